import type { PaperRef } from '../ledger/entities.ts'
import { displayMoney } from '../money.ts'
import type { Words } from '../words.ts'
import { done, type ItemKindRow, open, reversed } from './kind.ts'

/** What a customer has bought through the bank: a bond, a fund, a policy. The bank owes nothing on it. */
export interface AgencyHolding {
  /** The issuer's product by its code, and as it was called when it was sold. */
  readonly principal: string
  readonly name: Words
  readonly customer: string
  /** What was paid, in fen, and what of that has not been redeemed. */
  readonly amount: bigint
  readonly rest: bigint
  readonly paper: PaperRef
}

export const agencyHolding: ItemKindRow<AgencyHolding> = {
  name: { zh: '代理持有', en: 'Agency holding' },
  madeBy: ['6005'],
  words: ({ name, customer, rest }) => ({
    zh: `${name.zh} ${displayMoney(rest)}，客户 ${customer}`,
    en: `${name.en} ${displayMoney(rest)}, customer ${customer}`,
  }),
  states: { held: open('持有', 'held'), redeemed: done('已兑付', 'redeemed'), reversed },
  blocksClose: false,
  lapsesTo: null,
}
