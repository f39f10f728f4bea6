/** What a bank may decide for itself about loans (rules.md §2.6): dated, like all parameters. */
import type { DebtPart } from './repay.ts'
import type { LoanClass } from './terms.ts'

export interface LoanParameters {
  readonly penaltyPermille: number
  /** The multiplier of the contract rate for a loan that was put to another use. */
  readonly misusePermille: number
  /** Whom a repayment serves first; of a loan late for longer than `nonAccrualDays` the second order. */
  readonly order: readonly DebtPart[]
  readonly orderLate: readonly DebtPart[]
  /** Late for longer, interest is no income until it is paid. */
  readonly nonAccrualDays: number
  /** Late for longer, a loan is suggested to be doubtful, or lost. */
  readonly doubtfulDays: number
  readonly lossDays: number
  /** Of principal repaid early, within so many months of the draw (违约金). */
  readonly prepaymentPermille: number
  readonly prepaymentMonths: number
  /** A contract may be drawn on for so long. */
  readonly drawMonths: number
  /** What was found before a contract is good for so many months. */
  readonly investigationMonths: number
  /** Where the money went is checked so many days after the draw, the borrower every so many months. */
  readonly useCheckDays: number
  readonly checkMonths: number
  /** A loan of a longer term is extended by at most so many months. */
  readonly extensionMonths: number
  /** The highest rate of a loan of each kind, in permille of the LPR of its term. */
  readonly businessMostPermille: number
  readonly housingMostPermille: number
  readonly consumerMostPermille: number
}

/** The allowance that a loan of each class is covered by, in permille of its principal. */
export type ProvisionParameters = Readonly<Record<LoanClass, number>>

export const loanParameters: LoanParameters = {
  penaltyPermille: 1_500,
  misusePermille: 2_000,
  order: ['compound', 'penalty', 'interest', 'principal'],
  orderLate: ['principal', 'compound', 'penalty', 'interest'],
  nonAccrualDays: 90,
  doubtfulDays: 270,
  lossDays: 360,
  prepaymentPermille: 10,
  prepaymentMonths: 12,
  drawMonths: 6,
  investigationMonths: 6,
  useCheckDays: 15,
  checkMonths: 3,
  extensionMonths: 36,
  businessMostPermille: 3_000,
  housingMostPermille: 2_000,
  consumerMostPermille: 4_000,
}

export const provisionParameters: ProvisionParameters = {
  pass: 10,
  mention: 20,
  substandard: 250,
  doubtful: 500,
  loss: 1_000,
}
