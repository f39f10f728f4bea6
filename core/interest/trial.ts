/** 3290: what a deposit would earn, or a loan cost, from one day to another. Nothing is posted. */
import { addMonths, type Day, daysBetween, parseDay } from '../dates.ts'
import { displayMoney } from '../money.ts'
import type { Parameters } from '../parameters.ts'
import { loanRateOn, rateOn } from '../rates.ts'
import { type Refusal, refuse } from '../refusals.ts'
import type { Explanation } from '../transactions/define.ts'
import { depositConvention, earningBase } from './convention.ts'
import { explainSegments } from './explain.ts'
import { fixedSegments } from './fixed.ts'
import { loanSegments } from './loan.ts'
import { demandSegment } from './products.ts'
import { interestOf, type Segment } from './segments.ts'
import { interestTax } from './tax.ts'

export interface TrialInput {
  readonly product: 'lumpSum' | 'demand' | 'loan'
  readonly amount: bigint
  readonly term: number | null
  readonly rate: number | null
  readonly start: Day | null
  readonly end: Day | null
}

/** A trial with everything that was left empty filled in. */
interface Span extends TrialInput {
  readonly start: Day
  readonly months: number
  readonly maturity: Day
  readonly end: Day
}

const DEFAULT_MONTHS = 12

function spanOf(input: TrialInput, today: Day): Span {
  const start = input.start ?? today
  const months = input.term ?? DEFAULT_MONTHS
  const maturity = addMonths(start, months)
  return { ...input, start, months, maturity, end: input.end ?? maturity }
}

/**
 * What cannot be tried: a term that runs out of the calendar, or a last day without a demand rate where one
 * is wanted. What is drawn early or late earns at the demand rate of its last day (rules.md §2.3).
 */
export function refuseTrial(input: TrialInput, today: Day, parameters: Parameters): Refusal | null {
  const { product, rate, start, end, maturity } = spanOf(input, today)
  if (parseDay(maturity) === null) return { ...refuse('dayMalformed', { text: maturity }), field: 'start' }
  const wanted = product === 'demand' ? rate === null : product === 'lumpSum' && end !== maturity
  const missing = wanted && start <= end && rateOn(parameters, 'demand', 0, end) === null
  return missing ? { ...refuse('demandRateMissing', { day: end }), field: 'end' } : null
}

export function trial(input: TrialInput, today: Day, parameters: Parameters): Explanation[] {
  const span = spanOf(input, today)
  const { start, end, months } = span
  if (end < start) return [{ label: { zh: '无法试算', en: 'Cannot work out' }, text: `${end} < ${start}` }]
  const segments = segmentsOf(span, parameters)
  if (!segments) return [{ label: { zh: '当日无挂牌利率', en: 'No posted rate' }, text: `${months}` }]
  const interest = interestOf(segments)
  const isLoan = input.product === 'loan'
  const tax = isLoan ? 0n : interestTax(interest, start, end, parameters.interestTax)
  const total = {
    label: { zh: '本息合计', en: 'Principal and interest' },
    text: displayMoney(input.amount + interest - tax),
  }
  const period = { label: { zh: '期间', en: 'Period' }, text: `${start} → ${end}` }
  return [period, ...explainSegments({ segments, interest, tax }), total]
}

function segmentsOf(span: Span, parameters: Parameters): Segment[] | null {
  const { product, amount, rate, start, months, maturity, end } = span
  // Where one is wanted, it is there: `refuseTrial` has looked.
  const demandRate = rateOn(parameters, 'demand', 0, end) ?? 0
  if (product === 'demand') {
    const base = earningBase(amount, depositConvention)
    return [demandSegment(base * BigInt(daysBetween(start, end)), rate ?? demandRate)]
  }
  if (product === 'loan') {
    const ratePpm = rate ?? loanRateOn(parameters, months, start)
    return ratePpm === null
      ? null
      : loanSegments(amount, ratePpm, start, maturity, end, parameters.loan.penaltyPermille)
  }
  const ratePpm = rate ?? rateOn(parameters, 'lumpSum', months, start)
  if (ratePpm === null) return null
  return fixedSegments(amount, { months, ratePpm, start, maturity }, end, demandRate, parameters.fixedMethod)
}
