/**
 * 3290 for the other savings: a deposit as it would be opened on a day, kept as agreed, and drawn on another.
 * Nothing here counts interest: the trial opens an account that nobody has and asks what is due on it.
 */
import { addDays, addMonths, type Day } from '../dates.ts'
import { agreementSegments } from '../interest/agreement.ts'
import { daysBetween } from '../dates.ts'
import { depositConvention, earningBase } from '../interest/convention.ts'
import { explainSegments } from '../interest/explain.ts'
import { interestOf } from '../interest/segments.ts'
import type { Account } from '../ledger/entities.ts'
import { displayMoney } from '../money.ts'
import type { Parameters, RateKind } from '../parameters.ts'
import { demandRateOn, rateOn } from '../rates.ts'
import { products } from '../products.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { given, least } from '../std.ts'
import type { Explanation } from '../transactions/define.ts'
import { savingsDue } from './due.ts'
import { openingTerms, type SavingsProduct } from './opening.ts'
import { savingsRule } from './rules.ts'

export interface SavingsTrial {
  readonly product: SavingsProduct | 'agreement'
  readonly amount: bigint
  /** Months; days of notice. */
  readonly term: number | null
  readonly rate: number | null
  readonly start: Day
  readonly end: Day | null
  readonly intervalMonths: number
  readonly quota: bigint
}

const kindOf: Readonly<Record<SavingsTrial['product'], RateKind>> = {
  instalment: 'instalment',
  principalKept: 'instalment',
  lumpInPartOut: 'instalment',
  notice: 'notice',
  corporateNotice: 'notice',
  fixedOrDemand: 'lumpSum',
  education: 'lumpSum',
  agreement: 'agreement',
}

interface Span {
  readonly term: number
  readonly end: Day
}

/** An empty term is the first that is offered; an empty end its maturity, or a year where there is none. */
function spanOf({ product, term, start, end }: SavingsTrial, parameters: Parameters): Span {
  const offered = product === 'agreement' ? 0 : (savingsRule(parameters, product).terms[0] ?? 0)
  const months = term ?? offered
  const dated = kindOf[product] === 'instalment' || product === 'education'
  return { term: months, end: end ?? addMonths(start, dated ? months : 12) }
}

export function refuseSavingsTrial(trial: SavingsTrial, parameters: Parameters): Refusal | null {
  const { term, end } = spanOf(trial, parameters)
  const { product, start } = trial
  const terms = product === 'agreement' ? [0] : savingsRule(parameters, product).terms
  if (!terms.includes(term)) return { ...refuse('termNotOffered', { terms: terms.join(' ') }), field: 'term' }
  if (end < start) return { ...refuse('trialBackwards', { start, end }), field: 'end' }
  const missing = rateOn(parameters, 'demand', 0, end) === null
  return missing || !parameters.rates.some(row => row.kind === kindOf[product] && row.from <= start)
    ? { ...refuse('demandRateMissing', { day: missing ? end : start }), field: missing ? 'end' : 'start' }
    : null
}

export function savingsTrial(trial: SavingsTrial, parameters: Parameters): Explanation[] {
  const { term, end } = spanOf(trial, parameters)
  const { rate, product } = trial
  const rates = parameters.rates.map(row =>
    rate !== null && row.kind === kindOf[product] ? { ...row, ppm: rate } : row,
  )
  const asked = { day: end, parameters: { ...parameters, rates }, proven: true }
  const period = { label: { zh: '期间', en: 'Period' }, text: `${trial.start} → ${end}` }
  if (product === 'agreement') return [period, ...agreementSheet(trial, end, asked.parameters)]
  const account = imagined(trial, product, term, asked)
  const due = savingsDue(account, asked)
  const text = displayMoney(-account.balance + due.interest - due.tax)
  return [period, ...explainSegments(due), { label: { zh: '本息合计', en: 'Principal and interest' }, text }]
}

/** A balance that does not move: the quota at the demand rate, the rest at the agreed one. */
function agreementSheet(
  { amount, quota, start }: SavingsTrial,
  end: Day,
  parameters: Parameters,
): Explanation[] {
  const days = BigInt(daysBetween(start, end))
  const base = earningBase(amount, depositConvention)
  const within = least(base, quota)
  const segments = agreementSegments(
    { quota: within * days, excess: (base - within) * days },
    {
      quota,
      demandRatePpm: demandRateOn(parameters, end),
      agreementRatePpm: given(rateOn(parameters, 'agreement', 0, end), 'a rate that was checked'),
    },
  )
  return explainSegments({ segments, interest: interestOf(segments), tax: 0n })
}

interface Asked {
  readonly day: Day
  readonly parameters: Parameters
}

/** The account as it would stand on the last day: all instalments paid, the notice given in time. */
function imagined(
  trial: SavingsTrial,
  product: SavingsProduct,
  term: number,
  { day, parameters }: Asked,
): Account {
  const { amount, start, intervalMonths } = trial
  const opening = { product, amount, term, intervalMonths, once: product === 'education' }
  const terms = openingTerms(opening, { day: start, parameters })
  const account: Account = {
    no: '',
    gl: products[product].gl,
    unit: 'CNY',
    customer: null,
    product,
    status: 'open',
    opened: start,
    closed: null,
    balance: -amount,
    held: 0n,
    minimum: 0n,
    restrictions: [],
    interestBase: null,
    moment: 0n,
    terms,
    paper: null,
    printed: null,
  }
  if (terms.kind === 'notice') {
    const notice = { item: '', day: addDays(day, -terms.noticeDays), amount }
    return { ...account, terms: { ...terms, notice } }
  }
  if (terms.kind !== 'instalment' || terms.count === 1) return account
  const months = Array.from({ length: terms.count }, (_, month) => addMonths(start, month))
  const payments = months.filter(paid => paid < day).map(paid => ({ day: paid, amount }))
  return { ...account, balance: -amount * BigInt(payments.length), terms: { ...terms, payments } }
}
