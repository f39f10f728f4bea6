/**
 * Principal-kept deposits (存本取息), rules.md §2.3: the principal stays, and its interest for the whole term
 * is drawn in equal parts, every month or every few months; the last draw takes what rounding left. Closed
 * early, the deposit has earned the demand rate only, and what was drawn beyond that is taken back from the
 * principal.
 */
import type { Day } from '../dates.ts'
import { divideHalfUp } from '../money.ts'
import { assert } from '../std.ts'
import { type Convention, depositConvention, earningBase } from './convention.ts'
import { earlySegment } from './fixed.ts'
import { exactInterest, interestOf, monthSegment, type Segment } from './segments.ts'

export interface DrawPlan {
  readonly segments: readonly Segment[]
  /** Of the whole term, in fen; the draws add up to it. */
  readonly interest: bigint
  readonly draws: number
  readonly each: bigint
  readonly last: bigint
}

export function drawPlan(
  principal: bigint,
  ratePpm: number,
  months: number,
  intervalMonths: number,
  convention: Convention = depositConvention,
): DrawPlan {
  assert(months % intervalMonths === 0, `${months} months are no whole number of ${intervalMonths} months`)
  const draws = months / intervalMonths
  const label = { zh: '全期利息', en: 'Interest of the whole term' }
  const segments = [monthSegment(label, earningBase(principal, convention), ratePpm, months)]
  const interest = interestOf(segments)
  const { numerator, denominator } = exactInterest(segments)
  const each = divideHalfUp(numerator, denominator * BigInt(draws))
  return { segments, interest, draws, each, last: interest - each * BigInt(draws - 1) }
}

export interface EarlyClose {
  readonly segments: readonly Segment[]
  readonly interest: bigint
  /** Of the interest drawn, what comes back out of the principal. */
  readonly clawback: bigint
  readonly payout: bigint
}

/** `drawn` is the interest that was paid out so far. All in fen. */
export function closeDrawsEarly(
  principal: bigint,
  start: Day,
  on: Day,
  demandRatePpm: number,
  drawn: bigint,
  convention: Convention = depositConvention,
): EarlyClose {
  const segments = [earlySegment(earningBase(principal, convention), start, on, demandRatePpm, convention)]
  const interest = interestOf(segments)
  const clawback = drawn > interest ? drawn - interest : 0n
  return { segments, interest, clawback, payout: principal + interest - drawn }
}
