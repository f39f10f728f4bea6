/**
 * Accounts of companies (rules.md §5.4): four classes, each with a seal card; interest when one is closed.
 */
import type { Day } from '../dates.ts'
import { type Desk, newItemId } from '../desk.ts'
import { printRate } from '../fields/rate.ts'
import { type Item } from '../items.ts'
import type { SealCard } from '../items/sealCard.ts'
import { change, debit, moveItem, moveProducts, openItem } from '../ledger/build.ts'
import { naturalBalance } from '../ledger/balance.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import type { Account, CompanyTerms, Key } from '../ledger/entities.ts'
import type { State } from '../ledger/state.ts'
import type { Notes } from '../ledger/units.ts'
import type { Product } from '../products.ts'
import { splitUpTo } from '../ledger/split.ts'
import type { Refusal } from '../refusals.ts'
import { displayMoney } from '../money.ts'
import type { Words } from '../words.ts'
import { demandInterestDue } from './demand.ts'
import { interestLegs, paidOut } from './interest.ts'
import { collectBought } from './papers.ts'
import { notesWanted, payOut } from './payment.ts'

/** What a company pays from and is paid into. */
export const COMPANY_ACCOUNTS: readonly Product[] = ['corporateDemand', 'agreement']

export const companyClasses = [
  { value: 'basic', zh: '基本户', en: 'basic' },
  { value: 'general', zh: '一般户', en: 'general' },
  { value: 'special', zh: '专用户', en: 'special' },
  { value: 'temporary', zh: '临时户', en: 'temporary' },
] as const

export const classWords = (value: CompanyTerms['class']): Words =>
  companyClasses.find(row => row.value === value) ?? companyClasses[0]

/** 协定存款，额度 100,000.00，1.15%; nothing without an agreement. */
export function agreementNote({ agreement }: Pick<Account, 'agreement'>): Words | null {
  if (!agreement) return null
  if (agreement.quota === null) return { zh: '协定存款已终止，待结息', en: 'Agreement ended, to be settled' }
  const [quota, rate] = [displayMoney(agreement.quota), `${printRate(agreement.ratePpm)}%`]
  return {
    zh: `协定存款，额度 ${quota}，利率 ${rate}`,
    en: `Agreement deposit: quota ${quota}, rate ${rate}`,
  }
}

export const companyTerms = ({ terms }: Account): CompanyTerms | null =>
  terms?.kind === 'company' ? terms : null

/** A temporary account is used for nothing after its end. */
export function isOver(account: Account, today: Day): boolean {
  const until = companyTerms(account)?.until ?? null
  return until !== null && today > until
}

/** The item that keeps the specimen of an account. */
export const sealCardKeys = (account: Account | null): Key[] => {
  const terms = account && companyTerms(account)
  return terms ? [`item:${terms.sealCard}`, 'index:openItems/sealCard'] : []
}

export function sealCardOf(account: Account, state: State): Item<'sealCard'> | null {
  const terms = companyTerms(account)
  const item = terms ? state.get('item', terms.sealCard) : undefined
  return item?.kind === 'sealCard' ? item : null
}

/** The other accounts of a customer, as the index lists them. */
export const accountsOf = (customer: string | null, state: State): readonly Account[] =>
  (state.get('index', `accountsOf/${customer}`)?.keys ?? []).flatMap(no => state.get('account', no) ?? [])

export const accountsOfKeys = (customer: string | null, state: State): Key[] => [
  `index:accountsOf/${customer}`,
  ...(state.get('index', `accountsOf/${customer}`)?.keys ?? []).map(no => `account:${no}` as const),
]

export const newSealCard = (data: SealCard, desk: Desk): EffectDraft =>
  openItem({
    kind: 'sealCard',
    id: newItemId(desk, 'sealCard'),
    state: 'valid',
    opened: desk.day,
    by: desk.teller.id,
    until: null,
    data,
  })

/** All that is in it is paid with its interest; unused papers come back (rules.md §4.2). */
export function closeCompany(
  account: Account,
  notes: Notes | null,
  payee: Account | null,
  desk: Desk,
): EffectDraft[] | Refusal {
  const due = demandInterestDue(account, desk)
  const principal = naturalBalance(account)
  const paid = principal + due.interest - due.tax
  const wanted = notesWanted(paid, notes, payee)
  if (wanted) return wanted
  const { all, within } = splitUpTo(account, desk.day)
  const card = sealCardOf(account, desk.state)
  return [
    ...(principal === 0n ? [] : [debit(account, principal)]),
    ...interestLegs(paidOut(account), due, desk),
    ...payOut(desk, paid, notes, payee),
    ...(all === 0n ? [] : [moveProducts(account, -all, -within)]),
    ...collectBought(account, desk),
    ...(card ? [moveItem(card, 'ended')] : []),
    change('account', account.no, account, { status: 'closed', closed: desk.day }),
  ]
}
