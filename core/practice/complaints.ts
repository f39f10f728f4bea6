/** Complaints of last Friday, each at another place of its way. */
import type { Complaint } from '../items/complaint.ts'
import type { Item } from '../items.ts'
import * as build from '../ledger/build.ts'
import type { Scene } from './books.ts'

const FRIDAY = '2026-02-27'

const data: Complaint = {
  channel: 'counter',
  business: 'savings',
  reason: 'service',
  grade: 'general',
  customer: null,
  row: null,
  about: '0012',
  parties: ['0012', '0003'],
  handler: '0014',
  heard: Date.UTC(2026, 1, 27, 2),
  legalDue: '2026-03-14',
  since: FRIDAY,
  extensions: 0,
  answered: null,
  due: '2026-03-02',
  method: null,
  satisfaction: null,
  steps: [],
}

const complaint = (serial: number, state: string, own: Partial<Complaint> = {}): Item<'complaint'> => ({
  kind: 'complaint',
  id: `complaint-20260227-${serial}`,
  state,
  opened: FRIDAY,
  by: '0014',
  until: null,
  data: { ...data, ...own },
})

export const complaints: Scene = {
  accounts: {},
  set: ({ post }) => {
    post([
      build.openItem(complaint(1, 'received')),
      build.openItem(complaint(2, 'proposed', { reason: 'fees', business: 'payment' })),
      build.openItem(complaint(3, 'called', { answered: FRIDAY, satisfaction: 4, due: '2026-03-29' })),
      build.openItem(complaint(4, 'closed', { answered: FRIDAY, satisfaction: 2, due: null })),
    ])
  },
}
