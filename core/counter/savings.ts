/** What the codes of the other savings share: how a deposit is opened, what is paid, and how it ends. */
import type { Desk } from '../desk.ts'
import { isOpen } from '../items.ts'
import { naturalBalance } from '../ledger/balance.ts'
import { change, debit, moveItem } from '../ledger/build.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import type { Account, Key } from '../ledger/entities.ts'
import type { Notes } from '../ledger/units.ts'
import type { Product } from '../products.ts'
import type { Refusal } from '../refusals.ts'
import { due, interestParts, principalParts, type SavingsDue, savingsDue } from '../savings/due.ts'
import { drawNotice } from '../savings/notice.ts'
import { savingsTermsOf, termsAs } from '../savings/terms.ts'
import { interestKeys, interestLegs, paidOut, productOf } from './interest.ts'
import { collect } from './papers.ts'
import { notesWanted, payOut } from './payment.ts'

/** Where money of savings may come from and go to. */
export const ownAccounts: readonly Product[] = ['demand', 'corporateDemand']

export const savingsKeys = (account: Account): Key[] => {
  const { terms } = account
  const notice = terms?.kind === 'notice' ? terms.notice : null
  return [
    ...interestKeys(productOf(account)),
    ...(notice ? (['index:openItems/withdrawalNotice', `item:${notice.item}`] as const) : []),
  ]
}

interface Payment {
  readonly account: Account
  readonly notes: Notes | null
  readonly payee: Account | null
}

/** Everything, with what it has earned; the paper comes back. */
export function closeSavings(payment: Payment, proven: boolean, desk: Desk): EffectDraft[] | Refusal {
  const { account } = payment
  const principal = naturalBalance(account)
  const earned = savingsDue(account, { day: desk.day, parameters: desk.parameters, proven })
  const paid = pay(payment, paidOut(account).after, principal, earned, desk)
  return Array.isArray(paid) ? [...paid, ...ending(account, desk), ...answered(account, desk)] : paid
}

const ending = (account: Account, { day }: Desk): EffectDraft[] => [
  change('account', account.no, account, { status: 'closed', closed: day }),
  ...collect(account),
]

/** Debits what leaves the deposit and its interest, and pays both; `after` is the deposit that is left. */
function pay(
  { account, notes, payee }: Payment,
  after: Account,
  principal: bigint,
  { interest, tax }: Pick<SavingsDue, 'interest' | 'tax'>,
  desk: Desk,
): EffectDraft[] | Refusal {
  const paid = principal + interest - tax
  const wanted = notesWanted(paid, notes, payee)
  if (wanted) return wanted
  return [
    ...(principal === 0n ? [] : [debit(account, principal)]),
    ...interestLegs({ before: account, after }, { interest, tax }, desk),
    ...payOut(desk, paid, notes, payee),
  ]
}

/** The parts of the interest that can be drawn today. */
export function interestPartsDue(account: Account, desk: Desk) {
  const terms = termsAs(account, 'principalKept')
  const parts = interestParts(account, terms, desk.day)
  return { terms, ...parts, ...due(parts.segments, 0n, terms.start, desk), interest: parts.amount }
}

export function payInterestParts(payment: Payment, desk: Desk): EffectDraft[] | Refusal {
  const { account } = payment
  const { terms, open, interest } = interestPartsDue(account, desk)
  const tax = due([], -interest, terms.start, desk).tax
  const to = { ...terms, drawn: terms.drawn + open, paid: terms.paid + interest }
  const paid = pay(payment, { ...account, terms: to }, 0n, { interest, tax }, desk)
  if (!Array.isArray(paid)) return paid
  return [...paid, change('account', account.no, account, { terms: to })]
}

export function payPrincipalParts(payment: Payment, desk: Desk): EffectDraft[] | Refusal {
  const { account } = payment
  const terms = termsAs(account, 'lumpInPartOut')
  const amount = terms.each * BigInt(principalParts(terms, desk.day))
  const to = { ...terms, draws: [...terms.draws, { day: desk.day, amount: -amount }] }
  const paid = pay(payment, { ...account, terms: to }, amount, { interest: 0n, tax: 0n }, desk)
  if (!Array.isArray(paid)) return paid
  return [...paid, change('account', account.no, account, { terms: to })]
}

/** A draw from a notice deposit, which may end it. */
export function payNoticeDraw(payment: Payment, amount: bigint, desk: Desk): EffectDraft[] | Refusal {
  const { account } = payment
  const { segments, layers, principal } = drawNotice(account, amount, desk)
  const terms = { ...termsAs(account, 'notice'), layers, notice: null }
  const earned = due(segments, 0n, account.opened, desk)
  const paid = pay(payment, { ...account, terms }, principal, earned, desk)
  if (!Array.isArray(paid)) return paid
  const stays = [change('account', account.no, account, { terms })]
  return [...paid, ...(layers.length === 0 ? ending(account, desk) : stays), ...answered(account, desk)]
}

/** The notice that a draw answers is done with; one that has lapsed stays so. */
function answered(account: Account, desk: Desk): EffectDraft[] {
  const terms = savingsTermsOf(account)
  const notice = terms.kind === 'notice' && terms.notice ? desk.state.get('item', terms.notice.item) : null
  return notice && isOpen(notice) ? [moveItem(notice, 'used')] : []
}
