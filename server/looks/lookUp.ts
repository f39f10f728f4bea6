/** Look-ups by code (DESIGN H19): the definition says which query, who may ask, and whether it is logged. */
import { refuseAtDesk } from '../../core/deskRules.ts'
import type { Field, Raw } from '../../core/fields/field.ts'
import { isRefusal, type Refusal, refuse } from '../../core/refusals.ts'
import { readRequest } from '../../core/request.ts'
import type { Transaction, ViewName } from '../../core/transactions/define.ts'
import type { WireView } from '../../core/wire.ts'
import { entriesOfAccount } from '../store/looks.ts'
import { glOf } from '../../core/ledger/chart.ts'
import { noteLookUp } from './access.ts'
import { accountOf, loanOfAccount, searchCustomers } from './customer.ts'
import { wireAccountEntry } from './accountEntry.ts'
import { imbalanceFor } from './imbalance.ts'
import { journalPage } from './journal.ts'
import { trial } from './trial.ts'
import { payrollSheet } from './sheets/payroll.ts'
import { proofOf } from './proof.ts'
import { isInCharge, type Reader } from './reader.ts'
import { ownRegister } from './register.ts'
import { sealRegister } from './seals.ts'
import { reconciliationOf } from './reconciliation.ts'
import { makeSheet } from './sheets/make.ts'
import { tillsOf } from './till.ts'
import { explain } from './explain.ts'

type Query = (reader: Reader, texts: Raw, transaction: Transaction) => Promise<WireView | Refusal>

const ENTRIES_MAX = 500
const ROWS_MAX = 200

const queries: Readonly<Record<ViewName, Query>> = {
  async account(reader, { account = '', from, to }) {
    const found = await accountOf(reader, account)
    if (isRefusal(found)) return found
    const span = [from || '0001-01-01', to || reader.branch.day] as const
    const entries = await entriesOfAccount(
      reader.books.pool,
      reader.branch.code,
      account,
      ...span,
      ENTRIES_MAX,
    )
    const { side } = glOf(found.gl)
    return {
      query: 'account',
      account: found,
      entries: entries.map(entry => wireAccountEntry(entry, account, side)),
      loan: await loanOfAccount(reader, account),
    }
  },

  customer: async (reader, { who = '' }) => ({
    query: 'customer',
    customers: await searchCustomers(reader, who),
  }),

  async journal(reader, { day, teller, code }) {
    const on = day || reader.branch.day
    const wanted = { day: on, teller: teller || null, code: code || null }
    const any = { serial: null, account: null, status: null, before: 0, limit: ROWS_MAX }
    const rows = await journalPage(reader, { ...wanted, ...any })
    if (isRefusal(rows)) return rows
    return { query: 'journal', rows, trial: isInCharge(reader) ? await trial(reader, on) : [] }
  },

  async holdings(reader, { till, register, from = '', to }, { fields }) {
    if (register) {
      const chosen = fields.register?.options.choices?.find(({ value }) => value === register)
      const name = { zh: chosen?.zh ?? '', en: chosen?.en ?? '' }
      if (register === 'seals') return { query: 'seals', name, seals: await sealRegister(reader) }
      const period = { from, to: to || reader.branch.day }
      const of = register === 'cash' ? 'cash' : 'special'
      const found = await ownRegister(reader, of, period.from || '0001-01-01', period.to)
      return { query: 'register', register, name, ...period, ...found }
    }
    const own = reader.teller.till
    if (!isInCharge(reader)) {
      if (till && till !== own) return refuse('forbidden')
      return { query: 'holdings', tills: own ? await tillsOf(reader, [own]) : [] }
    }
    const { tills } = reader.branch
    if (till && !tills.includes(till)) return refuse('tillUnknown', { till })
    return { query: 'holdings', tills: await tillsOf(reader, till ? [till] : tills) }
  },

  tellerProof: async reader => ({ query: 'tellerProof', proof: await proofOf(reader, reader.teller.id) }),

  reconciliation: async reader => ({
    query: 'reconciliation',
    agreements: await reconciliationOf(reader, reader.branch.day),
  }),

  async daySheet(reader, { sheet = '', day }) {
    const made = await makeSheet(reader, { sheet, day: day || undefined })
    return isRefusal(made) ? made : { query: 'daySheet', sheet: made }
  },

  async payrollResult(reader, { payroll = '' }) {
    const sheet = await payrollSheet(reader, payroll)
    return isRefusal(sheet) ? sheet : { query: 'daySheet', sheet }
  },

  async imbalance(reader, texts) {
    const imbalance = await imbalanceFor(reader, texts)
    return isRefusal(imbalance) ? imbalance : { query: 'imbalance', imbalance }
  },

  explanation: async (reader, texts, transaction) => {
    const rows = await explain(reader, texts, transaction)
    return isRefusal(rows) ? rows : { query: 'explanation', rows }
  },
}

export async function lookUp(reader: Reader, code: string, fields: Raw): Promise<WireView | Refusal> {
  const id = { branch: reader.branch.code, day: reader.branch.day, terminal: reader.terminal, counter: 0 }
  const read = readRequest({ id, code, teller: reader.teller.id, ticket: null, fields })
  if (isRefusal(read)) return read
  const { transaction, values } = read
  if (!transaction.view) return refuse('codeUnknown', { code })
  const refusal = refuseReader(reader, transaction)
  if (refusal) return refusal
  const texts = textsOf(transaction.fields, values)
  const view = await queries[transaction.view.query](reader, texts, transaction)
  if (transaction.view.logged && !isRefusal(view))
    await noteLookUp(reader, code, subjectsOf(reader, view, texts), texts.purpose)
  return view
}

/** What a look-up by code asks of its reader is what the desk asks of any transaction. */
export const refuseReader = (reader: Reader, transaction: Transaction): Refusal | null =>
  refuseAtDesk({ ...reader, transaction })

/**
 * The values as texts again, in their one form; personal ones as they were typed, for they are not stored.
 */
function textsOf(fields: Transaction['fields'], values: Readonly<Record<string, unknown>>): Raw {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]: [string, Field<unknown, unknown>]) => {
      const value = values[name]
      if (value === null || value === undefined) return [name, '']
      return [name, field.privacy === 'personal' ? (value as { sealed: string }).sealed : field.print(value)]
    }),
  )
}

/**
 * Whom the answer shows. Where it shows nobody, what was typed is kept, as a keyed hash: it may itself be
 * personal.
 */
function subjectsOf({ books }: Reader, view: WireView, texts: Raw): string[] {
  if (view.query === 'account') return [view.account.no]
  if (view.query === 'customer' && view.customers.length > 0) return view.customers.map(({ no }) => no)
  return [books.vault.lookUpHash(Object.values(texts).find(text => text !== '') ?? '')]
}
