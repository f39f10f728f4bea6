/** Bills discounted, from a vector. */
import type { Day } from '../../core/dates.ts'
import { type Convention, daysIn, loanConvention } from '../../core/interest/convention.ts'
import { discountSegments, REMOTE_DAYS } from '../../core/interest/discount.ts'
import { loanSegments } from '../../core/interest/loan.ts'
import { interestOf, monthSegment, type Segment } from '../../core/interest/segments.ts'
import { type Answers, interestAnswers } from './answers.ts'
import type { Inputs } from './inputs.ts'
import { conventionOf, mustFollow, names, type Task, termMonthsMaybe } from './terms.ts'

export function discount(task: Task): Answers {
  const { inputs } = task
  const convention = conventionOf(task, loanConvention)
  const face = inputs.amount('face', 'face_value', 'principal', 'bill', 'amount')
  const on = inputs.day('discount_date', 'discounted', 'discount_day', ...names.open)
  const maturity = inputs.day('adjusted_maturity', ...names.maturity, ...names.until)
  mustFollow(on, maturity)
  const own = billInterest(inputs, maturity, convention)
  const worth = face + interestOf(own)
  const transitDays = transitDaysOf(inputs)
  const rate = inputs.ppm('discount_rate', ...names.rate)
  const segments = discountSegments({ worth, on, maturity, transitDays, ratePpm: rate }, convention)
  const interest = interestOf(segments)
  return {
    ...interestAnswers(segments),
    days: daysIn(on, maturity, convention) + transitDays,
    discount_fen: interest,
    discount_interest_fen: interest,
    maturity_value_fen: worth,
    net_paid_fen: worth - interest,
    payout_fen: worth - interest,
  }
}

/** What a bill bears itself, from its issue: by months when it is drawn for months. */
function billInterest(inputs: Inputs, maturity: Day, convention: Convention): Segment[] {
  const rate = inputs.ppmMaybe('bill_rate', 'face_rate', 'coupon_rate', 'note_rate')
  if (rate === null) return []
  const face = inputs.amount('face', 'face_value', 'principal', 'bill', 'amount')
  const months = termMonthsMaybe(inputs)
  if (months !== null)
    return [monthSegment({ zh: '票面利息', en: 'Interest of the bill' }, face, rate, months)]
  return loanSegments(face, rate, inputs.day('issue_date', 'issued'), maturity, maturity, 1000, convention)
}

function transitDaysOf(inputs: Inputs): number {
  const key = inputs
    .keys()
    .find(name => /(transit|extra|grace|add|plus|remit|clearing|划款)\w*days|days_?(added|extra)/.test(name))
  const days = key === undefined ? null : inputs.countMaybe(key)
  if (days !== null) return days
  const isRemote = inputs.flag('remote', 'non_local', 'nonlocal', 'other_place', 'is_remote')
  const isLocal = inputs.flag('local', 'same_city', 'is_local')
  const place = inputs.word('place', 'acceptor_place', 'acceptor', 'locality') ?? ''
  return isRemote === true || isLocal === false || /REMOTE|NON.?LOCAL|异地|OTHER/.test(place)
    ? REMOTE_DAYS
    : 0
}
