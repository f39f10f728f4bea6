import type { LoanUse } from './contract.ts'
import { displayMoney } from '../money.ts'
import { done, type ItemKindRow, open, reversed } from './kind.ts'

/** What two people found before a loan was agreed on (贷前调查); their words stay with the row of 6804. */
export interface Investigation {
  readonly customer: string
  /** Up to this contracts may be registered, and so much has been. */
  readonly amount: bigint
  readonly contracted: bigint
  readonly purpose: string
  /** For which kind of loan; absent of investigations of old, that are good for any. */
  readonly use?: LoanUse
  /** The second of the two; the first is whoever opened it. */
  readonly partner: string
}

export const investigation: ItemKindRow<Investigation> = {
  name: { zh: '贷前调查', en: 'Loan investigation' },
  madeBy: ['6804'],
  words: ({ customer, amount, contracted, purpose }) => {
    const left = displayMoney(amount - contracted)
    return {
      zh: `客户 ${customer} ${purpose}，可签 ${left}`,
      en: `Customer ${customer}, ${purpose}, ${left} left to agree on`,
    }
  },
  states: {
    recommended: open('建议发放', 'recommended'),
    declined: done('不建议', 'not recommended'),
    contracted: done('已签合同', 'agreed on'),
    lapsed: done('已过期', 'out of date'),
    reversed,
  },
  blocksClose: false,
  lapsesTo: 'lapsed',
}
