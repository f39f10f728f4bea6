/**
 * Lump in, part out (整存零取), rules.md §2.3: paid in at once, drawn in equal parts every few months,
 * interest at the end. The balance falls in equal steps from the whole to one part, so its average is half of
 * both together, over all months of the term. Drawn to the end early, every day's balance earns the demand
 * rate; parts left after maturity earn the demand rate for the days beyond.
 */
import { addMonths, type Day } from '../dates.ts'
import { type Convention, depositConvention, earningBase } from './convention.ts'
import { earlyLabel, overdueSegments } from './fixed.ts'
import { type Movement, productsOf } from './products.ts'
import { monthSegment, productSegment, type Segment } from './segments.ts'

export interface PartsPlan {
  readonly principal: bigint
  readonly each: bigint
  readonly times: number
  readonly intervalMonths: number
  readonly ratePpm: number
}

export function partsSegments(
  { principal, each, times, intervalMonths, ratePpm }: PartsPlan,
  convention: Convention = depositConvention,
): Segment[] {
  // Half of the sum: as a multiplier, so that no half fen is lost.
  const both = earningBase(principal, convention) + earningBase(each, convention)
  const label = { zh: '平均本金', en: 'Average principal' }
  return [monthSegment(label, both, ratePpm, times * intervalMonths, 500)]
}

/**
 * With the days of a plan, and the day on which the rest is drawn; `left` is what stood there at maturity.
 */
export function partsDrawnSegments(
  plan: PartsPlan & { readonly open: Day; readonly maturity: Day },
  on: Day,
  left: bigint,
  demandRatePpm: number,
  convention: Convention = depositConvention,
): Segment[] {
  if (on >= plan.maturity) {
    const kept = earningBase(left, convention)
    const late = overdueSegments(kept, plan.maturity, on, demandRatePpm, convention)
    return [...partsSegments(plan, convention), ...late]
  }
  const products = productsOf(partsDrawn(plan), on, convention)
  return [productSegment(earlyLabel, products, demandRatePpm, convention.yearDays)]
}

/** The principal and the parts drawn from it, each on its day. */
function partsDrawn({ principal, each, times, intervalMonths, open }: PartsPlan & { readonly open: Day }) {
  const draws = Array.from({ length: times }, (_, index): Movement => {
    return { day: addMonths(open, intervalMonths * (index + 1)), amount: -each }
  })
  return [{ day: open, amount: principal }, ...draws]
}
