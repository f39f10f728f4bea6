/**
 * 积数: the sum of daily balances, head counted, tail not. An account keeps `moment` = Σ change of base × day
 * number, so that the 积数 up to a day are base × day number − moment: one multiplication, whatever the
 * history (rules.md §2.1, DESIGN H2). Entries valued on another day count from that day; only the part of a
 * yuan that such an entry completes is counted from it as well, whichever later entry it completes it with.
 */
import { type Day, dayNumber } from '../dates.ts'
import { interestBaseOf } from '../ledger/balance.ts'
import type { Account } from '../ledger/entities.ts'
import { type Convention, daysIn, depositConvention, earningBase } from './convention.ts'
import { type DatedRate, ratePeriods } from './periods.ts'
import { productSegment, type Segment } from './segments.ts'

/** Fen-days from the last settlement up to, and without, `day`. */
export const productsUpTo = (account: Account, day: Day): bigint =>
  interestBaseOf(account) * BigInt(dayNumber(day)) - account.moment

/** Demand interest: 积数 × the rate of the day on which they are settled (rules.md §2.2). */
export const demandSegment = (
  products: bigint,
  ratePpm: number,
  { yearDays }: Convention = depositConvention,
): Segment => productSegment({ zh: '活期积数', en: 'Demand products' }, products, ratePpm, yearDays)

export interface Movement {
  readonly day: Day
  /** In fen; what leaves is negative. */
  readonly amount: bigint
}

/**
 * The same 积数 from the movements, balance by balance: the second, simpler way. In fen-days; of several
 * movements on one day only the balance that they leave counts, and `to` is not counted.
 */
export function productsOf(
  movements: readonly Movement[],
  to: Day,
  convention: Convention = depositConvention,
): bigint {
  const sorted = movements.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  let balance = 0n
  let products = 0n
  for (const [index, { day, amount }] of sorted.entries()) {
    balance += amount
    const next = sorted[index + 1]?.day ?? to
    const until = next < to ? next : to
    if (day < until) products += earningBase(balance, convention) * BigInt(daysIn(day, until, convention))
  }
  return products
}

/** Fen-days of [from, to). */
export const productsBetween = (
  movements: readonly Movement[],
  from: Day,
  to: Day,
  convention: Convention = depositConvention,
): bigint => productsOf(movements, to, convention) - productsOf(movements, from, convention)

/** 积数 of [from, to) in pieces, one for each rate that was in force (分段计息, rules.md §2.2). */
export function segmentsByRate(
  movements: readonly Movement[],
  from: Day,
  to: Day,
  rates: readonly DatedRate[],
  convention: Convention,
): Segment[] {
  return ratePeriods(rates, from, to).map(period => {
    const label = { zh: `${period.from} 起积数`, en: `Products from ${period.from}` }
    const products = productsBetween(movements, period.from, period.to, convention)
    return productSegment(label, products, period.ppm, convention.yearDays)
  })
}
