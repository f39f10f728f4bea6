/**
 * Tax on deposit interest (利息税, rules.md §2.4): the rate went from nothing to 20 %, to 5 %, and back to
 * nothing, and interest is taxed at the rates of the days on which it was earned. The interest of a fixed
 * deposit is spread evenly over its days for that, by months of thirty days. Withheld from what is paid, so
 * taken from interest in whole fen.
 */
import type { Day } from '../dates.ts'
import { divideHalfUp } from '../money.ts'
import { type DayCount, daysIn } from './convention.ts'
import { type DatedRate, rateAt, type RatePeriod, ratePeriods } from './periods.ts'

export interface TaxShare extends RatePeriod {
  readonly days: number
}

// Before the first row of a table of taxes there was none.
const untaxed: DatedRate = { from: '0001-01-01', ppm: 0 }

const PPM = 1_000_000n

/** The days of [from, to) under each rate. */
export function taxShares(
  from: Day,
  to: Day,
  rates: readonly DatedRate[],
  dayCount: DayCount = 'thirty',
): TaxShare[] {
  return ratePeriods([untaxed, ...rates], from, to).map(period => ({
    ...period,
    days: daysIn(period.from, period.to, { dayCount }),
  }))
}

/** In fen: the share of each rate's days in the whole, kept exact and rounded once. */
export function interestTax(
  interest: bigint,
  from: Day,
  to: Day,
  rates: readonly DatedRate[],
  dayCount: DayCount = 'thirty',
): bigint {
  const total = daysIn(from, to, { dayCount })
  // Between a 30th and a 31st there is no day of thirty to spread the interest over.
  if (total <= 0) return flatTax(interest, rateAt([untaxed, ...rates], to))
  let weighted = 0n
  for (const { days, ppm } of taxShares(from, to, rates, dayCount)) weighted += BigInt(days) * BigInt(ppm)
  return divideHalfUp(interest * weighted, BigInt(total) * PPM)
}

/** In fen, at one rate. */
export const flatTax = (interest: bigint, ppm: number): bigint => divideHalfUp(interest * BigInt(ppm), PPM)
