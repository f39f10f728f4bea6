/**
 * A repayment goes to what is owed in the order that the bank has published (还款顺序, rules.md §2.6), within
 * each kind to the oldest day first; and in the books to where each part of it stands.
 */
import { change, credit, debit } from '../ledger/build.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import type { Memo } from '../ledger/effects.ts'
import type { Key } from '../ledger/entities.ts'
import type { Unit } from '../ledger/units.ts'
import type { Day } from '../dates.ts'
import type { Parameters } from '../parameters.ts'
import { least, type Plain, same } from '../std.ts'
import { arrearsOf, interestOwed, type LoanOn, loanOn, type Owed } from './debt.ts'
import { type DueLine, type Loan, type LoanDebt, type LoanTerms, principalOf } from './terms.ts'

export const OVERDUE = '1303-09'
export const RECEIVABLE = '1132-01'
export const ALLOWANCE = '1304'
export const INTEREST_INCOME = '6011'
export const IMPAIRMENT = '6701'
export const OFF_BOOKS = '7003'
export const WRITTEN_OFF = '7008'

/** The accounts of the branch on which the debts of all loans stand together. */
export const loanBooks: readonly Key[] = [
  OVERDUE,
  RECEIVABLE,
  ALLOWANCE,
  INTEREST_INCOME,
  IMPAIRMENT,
  OFF_BOOKS,
  WRITTEN_OFF,
].map((no): Key => `account:${no}`)

export type DebtPart = 'compound' | 'penalty' | 'interest' | 'principal'

export type Paid = Readonly<Record<DebtPart, bigint>>

export const nothingPaid: Paid = { compound: 0n, penalty: 0n, interest: 0n, principal: 0n }

/** Late for long, a loan is repaid principal first. */
export const orderOf = ({ daysLate }: Owed, { loan }: Pick<Parameters, 'loan'>): readonly DebtPart[] =>
  daysLate > loan.nonAccrualDays ? loan.orderLate : loan.order

/** How an amount is divided over what is due; never more than that. */
export function allocate(on: LoanOn, amount: bigint, order: readonly DebtPart[]): Paid {
  const { due, interest, penalty, compound } = on.owed
  const owed: Paid = { compound, penalty, interest, principal: due }
  const paid = { ...nothingPaid }
  let left = amount
  for (const part of order) {
    paid[part] = least(left, owed[part])
    left -= paid[part]
  }
  return paid
}

/** The debt without what was paid, line by line from the oldest. */
export function without({ loan }: LoanOn, paid: Paid): Loan {
  const { debt } = loan
  let { principal, interest } = paid
  const lines = debt.lines.flatMap((line): DueLine[] => {
    const [p, i] = [least(principal, line.principal), least(interest, line.interest)]
    principal -= p
    interest -= i
    const rest = { ...line, principal: line.principal - p, interest: line.interest - i }
    return rest.principal === 0n && rest.interest === 0n ? [] : [rest]
  })
  const penalty = { ...debt.penalty, paid: debt.penalty.paid + paid.penalty }
  const compound = { ...debt.compound, paid: debt.compound.paid + paid.compound }
  return { ...loan, debt: { ...debt, lines, penalty, compound } }
}

interface Booking {
  readonly unit: Unit
  readonly day: Day
  /** The first of two slips that the entries may take. */
  readonly slip: number
}

/** The credit side of a repayment: what was paid, and all that follows for the books of the loan. */
export function repaid(on: LoanOn, paid: Paid, booking: Booking): EffectDraft[] {
  const { slip } = booking
  const before = on.loan.debt
  const interest = paid.compound + paid.penalty + paid.interest
  const receivable = least(before.receivable, interest)
  const overdue = least(before.overdue, paid.principal)
  const offBooks = least(before.offBooks, interest)
  const loan = without(on, paid)
  const debt = {
    ...loan.debt,
    receivable: before.receivable - receivable,
    overdue: before.overdue - overdue,
    offBooks: before.offBooks - offBooks,
  }
  const principal = paid.principal - overdue
  return [
    ...some(receivable, amount => credit(RECEIVABLE, amount, slip)),
    ...some(interest - receivable, amount => credit(INTEREST_INCOME, amount, slip)),
    ...some(overdue, amount => credit(OVERDUE, amount, slip)),
    ...some(principal, amount => credit(on.loan.account, amount, slip)),
    ...some(offBooks, amount => memo('payment', OFF_BOOKS, amount, booking.unit)),
    ...settled(on.loan, { ...loan, debt }, principal, booking),
  ]
}

const some = (amount: bigint, effect: (amount: bigint) => EffectDraft): EffectDraft[] =>
  amount === 0n ? [] : [effect(amount)]

export const memo = (way: Memo['way'], account: string, amount: bigint, unit: Unit): Memo => ({
  type: 'memo',
  way,
  account,
  unit,
  amount,
})

/**
 * What a loan leaves in the books once something was paid: once nothing is late its interest is income again;
 * and a loan of which nothing is owed is closed.
 */
export function settled(was: Loan, loan: Loan, credited: bigint, booking: Booking): EffectDraft[] {
  const { unit, day, slip } = booking
  const account = { ...loan.account, balance: loan.account.balance - credited }
  const on = loanOn({ ...loan, account }, day)
  const isLate = arrearsOf(on).length > 0
  const { debt } = on.loan
  const offBooks = isLate ? 0n : debt.offBooks
  const closed = principalOf(on.loan) === 0n && interestOwed(on.owed) === 0n
  const provision = closed ? debt.provision : 0n
  const after: LoanDebt = {
    ...debt,
    offBooks: debt.offBooks - offBooks,
    nonAccrual: isLate ? debt.nonAccrual : null,
    provision: debt.provision - provision,
  }
  return [
    ...some(offBooks, amount => memo('payment', OFF_BOOKS, amount, unit)),
    ...some(provision, amount => debit(IMPAIRMENT, -amount, slip + 1)),
    ...some(provision, amount => credit(ALLOWANCE, -amount, slip + 1)),
    keep(was, { ...on.loan, debt: after }, closed ? day : null),
  ]
}

/** Writes down what is owed now, and what is agreed where that has changed. */
export function keep(was: Loan, loan: Loan, closed: Day | null): EffectDraft {
  const { account } = was
  const { interestCarried: _, ...agreed } = loan.terms
  const terms: LoanTerms = { ...agreed, plan: loan.plan }
  return change('account', account.no, account, {
    ...(same(terms as unknown as Plain, account.terms as unknown as Plain) ? {} : { terms }),
    debt: loan.debt,
    ...(closed === null ? {} : ({ status: 'closed', closed } as const)),
  })
}
