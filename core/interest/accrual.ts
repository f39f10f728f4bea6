/**
 * Accrual (计提), rules.md §1.3 and DESIGN H16: at each month end the interest earned so far is booked as
 * owed. What is posted is the difference between the rounded cumulative figure and what has been posted
 * before, so that the postings always add up to the whole, and rounding never drifts. The last day of a month
 * has earned when it ends.
 */
import { addDays, addMonths, type Day, daysBetween, firstOfMonth } from '../dates.ts'
import { interestOf, type Segment } from './segments.ts'

export interface AccrualRow {
  /** The last day that is counted. */
  readonly day: Day
  /** Since the row before. */
  readonly days: number
  readonly cumulative: bigint
  readonly posted: bigint
}

/** `earnedTo` gives the segments of all interest up to a day that is not counted. */
export function accrualRows(
  from: Day,
  lastDays: readonly Day[],
  earnedTo: (to: Day) => readonly Segment[],
): AccrualRow[] {
  let begin = from
  let before = 0n
  return lastDays.map(day => {
    const to = addDays(day, 1)
    const cumulative = interestOf(earnedTo(to))
    const row = { day, days: daysBetween(begin, to), cumulative, posted: cumulative - before }
    begin = to
    before = cumulative
    return row
  })
}

/** The month ends of [from, to), and the last day before `to` when that is none. */
export function accrualDays(from: Day, to: Day): Day[] {
  const days: Day[] = []
  let first = addMonths(firstOfMonth(from), 1)
  for (; first < to; first = addMonths(first, 1)) days.push(addDays(first, -1))
  return from < to ? [...days, addDays(to, -1)] : days
}

/**
 * When interest is paid, all that was accrued is used up; the rest is expense. Of a deposit drawn early less
 * is due than was accrued: the expense is negative, posted in red. In fen.
 */
export const expenseAtPayment = (due: bigint, accrued: bigint): bigint => due - accrued
