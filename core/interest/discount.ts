/**
 * Discount of a bill (贴现): the bank pays what the bill will be worth, less interest on that for the actual
 * days from the day of discount to maturity (rules.md §2.1), over 360, on the full fen. Where the acceptor is
 * in another place the money is three days on its way, and they cost too (支付结算办法 art. 94). A bill that
 * bears interest itself is worth its face and that interest.
 */
import { addDays, type Day } from '../dates.ts'
import { type Convention, loanConvention } from './convention.ts'
import { type Segment, spanSegment } from './segments.ts'

export const REMOTE_DAYS = 3

export interface Discount {
  /** What the bill will be worth at maturity, in fen. */
  readonly worth: bigint
  readonly on: Day
  readonly maturity: Day
  /** Days beyond maturity until the money is there. */
  readonly transitDays: number
  readonly ratePpm: number
}

export function discountSegments(
  { worth, on, maturity, transitDays, ratePpm }: Discount,
  convention: Convention = loanConvention,
): Segment[] {
  const label = { zh: '贴现利息', en: 'Discount interest' }
  const span = { from: on, to: addDays(maturity, transitDays) }
  return [spanSegment(label, worth, ratePpm, span, convention)]
}
