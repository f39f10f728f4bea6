/**
 * Instalment deposits and education savings from a vector: months missed and made up, or payments one by one.
 */
import { addMonths, type Day, daysBetween } from '../../core/dates.ts'
import { type Convention, daysIn, depositConvention } from '../../core/interest/convention.ts'
import { educationRate } from '../../core/interest/education.ts'
import { instalmentInterest, type InstalmentPlan, paymentsOf } from '../../core/interest/instalment.ts'
import type { Movement } from '../../core/interest/products.ts'
import { interestOf } from '../../core/interest/segments.ts'
import { type Answers, taxedAnswers } from './answers.ts'
import { BadInput, isList, isObject, type Json } from './file.ts'
import { fixed } from './fixed.ts'
import { countOf, dayOf, Inputs, lacking, scaled, show } from './inputs.ts'
import {
  conventionOf,
  maturityOf,
  mustFollow,
  names,
  postedRate,
  type Task,
  taxOf,
  termMonthsMaybe,
} from './terms.ts'

const INSTALMENT = ['instalment', 'monthly', 'monthly_amount', 'monthly_deposit', 'each', 'amount']

export function instalment(task: Task): Answers {
  const { inputs } = task
  const convention = conventionOf(task, depositConvention)
  const plan = planOf(task)
  const on = inputs.dayMaybe(...names.end, ...names.until) ?? plan.maturity
  mustFollow(plan.first, on)
  const payments = paymentsFrom(inputs, plan, on)
  return instalmentAnswers(task, plan, payments, on, convention)
}

function instalmentAnswers(
  { inputs }: Task,
  plan: InstalmentPlan,
  payments: readonly Movement[],
  on: Day,
  convention: Convention,
): Answers {
  const demandRate = inputs.ppmMaybe(...names.demandRate)
  const result = instalmentInterest(plan, payments, on, demandRate ?? 0, convention)
  if (demandRate === null && (result.demandProducts > 0n || on > plan.maturity)) {
    lacking('a demand rate', ['demand_rate'], '_ppm')
  }
  const contract = result.segments.filter(({ per }) => per === 12)
  const rest = result.segments.filter(({ per }) => per !== 12)
  return {
    ...taxedAnswers(result.segments, plan.first, on, taxOf(inputs), result.paid),
    monthly_products_fen: result.monthlyProducts,
    accumulated_fen_days: result.demandProducts,
    breach_fen_days: result.demandProducts,
    principal_fen: result.paid,
    total_paid_in_fen: result.paid,
    ...(result.breachMonth === null ? {} : { breach_month: result.breachMonth }),
    contract_interest_fen: interestOf(contract),
    term_interest_fen: interestOf(contract),
    normal_interest_fen: interestOf(contract),
    demand_interest_fen: interestOf(rest),
    breach_interest_fen: interestOf(rest),
    overdue_interest_fen: interestOf(rest),
    overdue_days: on > plan.maturity ? daysIn(plan.maturity, on, convention) : 0,
    days: daysIn(plan.first, on, convention),
    maturity: plan.maturity,
  }
}

function planOf({ inputs }: Task): InstalmentPlan {
  const listed = listedPayments(inputs, 'paid', 'payments', 'deposits', 'events')
  const opened = inputs.dayMaybe('first', 'first_date', 'first_deposit', ...names.open)
  const first = opened ?? listed?.[0]?.day ?? lacking('the first day', ['first'], '')
  const amount = inputs.amountMaybe(...INSTALMENT) ?? listed?.[0]?.amount
  const term = inputs.monthsMaybe('count', 'instalments', 'times') ?? termMonthsMaybe(inputs)
  const withdraw = inputs.dayMaybe(...names.end, ...names.until)
  const dated = maturityOf(inputs, first, term)
  // Of a deposit whose term is not told only the early withdrawal can be worked out:
  // any later maturity will do.
  const untold = withdraw === null ? null : addMonths(withdraw, 1)
  const maturity = dated ?? untold ?? lacking('a term', ['count', 'maturity'], '')
  const isEarly = withdraw !== null && withdraw < maturity
  const rate = inputs.ppmMaybe(...names.rate)
  return {
    instalment: amount ?? lacking('an amount', ['instalment'], '_fen'),
    count: term ?? monthsOf(first, maturity),
    first,
    maturity,
    ratePpm: rate ?? (isEarly ? 0 : lacking('a rate', ['rate'], '_ppm')),
  }
}

const monthsOf = (first: Day, maturity: Day): number => {
  let months = 0
  while (daysBetween(addMonths(first, months), maturity) > 0) months += 1
  return months
}

function paymentsFrom(inputs: Inputs, plan: InstalmentPlan, on: Day): Movement[] {
  const after = listedPayments(inputs, 'paid_after_breach', 'after_breach', 'breach_payments') ?? []
  const listed = listedPayments(inputs, 'paid', 'payments', 'deposits', 'events')
  if (listed) return [...listed, ...after]
  const monthly = paymentsOf(plan, missedMonths(inputs, plan, after.length > 0)).filter(({ day }) => day < on)
  const paidCount = inputs.countMaybe('paid_count', 'paid_instalments')
  return [...(paidCount === null ? monthly : monthly.slice(0, paidCount)), ...after]
}

/** `missed_month: 5, made_up_in_month: 6`, or lists of both; a breach is a month that was never made up. */
function missedMonths(
  inputs: Inputs,
  plan: InstalmentPlan,
  isRestListed: boolean,
): Map<number, number | null> {
  const named = monthsFrom(inputs, 'missed_months', 'missed_month', 'missed', 'breach_month')
  const paidIn = monthsFrom(inputs, 'paid_months', 'months_paid')
  const unpaid = Array.from({ length: plan.count }, (_, index) => index + 1).filter(
    one => !paidIn.includes(one),
  )
  const missed = paidIn.length > 0 && named.length === 0 ? unpaid : named
  const madeUp = monthsFrom(
    inputs,
    'made_up_in_months',
    'made_up_in_month',
    'made_up_month',
    'made_up_in',
    'make_up_month',
  )
  const isMadeUp = inputs.flag('made_up', 'made_up_next_month')
  const before = inputs.countMaybe('paid_before_breach', 'months_before_breach')
  const all = before === null ? missed : [...missed, ...monthsAfter(before, plan, isRestListed)]
  for (const month of all) {
    if (month < 1 || month > plan.count) throw new BadInput(`inputs: the plan has no month ${month}`)
  }
  return new Map(all.map((month, index) => [month, madeUp[index] ?? (isMadeUp ? month + 1 : null)]))
}

/** After a breach: the missed month alone, or all months when the later payments are listed. */
const monthsAfter = (before: number, { count }: InstalmentPlan, isRestListed: boolean): number[] =>
  isRestListed ? Array.from({ length: count - before }, (_, index) => before + 1 + index) : [before + 1]

function monthsFrom(inputs: Inputs, ...keys: readonly string[]): number[] {
  const found = inputs.value(...keys)
  if (!found || found.value === false) return []
  const months = isList(found.value) ? found.value : [found.value]
  return months.map(month => countOf(month, found.key))
}

function listedPayments(inputs: Inputs, ...keys: readonly string[]): Movement[] | null {
  const found = inputs.value(...keys)
  if (!found || !isList(found.value)) return null
  const payments = found.value.map(row => paymentOf(row, found.key))
  if (payments.length === 0) throw new BadInput(`inputs.${found.key} is empty`)
  return payments.toSorted((a, b) => (a.day < b.day ? -1 : 1))
}

function paymentOf(row: Json, key: string): Movement {
  if (isList(row) && row.length === 2) {
    return { day: dayOf(row[0] as Json, key), amount: scaled(row[1] as Json, 0, key) }
  }
  if (!isObject(row)) throw new BadInput(`inputs.${key}: ${show(row)} is no pair of a day and an amount`)
  const part = new Inputs(row)
  return { day: part.day('date', 'day', 'on'), amount: part.amount('amount', ...INSTALMENT) }
}

/**
 * The rate is chosen by term and proof, unless the vector gives it; the interest is that of the form it was
 * paid in.
 */
export function education(task: Task): Answers {
  const { inputs } = task
  const proof = inputs.flag(
    'certificate',
    'proof',
    'has_certificate',
    'has_proof',
    'proof_given',
    'certificate_given',
  )
  const hasProof =
    proof ?? inputs.flag('tax_free', 'tax_exempt') ?? !/WITHOUT|NO_(PROOF|CERT)/.test(task.method)
  const months = termMonthsMaybe(inputs) ?? inputs.countMaybe('count') ?? 0
  const chosen = educationRate(months, hasProof)
  const prefixes =
    chosen.kind === 'lumpSum'
      ? ['lump_sum_rate', 'rate', 'lump_sum', 'fixed_rate']
      : ['instalment_rate', 'instalment', 'rate']
  const named = chosen.kind === 'instalment' ? inputs.ppmMaybe('instalment_rate', 'rate_without_proof') : null
  const rate = named ?? inputs.ppmMaybe('rate') ?? postedRate(inputs, chosen.months, ...prefixes)
  const ratePpm = rate ?? inputs.ppmMaybe('lump_sum_rate') ?? lacking('a rate', ['rate'], '_ppm')
  const changed = inputs.with({ rate_ppm: String(ratePpm), tax_free: chosen.taxFree })
  const isMonthly = inputs.value('instalment_fen', 'monthly_fen', 'paid', 'payments', 'count') !== null
  const answers = isMonthly ? instalment({ ...task, inputs: changed }) : fixed({ ...task, inputs: changed })
  return { ...answers, rate_ppm: ratePpm, tax_free: chosen.taxFree, applied_rate_ppm: ratePpm }
}
