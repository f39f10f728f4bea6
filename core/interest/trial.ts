/** 3290: what a deposit would earn, or a loan cost, from one day to another. Nothing is posted. */
import { addMonths, type Day, daysBetween } from '../dates.ts'
import { displayMoney } from '../money.ts'
import { demandRateOn, loanRateOn, type Parameters, rateOn } from '../parameters.ts'
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

const DEFAULT_MONTHS = 12

export function trial(input: TrialInput, today: Day, parameters: Parameters): Explanation[] {
  const start = input.start ?? today
  const months = input.term ?? DEFAULT_MONTHS
  const maturity = addMonths(start, months)
  const end = input.end ?? maturity
  if (end < start) return [{ label: { zh: '无法试算', en: 'Cannot work out' }, text: `${end} < ${start}` }]
  const segments = segmentsOf({ ...input, start, end }, months, maturity, parameters)
  if (!segments) return [{ label: { zh: '当日无挂牌利率', en: 'No posted rate' }, text: `${months}` }]
  const interest = interestOf(segments)
  const isLoan = input.product === 'loan'
  const tax = isLoan ? 0n : interestTax(interest, start, end, parameters.interestTax)
  const total = {
    label: { zh: '本息合计', en: 'Principal and interest' },
    text: displayMoney(input.amount + interest - tax),
  }
  const span = { label: { zh: '期间', en: 'Period' }, text: `${start} → ${end}` }
  return [span, ...explainSegments({ segments, interest, tax }), total]
}

function segmentsOf(
  input: TrialInput & { readonly start: Day; readonly end: Day },
  months: number,
  maturity: Day,
  parameters: Parameters,
): Segment[] | null {
  const { product, amount, start, end } = input
  if (product === 'demand') {
    const ratePpm = input.rate ?? demandRateOn(parameters, end)
    const base = earningBase(amount, depositConvention)
    return [demandSegment(base * BigInt(daysBetween(start, end)), ratePpm)]
  }
  if (product === 'loan') {
    const ratePpm = input.rate ?? loanRateOn(parameters, months, start)
    return ratePpm === null
      ? null
      : loanSegments(amount, ratePpm, start, maturity, end, parameters.loan.penaltyPermille)
  }
  const ratePpm = input.rate ?? rateOn(parameters, 'lumpSum', months, start)
  if (ratePpm === null) return null
  const term = { months, ratePpm, start, maturity }
  return fixedSegments(amount, term, end, demandRateOn(parameters, end), parameters.fixedMethod)
}
