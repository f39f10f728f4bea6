/**
 * What a form asks while it is typed — whose account, which customer, which item — answered from the practice
 * books. A drill never shows a customer of the bank.
 */
import { sealCardOf } from '../counter/company.ts'
import { isOpen, itemKinds, itemWords } from '../items.ts'
import { available, naturalBalance } from '../ledger/balance.ts'
import type { Account } from '../ledger/entities.ts'
import { maskNumber } from '../mask.ts'
import { printMoney } from '../money.ts'
import { defaultParameters, paperNumber } from '../parameters.ts'
import { PRACTICE_DAY, practiceBooks } from '../practice.ts'
import type { PracticeHour } from '../practice/hours.ts'
import type { WireAccount, WireCustomer, WireItem, WireSpecimen } from '../wire.ts'
import { restrictionWarnings } from './restrictions.ts'
import { agreedOf } from '../savings/terms.ts'

export function practiceAccount(no: string): WireAccount | null {
  const account = practiceBooks().get('account', no)
  return account ? accountFacts(account) : null
}

export function practiceSpecimen(no: string): WireSpecimen | null {
  const state = practiceBooks()
  const account = state.get('account', no)
  const card = account ? sealCardOf(account, state) : null
  return card && { picture: card.data.picture, rule: card.data.rule }
}

export function practiceCustomer(no: string): WireCustomer | null {
  const state = practiceBooks()
  const customer = state.get('customer', no)
  if (!customer) return null
  const numbers = state.get('index', `accountsOf/${no}`)?.keys ?? []
  return {
    no,
    kind: customer.kind,
    name: customer.name.sealed,
    idKind: customer.idKind,
    idNumber: maskNumber(customer.idNumber.sealed),
    phone: '',
    address: '',
    opened: customer.opened,
    accounts: numbers.flatMap(account => practiceAccount(account) ?? []),
  }
}

export function practiceItems(kind: string, at?: PracticeHour): WireItem[] {
  const state = practiceBooks(at)
  const found = (state.get('index', `openItems/${kind}`)?.keys ?? []).flatMap(
    id => state.get('item', id) ?? [],
  )
  return found.filter(isOpen).map(item => {
    const { name, states } = itemKinds[item.kind]
    const { zh, en } = states[item.state] ?? { zh: item.state, en: item.state }
    const { id, by, opened, until, state: stands } = item
    const summary = itemWords(item, { unit: 'CNY', parameters: defaultParameters })
    return { id, kind, kindName: name, state: { zh, en }, stands, by, opened, until, summary }
  })
}

function accountFacts(account: Account): WireAccount {
  const { no, gl, customer, product, status, opened, closed, terms, paper, held } = account
  return {
    no,
    gl,
    name: customer === null ? '' : (practiceBooks().get('customer', customer)?.name.sealed ?? ''),
    customer,
    product,
    status,
    balance: printMoney(naturalBalance(account)),
    available: printMoney(available(account, PRACTICE_DAY)),
    held: printMoney(held),
    opened,
    closed,
    ...agreedOf(terms),
    accrued: null,
    paper: paper ? paperNumber(defaultParameters, paper.kind, paper.number) : null,
    unprinted: 0,
    warnings: restrictionWarnings(account, PRACTICE_DAY, { inCharge: false }),
  }
}
