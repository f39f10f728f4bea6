/**
 * The schedule of a loan, row by row: what comes due on which day. It is never kept, only worked out from
 * what was agreed, phase by phase; a phase ends where the next begins. Interest between two days is counted
 * by days; a month of an instalment loan is a month.
 */
import { choicesOf } from '../fields/choice.ts'
import { addMonths, type Day, daysBetween, firstOfMonth, lastOfMonth } from '../dates.ts'
import { loanPeriods } from '../interest/loan.ts'
import { type DatedRate, rateAt, ratePeriods } from '../interest/periods.ts'
import { principalWithPart, scheduleWithPayment } from '../interest/prepayment.ts'
import { equalInstalments, equalPrincipal, type Instalment } from '../interest/schedule.ts'
import { interestOf, monthSegment, type Segment, daySegment } from '../interest/segments.ts'
import { type SettlementCalendar, settlementsBetween } from '../interest/settlement.ts'
import { given } from '../std.ts'
import type { Words } from '../words.ts'
import { type Loan, type LoanPlan, loanRates, type PlanPhase, type RepaymentMethod } from './terms.ts'

export interface PlanRow {
  readonly number: number
  /** Interest runs over [from, day). */
  readonly from: Day
  /** It is due. */
  readonly day: Day
  readonly interest: bigint
  readonly principal: bigint
  /** What stays to be repaid after it. */
  readonly balance: bigint
}

type Planned = Pick<Loan, 'terms' | 'plan'>

export const methodNames: Readonly<Record<RepaymentMethod, Words>> = {
  bullet: { zh: '利随本清', en: 'All at maturity' },
  interestMonthly: { zh: '按月付息到期还本', en: 'Interest monthly' },
  interestQuarterly: { zh: '按季付息到期还本', en: 'Interest quarterly' },
  equalInstalment: { zh: '等额本息', en: 'Equal instalments' },
  equalPrincipal: { zh: '等额本金', en: 'Equal principal' },
}

export const methodChoices = choicesOf(methodNames)

export const inInstalments = (method: RepaymentMethod): boolean =>
  method === 'equalInstalment' || method === 'equalPrincipal'

const label: Words = { zh: '合同利率', en: 'Contract rate' }

/** Interest by days, a segment for each rate that was in force. */
export const bySpan = (
  base: bigint,
  rates: readonly DatedRate[],
  from: Day,
  to: Day,
  permille = 1000,
  name: Words = label,
): Segment[] =>
  base === 0n
    ? []
    : ratePeriods(rates, from, to).map(period =>
        daySegment(name, base, period.ppm, daysBetween(period.from, period.to), permille),
      )

/** All rows, those that are paid too. */
export function planRows(loan: Planned): PlanRow[] {
  const { phases } = loan.plan
  return phases.flatMap((phase, index) => {
    const end = phases[index + 1]?.first ?? Number.POSITIVE_INFINITY
    return rowsOf(phase, loan).filter(({ number }) => number < end)
  })
}

function rowsOf(phase: PlanPhase, loan: Planned): PlanRow[] {
  return loan.plan.instalments ? instalmentRows(phase, loan) : settledRows(phase, loan)
}

const CALENDARS: Readonly<Partial<Record<RepaymentMethod, SettlementCalendar>>> = {
  interestMonthly: 'monthly20',
  interestQuarterly: 'quarterly20',
}

/** Interest on the day after each settlement, and at maturity the principal with the rest. */
function settledRows({ first, from, balance }: PlanPhase, { terms, plan }: Planned): PlanRow[] {
  const { maturity } = terms
  const calendar = CALENDARS[plan.method]
  const settlements = calendar ? settlementsBetween(from, maturity, calendar) : []
  const rates = loanRates({ terms, plan })
  return loanPeriods(from, settlements, maturity).map((period, index) => {
    const last = period.to === maturity
    const carried = index === 0 && first === 1 ? plan.carried : 0n
    return {
      number: first + index,
      from: period.from,
      day: period.to,
      interest: carried + interestOf(bySpan(balance, rates, period.from, period.to)),
      principal: last ? balance : 0n,
      balance: last ? 0n : balance,
    }
  })
}

function instalmentRows(phase: PlanPhase, loan: Planned): PlanRow[] {
  const { terms, plan } = loan
  const { first, from } = phase
  const whole = isMonth(first, from, loan)
  const firstDays = whole ? null : daysBetween(from, instalmentDay(plan, first))
  const made = instalmentsOf(phase, plan.method, rateAt(loanRates({ terms, plan }), from), firstDays)
  return made.map((row, index) => ({
    number: first + index,
    from: index === 0 ? from : instalmentDay(plan, first + index - 1),
    day: instalmentDay(plan, first + index),
    interest: row.interest,
    principal: row.principal,
    balance: row.balance,
  }))
}

/** Whether the period before an instalment is one of the plan's months. */
function isMonth(number: number, from: Day, { terms, plan }: Planned): boolean {
  if (number > 1) return from === instalmentDay(plan, number - 1)
  return from === terms.start && addMonths(from, 1) === instalmentDay(plan, 1)
}

function instalmentsOf(
  { balance, rows, payment }: PlanPhase,
  method: RepaymentMethod,
  ratePpm: number,
  firstDays: number | null,
): readonly Instalment[] {
  const equal = method === 'equalInstalment'
  if (payment === null) {
    const months = given(rows, 'the rows of a phase without a payment')
    return (equal ? equalInstalments : equalPrincipal)(balance, ratePpm, months, firstDays)
  }
  return (equal ? scheduleWithPayment : principalWithPart)(balance, ratePpm, payment, firstDays)
}

/** The same date of each month; where the month is shorter, its last day. */
export function instalmentDay({ instalments }: Pick<LoanPlan, 'instalments'>, number: number): Day {
  const { first, date } = given(instalments, 'the days of an instalment loan')
  const month = addMonths(firstOfMonth(first), number - 1)
  const last = lastOfMonth(month)
  const wanted = `${month.slice(0, 8)}${String(date).padStart(2, '0')}`
  return wanted < last ? wanted : last
}

/** The days of a loan in instalments: the first is the first such date after the draw. */
export function instalmentsFrom(start: Day, date: number | null): NonNullable<LoanPlan['instalments']> {
  const first = firstOfMonth(start)
  const plan = { date: date ?? Number(start.slice(8)), first }
  const thisMonth = instalmentDay({ instalments: plan }, 1) > start
  return thisMonth ? plan : { ...plan, first: addMonths(first, 1) }
}

/** The interest of one month, for what an instalment has to cover. */
export const monthInterest = (balance: bigint, ratePpm: number): bigint =>
  interestOf([monthSegment(label, balance, ratePpm, 1)])
