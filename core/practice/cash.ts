/** Two cases of last Friday, not explained yet: till 02 was over by 80, till 03 short by as much. */
import type { Item } from '../items.ts'
import * as build from '../ledger/build.ts'
import { yuan } from '../money.ts'
import type { Scene } from './books.ts'

const FOUND = '2026-02-27'

const found = (serial: number, till: string, side: 'over' | 'short'): Item<'cashError'> => ({
  kind: 'cashError',
  id: `cashError-20260227-${serial}`,
  state: 'booked',
  opened: FOUND,
  by: '0012',
  until: null,
  data: { till, side, amount: yuan(80), note: '晚间轧账清点' },
})

export const cash: Scene = {
  accounts: {},
  set: ({ post }) => {
    post([
      build.debit('1221-01', yuan(80)),
      build.credit('2241-01', yuan(80)),
      build.openItem(found(3, '02', 'over')),
      build.openItem(found(4, '03', 'short')),
    ])
  },
}
