/**
 * Lump-sum fixed deposits (整存整取), rules.md §2.1 and §2.3: the rate of the opening day for the whole term;
 * drawn early, the demand rate of that day for all days; after maturity, the demand rate for the days beyond.
 * Of a deposit drawn in part the rest keeps its opening day and rate, so both parts are deposits to these
 * functions.
 */
import { addMonths, type Day, daysBetween, monthsBetween } from '../dates.ts'
import type { FixedTerms } from '../ledger/entities.ts'
import type { Parameters } from '../parameters.ts'
import { type Convention, depositConvention, earningBase } from './convention.ts'
import { daySegment, monthSegment, type Segment, spanSegment } from './segments.ts'

export type FixedMethod = Parameters['fixedMethod']

export type FixedTerm = Pick<FixedTerms, 'months' | 'ratePpm' | 'start' | 'maturity'>

export const earlyLabel = { zh: '提前支取', en: 'Early withdrawal' }

const labels = {
  term: { zh: '存期内', en: 'Term' },
  odd: { zh: '零头天数', en: 'Odd days' },
  overdue: { zh: '逾期天数', en: 'Overdue days' },
}

/** Interest of a principal drawn on a day, early, on time or late. */
export function fixedSegments(
  principal: bigint,
  term: FixedTerm,
  on: Day,
  demandRatePpm: number,
  method: FixedMethod,
  convention: Convention = depositConvention,
): Segment[] {
  const base = earningBase(principal, convention)
  if (on < term.maturity) return [earlySegment(base, term.start, on, demandRatePpm, convention)]
  return [
    ...termSegments(base, term, method, convention),
    ...overdueSegments(base, term.maturity, on, demandRatePpm, convention),
  ]
}

/** All days at the demand rate of the day of withdrawal (储蓄管理条例 art. 24). */
export const earlySegment = (
  base: bigint,
  start: Day,
  on: Day,
  demandRatePpm: number,
  convention: Convention,
): Segment => spanSegment(earlyLabel, base, demandRatePpm, { from: start, to: on }, convention)

/** Days from maturity, at the demand rate of the day of withdrawal (art. 25); none on the day itself. */
export const overdueSegments = (
  base: bigint,
  maturity: Day,
  on: Day,
  demandRatePpm: number,
  convention: Convention,
): Segment[] =>
  maturity < on
    ? [spanSegment(labels.overdue, base, demandRatePpm, { from: maturity, to: on }, convention)]
    : []

/** The three formulas of rules.md §2.1; a bank chooses one and publishes it. */
function termSegments(
  base: bigint,
  { months, ratePpm, start, maturity }: FixedTerm,
  method: FixedMethod,
  convention: Convention,
): Segment[] {
  if (method === 'actualDays') {
    return [spanSegment(labels.term, base, ratePpm, { from: start, to: maturity }, convention)]
  }
  if (method === 'wholeMonths') return [monthSegment(labels.term, base, ratePpm, months)]
  const whole = monthsBetween(start, maturity)
  const odd = daysBetween(addMonths(start, whole), maturity)
  const days = odd > 0 ? [daySegment(labels.odd, base, ratePpm, odd, 1000, convention.yearDays)] : []
  return [monthSegment(labels.term, base, ratePpm, whole), ...days]
}
