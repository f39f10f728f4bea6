/**
 * Notice deposits (通知存款), rules.md §2.3: no term; the customer says one day or seven days ahead how much
 * will be drawn, and that amount earns the rate of the day of withdrawal for all its days. What was not
 * agreed earns the demand rate: all of it when the deposit was held for less than the notice, drawn without
 * notice, before or after the day the notice named, or in less than the smallest draw; and that part by which
 * the draw was above or below the amount named. A notice that was cancelled, or on which nothing was drawn,
 * costs its days: they earn nothing. A rest too small to stand is paid out with it at the demand rate. What
 * is left keeps its opening day (银发〔1999〕3号); only what was named and stayed begins anew, because its
 * interest has been paid.
 */
import { addDays, type Day, daysBetween } from '../dates.ts'
import { least } from '../std.ts'
import { type Convention, daysIn, depositConvention, earningBase } from './convention.ts'
import { daySegment, type Segment } from './segments.ts'

type NoticeBreach = 'heldTooShort' | 'noNotice' | 'drawnEarly' | 'drawnLate' | 'belowMinimumDraw'

export interface NoticeDraw {
  readonly principal: bigint
  readonly start: Day
  readonly on: Day
  /** In fen, of the principal. */
  readonly drawn: bigint
  readonly noticeDays: number
  /** The notice that this draw answers, and the amount it named. */
  readonly notice: { readonly day: Day; readonly amount: bigint } | null
  /** Days of notices that were cancelled or not followed by a draw. */
  readonly lapsedNotices: readonly Day[]
  readonly drawMin: bigint
  readonly balanceMin: bigint
  readonly ratePpm: number
  readonly demandRatePpm: number
}

export interface NoticeInterest {
  readonly segments: readonly Segment[]
  readonly breach: NoticeBreach | null
  /** Days that earn. */
  readonly days: number
  readonly remaining: bigint
  /** The part of what remains that was named and not drawn: it earns from this day on. */
  readonly restarted: bigint
  /** The rest was too small to stand and is paid out too, in fen. */
  readonly closedOut: bigint
}

const labels = {
  agreed: { zh: '约定部分', en: 'As agreed' },
  breach: { zh: '违约按活期', en: 'Not as agreed' },
  above: { zh: '超过约定部分', en: 'Above what was agreed' },
  below: { zh: '不足约定部分', en: 'Below what was agreed' },
  rest: { zh: '留存不足清户', en: 'Rest too small to stand' },
}

export function noticeInterest(draw: NoticeDraw, convention: Convention = depositConvention): NoticeInterest {
  const breach = breachOf(draw)
  const days = daysIn(draw.start, draw.on, convention) - daysLost(draw)
  const rest = draw.principal - draw.drawn
  const closedOut = rest < draw.balanceMin ? rest : 0n
  const segments = partsOf(draw, breach, closedOut)
    .filter(({ amount }) => amount > 0n)
    .map(({ label, amount, ppm }) =>
      daySegment(label, earningBase(amount, convention), ppm, days, 1000, convention.yearDays),
    )
  const restarted = breach === null && closedOut === 0n ? notDrawn(draw) : 0n
  return { segments, breach, days, remaining: rest - closedOut, restarted, closedOut }
}

interface Part {
  readonly label: Segment['label']
  readonly amount: bigint
  readonly ppm: number
}

function partsOf(draw: NoticeDraw, breach: NoticeBreach | null, closedOut: bigint): Part[] {
  const { drawn, notice, ratePpm, demandRatePpm } = draw
  const rest = { label: labels.rest, amount: closedOut, ppm: demandRatePpm }
  if (breach !== null || notice === null) {
    return [{ label: labels.breach, amount: drawn, ppm: demandRatePpm }, rest]
  }
  const asAgreed = least(drawn, notice.amount)
  // Closed out, what was not drawn is part of the rest.
  const below = closedOut > 0n ? 0n : notDrawn(draw)
  return [
    { label: labels.agreed, amount: asAgreed, ppm: ratePpm },
    { label: labels.above, amount: drawn - asAgreed, ppm: demandRatePpm },
    { label: labels.below, amount: below, ppm: demandRatePpm },
    rest,
  ]
}

const notDrawn = ({ drawn, notice }: NoticeDraw): bigint =>
  notice === null || notice.amount <= drawn ? 0n : notice.amount - drawn

function breachOf(draw: NoticeDraw): NoticeBreach | null {
  const { start, on, noticeDays, notice, drawn, drawMin } = draw
  if (daysBetween(start, on) < noticeDays) return 'heldTooShort'
  if (notice === null) return 'noNotice'
  const named = addDays(notice.day, noticeDays)
  if (on < named) return 'drawnEarly'
  if (on > named) return 'drawnLate'
  return drawn < drawMin ? 'belowMinimumDraw' : null
}

/** Days of lapsed notices; where two overlap, a day is lost once. */
function daysLost({ lapsedNotices, noticeDays, start, on }: NoticeDraw): number {
  let lost = 0
  let until = start
  for (const day of lapsedNotices.toSorted()) {
    const begin = day > until ? day : until
    const named = addDays(day, noticeDays)
    const end = named < on ? named : on
    if (begin < end) lost += daysBetween(begin, end)
    if (end > until) until = end
  }
  return lost
}
