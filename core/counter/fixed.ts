/** What the codes of fixed deposits share: the interest due on a principal today, and how a deposit ends. */
import { fixedTermsOf } from '../checks/account.ts'
import type { Desk } from '../desk.ts'
import { fixedSegments } from '../interest/fixed.ts'
import { interestOf } from '../interest/segments.ts'
import { interestTax } from '../interest/tax.ts'
import { naturalBalance } from '../ledger/balance.ts'
import { change, debit } from '../ledger/build.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import type { Account } from '../ledger/entities.ts'
import type { Notes } from '../ledger/units.ts'
import { demandRateOn } from '../rates.ts'
import { isRefusal, type Refusal } from '../refusals.ts'
import { type InterestPaid, interestLegs } from './interest.ts'
import { collect } from './papers.ts'
import { notesWanted, payOut } from './payment.ts'

/** Interest on a principal of this deposit, drawn today. */
export function fixedInterestDue(account: Account, principal: bigint, desk: Desk): InterestPaid {
  const terms = fixedTermsOf(account)
  const demandRate = demandRateOn(desk.parameters, desk.day)
  const segments = fixedSegments(principal, terms, desk.day, demandRate, desk.parameters.fixedMethod)
  const interest = interestOf(segments)
  const tax = interestTax(interest, terms.start, desk.day, desk.parameters.interestTax)
  return { segments, interest, tax }
}

/** Pays a part of the deposit with its interest; null for all of it. */
export function payFixed(
  account: Account,
  principal: bigint,
  notes: Notes | null,
  payee: Account | null,
  desk: Desk,
): EffectDraft[] | Refusal {
  const due = fixedInterestDue(account, principal, desk)
  const paid = principal + due.interest - due.tax
  const wanted = notesWanted(paid, notes, payee)
  if (wanted) return wanted
  return [
    debit(account, principal),
    ...interestLegs({ before: account, after: partLeft(account, principal) }, due, desk),
    ...payOut(desk, paid, notes, payee),
  ]
}

/** As it is when a part has been drawn; when all of it has, nothing is left to earn. */
export const partLeft = (account: Account, principal: bigint): Account => ({
  ...account,
  balance: account.balance + principal,
})

/** Pays all of it and closes the account; the certificate comes back. */
export function closeFixed(
  account: Account,
  notes: Notes | null,
  payee: Account | null,
  desk: Desk,
): EffectDraft[] | Refusal {
  const payment = payFixed(account, naturalBalance(account), notes, payee, desk)
  if (isRefusal(payment)) return payment
  const closing = change('account', account.no, account, { status: 'closed', closed: desk.day })
  return [...payment, closing, ...collect(account)]
}
