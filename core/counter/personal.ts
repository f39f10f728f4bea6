/**
 * Classes of personal accounts (个人账户分类, rules.md §5.4): one of class I a person, from which everything is
 * done; of classes II and III a few, from which little leaves except to the class I account that they are
 * bound to. An account without terms is of class I.
 */
import type { Desk } from '../desk.ts'
import { naturalBalance } from '../ledger/balance.ts'
import type { Account, PersonalClass, PersonalTerms } from '../ledger/entities.ts'
import type { State } from '../ledger/state.ts'
import type { Parameters } from '../parameters.ts'
import type { Words } from '../words.ts'
import { accountsOf } from './company.ts'

export const personalClasses = [
  { value: 'I', zh: 'Ⅰ类户', en: 'class I' },
  { value: 'II', zh: 'Ⅱ类户', en: 'class II' },
  { value: 'III', zh: 'Ⅲ类户', en: 'class III' },
] as const

export const personalWords = (value: PersonalClass): Words =>
  personalClasses.find(row => row.value === value) ?? personalClasses[0]

export const personalTerms = ({ terms }: Pick<Account, 'terms'>): PersonalTerms | null =>
  terms?.kind === 'personal' ? terms : null

export const classOf = (account: Pick<Account, 'terms'>): PersonalClass =>
  personalTerms(account)?.class ?? 'I'

/** How many accounts of a class a person may have. */
export function mostOf(value: PersonalClass, { personal }: Parameters): number {
  const { oneMost, twoMost, threeMost } = personal
  return { I: oneMost, II: twoMost, III: threeMost }[value]
}

/** A person's open accounts of a class. */
export const ofClass = (customer: string | null, value: PersonalClass, state: State): readonly Account[] =>
  accountsOf(customer, state).filter(
    account => account.product === 'demand' && account.status === 'open' && classOf(account) === value,
  )

/** What is opened where nobody says more: the first account is of class I, further ones of class II. */
export const nextClass = (customer: string, { state, parameters }: Desk): PersonalClass =>
  ofClass(customer, 'I', state).length < mostOf('I', parameters) ? 'I' : 'II'

/** In fen: what may leave in a day and in a year, and lie in the account; null for no limit. */
export function limitsOf(
  { class: value }: PersonalTerms,
  { personal }: Parameters,
): { readonly day: bigint; readonly year: bigint; readonly balance: bigint | null } {
  return value === 'II'
    ? { day: personal.twoDay, year: personal.twoYear, balance: null }
    : { day: personal.threeDay, year: personal.threeYear, balance: personal.threeBalance }
}

/** Whether more than its class may hold would lie in an account with so much more, in fen. */
export function overfills(account: Account, more: bigint, parameters: Parameters): boolean {
  const terms = personalTerms(account)
  const most = terms && limitsOf(terms, parameters).balance
  return most !== null && naturalBalance(account) + more > most
}

/** Ⅱ类户，绑定 6222…; nothing of class I. */
export function personalNote(account: Pick<Account, 'terms'>): Words | null {
  const terms = personalTerms(account)
  if (terms === null) return null
  const { zh, en } = personalWords(terms.class)
  const unseen = terms.seen === null ? { zh: '，未面对面核实', en: ', owner not seen' } : { zh: '', en: '' }
  const bound = terms.bound ?? ''
  return bound === ''
    ? { zh: `${zh}，无绑定账户${unseen.zh}`, en: `${en}, bound to no account${unseen.en}` }
    : { zh: `${zh}，绑定 ${bound}${unseen.zh}`, en: `${en}, bound to ${bound}${unseen.en}` }
}
