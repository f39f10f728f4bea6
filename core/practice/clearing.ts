/** A cheque on another bank that Q1 handed in on Friday, and a cheque on Q1 that goes back. */
import { EXCHANGE, RETURNING, UNCLEARED } from '../counter/exchange.ts'
import type { ExchangeBill } from '../items/exchangeBill.ts'
import type { Item } from '../items.ts'
import * as build from '../ledger/build.ts'
import { yuan } from '../money.ts'
import { given } from '../std.ts'
import type { Scene } from './books.ts'
import { vouchers } from './vouchers.ts'

const FRIDAY = '2026-02-27'

const bill = (
  serial: number,
  state: string,
  own: Pick<ExchangeBill, 'way' | 'amount' | 'paper' | 'reason'>,
): Item<'exchangeBill'> => ({
  kind: 'exchangeBill',
  id: `exchangeBill-20260227-${serial}`,
  state,
  opened: FRIDAY,
  by: '0003',
  until: null,
  data: {
    kind: 'debit',
    day: FRIDAY,
    session: 1,
    account: given(vouchers.accounts.Q1, 'Q1'),
    bank: '某银行',
    ...own,
  },
})

export const clearing: Scene = {
  accounts: {},
  set: ({ post }) => {
    const out = bill(21, 'presented', { way: 'out', amount: yuan(700), paper: 'Z21', reason: '' })
    const back = bill(22, 'toReturn', { way: 'in', amount: yuan(300), paper: 'Z22', reason: 'funds' })
    post([
      build.debit(EXCHANGE, out.data.amount),
      build.credit(UNCLEARED, out.data.amount),
      build.debit(RETURNING, back.data.amount),
      build.credit(EXCHANGE, back.data.amount),
      build.openItem(out),
      build.openItem(back),
    ])
  },
}
