/** Lump-sum deposits from a vector: early, on time, late, in part, and renewed. */
import { addMonths, type Day, monthsBetween } from '../../core/dates.ts'
import { expenseAtPayment } from '../../core/interest/accrual.ts'
import { type Convention, daysIn, depositConvention } from '../../core/interest/convention.ts'
import { type FixedMethod, fixedSegments, type FixedTerm } from '../../core/interest/fixed.ts'
import { type DatedRate, rateAt } from '../../core/interest/periods.ts'
import type { Movement } from '../../core/interest/products.ts'
import { renewalDays, type RenewedPeriod, renewedPeriods } from '../../core/interest/renewal.ts'
import { interestOf } from '../../core/interest/segments.ts'
import { interestTax } from '../../core/interest/tax.ts'
import { sum } from '../../core/std.ts'
import { type Answers, numbered, paidAnswers, taxedAnswers } from './answers.ts'
import { BadInput, isList, isObject, type Json } from './file.ts'
import { dayOf, Inputs, lacking, scaled } from './inputs.ts'
import {
  conventionOf,
  datedRates,
  fixedMethodOf,
  maturityOf,
  mustFollow,
  names,
  type Task,
  taxOf,
  termMonthsMaybe,
} from './terms.ts'

const DRAWN = [
  'withdrawn',
  'partial',
  'partial_withdrawal',
  'partial_withdrawn',
  'partial_amount',
  'withdraw_amount',
  'withdrawal_amount',
  'withdrawn_amount',
  'drawn',
  'early_amount',
  'early_withdrawn',
  'early_withdrawal',
]
const DRAWN_ON = [
  'partial_date',
  'partial_withdraw',
  'partial_withdrawal_date',
  'partial_withdraw_date',
  'early_date',
]

interface Deposit {
  readonly principal: bigint
  readonly term: FixedTerm
  /** When all or the rest of it is drawn. */
  readonly on: Day
  readonly demandRatePpm: number
  readonly method: FixedMethod
  readonly convention: Convention
  readonly tax: readonly DatedRate[]
}

export function fixed(task: Task): Answers {
  const deposit = depositOf(task)
  const { inputs } = task
  mustFollow(deposit.term.start, deposit.on)
  const draws = partialDraws(inputs, deposit)
  if (draws.length > 0) return drawnInParts(inputs, deposit, draws)
  const { principal, term, on, demandRatePpm, method, convention, tax } = deposit
  const segments = fixedSegments(principal, term, on, demandRatePpm, method, convention)
  const due = interestOf(segments)
  const accrued = inputs.amountMaybe('accrued', 'already_accrued', 'accrued_interest')
  return {
    ...taxedAnswers(segments, term.start, on, tax, principal),
    days: daysIn(term.start, on, convention),
    overdue_days: on > term.maturity ? daysIn(term.maturity, on, convention) : 0,
    maturity: term.maturity,
    ...(accrued === null ? {} : accruedAnswers(due, accrued)),
  }
}

/** What is left for expense when accrued interest is used up; in red when more was accrued than is due. */
function accruedAnswers(due: bigint, accrued: bigint): Answers {
  const expense = expenseAtPayment(due, accrued)
  const excess = expense < 0n ? -expense : 0n
  return { expense_fen: expense, excess_fen: excess, reversal_fen: excess, red_fen: excess }
}

function depositOf(task: Task): Deposit {
  const { inputs, method } = task
  const convention = conventionOf(task, depositConvention)
  const start = inputs.day(...names.open)
  const given = termMonthsMaybe(inputs)
  const withdraw = inputs.dayMaybe(...names.end, ...names.until)
  const demandGiven = inputs.ppmMaybe(...names.demandRate)
  const formula = fixedMethodOf(method)
  const dated = maturityOf(inputs, start, given)
  // Without a demand rate, days beyond whole months are odd days of the term, not overdue ones.
  const isOneSpan = formula === 'monthsAndDays' && demandGiven === null && withdraw !== null
  const maturity = isOneSpan ? withdraw : (dated ?? withdraw)
  if (maturity === null) return lacking('a term', ['term_months', 'maturity', 'withdraw'], '')
  const months = given ?? monthsBetween(start, maturity)
  const on = withdraw ?? maturity
  const isEarly = on < maturity
  const rate = inputs.ppmMaybe(...names.rate)
  const ratePpm = rate ?? (isEarly ? 0 : lacking('a rate', ['rate'], '_ppm'))
  const used = demandGiven ?? (isEarly ? rate : on === maturity ? 0 : null)
  const demandRatePpm = used ?? lacking('a demand rate', ['demand_rate'], '_ppm')
  const term = { months, ratePpm, start, maturity }
  const principal = inputs.amount(...names.principal)
  return { principal, term, on, demandRatePpm, method: formula, convention, tax: taxOf(inputs) }
}

function partialDraws(inputs: Inputs, { on }: Deposit): Movement[] {
  const listed = inputs.value('partials', 'partial_withdrawals', 'withdrawals')
  if (listed && isList(listed.value)) return listed.value.map(row => partialDraw(row, listed.key))
  const object = inputs.value('partial', 'partial_withdrawal', 'early_withdrawal')
  if (object && isObject(object.value)) return [partialDraw(object.value, object.key)]
  const amount = inputs.amountMaybe(...DRAWN)
  if (amount === null) return []
  return [{ day: inputs.dayMaybe(...DRAWN_ON) ?? on, amount }]
}

function partialDraw(row: Json, key: string): Movement {
  if (isList(row) && row.length === 2) {
    return { day: dayOf(row[0] as Json, key), amount: scaled(row[1] as Json, 0, key) }
  }
  if (!isObject(row)) throw new BadInput(`inputs.${key} is no pair of a day and an amount`)
  const part = new Inputs(row)
  return { day: part.day('date', 'day', 'on'), amount: part.amount('amount', ...DRAWN) }
}

/** Each part that is drawn early, and the rest: drawn on its own day, or standing until maturity. */
function drawnInParts(inputs: Inputs, deposit: Deposit, draws: readonly Movement[]): Answers {
  const { principal, term, on, demandRatePpm, method, convention, tax } = deposit
  const remaining = principal - sum(draws.map(({ amount }) => amount))
  if (remaining < 0n) throw new BadInput('inputs: more is drawn than the principal')
  const rate = inputs.ppmMaybe('partial_demand_rate', 'early_demand_rate') ?? demandRatePpm
  const segmentsOf = (amount: bigint, day: Day, ppm: number) =>
    fixedSegments(amount, term, day, ppm, method, convention)
  const parts = draws.map(({ day, amount }) => segmentsOf(amount, day, rate))
  const isRestDrawn = draws.every(({ day }) => day < on)
  const restOn = isRestDrawn ? on : term.maturity
  const rest = interestOf(segmentsOf(remaining, restOn, demandRatePpm))
  const partial = sum(parts.map(interestOf))
  const [first] = draws
  const last = draws.at(-1)?.day ?? on
  const partialAnswers = taxedAnswers(
    parts.flat(),
    term.start,
    last,
    tax,
    sum(draws.map(draw => draw.amount)),
  )
  const restTax = interestTax(rest, term.start, restOn, tax)
  return {
    ...partialAnswers,
    ...(isRestDrawn
      ? paidAnswers(partial + rest, interestTax(partial, term.start, last, tax) + restTax)
      : {}),
    partial_interest_fen: partial,
    early_interest_fen: partial,
    days: daysIn(term.start, first?.day ?? on, convention),
    partial_days: daysIn(term.start, first?.day ?? on, convention),
    remaining_principal_fen: remaining,
    remaining_interest_fen: rest,
    rest_interest_fen: rest,
    maturity_interest_fen: rest,
    maturity_payout_fen: remaining + rest - restTax,
    total_interest_fen: partial + rest,
    maturity: term.maturity,
  }
}

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
    final_principal_fen: last?.principal ?? null,
    renewals: periods.length - 1,
    periods: rows,
  }
}
