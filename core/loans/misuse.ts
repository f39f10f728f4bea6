/**
 * A loan that was put to another use bears the penalty rate of misuse (挪用罚息) on all its principal, from the
 * day it was found until it is put right; of the two penalties only the heavier applies (rules.md §2.6). What
 * is not due yet goes on bearing the contract rate by its schedule, and beside it the rest of the heavier
 * rate, as penalty interest that is due at once.
 */
import type { Day } from '../dates.ts'
import type { LoanPlan } from './terms.ts'

/** So long all principal bears a multiple of the contract rate; to null while it is not put right. */
export interface Misuse {
  readonly from: Day
  readonly to: Day | null
  readonly permille: number
}

type Planned = Pick<LoanPlan, 'penaltyPermille' | 'misused'>

/** Since when it is, null where it is not. */
export const misusedSince = ({ misused = [] }: Planned): Day | null =>
  misused.find(({ to }) => to === null)?.from ?? null

export const foundMisused = (plan: LoanPlan, day: Day, permille: number): LoanPlan =>
  misusedSince(plan) === null
    ? { ...plan, misused: [...(plan.misused ?? []), { from: day, to: null, permille }] }
    : plan

export function putRight(plan: LoanPlan, day: Day): LoanPlan {
  if (misusedSince(plan) === null) return plan
  return { ...plan, misused: (plan.misused ?? []).map(one => (one.to === null ? { ...one, to: day } : one)) }
}

export interface PenaltySpan {
  readonly from: Day
  /** Not counted. */
  readonly to: Day
  readonly permille: number
}

/** The days of a stretch on which the loan was misused. */
export const misuseSpans = ({ misused = [] }: Planned, from: Day, to: Day): PenaltySpan[] =>
  misused
    .map(one => ({
      from: one.from > from ? one.from : from,
      to: one.to !== null && one.to < to ? one.to : to,
      permille: one.permille,
    }))
    .filter(span => span.from < span.to)

/** The multiplier of what is overdue, over a stretch of days. */
export function penaltySpans(plan: Planned, from: Day, to: Day): PenaltySpan[] {
  const misused = misuseSpans(plan, from, to)
  const cuts = [from, ...misused.flatMap(span => [span.from, span.to]), to].filter(day => day <= to)
  const days = [...new Set(cuts)].toSorted()
  return days.slice(1).map((end, index) => {
    const begin = days[index] ?? from
    const within = misused.filter(span => span.from <= begin && end <= span.to)
    const permille = Math.max(plan.penaltyPermille, ...within.map(span => span.permille))
    return { from: begin, to: end, permille }
  })
}
