/**
 * Rates and taxes are dated rows: each holds from its day until the next one begins (rules.md §2.2, §2.4). A
 * span of days falls apart into the periods of the rows it crosses.
 */
import type { Day } from '../dates.ts'
import { assert, given } from '../std.ts'

export interface DatedRate {
  readonly from: Day
  readonly ppm: number
}

export interface RatePeriod {
  readonly from: Day
  /** Not counted. */
  readonly to: Day
  readonly ppm: number
}

/** The pieces of [from, to), in order; they touch, and together they are the whole span. */
export function ratePeriods(rates: readonly DatedRate[], from: Day, to: Day): RatePeriod[] {
  if (from >= to) return []
  const sorted = inOrder(rates)
  assert(sorted[0] && sorted[0].from <= from, `no rate on ${from}`)
  return sorted.flatMap((rate, index): RatePeriod[] => {
    const begin = rate.from > from ? rate.from : from
    const next = sorted[index + 1]?.from ?? to
    const end = next < to ? next : to
    return begin < end ? [{ from: begin, to: end, ppm: rate.ppm }] : []
  })
}

/** The rate in force on a day, in ppm. */
export const rateAt = (rates: readonly DatedRate[], day: Day): number =>
  given(
    inOrder(rates).findLast(rate => rate.from <= day),
    `no rate on ${day}`,
  ).ppm

const inOrder = (rates: readonly DatedRate[]): DatedRate[] =>
  rates.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
