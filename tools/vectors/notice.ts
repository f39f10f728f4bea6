/** Notice deposits and fixed-or-demand deposits from a vector. */
import { addDays, type Day } from '../../core/dates.ts'
import { daysIn, depositConvention } from '../../core/interest/convention.ts'
import { discountOf, fixedOrDemandSegments, heldBand } from '../../core/interest/fixedOrDemand.ts'
import { type NoticeDraw, noticeInterest } from '../../core/interest/notice.ts'
import { interestOf } from '../../core/interest/segments.ts'
import { type Answers, taxedAnswers } from './answers.ts'
import { isList, isObject, type Json } from './file.ts'
import { isUndated, undated } from './fixed.ts'
import { dayOf, Inputs, lacking } from './inputs.ts'
import { conventionOf, mustFollow, names, permilleOf, postedRate, type Task, taxOf } from './terms.ts'

const NOTICE = ['notice', 'notice_date', 'notice_day', 'notice_given', 'notified']
const NEW_NOTICE = [
  'new_notice',
  'second_notice',
  'renotice',
  'notice2',
  'new_notice_date',
  'second_notice_date',
]
const LAPSED = ['cancelled_notice', 'lapsed_notice', 'previous_notice', 'first_notice', 'earlier_notice']
const DRAWN = [
  'withdrawn',
  'drawn',
  'withdraw_amount',
  'withdrawal_amount',
  'withdrawn_amount',
  'draw',
  'partial',
]
const AGREED = ['agreed', 'agreed_amount', 'notice_amount', 'notified_amount']
const DRAW_MIN = [
  'draw_min',
  'min_draw',
  'minimum_draw',
  'min_withdrawal',
  'minimum_withdrawal',
  'min_withdraw',
]
const BALANCE_MIN = [
  'balance_min',
  'min_balance',
  'minimum_balance',
  'minimum',
  'min_deposit',
  'min_principal',
]

export function notice(task: Task): Answers {
  const { inputs } = task
  const convention = conventionOf(task, depositConvention)
  if (isUndated(inputs)) return undated(task, convention)
  const draw = drawOf(task)
  mustFollow(draw.start, draw.on)
  const result = noticeInterest(draw, convention)
  const paid = draw.drawn + result.closedOut
  const parts = result.segments.map(segment => interestOf([segment]))
  return {
    ...taxedAnswers(result.segments, draw.start, draw.on, taxOf(inputs), paid),
    days: daysIn(draw.start, draw.on, convention),
    earning_days: result.days,
    interest_days: result.days,
    days_earning: result.days,
    remaining_principal_fen: result.remaining,
    closed: result.remaining === 0n,
    withdrawn_fen: draw.drawn,
    agreed_interest_fen: parts[0] ?? 0n,
    excess_interest_fen: parts[1] ?? 0n,
    rate_ppm: result.segments[0]?.ratePpm ?? 0,
  }
}

function drawOf(task: Task): NoticeDraw {
  const { inputs } = task
  const principal = inputs.amount('principal', 'balance', 'deposit')
  const drawn = inputs.amountMaybe(...DRAWN)
  const agreed = inputs.amountMaybe(...AGREED)
  const on = inputs.day(...names.end, ...names.until)
  const noticeDays = noticeDaysOf(task)
  const { answered, lapsed } = noticesOf(inputs, on, noticeDays)
  const ratePpm = inputs.ppmMaybe('notice_rate', ...names.rate)
  const demandRatePpm = inputs.ppmMaybe(...names.demandRate)
  const isTold = answered !== null || isProper(task, ratePpm)
  const day = answered ?? addDays(on, -noticeDays)
  const draw: NoticeDraw = {
    principal,
    start: inputs.day(...names.open),
    on,
    drawn: drawn ?? agreed ?? principal,
    noticeDays,
    notice: isTold ? { day, amount: agreed ?? drawn ?? principal } : null,
    lapsedNotices: lapsed,
    drawMin: inputs.amountMaybe(...DRAW_MIN) ?? 0n,
    balanceMin: inputs.amountMaybe(...BALANCE_MIN) ?? 0n,
    ratePpm: ratePpm ?? 0,
    demandRatePpm: demandRatePpm ?? 0,
  }
  return mustHaveRates(draw, ratePpm, demandRatePpm)
}

/** Only the rates that are used are asked for. */
function mustHaveRates(draw: NoticeDraw, ratePpm: number | null, demandRatePpm: number | null): NoticeDraw {
  const { breach, closedOut } = noticeInterest(draw)
  const isOff = draw.notice !== null && draw.notice.amount !== draw.drawn
  if (breach === null && ratePpm === null) lacking('a rate', ['rate'], '_ppm')
  if ((breach !== null || closedOut > 0n || isOff) && demandRatePpm === null) {
    lacking('a demand rate', ['demand_rate'], '_ppm')
  }
  return draw
}

/** A vector that says nothing of the notice means a proper one, unless it is about a breach. */
const isProper = ({ inputs, method }: Task, ratePpm: number | null): boolean =>
  !inputs.isNone(...NOTICE) && ratePpm !== null && !/BREACH|NO_NOTICE|WITHOUT/.test(method)

function noticeDaysOf({ product, inputs }: Task): number {
  const days = inputs.countMaybe('notice_days', 'notice_period_days', 'notice_period')
  const named = /(\d+)_?D/.exec(product)?.[1]
  return days ?? (named ? Number(named) : lacking('the days of notice', ['notice_days'], ''))
}

/** The notice that the draw answers, and those before it that came to nothing. */
function noticesOf(inputs: Inputs, on: Day, noticeDays: number): { answered: Day | null; lapsed: Day[] } {
  const listed = inputs.listMaybe('notices')?.map(row => listedNotice(row)) ?? []
  const again = inputs.dayMaybe(...NEW_NOTICE)
  const single = inputs.dayMaybe(...NOTICE)
  const cancelled = inputs.value('notice_cancelled', 'cancelled', 'cancel_date', 'notice_cancelled_on')
  const isCancelled = (cancelled !== null && cancelled.value !== false) || again !== null
  const named = single === null ? [] : [{ day: single, isCancelled }]
  const later = again === null ? [] : [{ day: again, isCancelled: false }]
  const all = [...listed, ...named, ...later].toSorted((a, b) => (a.day < b.day ? -1 : 1))
  const last = all.at(-1)
  const answered = last && !last.isCancelled ? last.day : null
  const earlier = inputs.dayMaybe(...LAPSED)
  const several = inputs.listMaybe('cancelled_notices', 'lapsed_notices') ?? []
  const lapsed = [
    ...all.filter(one => one !== last || one.isCancelled).map(({ day }) => day),
    ...(earlier === null ? [] : [earlier]),
    ...several.map(row => listedNotice(row).day),
  ]
  return { answered, lapsed: lapsed.filter(day => addDays(day, noticeDays) <= on || day < on) }
}

function listedNotice(row: Json): { day: Day; isCancelled: boolean } {
  if (!isObject(row))
    return { day: dayOf(isList(row) ? (row[0] ?? null) : row, 'notices'), isCancelled: false }
  const part = new Inputs(row)
  const isCancelled = part.flag('cancelled', 'lapsed') ?? part.dayMaybe('cancelled_on') !== null
  return { day: part.day('date', 'day', 'notice', 'on'), isCancelled }
}

export function fixedOrDemand(task: Task): Answers {
  const { inputs } = task
  const convention = conventionOf(task, depositConvention)
  if (isUndated(inputs)) return undated(task, convention)
  const start = inputs.day(...names.open)
  const on = inputs.day(...names.end, ...names.until)
  mustFollow(start, on)
  const band = heldBand(start, on)
  const permille =
    permilleOf(inputs, 'factor', 'discount', 'discount_factor', 'rate_factor') ?? discountOf(band)
  const stated = inputs.ppmMaybe('rate', 'posted_rate', 'base_rate', 'fixed_rate')
  const posted =
    band === 0
      ? (inputs.ppmMaybe(...names.demandRate) ?? postedRate(inputs, 0, 'rate'))
      : postedRate(inputs, band, 'rate', 'fixed_rate', 'lump_sum_rate', 'posted_rate')
  const ratePpm = stated ?? posted ?? lacking('a rate', ['rate', `rate_${band}m`], '_ppm')
  const principal = inputs.amount(...names.principal)
  const segments = fixedOrDemandSegments(principal, start, on, ratePpm, permille, convention)
  return {
    ...taxedAnswers(segments, start, on, taxOf(inputs), principal),
    days: daysIn(start, on, convention),
    band_months: band,
    rate_ppm: ratePpm,
    applied_rate_ppm: { numerator: BigInt(ratePpm) * BigInt(permille), denominator: 1000n },
    effective_rate_ppm: { numerator: BigInt(ratePpm) * BigInt(permille), denominator: 1000n },
  }
}
