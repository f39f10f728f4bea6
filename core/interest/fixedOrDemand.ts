/**
 * Fixed or demand (定活两便), rules.md §2.3: no term; how long it was held decides. Under three months the
 * demand rate in full; from three months 60 % of the three-month rate, from six months of the six-month rate,
 * from a year, however long, of the one-year rate: rates of the day of withdrawal, for all days.
 */
import { addMonths, type Day } from '../dates.ts'
import { type Convention, depositConvention, earningBase } from './convention.ts'
import { type Segment, spanSegment } from './segments.ts'

export type HeldBand = 0 | 3 | 6 | 12

const SIXTY_PERCENT = 600
const WHOLE = 1000

/** The term in months whose posted rate applies; 0 is demand. */
export function heldBand(start: Day, on: Day): HeldBand {
  if (on >= addMonths(start, 12)) return 12
  if (on >= addMonths(start, 6)) return 6
  return on >= addMonths(start, 3) ? 3 : 0
}

/** 打六折, but the demand rate is not discounted. In permille. */
export const discountOf = (band: HeldBand): number => (band === 0 ? WHOLE : SIXTY_PERCENT)

/** `ratePpm` is the posted rate of the band on the day of withdrawal. */
export function fixedOrDemandSegments(
  principal: bigint,
  start: Day,
  on: Day,
  ratePpm: number,
  permille: number = discountOf(heldBand(start, on)),
  convention: Convention = depositConvention,
): Segment[] {
  const label =
    permille === WHOLE ? { zh: '按档', en: 'By band' } : { zh: '按档打折', en: 'By band, discounted' }
  const base = earningBase(principal, convention)
  return [spanSegment(label, base, ratePpm, { from: start, to: on }, convention, permille)]
}
