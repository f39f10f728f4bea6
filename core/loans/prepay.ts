/**
 * Repaid before it is due (提前还款, rules.md §2.6): the interest that has run is paid with it, and a new phase
 * of the schedule begins today with what is left.
 */
import type { EffectDraft } from '../ledger/complete.ts'
import { credit } from '../ledger/build.ts'
import type { Unit } from '../ledger/units.ts'
import { addMonths } from '../dates.ts'
import { divideHalfUp } from '../money.ts'
import type { Parameters } from '../parameters.ts'
import { given, least } from '../std.ts'
import type { LoanOn } from './debt.ts'
import { monthInterest, planRows } from './plan.ts'
import { INTEREST_INCOME, RECEIVABLE, settled } from './repay.ts'
import { type Loan, loanRates, type PlanPhase } from './terms.ts'
import { rateAt } from '../interest/periods.ts'

/** What stays as it was: the number of months, or the instalment. */
export type Keeps = 'months' | 'payment'

export function prepaymentFee({ loan, day }: LoanOn, principal: bigint, parameters: Parameters): bigint {
  const { prepaymentMonths, prepaymentPermille } = parameters.loan
  const free = day >= addMonths(loan.terms.start, prepaymentMonths)
  return free ? 0n : divideHalfUp(principal * BigInt(prepaymentPermille), 1000n)
}

/** The credit side, without the fee. Nothing is due: what has run is all the interest there is. */
export function prepaid(on: LoanOn, principal: bigint, keeps: Keeps | null, unit: Unit): EffectDraft[] {
  const { loan, day, owed } = on
  const interest = owed.accrued
  const receivable = least(loan.debt.receivable, interest)
  const rest = owed.notDue - principal
  const debt = { ...loan.debt, receivable: loan.debt.receivable - receivable }
  const next: Loan = { ...loan, debt }
  const anew = rest === 0n ? ended(next) : goesOn(next, phaseFrom(on, rest, keeps ?? 'months'))
  return [
    ...(receivable === 0n ? [] : [credit(RECEIVABLE, receivable)]),
    ...(interest === receivable ? [] : [credit(INTEREST_INCOME, interest - receivable)]),
    credit(loan.account, principal),
    ...settled(loan, anew, principal, { unit, day, slip: 1 }),
  ]
}

/** No row of the schedule comes due any more. */
const ended = (loan: Loan): Loan => ({
  ...loan,
  debt: { ...loan.debt, due: planRows(loan).length },
})

function goesOn(loan: Loan, phase: PlanPhase): Loan {
  const carried = phase.first === 1 ? 0n : loan.plan.carried
  const earlier = loan.plan.phases.filter(({ first }) => first < phase.first)
  const plan = { ...loan.plan, carried, phases: [...earlier, phase] }
  const last = given(planRows({ ...loan, plan }).at(-1), 'the last row of a schedule')
  return { ...loan, plan, terms: { ...loan.terms, maturity: last.day } }
}

function phaseFrom({ loan, day }: LoanOn, balance: bigint, keeps: Keeps): PlanPhase {
  const first = loan.debt.due + 1
  const left = planRows(loan).length - loan.debt.due
  const anew = { first, from: day, balance }
  if (!loan.plan.instalments) return { ...anew, rows: null, payment: null }
  return keeps === 'months'
    ? { ...anew, rows: left, payment: null }
    : { ...anew, rows: null, payment: instalmentOf(loan, day) }
}

/** The instalment as it is paid in a whole month; of equal principal its part of principal. */
function instalmentOf(loan: Loan, day: string): bigint {
  const row = given(planRows(loan)[loan.debt.due], 'a row that is to come')
  if (loan.plan.method === 'equalPrincipal') return row.principal
  const rate = rateAt(loanRates(loan), day)
  return row.principal + monthInterest(row.principal + row.balance, rate)
}
