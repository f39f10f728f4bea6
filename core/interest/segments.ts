/**
 * Interest is a sum of segments, each base × rate × time, kept exact and rounded once, half-up to fen, at the
 * end (rules.md §2.1). The same segments are what the interest sheet shows, so a figure can always be added
 * up again.
 */
import type { Day } from '../dates.ts'
import { divideHalfUp } from '../money.ts'
import { assert } from '../std.ts'
import type { Words } from '../words.ts'
import { type Convention, daysIn, type YearDays } from './convention.ts'

export interface Segment {
  readonly label: Words
  /** In fen; for 积数 in fen-days or fen-months, with `time` 1. */
  readonly base: bigint
  readonly ratePpm: number
  /** Days or months, as `per` says. */
  readonly time: number
  /** The year that the rate is for, in days or in months. */
  readonly per: YearDays | 12
  /** A multiplier in permille: 600 for 打六折, 1500 for a penalty half above the rate. */
  readonly permille: number
}

/** base × ppm × time × permille over 10⁶ × per × 1000, in exact fen. */
export interface Fraction {
  readonly numerator: bigint
  readonly denominator: bigint
}

// The least number that all three years divide, so that all segments share one denominator.
const COMMON_YEAR = 26_280n
const DENOMINATOR = 1_000_000n * COMMON_YEAR * 1000n

export function exactInterest(segments: readonly Segment[]): Fraction {
  let numerator = 0n
  for (const { base, ratePpm, time, per, permille } of segments) {
    const inYear = COMMON_YEAR / BigInt(per)
    numerator += base * BigInt(ratePpm) * BigInt(time) * BigInt(permille) * inYear
  }
  return { numerator, denominator: DENOMINATOR }
}

/** In fen. */
export function interestOf(segments: readonly Segment[]): bigint {
  const { numerator, denominator } = exactInterest(segments)
  return divideHalfUp(numerator, denominator)
}

export function daySegment(
  label: Words,
  base: bigint,
  ratePpm: number,
  days: number,
  permille = 1000,
  per: YearDays = 360,
): Segment {
  assert(days >= 0, `interest for ${days} days`)
  return { label, base, ratePpm, time: days, per, permille }
}

/** The days of [from, to), counted as the convention says; `base` is what earns, cut already. */
export const spanSegment = (
  label: Words,
  base: bigint,
  ratePpm: number,
  span: { readonly from: Day; readonly to: Day },
  convention: Convention,
  permille = 1000,
): Segment =>
  daySegment(label, base, ratePpm, daysIn(span.from, span.to, convention), permille, convention.yearDays)

/** 积数 in fen-days: the days are in the base already. */
export const productSegment = (
  label: Words,
  products: bigint,
  ratePpm: number,
  per: YearDays = 360,
): Segment => ({ label, base: products, ratePpm, time: 1, per, permille: 1000 })

export const monthSegment = (
  label: Words,
  base: bigint,
  ratePpm: number,
  months: number,
  permille = 1000,
): Segment => ({
  label,
  base,
  ratePpm,
  time: months,
  per: 12,
  permille,
})
