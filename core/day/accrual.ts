/**
 * Accrual (计提, rules.md §1.3): what deposits have earned is booked as owed, by kind, and what customers owe
 * on what they have overdrawn as receivable. What is posted is the
 * difference between the rounded figure of all their lines and what is booked, so that rounding never drifts,
 * and as much work for a million accounts as for ten.
 */
import { openOnce } from '../counter/currency.ts'
import { accruedKey, bookedAsOwed, expenseOf, OVERDRAFT_RECEIVABLE, PAYABLE } from '../counter/interest.ts'
import { addDays, type Day, lastOfMonth } from '../dates.ts'
import type { Evening } from '../desk.ts'
import { accountsIn, type Earner, EARNINGS, earnedSegments } from '../interest/earning.ts'
import { interestOf } from '../interest/segments.ts'
import { countUp, credit, debit } from '../ledger/build.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import type { Key } from '../ledger/entities.ts'
import type { Parameters } from '../parameters.ts'
import { INTEREST_INCOME } from '../loans/repay.ts'
import { deposits } from '../products.ts'
import { lastOfNight } from './calendar.ts'

/** The last day that the night after a day accrues, or null. */
export function accruedInNight(day: Day, parameters: Parameters): Day | null {
  const through = lastOfNight(day, parameters)
  if (parameters.deposits.accrual === 'daily') return through
  const last = lastOfMonth(day)
  return last <= through ? last : null
}

/** The last day that is accrued in the morning after a settlement: where that is monthly, its own day. */
export const accruedInMorning = (
  settlement: Day,
  { day, parameters }: Pick<Evening, 'day' | 'parameters'>,
): Day => (parameters.deposits.accrual === 'daily' ? addDays(day, -1) : settlement)

/** Deposits, and what is overdrawn. */
const earners: readonly Earner[] = [...deposits, 'overdraft']

/** Where it is booked: against the expense of a kind as payable, as receivable against income. */
const sidesOf = (earner: Earner): readonly [debit: string, credit: string] =>
  earner === 'overdraft' ? [OVERDRAFT_RECEIVABLE, INTEREST_INCOME] : [expenseOf(earner), PAYABLE]

export const accrualKeys = (kinds: readonly Earner[] = earners): Key[] => [
  EARNINGS,
  ...kinds.flatMap((earner): Key[] => [
    ...sidesOf(earner).map((no): Key => `account:${no}`),
    `tally:${accruedKey(earner)}`,
  ]),
]

export interface Accrual {
  readonly product: Earner
  readonly accounts: number
  /** What is owed up to the end of the day, in fen, and what of it is booked. */
  readonly total: bigint
  readonly before: bigint
}

/** By kind of deposit, up to and with a day. */
export function accruals(last: Day, desk: Evening, kinds: readonly Earner[] = earners): Accrual[] {
  const lines = desk.state.get('earnings', 'deposits')?.lines ?? []
  const to = addDays(last, 1)
  return kinds.flatMap(product => {
    const mine = lines.filter(line => line.product === product)
    const total = interestOf(earnedSegments(mine, to, desk.parameters))
    const before = bookedAsOwed(product, desk)
    return mine.length === 0 && before === 0n ? [] : [{ product, accounts: accountsIn(mine), total, before }]
  })
}

/** The difference between the cumulative figure and what is booked, in red where it is less. */
export const accrualEffects = (all: readonly Accrual[], desk: Evening): EffectDraft[] =>
  all.flatMap(({ product, total, before }, index) => {
    const more = total - before
    if (more === 0n) return []
    const [debited, credited] = sidesOf(product)
    return [
      ...(product === 'overdraft' ? openOnce(debited, debited, desk.branch.unit, desk) : []),
      debit(debited, more, index + 1),
      credit(credited, more, index + 1),
      countUp(accruedKey(product), more),
    ]
  })
