/**
 * Five classes (五级分类, rules.md §2.6), the allowance that covers each (贷款损失准备, 1304 against 6701), and
 * what becomes of a loan that is lost: written off against the allowance, kept off the balance, and recovered
 * perhaps (rules.md §1.3).
 */
import { naturalBalance } from '../ledger/balance.ts'
import { credit, debit } from '../ledger/build.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import type { Unit } from '../ledger/units.ts'
import { divideHalfUp } from '../money.ts'
import type { Parameters } from '../parameters.ts'
import { least } from '../std.ts'
import type { Words } from '../words.ts'
import { interestOwed, type LoanOn, type Owed } from './debt.ts'
import { planRows } from './plan.ts'
import {
  ALLOWANCE,
  IMPAIRMENT,
  INTEREST_INCOME,
  keep,
  memo,
  OFF_BOOKS,
  OVERDUE,
  RECEIVABLE,
  WRITTEN_OFF,
} from './repay.ts'
import { type LoanClass, loanClasses, newDebt, principalOf, type WrittenOff } from './terms.ts'

export const classNames: Readonly<Record<LoanClass, Words>> = {
  pass: { zh: '正常', en: 'pass' },
  mention: { zh: '关注', en: 'special mention' },
  substandard: { zh: '次级', en: 'substandard' },
  doubtful: { zh: '可疑', en: 'doubtful' },
  loss: { zh: '损失', en: 'loss' },
}

/** Better ones come first. */
export const isBetter = (one: LoanClass, than: LoanClass): boolean =>
  loanClasses.indexOf(one) < loanClasses.indexOf(than)

/** By the days alone; people know more. */
export function suggestedClass({ daysLate }: Owed, { loan }: Parameters): LoanClass {
  if (daysLate > loan.lossDays) return 'loss'
  if (daysLate > loan.doubtfulDays) return 'doubtful'
  if (daysLate > loan.nonAccrualDays) return 'substandard'
  return daysLate > 0 ? 'mention' : 'pass'
}

export const provisionFor = (on: LoanOn, name: LoanClass, { provision }: Parameters): bigint =>
  divideHalfUp(principalOf(on.loan) * BigInt(provision[name]), 1000n)

/** The allowance brought to what a class asks for; red where it asks for less. */
export function provided(on: LoanOn, name: LoanClass, to: bigint, slip = 1): EffectDraft[] {
  const { loan } = on
  const more = to - loan.debt.provision
  const debt = { ...loan.debt, class: name, provision: to }
  return [
    ...(more === 0n ? [] : [debit(IMPAIRMENT, more, slip), credit(ALLOWANCE, more, slip)]),
    keep(loan, { ...loan, debt }, null),
  ]
}

/**
 * The allowance is brought to the whole principal and takes it; interest is income no more. Nothing of the
 * loan is left on the balance, and all of it off it.
 */
export function writtenOff(on: LoanOn, unit: Unit): EffectDraft[] {
  const { loan, day, owed } = on
  const { debt } = loan
  const principal = principalOf(loan)
  const interest = interestOwed(owed)
  const missing = principal - debt.provision
  const off: WrittenOff = { day, principal, interest }
  const ended = { ...newDebt(day), due: planRows(loan).length, class: debt.class, writtenOff: off }
  const own = naturalBalance(loan.account)
  return [
    ...pair(missing, IMPAIRMENT, ALLOWANCE, 1),
    debit(ALLOWANCE, principal, 2),
    ...(own === 0n ? [] : [credit(loan.account, own, 2)]),
    ...(debt.overdue === 0n ? [] : [credit(OVERDUE, debt.overdue, 2)]),
    ...pair(-debt.receivable, RECEIVABLE, INTEREST_INCOME, 3),
    memo('receipt', WRITTEN_OFF, principal, unit),
    ...moved(interest - debt.offBooks, unit),
    keep(loan, { ...loan, debt: ended }, null),
  ]
}

const pair = (amount: bigint, debited: string, credited: string, slip: number): EffectDraft[] =>
  amount === 0n ? [] : [debit(debited, amount, slip), credit(credited, amount, slip)]

const moved = (amount: bigint, unit: Unit): EffectDraft[] => {
  if (amount === 0n) return []
  return amount > 0n
    ? [memo('receipt', OFF_BOOKS, amount, unit)]
    : [memo('payment', OFF_BOOKS, -amount, unit)]
}

/** What comes in after all: principal first, back to the allowance, then interest. */
export function recovered(on: LoanOn, off: WrittenOff, amount: bigint, unit: Unit): EffectDraft[] {
  const { loan } = on
  const principal = least(amount, off.principal)
  const interest = amount - principal
  const rest = { ...off, principal: off.principal - principal, interest: off.interest - interest }
  const done = rest.principal === 0n && rest.interest === 0n
  return [
    ...(principal === 0n
      ? []
      : [credit(ALLOWANCE, principal), memo('payment', WRITTEN_OFF, principal, unit)]),
    ...(interest === 0n
      ? []
      : [credit(INTEREST_INCOME, interest), memo('payment', OFF_BOOKS, interest, unit)]),
    keep(loan, { ...loan, debt: { ...loan.debt, writtenOff: done ? null : rest } }, done ? on.day : null),
  ]
}

export const recoverable = ({ principal, interest }: WrittenOff): bigint => principal + interest
