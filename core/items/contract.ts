import type { Choices } from '../fields/choice.ts'
import type { LoanPlan } from '../loans/terms.ts'
import { displayMoney } from '../money.ts'
import { done, type ItemKindRow, open, reversed } from './kind.ts'

/** 信用, 保证, 抵押, 质押. */
export type Guarantee = 'credit' | 'surety' | 'mortgage' | 'pledge'

/** What a loan is for, and with that its account in the books. */
export type LoanUse = 'business' | 'housing' | 'consumer'

export const loanUses: Choices<LoanUse> = [
  { value: 'business', zh: '经营', en: 'Business' },
  { value: 'housing', zh: '住房', en: 'Housing' },
  { value: 'consumer', zh: '消费', en: 'Consumer' },
]

/** What was registered beyond the amount; of contracts that their first draw registered it is absent. */
export interface ContractTerms {
  readonly plan: Pick<LoanPlan, 'method' | 'penaltyPermille'> & { readonly payer: string }
  /** The day of the month of instalments; null for the day of the draw, and of other methods. */
  readonly date: number | null
  readonly use: LoanUse
  readonly purpose: string
  readonly guarantee: Guarantee
  /** What must lie in custody before it is drawn on. */
  readonly collateral: bigint
}

export interface Contract {
  readonly customer: string
  readonly number: string
  readonly approved: bigint
  readonly drawn: bigint
  readonly ratePpm: number
  readonly months: number
  readonly terms?: ContractTerms
  /** Items of what was taken into custody for it. */
  readonly held?: readonly string[]
}

export const contract: ItemKindRow<Contract> = {
  name: { zh: '贷款合同', en: 'Loan contract' },
  madeBy: ['6805'],
  words: ({ number, approved, drawn }) => {
    const left = displayMoney(approved - drawn)
    return { zh: `合同 ${number}，可用 ${left}`, en: `Contract ${number}, ${left} left` }
  },
  states: {
    active: open('有效', 'active'),
    drawn: done('已用完', 'fully drawn'),
    lapsed: done('提款期已过', 'no longer drawn on'),
    reversed,
  },
  blocksClose: false,
  lapsesTo: 'lapsed',
}
