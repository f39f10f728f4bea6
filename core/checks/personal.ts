/** What a personal account is opened, bound and moved to another class under (rules.md §5.4). */
import { mostOf, nextClass, ofClass, personalWords } from '../counter/personal.ts'
import type { Desk } from '../desk.ts'
import type { Values } from '../fields/field.ts'
import type { Account, Customer, Key, PersonalClass } from '../ledger/entities.ts'
import { luhnValid } from '../numbers.ts'
import { type Refusal, refuse } from '../refusals.ts'
import type { Check } from '../transactions/define.ts'

export const isPerson: Check<Values> = {
  name: { zh: '个人客户', en: 'A person' },
  test({ customer: value }) {
    const found = value as Customer
    return found.kind === 'person'
      ? null
      : { ...refuse('customerNotPerson', { customer: found.no }), field: 'customer' }
  },
}

/** One of class I, some of the others. */
export function refuseManyOf(customer: string, value: PersonalClass, desk: Desk): Refusal | null {
  const most = mostOf(value, desk.parameters)
  const [first, ...more] = ofClass(customer, value, desk.state)
  if (more.length + (first ? 1 : 0) < most) return null
  const detail = { class: personalWords(value), most: String(most), account: first?.no ?? '' }
  return { ...refuse('classFull', detail), field: 'class' }
}

export const roomInClass: Check<Values> = {
  name: { zh: '未超过该类账户户数', en: 'Room for one more of the class' },
  test({ customer: value, class: asked }, desk) {
    const { no } = value as Customer
    return refuseManyOf(no, (asked as PersonalClass | null) ?? nextClass(no, desk), desk)
  },
}

/** A number at this branch is loaded, to see whose it is. */
export const boundKeys = (bound: string | null, { branch }: Desk): Key[] =>
  bound !== null && isHere(bound, branch.code) ? [`account:${bound}`] : []

const isHere = (no: string, branch: string): boolean => /^\d{16}$/.test(no) && no.startsWith(branch)

/** A class I account of the same person; of one at another bank there is only the number. */
export function refuseBound(bound: string | null, customer: string | null, desk: Desk): Refusal | null {
  if (bound === null) return null
  const wrong = { ...refuse('boundUnfit', { account: bound }), field: 'bound' }
  if (!/^\d{8,30}$/.test(bound)) return wrong
  if (!isHere(bound, desk.branch.code)) return null
  const [own] = luhnValid(bound) ? ofClass(customer, 'I', desk.state).filter(isNo(bound)) : []
  return own ? null : wrong
}

const isNo =
  (no: string) =>
  (account: Account): boolean =>
    account.no === no
