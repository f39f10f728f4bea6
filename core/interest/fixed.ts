/**
 * Lump-sum fixed deposits (整存整取), rules.md §2.1 and §2.3: the rate of the opening day for the whole term;
 * drawn early, the demand rate of that day for all days; after maturity, the demand rate for the days beyond.
 */
import { addMonths, type Day, daysBetween, daysBetween30, monthsBetween } from '../dates.ts'
import type { FixedTerms } from '../ledger/entities.ts'
import { cutToYuan, divideHalfUp } from '../money.ts'
import type { Parameters, TaxRate } from '../parameters.ts'
import { given } from '../std.ts'
import { daySegment, monthSegment, type Segment } from './segments.ts'

export type FixedMethod = Parameters['fixedMethod']

type Term = Pick<FixedTerms, 'months' | 'ratePpm' | 'start' | 'maturity'>

const labels = {
  term: { zh: '存期内', en: 'Term' },
  odd: { zh: '零头天数', en: 'Odd days' },
  early: { zh: '提前支取', en: 'Early withdrawal' },
  overdue: { zh: '逾期天数', en: 'Overdue days' },
}

/** Interest of a principal drawn on a day, early, on time or late. */
export function fixedSegments(
  principal: bigint,
  term: Term,
  on: Day,
  demandRatePpm: number,
  method: FixedMethod,
): Segment[] {
  const base = cutToYuan(principal)
  if (on < term.maturity) {
    return [daySegment(labels.early, base, demandRatePpm, daysBetween(term.start, on))]
  }
  const overdue = daysBetween(term.maturity, on)
  const late = overdue > 0 ? [daySegment(labels.overdue, base, demandRatePpm, overdue)] : []
  return [...termSegments(base, term, method), ...late]
}

/** The three formulas of rules.md §2.1; a bank chooses one and publishes it. */
function termSegments(
  base: bigint,
  { months, ratePpm, start, maturity }: Term,
  method: FixedMethod,
): Segment[] {
  if (method === 'actualDays') {
    return [daySegment(labels.term, base, ratePpm, daysBetween(start, maturity))]
  }
  if (method === 'wholeMonths') return [monthSegment(labels.term, base, ratePpm, months)]
  const whole = monthsBetween(start, maturity)
  const odd = daysBetween(addMonths(start, whole), maturity)
  const days = odd > 0 ? [daySegment(labels.odd, base, ratePpm, odd)] : []
  return [monthSegment(labels.term, base, ratePpm, whole), ...days]
}

/**
 * Tax on interest, by the share of each rate's period in the whole (rules.md §2.4): days of 30 a month, kept exact
 * and rounded once. In fen.
 */
export function interestTax(interest: bigint, from: Day, to: Day, rates: readonly TaxRate[]): bigint {
  const total = daysBetween30(from, to)
  if (total <= 0) return divideHalfUp(interest * BigInt(taxRateOn(rates, to)), 1_000_000n)
  let weighted = 0n
  for (const [index, rate] of rates.entries()) {
    const next = rates[index + 1]?.from ?? to
    const begin = rate.from > from ? rate.from : from
    const end = next < to ? next : to
    if (begin < end) weighted += BigInt(daysBetween30(begin, end)) * BigInt(rate.ppm)
  }
  return divideHalfUp(interest * weighted, BigInt(total) * 1_000_000n)
}

const taxRateOn = (rates: readonly TaxRate[], day: Day): number =>
  given(
    rates.findLast(rate => rate.from <= day),
    `no tax rate on ${day}`,
  ).ppm
