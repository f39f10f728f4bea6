/** What the codes of the other savings share: how a deposit is opened, what is paid, and how it ends. */
import type { Desk } from '../desk.ts'
import { addMonths } from '../dates.ts'
import { isOpen } from '../items.ts'
import { naturalBalance } from '../ledger/balance.ts'
import { change, debit, moveItem } from '../ledger/build.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import type { Account, Key } from '../ledger/entities.ts'
import type { Notes } from '../ledger/units.ts'
import { rateOn } from '../parameters.ts'
import type { Product } from '../products.ts'
import type { Refusal } from '../refusals.ts'
import { due, interestParts, principalParts, type SavingsDue, savingsDue } from '../savings/due.ts'
import { drawNotice } from '../savings/notice.ts'
import { savingsTermsOf, type SavingsTerms, termsAs } from '../savings/terms.ts'
import { educationRate } from '../interest/education.ts'
import { given } from '../std.ts'
import { interestLegs } from './interest.ts'
import { collect } from './papers.ts'
import { notesWanted, payOut } from './payment.ts'

/** What is opened by 3301 and paid by 3302. */
export const savingsProducts = [
  'instalment',
  'principalKept',
  'lumpInPartOut',
  'notice',
  'fixedOrDemand',
  'education',
  'corporateNotice',
] as const satisfies readonly Product[]

export type SavingsProduct = (typeof savingsProducts)[number]

/** Where money of savings may come from and go to. */
export const ownAccounts: readonly Product[] = ['demand', 'corporateDemand']

/** Expense by deposit kind, rules.md §1.2. */
export const expenseOf = ({ gl }: Pick<Account, 'gl'>): string => `6411-${gl.slice(-2)}`

export const savingsKeys = (account: Account): Key[] => {
  const { terms } = account
  const notice = terms?.kind === 'notice' ? terms.notice : null
  return [
    `account:${expenseOf(account)}`,
    'account:2221-01',
    ...(notice ? (['index:openItems/withdrawalNotice', `item:${notice.item}`] as const) : []),
  ]
}

export interface Opening {
  readonly product: SavingsProduct
  readonly amount: bigint
  /** In months, or days of notice; nothing for what has no term. */
  readonly term: number
  readonly intervalMonths: number
  readonly once: boolean
}

/** The agreed terms, at the rates of today. */
export function openingTerms(
  { product, amount, term, intervalMonths, once }: Opening,
  desk: Desk,
): SavingsTerms {
  const { day: start, parameters } = desk
  const posted = (kind: 'instalment' | 'lumpSum', months: number): number =>
    given(rateOn(parameters, kind, months, start), `a ${kind} rate for ${months} months`)
  const dated = { months: term, start, maturity: addMonths(start, term) }
  const isEducation = product === 'education'
  switch (product) {
    case 'instalment':
    case 'education': {
      const proven = educationRate(term, true)
      return {
        kind: 'instalment',
        ...dated,
        ratePpm: isEducation ? posted(proven.kind, proven.months) : posted('instalment', term),
        unprovenPpm: isEducation ? posted('instalment', educationRate(term, false).months) : null,
        instalment: amount,
        count: once ? 1 : term,
        payments: [{ day: start, amount }],
      }
    }
    case 'principalKept':
      return {
        kind: product,
        ...dated,
        ratePpm: posted('instalment', term),
        intervalMonths,
        drawn: 0,
        paid: 0n,
      }
    case 'lumpInPartOut': {
      // What the division leaves goes with the last part.
      const each = amount / BigInt(term / intervalMonths)
      const ratePpm = posted('instalment', term)
      return { kind: product, ...dated, ratePpm, intervalMonths, principal: amount, each, draws: [] }
    }
    case 'notice':
    case 'corporateNotice':
      return {
        kind: 'notice',
        noticeDays: term === 1 ? 1 : 7,
        layers: [{ start, amount }],
        notice: null,
        lapsed: [],
      }
    case 'fixedOrDemand':
      return { kind: product, start }
  }
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
  const paid = pay(payment, principal, earned, desk)
  return Array.isArray(paid) ? [...paid, ...ending(account, desk), ...answered(account, desk)] : paid
}

const ending = (account: Account, { day }: Desk): EffectDraft[] => [
  change('account', account.no, account, { status: 'closed', closed: day }),
  ...collect(account),
]

/** Debits what leaves the deposit and its interest, and pays both. */
function pay(
  { account, notes, payee }: Payment,
  principal: bigint,
  { interest, tax }: Pick<SavingsDue, 'interest' | 'tax'>,
  desk: Desk,
): EffectDraft[] | Refusal {
  const paid = principal + interest - tax
  const wanted = notesWanted(paid, notes, payee)
  if (wanted) return wanted
  return [
    ...(principal === 0n ? [] : [debit(account, principal)]),
    ...interestLegs(expenseOf(account), { segments: [], interest, tax }),
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
  const paid = pay(payment, 0n, { interest, tax }, desk)
  if (!Array.isArray(paid)) return paid
  const to = { ...terms, drawn: terms.drawn + open, paid: terms.paid + interest }
  return [...paid, change('account', account.no, account, { terms: to })]
}

export function payPrincipalParts(payment: Payment, desk: Desk): EffectDraft[] | Refusal {
  const { account } = payment
  const terms = termsAs(account, 'lumpInPartOut')
  const amount = terms.each * BigInt(principalParts(terms, desk.day))
  const paid = pay(payment, amount, { interest: 0n, tax: 0n }, desk)
  if (!Array.isArray(paid)) return paid
  const to = { ...terms, draws: [...terms.draws, { day: desk.day, amount: -amount }] }
  return [...paid, change('account', account.no, account, { terms: to })]
}

/** A draw from a notice deposit, which may end it. */
export function payNoticeDraw(payment: Payment, amount: bigint, desk: Desk): EffectDraft[] | Refusal {
  const { account } = payment
  const { segments, layers, principal } = drawNotice(account, amount, desk)
  const paid = pay(payment, principal, due(segments, 0n, account.opened, desk), desk)
  if (!Array.isArray(paid)) return paid
  const terms = { ...termsAs(account, 'notice'), layers, notice: null }
  const stays = [change('account', account.no, account, { terms })]
  return [...paid, ...(layers.length === 0 ? ending(account, desk) : stays), ...answered(account, desk)]
}

/** The notice that a draw answers is done with; one that has lapsed stays so. */
function answered(account: Account, desk: Desk): EffectDraft[] {
  const terms = savingsTermsOf(account)
  const notice = terms.kind === 'notice' && terms.notice ? desk.state.get('item', terms.notice.item) : null
  return notice && isOpen(notice) ? [moveItem(notice, 'used')] : []
}
