/** Post-supervision wrote four notices on last Friday's papers; one is answered, two are appealed. */
import { newTeller } from '../founding.ts'
import type { ErrorNotice } from '../items/errorNotice.ts'
import type { Item } from '../items.ts'
import * as build from '../ledger/build.ts'
import type { Role } from '../ledger/entities.ts'
import type { Scene } from './books.ts'

const FRIDAY = '2026-02-27'

const supervisor = (id: string, zh: string, en: string) =>
  build.create('teller', id, {
    ...newTeller,
    id,
    name: { zh, en },
    roles: ['postSupervisor'] satisfies Role[],
    grade: 5,
  })

const data: ErrorNotice = {
  error: 'E03',
  day: FRIDAY,
  serial: 8,
  code: '0520',
  teller: '0012',
  evidence: '取款凭条无客户签名',
  class: 'B',
  tenths: 10,
  due: FRIDAY,
  answer: '',
}

const notice = (serial: number, state: string, own: Partial<ErrorNotice>): Item<'errorNotice'> => ({
  kind: 'errorNotice',
  id: `errorNotice-20260227-${serial}`,
  state,
  opened: FRIDAY,
  by: '0031',
  until: null,
  data: { ...data, ...own },
})

export const supervision: Scene = {
  accounts: {},
  set: ({ post }) => {
    post([
      supervisor('0031', '沈岚', 'Shen Lan'),
      supervisor('0032', '方毅', 'Fang Yi'),
      build.openItem(notice(5, 'issued', { due: '2026-03-02' })),
      build.openItem(notice(7, 'answered', { serial: 11, answer: '客户已补签' })),
      build.openItem(notice(8, 'appealed', { serial: 12, took: ['0012', '0032'], answer: '复核时在场' })),
      build.openItem(notice(6, 'appealed', { serial: 9, answer: '客户已签名，在背面' })),
    ])
  },
}
