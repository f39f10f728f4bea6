/**
 * What the numbers on a form stand for: the holder of an account, a customer, a colleague, an item, another
 * row. A form is a definition's fields as the journal keeps them.
 */
import { subjectOf } from '../../core/derive/row.ts'
import type { Day } from '../../core/dates.ts'
import { type Item, itemWords, secretWords } from '../../core/items.ts'
import type { Key } from '../../core/ledger/entities.ts'
import type { State } from '../../core/ledger/state.ts'
import { displayMoney, parseMoney } from '../../core/money.ts'
import { isRefusal } from '../../core/refusals.ts'
import { numberOf } from '../../core/registry/numbering.ts'
import { findTransaction } from '../../core/transactions/catalogue.ts'
import type { Transaction } from '../../core/transactions/define.ts'
import type { Words } from '../../core/words.ts'
import { findRows, type StoredRow } from '../store/journal.ts'
import { accountNames, accountOf, customerNames } from './customer.ts'
import { isInCharge, mayNotKnow, type Reader, recordsOf } from './reader.ts'

export interface Form {
  readonly code: string
  readonly day: Day
  readonly texts: readonly string[]
}

interface Filled {
  readonly name: string
  readonly text: string
}

/** The fields of a kind that are filled in. */
function filled({ code, texts }: Form, kind: Transaction['fields'][string]['kind']): Filled[] {
  return Object.entries(findTransaction(code)?.fields ?? {}).flatMap(([name, field], index) => {
    const text = texts[index] ?? ''
    return field.kind === kind && text !== '' ? [{ name, text }] : []
  })
}

/** By the names of the fields. */
export async function namesOn(reader: Reader, form: Form): Promise<Record<string, Words>> {
  const [accounts, customers] = [filled(form, 'account'), filled(form, 'customer')]
  const [tellers, items] = [filled(form, 'teller'), filled(form, 'item')]
  const keys: Key[] = [
    ...accounts.map(({ text }) => `account:${text}` as const),
    ...tellers.map(({ text }) => `teller:${text}` as const),
    ...items.map(({ text }) => `item:${text}` as const),
  ]
  const state = await recordsOf(reader.books, reader.branch.code, keys)
  const found = accounts.flatMap(({ text }) => state.get('account', text) ?? [])
  const far = accounts.filter(({ text }) => state.get('account', text) === undefined)
  const [holders, owners] = await Promise.all([
    accountNames(reader, found),
    customerNames(
      reader,
      customers.map(({ text }) => text),
    ),
  ])
  const named = (of: readonly Filled[], words: (text: string) => Words | undefined) =>
    of.flatMap(({ name, text }): [string, Words][] => {
      const said = words(text)
      return said ? [[name, said]] : []
    })
  return Object.fromEntries([
    ...named(accounts, text => holders.get(text)),
    ...(await holdersElsewhere(reader, far)),
    ...named(customers, text => owners.get(text)),
    ...named(tellers, text => state.get('teller', text)?.name),
    ...named(items, text => aboutItem(reader, state, text) ?? undefined),
  ])
}

/** The holders of accounts in other branches. */
async function holdersElsewhere(reader: Reader, far: readonly Filled[]): Promise<[string, Words][]> {
  const told = await Promise.all(far.map(({ text }) => accountOf(reader, text)))
  return far.flatMap(({ name }, index): [string, Words][] => {
    const account = told[index]
    return account && !isRefusal(account) ? [[name, { zh: account.name, en: account.name }]] : []
  })
}

/** The item or the other row that each of these forms is about; null for the many that are about neither. */
export async function aboutForms(reader: Reader, forms: readonly Form[]): Promise<(Words | null)[]> {
  const items = forms.flatMap(form => filled(form, 'item').map(({ text }) => text))
  const rows = forms.flatMap(form => originalOf(form) ?? [])
  const { books, branch } = reader
  const [state, found] = await Promise.all([
    recordsOf(
      books,
      branch.code,
      items.map(id => `item:${id}` as const),
    ),
    rows.length === 0
      ? []
      : findRows(
          books.pool,
          rows.map(row => ({ branch: branch.code, ...row })),
        ),
  ])
  const originals = new Map(found.map(row => [`${row.day}/${row.serial}`, row]))
  return forms.map(form => {
    const [item] = filled(form, 'item')
    if (item) return aboutItem(reader, state, item.text)
    const original = originalOf(form)
    const row = original && originals.get(`${original.day}/${original.serial}`)
    return row ? aboutRow(reader, row) : null
  })
}

/** The row that a form names: of the same day by its serial, of any other by day and serial. */
export function originalOf(form: Form): { readonly day: Day; readonly serial: number } | null {
  const [named] = filled(form, 'serial')
  if (!named) return null
  const [serial, day = form.day] = named.text.split('/').toReversed()
  return { day, serial: Number(serial) }
}

function aboutRow({ parameters }: Reader, { serial, code }: StoredRow): Words {
  const name = findTransaction(code)?.name ?? { zh: code, en: code }
  const number = numberOf(parameters.numbers, code)
  return { zh: `第 ${serial} 号 ${number} ${name.zh}`, en: `No. ${serial}, ${number} ${name.en}` }
}

function aboutItem(reader: Reader, state: State, id: string): Words | null {
  const item = state.get('item', id)
  if (!item) return null
  if (item.kind === 'parked') return aboutParked(reader, item)
  // What a blind count has found is not for whoever counted.
  if (item.kind === 'count' && !isInCharge(reader)) return { zh: id, en: id }
  if (mayNotKnow(reader, item)) return secretWords(item)
  return itemWords(item, { unit: reader.branch.unit, parameters: reader.parameters })
}

/** What waits for a signature: its transaction, account and amount. */
function aboutParked({ parameters }: Reader, { data }: Item<'parked'>): Words {
  const transaction = findTransaction(data.code)
  const name = transaction?.name ?? { zh: '', en: '' }
  const { account, amount } = transaction
    ? subjectOf(transaction, data.fields)
    : { account: null, amount: null }
  const shown = amount === null ? null : displayMoney(parseMoney(amount) ?? 0n)
  const said = (text: string) =>
    [numberOf(parameters.numbers, data.code), text, account, shown].filter(Boolean).join(' ')
  return { zh: said(name.zh), en: said(name.en) }
}
