/**
 * What a method answers: figures under the names that such files use for them, in fen unless the name says
 * else.
 */
import type { DatedRate } from '../../core/interest/periods.ts'
import { exactInterest, type Fraction, interestOf, type Segment } from '../../core/interest/segments.ts'
import { interestTax, taxShares } from '../../core/interest/tax.ts'
import type { Day } from '../../core/dates.ts'

export type Answer = bigint | number | string | boolean | null | Fraction | readonly Answer[] | Answers
export interface Answers {
  readonly [key: string]: Answer
}

export function interestAnswers(segments: readonly Segment[], tax = 0n): Answers {
  return { ...paidAnswers(interestOf(segments), tax), exact_total_fen: exactInterest(segments) }
}

export const paidAnswers = (interest: bigint, tax: bigint): Answers => ({
  interest_fen: interest,
  tax_fen: tax,
  net_fen: interest - tax,
})

/** Interest of [from, to) with its tax; where the tax changed on the way, with the share of each rate. */
export function taxedAnswers(
  segments: readonly Segment[],
  from: Day,
  to: Day,
  rates: readonly DatedRate[],
  principal: bigint,
): Answers {
  const interest = interestOf(segments)
  const tax = interestTax(interest, from, to, rates)
  const shares = taxShares(from, to, rates)
  const exact = exactInterest(segments)
  const total = shares.reduce((sum, { days }) => sum + BigInt(days), 0n)
  const shareOf = (days: number): Fraction => ({
    numerator: exact.numerator * BigInt(days),
    denominator: exact.denominator * total,
  })
  const spread: Answers =
    rates.length > 1 && total > 0n
      ? {
          segment_days_30_360: shares.map(({ days }) => days),
          segment_interest_exact_fen: shares.map(({ days }) => shareOf(days)),
        }
      : {}
  return { ...interestAnswers(segments, tax), ...spread, payout_fen: principal + interest - tax }
}

/** `period1_interest_fen`, `period2_interest_fen` … from a list of rows. */
export function numbered(prefix: string, rows: readonly Answers[]): Answers {
  return Object.fromEntries(
    rows.flatMap((row, index) =>
      Object.entries(row).map(([key, value]) => [`${prefix}${index + 1}_${key}`, value]),
    ),
  )
}
