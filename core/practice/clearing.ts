/** A cheque on Q1 came in on Friday that cannot be paid: it goes back. */
import { claimBill, EXCHANGE, RETURNING } from '../counter/exchange.ts'
import type { Item } from '../items.ts'
import * as build from '../ledger/build.ts'
import { yuan } from '../money.ts'
import { given } from '../std.ts'
import type { Scene } from './books.ts'
import { vouchers } from './vouchers.ts'

const FRIDAY = '2026-02-27'

const unpaid: Item<'exchangeBill'> = {
  kind: 'exchangeBill',
  id: 'exchangeBill-20260227-22',
  state: 'toReturn',
  opened: FRIDAY,
  by: '0003',
  until: null,
  data: {
    way: 'in',
    kind: 'debit',
    day: FRIDAY,
    session: 1,
    account: given(vouchers.accounts.Q1, 'Q1'),
    amount: yuan(300),
    bank: '某银行',
    paper: 'Z22',
    reason: 'funds',
  },
}

export const clearing: Scene = {
  accounts: {},
  set: ({ post }) => {
    const { amount } = unpaid.data
    post([
      build.debit(RETURNING, amount),
      build.credit(EXCHANGE, amount),
      build.openItem(unpaid),
      claimBill(unpaid.data, unpaid.id),
    ])
  },
}
