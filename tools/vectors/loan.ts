/** Interest of loans from a vector: to a day, over settlements, by days. */
import { addMonths, type Day } from '../../core/dates.ts'
import { type Convention, daysIn, loanConvention } from '../../core/interest/convention.ts'
import { loanPeriods } from '../../core/interest/loan.ts'
import { prepaymentSegments } from '../../core/interest/prepayment.ts'
import { type Movement, segmentsByRate } from '../../core/interest/products.ts'
import { interestOf, monthSegment, type Segment } from '../../core/interest/segments.ts'
import { postingDay, settlementsBetween } from '../../core/interest/settlement.ts'
import { sum } from '../../core/std.ts'
import { type Answers, interestAnswers, numbered } from './answers.ts'
import { dayOf, type Inputs, lacking } from './inputs.ts'
import {
  calendarOf,
  conventionOf,
  datedRates,
  flatRate,
  movementsOf,
  mustFollow,
  names,
  type Task,
  termMonthsMaybe,
} from './terms.ts'

export const DRAWDOWN = ['drawdown', 'drawdown_date', 'disbursed', ...names.open] as const
const PAID = [
  'repay',
  'repay_date',
  'repaid',
  'repayment_date',
  'paid',
  'paid_on',
  'pay_date',
  'paid_date',
] as const
export const LOAN_END = [...names.until, ...PAID, ...names.end] as const
const PRINCIPAL = ['principal', 'balance', 'loan', 'amount', 'outstanding'] as const

export function loanInterest(task: Task): Answers {
  const { inputs, product, method } = task
  const convention = conventionOf(task, loanConvention)
  const days = inputs.countMaybe('days')
  const months = termMonthsMaybe(inputs)
  if (days !== null) return byDays(task, days, convention)
  if (/WHOLE_MONTHS|PER_ITEM_MONTHS/.test(method) && months !== null) {
    const label = { zh: '整月', en: 'Whole months' }
    const principal = inputs.amount(...PRINCIPAL)
    const segments = [monthSegment(label, principal, inputs.ppm(...names.rate), months)]
    return { ...interestAnswers(segments), payout_fen: principal + interestOf(segments) }
  }
  const last = inputs.dayMaybe(
    'previous_settlement',
    'previous_settlement_date',
    'last_settlement',
    'last_settlement_date',
  )
  const movements = movementsOf(last === null ? inputs : inputs.with({ from: postingDay(last) }))
  const from = last === null ? startOf(inputs, movements) : postingDay(last)
  const settlement = inputs.dayMaybe('settlement_date', 'settlement_day')
  const listed = inputs.listMaybe('settlement_dates', 'settlements')
  const matures = inputs.dayMaybe(...names.maturity) ?? (months === null ? null : addMonths(from, months))
  const end = settlement === null ? (inputs.dayMaybe(...LOAN_END) ?? matures) : postingDay(settlement)
  if (end === null) return lacking('an end', ['to', 'maturity', 'settlement_date'], '')
  mustFollow(from, end)
  const calendar = settlement === null ? calendarOf(inputs, product) : null
  const days20 = calendar === null ? [] : settlementsBetween(from, end, calendar)
  const settlements = listed?.map((day, index) => dayOf(day, `settlement_dates[${index}]`)) ?? days20
  const rates =
    datedRates(inputs, 'rate_history', 'rate_changes', 'rates') ?? flatRate(inputs.ppm(...names.rate))
  return periodsAnswers(from, end, settlements, convention, (begin, to) =>
    segmentsByRate(movements, begin, to, rates, convention),
  )
}

const startOf = (inputs: Inputs, movements: readonly Movement[]): Day =>
  inputs.dayMaybe(...DRAWDOWN) ?? movements[0]?.day ?? lacking('a day', DRAWDOWN, '')

function byDays({ inputs }: Task, days: number, convention: Convention): Answers {
  const principal = inputs.amount(...PRINCIPAL)
  const segments = prepaymentSegments(principal, inputs.ppm(...names.rate), days, convention)
  return {
    ...interestAnswers(segments),
    days,
    balance_fen: principal,
    payout_fen: principal + interestOf(segments),
  }
}

/** Each period is due on its own day and rounded there. */
function periodsAnswers(
  from: Day,
  end: Day,
  settlements: readonly Day[],
  convention: Convention,
  segmentsOf: (from: Day, to: Day) => Segment[],
): Answers {
  const rows = loanPeriods(from, settlements, end).map(
    (period): Answers => ({
      from: period.from,
      due_date: period.to,
      date: period.to,
      days: daysIn(period.from, period.to, convention),
      interest_fen: interestOf(segmentsOf(period.from, period.to)),
    }),
  )
  const single = rows.length === 1 ? interestAnswers(segmentsOf(from, end)) : {}
  return {
    ...single,
    ...numbered('period', rows),
    interest_fen: sum(rows.map(row => row.interest_fen as bigint)),
    days: daysIn(from, end, convention),
    due_date: end,
    periods: rows,
    settlements: rows,
  }
}
