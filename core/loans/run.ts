/**
 * What time does to loans, as pure functions of a loan and a day, for one account or for all of the branch
 * (rules.md §1.3, §2.6): interest is accrued, what is due is charged to the repayment account, principal that
 * was not paid moves to the overdue loans on the day after, and interest of what is late for long is income
 * no more until it is paid.
 */
import { accountNumber, accountSeriesKey } from '../counter/accounts.ts'
import type { Evening } from '../desk.ts'
import { availableOwn, naturalBalance } from '../ledger/balance.ts'
import { credit, debit } from '../ledger/build.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import type { Choices } from '../fields/choice.ts'
import type { Account, Key } from '../ledger/entities.ts'
import { passageOf } from '../ledger/restrictions.ts'
import type { Unit } from '../ledger/units.ts'
import { least, most, sum } from '../std.ts'
import { arrearsOf, dueNow, interestOwed, type LoanOn, loanOn } from './debt.ts'
import {
  allocate,
  INTEREST_INCOME,
  keep,
  loanBooks,
  memo,
  OFF_BOOKS,
  orderOf,
  OVERDUE,
  RECEIVABLE,
  repaid,
} from './repay.ts'
import { type LoanDebt, loanOf } from './terms.ts'

export type LoanRun = 'accrue' | 'collect' | 'overdue'

/** What the night does one after the other: who pays today owes no interest of tomorrow. */
export const loanRunsOfNight: readonly LoanRun[] = ['overdue', 'collect', 'accrue']

/** What a form offers. */
export const loanRuns: Choices<LoanRun> = [
  { value: 'overdue', zh: '逾期处理', en: 'Overdue' },
  { value: 'accrue', zh: '计提利息', en: 'Accrue' },
  { value: 'collect', zh: '扣收到期本息', en: 'Charge what is due' },
]

/** So many loans are done by one row; whoever is left over is done by the next. */
export const LOANS_AT_ONCE = 200

/** Slips that one loan may take. */
const SLIPS = 2

/** Of one loan: what it comes to, and the entries from a slip on. */
export interface LoanStep {
  readonly on: LoanOn
  readonly amount: bigint
  effects(slip: number): EffectDraft[]
}

export const loanRunKeys = (
  chosen: readonly Account[] | null,
  desk: Pick<Evening, 'state' | 'branch'>,
): Key[] => {
  const numbers = chosen ? chosen.map(({ no }) => no) : loanNumbers(desk)
  const payers = numbers.flatMap(no => payerOf(desk.state.get('account', no)) ?? [])
  return [
    ...loanBooks,
    accountSeriesKey('loan'),
    ...[...numbers, ...payers].map((no): Key => `account:${no}`),
  ]
}

/** A series is counted, so that all loans of a branch are known by their numbers. */
function loanNumbers({ state, branch }: Pick<Evening, 'state' | 'branch'>): string[] {
  const key = accountSeriesKey('loan').slice('tally:'.length)
  const count = Number(state.get('tally', key)?.amount ?? 0n)
  return Array.from({ length: count }, (_, index) => accountNumber(branch.code, 'loan', BigInt(index + 1)))
}

const payerOf = (account: Account | undefined): string | null =>
  account?.terms?.kind === 'loan' && account.status === 'open' ? (account.terms.plan?.payer ?? null) : null

/** Every open loan of the branch, or those that were asked for, as they stand today. */
export function loansToday(chosen: readonly Account[] | null, desk: Evening): LoanOn[] {
  const accounts = chosen ?? loanNumbers(desk).flatMap(no => desk.state.get('account', no) ?? [])
  return accounts
    .filter(({ status, terms }) => status === 'open' && terms?.kind === 'loan')
    .map(one => loanOn(loanOf(one, desk.parameters), desk.day))
    .filter(({ loan }) => loan.debt.writtenOff === null)
}

/** The loans on which a run has something to do. */
export function loanSteps(run: LoanRun, chosen: readonly Account[] | null, desk: Evening): LoanStep[] {
  const loans = loansToday(chosen, desk)
  const { unit } = desk.branch
  if (run === 'accrue') return loans.flatMap(on => accrual(on, unit) ?? [])
  if (run === 'overdue')
    return loans.flatMap(on => overdue(on, unit, desk.parameters.loan.nonAccrualDays) ?? [])
  const taken = new Map<string, bigint>()
  return loans.flatMap(on => collection(on, taken, desk) ?? [])
}

export const loanEffects = (steps: readonly LoanStep[]): EffectDraft[] =>
  steps.slice(0, LOANS_AT_ONCE).flatMap((step, index) => step.effects(index * SLIPS + 1))

/** What has been earned and is not in the books yet. */
function accrual(on: LoanOn, unit: Unit): LoanStep | null {
  const { loan, owed } = on
  const { nonAccrual, receivable, offBooks } = loan.debt
  const known = nonAccrual === null ? receivable : offBooks
  const amount = interestOwed(owed) - known
  if (amount === 0n) return null
  const debt: LoanDebt =
    nonAccrual === null
      ? { ...loan.debt, receivable: receivable + amount }
      : { ...loan.debt, offBooks: offBooks + amount }
  const effects = (slip: number): EffectDraft[] => [
    ...(nonAccrual === null
      ? [debit(RECEIVABLE, amount, slip), credit(INTEREST_INCOME, amount, slip)]
      : [memo('receipt', OFF_BOOKS, amount, unit)]),
    keep(loan, { ...loan, debt }, null),
  ]
  return { on, amount, effects }
}

/**
 * As far as the repayment account reaches with the customer's own money: unless he asks, nothing is lent to
 * him to be repaid with. What several loans take from one account is counted together.
 */
function collection(on: LoanOn, taken: Map<string, bigint>, desk: Evening): LoanStep | null {
  const payer = on.loan.plan.payer
  const account = payer === null ? undefined : desk.state.get('account', payer)
  const due = dueNow(on.owed)
  if (!account || account.status === 'closed' || due === 0n) return null
  const before = taken.get(account.no) ?? 0n
  const { out } = passageOf(account, desk.day)
  const amount = out ? 0n : least(due, most(availableOwn(account, desk.day) - before, 0n))
  if (amount === 0n) return null
  taken.set(account.no, before + amount)
  const paid = allocate(on, amount, orderOf(on.owed, desk.parameters))
  const effects = (slip: number): EffectDraft[] => [
    debit(account, amount, slip),
    ...repaid(on, paid, { unit: desk.branch.unit, day: desk.day, slip }),
  ]
  return { on, amount, effects }
}

/** 1303-0x → 1303-09 on the day after; late for longer than the limit, income is taken back. */
function overdue(on: LoanOn, unit: Unit, limit: number): LoanStep | null {
  const { loan, owed, day } = on
  const { debt } = loan
  const late = sum(arrearsOf(on).map(line => line.principal))
  const amount = least(late - debt.overdue, naturalBalance(loan.account))
  const stops = owed.daysLate > limit && debt.nonAccrual === null
  if (amount === 0n && !stops) return null
  const takenBack = stops ? debt.receivable : 0n
  const offBooks = stops ? interestOwed(owed) : 0n
  const after: LoanDebt = {
    ...debt,
    overdue: debt.overdue + amount,
    receivable: debt.receivable - takenBack,
    offBooks: debt.offBooks + offBooks,
    nonAccrual: stops ? day : debt.nonAccrual,
  }
  const effects = (slip: number): EffectDraft[] => [
    ...(amount === 0n ? [] : [debit(OVERDUE, amount, slip), credit(loan.account, amount, slip)]),
    ...(takenBack === 0n
      ? []
      : [debit(RECEIVABLE, -takenBack, slip + 1), credit(INTEREST_INCOME, -takenBack, slip + 1)]),
    ...(offBooks === 0n ? [] : [memo('receipt', OFF_BOOKS, offBooks, unit)]),
    keep(loan, { ...loan, debt: after }, null),
  ]
  return { on, amount, effects }
}
