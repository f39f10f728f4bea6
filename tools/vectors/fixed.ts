/** Lump-sum deposits from a vector: early, on time, late, and in part. */
import { type Day, monthsBetween } from '../../core/dates.ts'
import { expenseAtPayment } from '../../core/interest/accrual.ts'
import { type Convention, daysIn, depositConvention, earningBase } from '../../core/interest/convention.ts'
import { type FixedMethod, fixedSegments, type FixedTerm } from '../../core/interest/fixed.ts'
import type { DatedRate } from '../../core/interest/periods.ts'
import type { Movement } from '../../core/interest/products.ts'
import { daySegment, interestOf, monthSegment } from '../../core/interest/segments.ts'
import { flatTax, interestTax } from '../../core/interest/tax.ts'
import { sum } from '../../core/std.ts'
import { type Answers, interestAnswers, paidAnswers, taxedAnswers } from './answers.ts'
import { BadInput, isList, isObject, type Json } from './file.ts'
import { dayOf, Inputs, lacking, scaled } from './inputs.ts'
import {
  conventionOf,
  fixedMethodOf,
  maturityOf,
  mustFollow,
  names,
  permilleOf,
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
  'part',
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
  const { inputs } = task
  if (isUndated(inputs)) return undated(task, conventionOf(task, depositConvention))
  const deposit = depositOf(task)
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

/** A vector that tells how long, and not from which day to which. */
export const isUndated = (inputs: Inputs): boolean =>
  inputs.dayMaybe(...names.open, ...names.end, ...names.until, ...names.maturity) === null &&
  (inputs.countMaybe('days') !== null || termMonthsMaybe(inputs) !== null)

/** Months and days at the rate of the deposit, days of early or overdue withdrawal at the demand rate. */
export function undated(task: Task, convention: Convention): Answers {
  const { inputs, method } = task
  const principal = inputs.amount(...names.principal)
  const base = earningBase(principal, convention)
  const [months, days] = [termMonthsMaybe(inputs) ?? 0, inputs.countMaybe('days', 'odd_days') ?? 0]
  const overdue = inputs.countMaybe('overdue_days') ?? 0
  const rate = inputs.ppmMaybe(...names.rate)
  const demandRate = inputs.ppmMaybe(...names.demandRate)
  const isDemand = rate === null || (/EARLY|BREACH/.test(method) && demandRate !== null)
  const used = (isDemand ? demandRate : rate) ?? lacking('a rate', ['rate'], '_ppm')
  const late = overdue === 0 ? 0 : (demandRate ?? lacking('a demand rate', ['demand_rate'], '_ppm'))
  const permille = permilleOf(inputs, 'factor', 'discount') ?? 1000
  const label = { zh: '存期', en: 'Held' }
  const segments = [
    monthSegment(label, base, used, months, permille),
    daySegment(label, base, used, days, permille, convention.yearDays),
    daySegment(label, base, late, overdue, 1000, convention.yearDays),
  ]
  const interest = interestOf(segments)
  const [tax] = taxOf(inputs)
  const withheld = tax ? flatTax(interest, tax.ppm) : 0n
  return { ...interestAnswers(segments, withheld), days, payout_fen: principal + interest - withheld }
}

/** What is left for expense when accrued interest is used up; in red when more was accrued than is due. */
export function accruedAnswers(due: bigint, accrued: bigint): Answers {
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
  // The one rate of a case about early withdrawal is what it earns.
  const used = demandGiven ?? (isEarly ? (/EARLY/.test(method) ? rate : null) : on === maturity ? 0 : null)
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
