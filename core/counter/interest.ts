/**
 * The entry of interest paid to a depositor (rules.md §1.3): what was accrued of it is owed already, the rest
 * is expense by deposit kind, in red where less is due than was accrued; less the tax that is withheld.
 */
import { type Day, firstOfMonth } from '../dates.ts'
import type { Desk } from '../desk.ts'
import { type Earner, earnedSegments, earningsOf } from '../interest/earning.ts'
import { interestOf, type Segment } from '../interest/segments.ts'
import { countUp, credit, debit } from '../ledger/build.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import type { Account, Key } from '../ledger/entities.ts'
import type { Parameters } from '../parameters.ts'
import { INTEREST_INCOME } from '../loans/repay.ts'
import { type Product, products } from '../products.ts'
import { given, least, most, sum } from '../std.ts'

/** 应付利息. */
export const PAYABLE = '2231'
/** 代扣利息税. */
export const INTEREST_TAX = '2221-01'

/** 应收透支利息. */
export const OVERDRAFT_RECEIVABLE = '1132-02'

/** Expense by deposit kind, rules.md §1.2. */
export const expenseOf = (product: Product): string => `6411-${products[product].gl.slice(-2)}`

/** What of a kind is booked as owed: by us, or to us on what is overdrawn. */
export const accruedKey = (earner: Earner): string => `accrued/${earner}`

/** What paying interest on a kind of deposit reads; a demand account may owe some too. */
export const interestKeys = (product: Product): Key[] => [
  `account:${expenseOf(product)}`,
  `account:${PAYABLE}`,
  `account:${INTEREST_TAX}`,
  `tally:${accruedKey(product)}`,
  ...(product === 'demand' ? overdraftKeys : []),
]

const overdraftKeys: readonly Key[] = [
  `account:${OVERDRAFT_RECEIVABLE}`,
  `account:${INTEREST_INCOME}`,
  `tally:${accruedKey('overdraft')}`,
]

/** What of the desk a payment of interest looks at. */
export type Paying = Pick<Desk, 'state' | 'day' | 'parameters'>

export const productOf = ({ no, product }: Account): Product => given(product, `${no} is of a product`)

export const bookedAsOwed = (product: Earner, { state }: Pick<Desk, 'state'>): bigint =>
  state.get('tally', accruedKey(product))?.amount ?? 0n

/** The first day that the last accrual has not counted. */
export const accruedTo = (day: Day, { deposits }: Pick<Parameters, 'deposits'>): Day =>
  deposits.accrual === 'daily' ? day : firstOfMonth(day)

export interface InterestPaid {
  readonly segments: readonly Segment[]
  /** In fen, before tax. */
  readonly interest: bigint
  readonly tax: bigint
}

/** The account before its interest is paid, and after: what it had earned goes with the difference. */
interface Change {
  readonly before: Account
  readonly after: Account
  /** What is booked as owed, where an earlier payment of the same row has used some of it. */
  readonly booked?: bigint
}

/** The account as it is when it is paid out. */
export const paidOut = (account: Account): Change => ({
  before: account,
  after: { ...account, status: 'closed' },
})

/** The customer's share is part of what is paid out, so these legs balance only together with that. */
export function interestLegs(
  change: Change,
  { interest, tax }: Pick<InterestPaid, 'interest' | 'tax'>,
  desk: Paying,
  slip = 1,
): EffectDraft[] {
  const accrued = accruedOf(change, interest, desk)
  return interestBooked(productOf(change.before), { interest, tax }, accrued, slip)
}

/** Interest of a kind, some of it from what is owed, the rest expense; and the tax. */
export function interestBooked(
  product: Product,
  { interest, tax }: Pick<InterestPaid, 'interest' | 'tax'>,
  accrued: bigint,
  slip: number,
): EffectDraft[] {
  const expense = interest - accrued
  return [
    ...(accrued === 0n ? [] : [debit(PAYABLE, accrued, slip), countUp(accruedKey(product), -accrued)]),
    ...(expense === 0n ? [] : [debit(expenseOf(product), expense, slip)]),
    ...(tax === 0n ? [] : [credit(INTEREST_TAX, tax, slip)]),
  ]
}

/**
 * Of what goes with the payment, the part that the last accrual has booked. Where the balance has moved
 * since, what a running account had earned by then is told by the balance of now, and is no more than is due.
 */
function accruedOf({ before, after, booked }: Change, interest: bigint, desk: Paying): bigint {
  const owed = booked ?? bookedAsOwed(productOf(before), desk)
  if (owed <= 0n) return 0n
  const to = accruedTo(desk.day, desk.parameters)
  const earned = (account: Account) => accruedOn(account, to, desk.parameters) ?? 0n
  const gone = most(0n, earned(before) - earned(after))
  return least(owed, before.interestBase === null ? gone : least(gone, interest))
}

/**
 * What an account has earned up to, and without, a day; null where it earns nothing. The accrual of a branch
 * is a sum, and each account's part of it is found when somebody asks.
 */
export function accruedOn(
  account: Account,
  day: Day,
  parameters: Pick<Parameters, 'rates'>,
  earner: Earner | null = account.product,
): bigint | null {
  const lines = earningsOf(account).filter(({ product }) => product === earner)
  return lines.length === 0 ? null : interestOf(earnedSegments(lines, day, parameters))
}

/** What some effects use of what is booked as owed. */
export const usedOf = (effects: readonly EffectDraft[]): bigint =>
  sum(effects.map(effect => (effect.type === 'tally' ? -effect.amount : 0n)))
