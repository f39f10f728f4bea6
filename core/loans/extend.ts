/**
 * Extension (展期; General Rules on Loans of 1996, art. 12): once, before maturity; a short loan by its own
 * term at most, a medium one by half of it, a long one by three years. Where the whole term reaches another
 * band, the days from the old maturity on bear that band's rate; a loan in instalments keeps its rate.
 */
import { addMonths } from '../dates.ts'
import type { Parameters } from '../parameters.ts'
import { loanRateOn } from '../rates.ts'
import type { LoanOn } from './debt.ts'
import { inInstalments, instalmentDay, planRows } from './plan.ts'
import type { Loan, LoanTerms, PlanPhase } from './terms.ts'

const SHORT = 12
const MEDIUM = 60

export function extensionMost({ months }: Pick<LoanTerms, 'months'>, { loan }: Parameters): number {
  if (months <= SHORT) return months
  return months <= MEDIUM ? Math.floor(months / 2) : loan.extensionMonths
}

/** The rate after the old maturity; null where it stays. */
export function extendedRate({ loan, day }: LoanOn, more: number, parameters: Parameters): number | null {
  const { months } = loan.terms
  if (inInstalments(loan.plan.method)) return null
  const now = loanRateOn(parameters, months, day)
  const then = loanRateOn(parameters, months + more, day)
  return now === then ? null : then
}

export function extended(on: LoanOn, more: number, ratePpm: number | null): Loan {
  const { loan } = on
  const { maturity } = loan.terms
  const rates = ratePpm === null ? loan.plan.rates : [...loan.plan.rates, { from: maturity, ppm: ratePpm }]
  if (!loan.plan.instalments) {
    const terms = { ...loan.terms, maturity: addMonths(maturity, more), extended: maturity }
    return { ...loan, terms, plan: { ...loan.plan, rates } }
  }
  const rows = planRows(loan)
  const first = loan.debt.due + 1
  const [running] = rows.slice(loan.debt.due)
  const balance = (running?.balance ?? 0n) + (running?.principal ?? 0n)
  const left = rows.length - loan.debt.due + more
  const phase: PlanPhase = {
    first,
    from: running?.from ?? loan.terms.start,
    balance,
    rows: left,
    payment: null,
  }
  const earlier = loan.plan.phases.filter(one => one.first < first)
  const terms = {
    ...loan.terms,
    maturity: instalmentDay(loan.plan, loan.debt.due + left),
    extended: maturity,
  }
  return { ...loan, terms, plan: { ...loan.plan, rates, phases: [...earlier, phase] } }
}
