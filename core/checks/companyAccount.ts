/** What an account of a company is opened and closed under (rules.md §5.4). */
import { accountsOf, companyTerms } from '../counter/company.ts'
import { contractsOf } from '../counter/contracts.ts'
import { addMonths, type Day } from '../dates.ts'
import type { Values } from '../fields/field.ts'
import type { Account, Customer } from '../ledger/entities.ts'
import { refuse } from '../refusals.ts'
import type { Check } from '../transactions/define.ts'
import { paysCash } from './company.ts'
import { tillInUse } from './till.ts'

export const isCompany: Check<Values> = {
  name: { zh: '单位客户', en: 'A company' },
  test({ customer: value }) {
    const found = value as Customer | null
    if (found === null || found.kind === 'company') return null
    return { ...refuse('customerNotCompany', { customer: found.no }), field: 'customer' }
  },
}

export const oneBasic: Check<Values> = {
  name: { zh: '一个单位只有一个基本户', en: 'One basic account a company' },
  test({ customer: value, class: kind }, { state }) {
    if (value === null || kind !== 'basic') return null
    const basic = accountsOf((value as Customer).no, state).find(isOpenBasic)
    return basic ? { ...refuse('basicThere', { account: basic.no }), field: 'class' } : null
  },
}

const isOpenBasic = (account: Account): boolean =>
  account.status === 'open' && companyTerms(account)?.class === 'basic'

export const temporaryEnds: Check<Values> = {
  name: { zh: '临时户有期限', en: 'A temporary account has an end' },
  test({ class: kind, until }, { day: today, parameters }) {
    const latest = addMonths(today, parameters.company.temporaryMonths)
    const end = until as Day | null
    const fits = kind === 'temporary' ? end !== null && end > today && end <= latest : end === null
    return fits ? null : { ...refuse('temporaryUntil', { latest }), field: 'until' }
  },
}

export const basicIsLast: Check<Values> = {
  name: { zh: '基本户最后销户', en: 'The basic account is closed last' },
  test({ action, account: value }, { state }) {
    const closing = value as Account | null
    if (action !== 'close' || closing === null || !isOpenBasic(closing)) return null
    const others = accountsOf(closing.customer, state)
    const other = others.find(one => one.status === 'open' && one.no !== closing.no)
    return other ? { ...refuse('basicLast', { account: other.no }), field: 'account' } : null
  },
}

export const noContracts: Check<Values> = {
  name: { zh: '已全部解约', en: 'No contract in force' },
  test({ action, account: value }, desk) {
    if (action !== 'close') return null
    const [contract] = contractsOf(value as Account, desk)
    return contract ? refuse('contractsInForce', { contract }) : null
  },
}

/** Where the balance is paid in cash: a till, and an account that may. */
const cashOut: readonly Check<Values>[] = [paysCash('account'), tillInUse()]

export const paidInCash: Check<Values> = {
  name: { zh: '付现金时：尾箱使用中、非一般户', en: 'Where cash is paid: a till in use, no general account' },
  test(values, desk) {
    if (values.action !== 'close' || values.payee !== null) return null
    for (const check of cashOut) {
      const refusal = check.test(values, desk)
      if (refusal) return refusal
    }
    return null
  },
}
