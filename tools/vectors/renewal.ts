/** Lump-sum deposits that renew themselves, from a vector. */
import { addMonths, type Day } from '../../core/dates.ts'
import { type Convention, daysIn, depositConvention } from '../../core/interest/convention.ts'
import type { FixedTerm } from '../../core/interest/fixed.ts'
import { rateAt } from '../../core/interest/periods.ts'
import { renewalDays, type RenewedPeriod, renewedPeriods } from '../../core/interest/renewal.ts'
import { sum } from '../../core/std.ts'
import { type Answers, numbered, paidAnswers } from './answers.ts'
import { dayOf, type Inputs, lacking, scaled } from './inputs.ts'
import {
  conventionOf,
  datedRates,
  fixedMethodOf,
  mustFollow,
  names,
  type Task,
  taxOf,
  termMonthsMaybe,
} from './terms.ts'

export function renewed(task: Task): Answers {
  const { inputs, method } = task
  const convention = conventionOf(task, depositConvention)
  const start = inputs.day(...names.open)
  const months = termMonthsMaybe(inputs) ?? lacking('a term', ['term_months'], '')
  const withdraw = inputs.dayMaybe(...names.end, ...names.until)
  const terms = renewedTerms(inputs, start, months, withdraw)
  const on = withdraw ?? terms.at(-1)?.maturity ?? addMonths(start, months)
  mustFollow(start, on)
  const isPlain = terms.some(({ maturity }) => maturity === on)
  const demandGiven = inputs.ppmMaybe(...names.demandRate)
  const demandRatePpm = demandGiven ?? (isPlain ? 0 : lacking('a demand rate', ['demand_rate'], '_ppm'))
  const principal = inputs.amount(...names.principal)
  const options = { method: fixedMethodOf(method), tax: taxOf(inputs), convention }
  return renewedAnswers(renewedPeriods(principal, terms, on, demandRatePpm, options), convention)
}

/** The first term and its renewals: on the days given, or at each maturity before all is drawn. */
function renewedTerms(inputs: Inputs, start: Day, months: number, withdraw: Day | null): FixedTerm[] {
  const listed = inputs.listMaybe('renewals', 'renewal_dates', 'renewed')
  const rates = inputs.listMaybe('renew_rates_ppm', 'renewal_rates_ppm', 'renew_rates', 'renewal_rates')
  const history = datedRates(inputs, 'rate_history', 'posted_rates')
  const first = inputs.ppmMaybe(...names.rate)
  const times = inputs.countMaybe('renewals_max', 'renew_times', 'renewal_count') ?? rates?.length ?? null
  const worked =
    withdraw === null ? manyRenewals(start, months, times ?? 0) : renewalDays(start, months, withdraw)
  const days = listed?.map((day, index) => dayOf(day, `renewals[${index}]`)) ?? worked
  const rateOf = (index: number, day: Day): number => {
    const given = rates?.[index - 1]
    if (index > 0 && given !== undefined) return Number(scaled(given, 0, `renew_rates_ppm[${index - 1}]`))
    if (history && (index > 0 || first === null)) return rateAt(history, day)
    return first ?? lacking('a rate', ['rate'], '_ppm')
  }
  const starts = [start, ...(listed || times === null ? days : days.slice(0, times))]
  return starts.map((day, index) => ({
    months,
    ratePpm: rateOf(index, day),
    start: day,
    maturity: addMonths(day, months),
  }))
}

function manyRenewals(start: Day, months: number, times: number): Day[] {
  const days: Day[] = []
  for (let day = start; days.length < times; days.push(day)) day = addMonths(day, months)
  return days
}

function renewedAnswers(periods: readonly RenewedPeriod[], convention: Convention): Answers {
  const rows = periods.map(
    (period): Answers => ({
      ...paidAnswers(period.interest, period.tax),
      days: daysIn(period.start, period.end, convention),
      principal_fen: period.principal,
    }),
  )
  const interest = sum(periods.map(period => period.interest))
  const tax = sum(periods.map(period => period.tax))
  const last = periods.at(-1)
  const payout = last ? last.principal + last.interest - last.tax : 0n
  const principals = periods.map((period, index) => [`principal${index + 1}_fen`, period.principal] as const)
  return {
    ...paidAnswers(interest, tax),
    ...numbered('period', rows),
    ...Object.fromEntries(principals),
    payout_fen: payout,
    ...(last ? { final_principal_fen: last.principal } : {}),
    periods: rows,
  }
}
