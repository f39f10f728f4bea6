/** 3290 for a loan that is repaid in parts: its schedule as it would be drawn. */
import type { Day } from '../dates.ts'
import type { Parameters } from '../parameters.ts'
import { loanRateOn } from '../rates.ts'
import type { Explanation } from '../transactions/define.ts'
import { newLoan } from './draw.ts'
import { explainPlan } from './explain.ts'
import type { RepaymentMethod } from './terms.ts'

interface LoanTrial {
  readonly method: RepaymentMethod
  readonly amount: bigint
  readonly term: number | null
  readonly rate: number | null
  readonly start: Day
}

const DEFAULT_MONTHS = 12

export function loanTrial(
  { method, amount, term, rate, start }: LoanTrial,
  parameters: Parameters,
): Explanation[] {
  const months = term ?? DEFAULT_MONTHS
  const ratePpm = rate ?? loanRateOn(parameters, months, start)
  if (ratePpm === null)
    return [{ label: { zh: '当日无挂牌利率', en: 'No posted rate' }, text: String(months) }]
  const { penaltyPermille } = parameters.loan
  const drawing = { method, penaltyPermille, payer: null, date: null, contract: '', months, ratePpm }
  return explainPlan(newLoan(drawing, amount, start).terms)
}
