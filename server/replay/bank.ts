/**
 * The bank of the PKDD'99 financial data set: what its files say, checked line by line and against each
 * other. Amounts are bigints in hellers, days are accounting dates.
 */
import type { Day } from '../../core/dates.ts'
import { groupBy } from '../../core/std.ts'
import {
  amount,
  anything,
  birthNumber,
  day,
  id,
  type Line,
  matching,
  oneOf,
  positiveAmount,
  type Problem,
  readTable,
  type Table,
} from './table.ts'

const accountColumns = {
  account_id: id,
  district_id: id,
  frequency: oneOf('POPLATEK MESICNE', 'POPLATEK TYDNE', 'POPLATEK PO OBRATU'),
  date: day,
}

const clientColumns = { client_id: id, birth_number: birthNumber, district_id: id }

const dispColumns = { disp_id: id, client_id: id, account_id: id, type: oneOf('OWNER', 'DISPONENT') }

/** The name and the region of a district; the figures after them are not the bank's. */
const districtColumns = {
  A1: id,
  A2: matching(/\S/, 'empty'),
  A3: matching(/\S/, 'empty'),
  ...Object.fromEntries(Array.from({ length: 13 }, (_, index) => [`A${index + 4}`, anything])),
}

const transColumns = {
  trans_id: id,
  account_id: id,
  date: day,
  type: oneOf('PRIJEM', 'VYDAJ', 'VYBER'),
  operation: oneOf('VKLAD', 'VYBER', 'VYBER KARTOU', 'PREVOD Z UCTU', 'PREVOD NA UCET', ''),
  amount: positiveAmount,
  balance: amount,
  k_symbol: oneOf('UROK', 'SANKC. UROK', 'SLUZBY', 'SIPO', 'DUCHOD', 'POJISTNE', 'UVER', ' ', ''),
  bank: matching(/^([A-Z]{2})?$/, 'no code of a bank'),
  account: matching(/^\d{0,16}$/, 'no number of an account'),
}

/** What a line of `trans` is to a bank. */
export type Operation =
  | 'cashIn'
  | 'cashOut'
  | 'card'
  | 'transferIn'
  | 'transferOut'
  | 'interest'
  | 'penalty'
  | 'fee'

export interface Transaction {
  readonly id: string
  readonly account: string
  readonly day: Day
  readonly operation: Operation
  readonly amount: bigint
  /** What the bank printed as the balance after it. */
  readonly printed: bigint
  /** The bank's word for what it was for; empty where it has none. */
  readonly symbol: string
  /** The other bank, and the account there; empty where there is none. */
  readonly bank: string
  readonly counterAccount: string
  readonly line: number
}

export interface BankAccount {
  readonly id: string
  readonly owner: { readonly client: string; readonly birthNumber: string; readonly district: string }
}

export interface Bank {
  readonly accounts: ReadonlyMap<string, BankAccount>
  /** In the order of the file. */
  readonly transactions: readonly Transaction[]
  /** Lines read, by file. */
  readonly lines: Readonly<Record<string, number>>
}

const credits: readonly Operation[] = ['cashIn', 'transferIn', 'interest']

export const isCredit = ({ operation }: Pick<Transaction, 'operation'>): boolean =>
  credits.includes(operation)

/** What it does to the balance. */
export const signedAmount = (one: Transaction): bigint => (isCredit(one) ? one.amount : -one.amount)

/** Reads and checks all files; with any problem there is no bank. */
export function readBank(folder: string): Bank | readonly Problem[] {
  const problems: Problem[] = []
  const districts = readTable(folder, 'district.asc', districtColumns, problems)
  const clients = readTable(folder, 'client.asc', clientColumns, problems)
  const accounts = readTable(folder, 'account.asc', accountColumns, problems)
  const disps = readTable(folder, 'disp.asc', dispColumns, problems)
  const trans = readTable(folder, 'trans.asc', transColumns, problems)
  const register = new Register(problems)
  const names = register.index(districts, row => row.A1)
  const people = register.index(clients, row => row.client_id)
  const books = register.index(accounts, row => row.account_id)
  register.index(disps, row => row.disp_id)
  register.index(trans, row => row.trans_id)
  register.refer(clients, row => row.district_id, names, 'district')
  register.refer(accounts, row => row.district_id, names, 'district')
  register.refer(disps, row => row.client_id, people, 'client')
  register.refer(disps, row => row.account_id, books, 'account')
  register.refer(trans, row => row.account_id, books, 'account')
  const owned = ownersOf(accounts, disps, problems)
  const transactions = trans.rows.flatMap(row =>
    transactionOf(row, books.get(row.account_id)?.date, problems),
  )
  refuseWithoutFirstDeposit(transactions, problems)
  if (problems.length > 0) return inOrder(problems)
  const bankAccounts = accounts.rows.map(({ account_id }): [string, BankAccount] => {
    const client = people.get(owned.get(account_id) ?? '') as Line<typeof clientColumns>
    const district = names.get(client.district_id) as Line<typeof districtColumns>
    const owner = {
      client: client.client_id,
      birthNumber: client.birth_number,
      district: `${district.A2}, ${district.A3}`,
    }
    return [account_id, { id: account_id, owner }]
  })
  const tables = [accounts, clients, disps, districts, trans]
  const lines = Object.fromEntries(tables.map(({ file, rows }) => [file, rows.length]))
  return { accounts: new Map(bankAccounts), transactions, lines }
}

export const isBank = (read: Bank | readonly Problem[]): read is Bank => 'accounts' in read

/** What stands once, and what is pointed to from another file. */
class Register {
  readonly #problems: Problem[]

  constructor(problems: Problem[]) {
    this.#problems = problems
  }

  index<R extends { line: number }>({ file, rows }: Table<R>, keyOf: (row: R) => string): Map<string, R> {
    const byKey = new Map<string, R>()
    for (const row of rows) {
      const key = keyOf(row)
      const first = byKey.get(key)
      if (first) this.#note(file, row.line, `${key} stands already in line ${first.line}`)
      else byKey.set(key, row)
    }
    return byKey
  }

  /** A file with problems of its own would make every line that points to it a second one. */
  refer<R extends { line: number }>(
    { file, rows }: Table<R>,
    keyOf: (row: R) => string,
    to: ReadonlyMap<string, unknown>,
    what: string,
  ): void {
    if (this.#problems.some(problem => problem.file === `${what}.asc`)) return
    for (const row of rows) {
      if (!to.has(keyOf(row))) this.#note(file, row.line, `there is no ${what} ${keyOf(row)}`)
    }
  }

  #note(file: string, line: number, reason: string): void {
    this.#problems.push({ file, line, reason })
  }
}

/** The client who owns each account: exactly one. */
function ownersOf(
  accounts: Table<Line<typeof accountColumns>>,
  disps: Table<Line<typeof dispColumns>>,
  problems: Problem[],
): Map<string, string> {
  const owners = new Map<string, string>()
  for (const { type, account_id, client_id, line } of disps.rows) {
    if (type !== 'OWNER') continue
    const reason = `account ${account_id} has an owner already`
    if (owners.has(account_id)) problems.push({ file: disps.file, line, reason })
    else owners.set(account_id, client_id)
  }
  if (problems.some(problem => problem.file === disps.file)) return owners
  for (const { account_id, line } of accounts.rows) {
    const reason = `account ${account_id} has no owner in ${disps.file}`
    if (!owners.has(account_id)) problems.push({ file: accounts.file, line, reason })
  }
  return owners
}

function transactionOf(
  row: Line<typeof transColumns>,
  opened: Day | undefined,
  problems: Problem[],
): Transaction[] {
  const operation = operationOf(row)
  const note = (reason: string) => {
    problems.push({ file: 'trans.asc', line: row.line, reason })
    return []
  }
  if (!operation)
    return note(`${row.type} with operation “${row.operation}” and “${row.k_symbol}” is unknown`)
  const transfer = operation === 'transferIn' || operation === 'transferOut'
  if (transfer && (row.bank === '' || row.account === ''))
    return note('a transfer names no other bank and account')
  if (!transfer && row.bank !== '') return note(`names bank ${row.bank} but is no transfer`)
  if (opened && row.date < opened) return note(`is before account ${row.account_id} was opened on ${opened}`)
  return [
    {
      id: row.trans_id,
      account: row.account_id,
      day: row.date,
      operation,
      amount: row.amount,
      printed: row.balance,
      symbol: row.k_symbol.trim(),
      bank: row.bank,
      counterAccount: transfer ? row.account : '',
      line: row.line,
    },
  ]
}

/** `type/operation`, and the symbol where it makes a difference; VYBER as a type is cash paid out. */
function operationOf({ type, operation, k_symbol }: Line<typeof transColumns>): Operation | null {
  if (type === 'PRIJEM') {
    if (operation === 'VKLAD') return 'cashIn'
    if (operation === 'PREVOD Z UCTU') return 'transferIn'
    return operation === '' && k_symbol === 'UROK' ? 'interest' : null
  }
  if (operation === 'VYBER') {
    if (type === 'VYDAJ' && k_symbol === 'SLUZBY') return 'fee'
    if (type === 'VYDAJ' && k_symbol === 'SANKC. UROK') return 'penalty'
    return k_symbol === 'UROK' ? null : 'cashOut'
  }
  if (type === 'VYDAJ' && operation === 'VYBER KARTOU') return 'card'
  return type === 'VYDAJ' && operation === 'PREVOD NA UCET' ? 'transferOut' : null
}

/** The least with which an account is opened over the counter (0500): one crown. */
const FIRST_DEPOSIT_MIN = 100n

/** An account is opened over the counter, so the day on which it first moves brings cash. */
function refuseWithoutFirstDeposit(transactions: readonly Transaction[], problems: Problem[]): void {
  if (problems.length > 0) return
  for (const [account, own] of groupBy(transactions, one => one.account)) {
    const first = own.reduce((earliest, one) => (one.day < earliest.day ? one : earliest))
    const opening = own.some(one => one.day === first.day && isFirstDeposit(one))
    const reason = `account ${account} first moves on ${first.day} without a cash deposit to open it`
    if (!opening) problems.push({ file: 'trans.asc', line: first.line, reason })
  }
}

export const isFirstDeposit = ({ operation, amount }: Transaction): boolean =>
  operation === 'cashIn' && amount >= FIRST_DEPOSIT_MIN

const inOrder = (problems: readonly Problem[]): Problem[] =>
  problems.toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
