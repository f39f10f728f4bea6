/** How a demand account ends: interest by products at today's rate, all paid, the passbook taken back. */
import type { Desk } from '../desk.ts'
import { overdraftInterest } from '../interest/overdraft.ts'
import { productsUpTo } from '../interest/products.ts'
import { runningSegments } from '../interest/running.ts'
import { interestOf } from '../interest/segments.ts'
import { interestTax } from '../interest/tax.ts'
import { naturalBalance } from '../ledger/balance.ts'
import { change, debit, moveProducts } from '../ledger/build.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import type { Account } from '../ledger/entities.ts'
import type { Notes } from '../ledger/units.ts'
import type { Refusal } from '../refusals.ts'
import { endOverdraft, overdraftLegs, refuseOverdrawn } from './overdraft.ts'
import { interestLegs, type InterestPaid, paidOut } from './interest.ts'
import { collect, collectBought } from './papers.ts'
import { notesWanted, payOut } from './payment.ts'

/**
 * 积数 up to, and without, today: a person’s at today’s rate (储蓄管理条例 art. 27), a company’s in pieces
 * (rules.md §2.2).
 */
export function demandInterestDue(account: Account, desk: Desk): InterestPaid {
  const segments = runningSegments(account, desk.day, desk.day, desk.parameters)
  const interest = interestOf(segments)
  const tax = interestTax(interest, account.opened, desk.day, desk.parameters.interestTax)
  return { segments, interest, tax }
}

export function closeDemand(
  account: Account,
  notes: Notes | null,
  payee: Account | null,
  desk: Desk,
): EffectDraft[] | Refusal {
  const refusal = refuseOverdrawn(account, desk.day)
  if (refusal) return refusal
  const due = demandInterestDue(account, desk)
  const owed = overdraftInterest(account, desk.day)
  const principal = naturalBalance(account) - owed
  const paid = principal + due.interest - due.tax
  const wanted = notesWanted(paid, notes, payee)
  if (wanted) return wanted
  const products = productsUpTo(account, desk.day)
  return [
    ...endOverdraft(account),
    ...(principal === 0n ? [] : [debit(account, principal)]),
    ...interestLegs(paidOut(account), due, desk),
    ...payOut(desk, paid, notes, payee),
    ...overdraftLegs(account, owed, desk, 2),
    ...(products === 0n ? [] : [moveProducts(account, -products)]),
    change('account', account.no, account, {
      status: 'closed',
      closed: desk.day,
    }),
    ...collect(account),
    ...collectBought(account, desk),
  ]
}
