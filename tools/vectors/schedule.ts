/** Repayment schedules and prepayment from a vector. */
import { addMonths, daysBetween } from '../../core/dates.ts'
import { loanConvention } from '../../core/interest/convention.ts'
import {
  prepaymentSegments,
  scheduleOverMonths,
  scheduleWithPayment,
} from '../../core/interest/prepayment.ts'
import {
  balanceAfter,
  equalInstalments,
  equalPrincipal,
  type Instalment,
} from '../../core/interest/schedule.ts'
import { interestOf } from '../../core/interest/segments.ts'
import { sum } from '../../core/std.ts'
import { type Answers, interestAnswers } from './answers.ts'
import { BadInput, NotCovered } from './file.ts'
import { type Inputs, lacking } from './inputs.ts'
import { DRAWDOWN, LOAN_END } from './loan.ts'
import { conventionOf, daysOf, names, permilleOf, type Task, termMonthsMaybe } from './terms.ts'

export function scheduled(task: Task): Answers {
  const { inputs } = task
  const isEqual = isEqualInstalment(task)
  const principal = inputs.amount('principal', 'loan', 'amount')
  const rate = inputs.ppm(...names.rate)
  const months = monthsOf(inputs)
  const rows = (isEqual ? equalInstalments : equalPrincipal)(principal, rate, months, oddFirstDays(inputs))
  return {
    ...(isEqual ? { instalment_fen: regularPayment(rows) } : linearAnswers(rows)),
    ...scheduleAnswers(rows),
  }
}

const isEqualInstalment = ({ product, method }: Task): boolean =>
  !/EQUAL_PRINCIPAL|LINEAR/.test(`${product} ${method}`)

function monthsOf(inputs: Inputs): number {
  const months = inputs.monthsMaybe('n', 'instalments', 'count', 'periods') ?? termMonthsMaybe(inputs)
  return months ?? lacking('a term', ['months'], '')
}

/** Days to the first instalment, when that is not a month after the loan was paid out. */
function oddFirstDays(inputs: Inputs): number | null {
  const given = inputs.countMaybe('first_period_days', 'first_days')
  if (given !== null) return given
  const drawdown = inputs.dayMaybe(...DRAWDOWN)
  const first = inputs.dayMaybe(
    'first_due',
    'first_due_date',
    'first_repayment',
    'first_payment',
    'first_instalment',
  )
  if (drawdown === null || first === null || first === addMonths(drawdown, 1)) return null
  return daysBetween(drawdown, first)
}

/** The last row clears rounding and an odd first period costs other interest: neither is the instalment. */
function regularPayment(rows: readonly Instalment[]): bigint {
  const [first, second] = rows
  return (rows.length > 2 ? second : first)?.payment ?? 0n
}

function linearAnswers(rows: readonly Instalment[]): Answers {
  const [first, second] = rows
  if (!first) return {}
  const step: Answers = second ? { monthly_decrease_fen: first.payment - second.payment } : {}
  return { ...step, monthly_principal_fen: first.principal, principal_part_fen: first.principal }
}

function scheduleAnswers(rows: readonly Instalment[]): Answers {
  const interest = sum(rows.map(row => row.interest))
  const paid = sum(rows.map(row => row.payment))
  return {
    schedule: rows.map(row => ({
      k: row.number,
      interest_fen: row.interest,
      principal_fen: row.principal,
      payment_fen: row.payment,
      balance_fen: row.balance,
    })),
    months: rows.length,
    total_interest_fen: interest,
    total_payment_fen: paid,
    total_paid_fen: paid,
    total_repayment_fen: paid,
  }
}

/** A balance that is told, or what a schedule leaves after some instalments. */
export function prepayment(task: Task): Answers {
  const { inputs } = task
  const convention = conventionOf(task, loanConvention)
  const rate = inputs.ppm(...names.rate)
  const told = inputs.amountMaybe('balance', 'outstanding', 'remaining_principal')
  const rows = told === null ? scheduleOf(task, rate) : []
  const paid =
    inputs.countMaybe('paid_instalments', 'instalments_paid', 'paid_count', 'after_instalment', 'k') ?? 0
  if (paid > rows.length && told === null) throw new BadInput(`inputs: the plan has no instalment ${paid}`)
  const balance = told ?? balanceAfter(inputs.amount('principal', 'loan'), rows, paid)
  const days = daysOf(inputs, convention, ['last_due', 'last_paid', ...names.open], LOAN_END)
  const segments = prepaymentSegments(balance, rate, days, convention)
  const interest = interestOf(segments)
  const part = inputs.amountMaybe('prepay', 'prepaid', 'prepayment', 'partial', 'prepay_principal')
  const fee = permilleOf(inputs, 'fee', 'fee_rate', 'penalty_fee')
  if (fee !== null) throw new NotCovered('a fee for prepayment is a tariff, not interest')
  return {
    ...interestAnswers(segments),
    days,
    balance_fen: balance,
    payout_fen: balance + interest,
    payoff_fen: balance + interest,
    ...(part === null ? {} : partlyPrepaid(inputs, balance - part, rate, rows, paid)),
  }
}

const scheduleOf = (task: Task, rate: number): Instalment[] =>
  (isEqualInstalment(task) ? equalInstalments : equalPrincipal)(
    task.inputs.amount('principal', 'loan'),
    rate,
    monthsOf(task.inputs),
  )

/**
 * The rest of a loan partly prepaid: fewer months when the instalment is kept, otherwise a smaller
 * instalment.
 */
function partlyPrepaid(
  inputs: Inputs,
  left: bigint,
  rate: number,
  rows: readonly Instalment[],
  paid: number,
): Answers {
  if (left < 0n) throw new BadInput('inputs: more is prepaid than is owed')
  const payment =
    inputs.amountMaybe('instalment', 'payment', 'monthly_payment') ?? rows[paid]?.payment ?? null
  const isPaymentKept = /PAYMENT|INSTALMENT|SHORTEN/.test(inputs.word('keep', 'keeps', 'mode') ?? '')
  const monthsLeft = inputs.countMaybe('months_left', 'remaining_months') ?? rows.length - paid
  if (isPaymentKept && payment === null) lacking('the instalment that is kept', ['instalment'], '_fen')
  if (!isPaymentKept && monthsLeft < 1) lacking('the months left', ['months_left'], '')
  const next =
    isPaymentKept && payment !== null
      ? scheduleWithPayment(left, rate, payment)
      : scheduleOverMonths(left, rate, monthsLeft)
  return {
    ...scheduleAnswers(next),
    new_balance_fen: left,
    remaining_principal_fen: left,
    new_instalment_fen: regularPayment(next),
    new_months: next.length,
  }
}
