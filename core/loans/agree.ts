/**
 * What the loans say of themselves and what stands together on the accounts of the branch are the same
 * (账账相符): the overdue loans, interest receivable, the allowance, and what is kept off the balance.
 */
import type { Account } from '../ledger/entities.ts'
import { displayMoney } from '../money.ts'
import { sum } from '../std.ts'
import { ALLOWANCE, OFF_BOOKS, OVERDUE, RECEIVABLE, WRITTEN_OFF } from './repay.ts'
import type { LoanDebt } from './terms.ts'

const parts: Readonly<Record<string, (debt: LoanDebt) => bigint>> = {
  [OVERDUE]: debt => debt.overdue,
  [RECEIVABLE]: debt => debt.receivable,
  // What was recovered of lost loans stays in the allowance, nobody's in particular.
  [ALLOWANCE]: debt => debt.provision,
  [OFF_BOOKS]: debt => debt.offBooks + (debt.writtenOff?.interest ?? 0n),
  [WRITTEN_OFF]: debt => debt.writtenOff?.principal ?? 0n,
}

/** Each difference in a sentence; none for sound books. */
export function loansAstray(accounts: readonly Account[]): string[] {
  const debts = accounts.flatMap(({ debt }) => debt ?? [])
  return accounts.flatMap(({ no, balance }) => {
    const part = parts[no]
    if (!part) return []
    const owed = sum(debts.map(part))
    const booked = no === ALLOWANCE ? -balance : balance
    const agrees = no === ALLOWANCE ? booked >= owed : booked === owed
    return agrees ? [] : [`the loans have ${displayMoney(owed)} on ${no}, the books ${displayMoney(booked)}`]
  })
}
