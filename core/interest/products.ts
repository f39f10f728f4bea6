/**
 * 积数: the sum of daily balances, head counted, tail not. An account keeps `moment` = Σ change of base × day
 * number, so that the 积数 up to a day are base × day number − moment: one multiplication, whatever the history, and
 * exact for entries that are valued on another day (rules.md §2.1, DESIGN H2).
 */
import { type Day, dayNumber, daysBetween } from '../dates.ts'
import { interestBaseOf } from '../ledger/balance.ts'
import type { Account } from '../ledger/entities.ts'
import { cutToYuan } from '../money.ts'
import { daySegment, type Segment } from './segments.ts'

/** Fen-days from the last settlement up to, and without, `day`. */
export const productsUpTo = (account: Account, day: Day): bigint =>
  interestBaseOf(account) * BigInt(dayNumber(day)) - account.moment

/** Demand interest: 积数 × the rate of the day on which they are settled (rules.md §2.2). */
export const demandSegment = (products: bigint, ratePpm: number): Segment =>
  daySegment({ zh: '活期积数', en: 'Demand products' }, products, ratePpm, 1)

export interface Movement {
  readonly day: Day
  readonly amount: bigint
}

/** The same 积数 added up day by day from the movements: the second, simpler way. `to` is not counted. */
export function productsOf(movements: readonly Movement[], to: Day, base: 'yuan' | 'fen' = 'yuan'): bigint {
  const sorted = movements.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  let balance = 0n
  let products = 0n
  for (const [index, { day, amount }] of sorted.entries()) {
    balance += amount
    const until = sorted[index + 1]?.day ?? to
    const earning = base === 'yuan' ? cutToYuan(balance) : balance
    if (day < until) products += earning * BigInt(daysBetween(day, until))
  }
  return products
}

/** A corporate account is settled in pieces when the rate changes on the way; `rates` are [from, ppm], in order. */
export function segmentedByRate(
  base: bigint,
  from: Day,
  to: Day,
  rates: readonly (readonly [Day, number])[],
): Segment[] {
  return rates.flatMap(([start, ppm], index): Segment[] => {
    const begin = start > from ? start : from
    const next = rates[index + 1]?.[0] ?? to
    const end = next < to ? next : to
    if (begin >= end) return []
    return [daySegment({ zh: `${begin} 起`, en: `from ${begin}` }, base, ppm, daysBetween(begin, end))]
  })
}
