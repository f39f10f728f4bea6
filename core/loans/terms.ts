/**
 * What is agreed on a loan, and what is owed on it: its account keeps both (rules.md §2.6). Loans that were
 * drawn before contracts were registered say less: they are paid in one at maturity, and tell by their 积数
 * since when interest runs. `loanOf` reads both, so that nothing else has to know.
 */
import { addDays, type Day } from '../dates.ts'
import { productsUpTo } from '../interest/products.ts'
import type { DatedRate } from '../interest/periods.ts'
import { naturalBalance } from '../ledger/balance.ts'
import type { Account } from '../ledger/entities.ts'
import type { Parameters } from '../parameters.ts'
import { assert } from '../std.ts'
import type { Misuse } from './misuse.ts'

/** 利随本清, 按月付息, 按季付息, 等额本息, 等额本金. */
export type RepaymentMethod =
  | 'bullet'
  | 'interestMonthly'
  | 'interestQuarterly'
  | 'equalInstalment'
  | 'equalPrincipal'

/** 五级分类, from the best to the worst. */
export const loanClasses = ['pass', 'mention', 'substandard', 'doubtful', 'loss'] as const
export type LoanClass = (typeof loanClasses)[number]

/** The schedule from one of its rows on: as it was drawn, and anew after each prepayment or extension. */
export interface PlanPhase {
  /** The number of its first row. */
  readonly first: number
  /** Interest of that row runs from here. */
  readonly from: Day
  /** Principal at its beginning. */
  readonly balance: bigint
  /** Rows of an instalment loan; null where the payment says how many it takes. */
  readonly rows: number | null
  /** The instalment, or of equal principal its part, that stays; null where it follows from the rows. */
  readonly payment: bigint | null
}

export interface LoanPlan {
  readonly method: RepaymentMethod
  /** The multiplier of the contract rate for what is overdue. */
  readonly penaltyPermille: number
  /** When it was put to another use; absent where it never was. */
  readonly misused?: readonly Misuse[]
  /** Interest and instalments are charged to this account. */
  readonly payer: string | null
  /** The day of the month on which instalments are due, from this month on; null of other methods. */
  readonly instalments: { readonly date: number; readonly first: Day } | null
  readonly phases: readonly PlanPhase[]
  /** Rates that follow the first one: after an extension. */
  readonly rates: readonly DatedRate[]
  /** Interest counted before the first phase and due with its first row: of loans of old. */
  readonly carried: bigint
}

/** What has come due on one day and has not been paid. */
export interface DueLine {
  /** The row of the schedule. */
  readonly number: number
  readonly day: Day
  readonly principal: bigint
  readonly interest: bigint
}

/** Counted without rounding, in fen × ppm × ‰ × days, so that partial payments never lose a fraction. */
export interface Counted {
  readonly exact: bigint
  readonly paid: bigint
}

export interface LoanDebt {
  /** So many rows of the schedule have come due. */
  readonly due: number
  readonly lines: readonly DueLine[]
  /** Penalty and compound interest are counted up to, and without, this day. */
  readonly counted: Day
  readonly penalty: Counted
  readonly compound: Counted
  /** Of the principal, on 1303-09. */
  readonly overdue: bigint
  /** Of the interest, on 1132-01; and off the balance, on 7003. */
  readonly receivable: bigint
  readonly offBooks: bigint
  /** Since when interest is no income until it is paid; null while it is. */
  readonly nonAccrual: Day | null
  readonly class: LoanClass
  /** Of the allowance on 1304, for this loan. */
  readonly provision: bigint
  readonly writtenOff: WrittenOff | null
}

/** What was written off and has not been recovered. */
export interface WrittenOff {
  readonly day: Day
  readonly principal: bigint
  readonly interest: bigint
}

export interface LoanTerms {
  readonly kind: 'loan'
  readonly contract: string
  readonly months: number
  readonly ratePpm: number
  readonly start: Day
  readonly maturity: Day
  /** Of loans of old: interest counted up to the last repayment and not paid by it, in fen. */
  readonly interestCarried?: bigint
  /** Absent of loans of old, that nothing has been done on since: paid in one at maturity. */
  readonly plan?: LoanPlan
  /** The maturity before it was extended; absent where it never was. */
  readonly extended?: Day
}

/** A loan with all that is agreed and owed, whenever it was drawn. */
export interface Loan {
  readonly account: Account
  readonly terms: LoanTerms
  readonly plan: LoanPlan
  readonly debt: LoanDebt
}

export const nothingCounted: Counted = { exact: 0n, paid: 0n }

export const newDebt = (start: Day): LoanDebt => ({
  due: 0,
  lines: [],
  counted: start,
  penalty: nothingCounted,
  compound: nothingCounted,
  overdue: 0n,
  receivable: 0n,
  offBooks: 0n,
  nonAccrual: null,
  class: 'pass',
  provision: 0n,
  writtenOff: null,
})

export function loanOf(account: Account, { loan }: Pick<Parameters, 'loan'>): Loan {
  const { terms } = account
  assert(terms?.kind === 'loan', `${account.no} is no loan`)
  const { plan } = terms
  if (plan && account.debt) return { account, terms, plan, debt: account.debt }
  return { account, terms, ...asDrawnOfOld(account, terms, loan.penaltyPermille) }
}

/** Between two repayments the principal stood still, so that 积数 tell since when interest is owed. */
function asDrawnOfOld(account: Account, terms: LoanTerms, penaltyPermille: number) {
  const { maturity, interestCarried: carried = 0n } = terms
  const balance = naturalBalance(account)
  const days = balance === 0n ? 0 : Number(productsUpTo(account, maturity) / balance)
  const since = addDays(maturity, -days)
  const phase: PlanPhase = { first: 1, from: since, balance, rows: null, payment: null }
  const plan: LoanPlan = {
    method: 'bullet',
    penaltyPermille,
    payer: null,
    instalments: null,
    phases: [since < maturity ? phase : { ...phase, from: maturity }],
    rates: [],
    carried,
  }
  // Repaid in part after its maturity: penalty runs from that day.
  const debt = newDebt(terms.start)
  return { plan, debt: since > maturity ? { ...debt, counted: since } : debt }
}

/** The rates of a loan, one after the other. */
export const loanRates = ({ terms, plan }: Pick<Loan, 'terms' | 'plan'>): readonly DatedRate[] => [
  { from: terms.start, ppm: terms.ratePpm },
  ...plan.rates,
]

/** All principal that is owed, wherever it stands in the books. */
export const principalOf = ({ account, debt }: Pick<Loan, 'account' | 'debt'>): bigint =>
  naturalBalance(account) + debt.overdue
