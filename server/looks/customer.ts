import type { Day } from '../../core/dates.ts'
import { isOrder } from '../../core/counter/authority.ts'
import { branchOfAccount } from '../../core/counter/accounts.ts'
import { restrictionWarnings } from '../../core/derive/restrictions.ts'
import { available, naturalBalance } from '../../core/ledger/balance.ts'
import type { Item } from '../../core/items.ts'
import { glOf } from '../../core/ledger/chart.ts'
import { accruedOn } from '../../core/counter/interest.ts'
import type { Account, Customer } from '../../core/ledger/entities.ts'
import type { State } from '../../core/ledger/state.ts'
import { maskName, maskNumber } from '../../core/mask.ts'
import { displayMoney, printMoney } from '../../core/money.ts'
import { loanLook } from '../../core/loans/look.ts'
import { loanWarnings } from '../../core/loans/words.ts'
import { paperNumber, type Parameters } from '../../core/parameters.ts'
import { numberOf } from '../../core/registry/numbering.ts'
import { transactionOf } from '../../core/transactions/catalogue.ts'
import type { Transaction } from '../../core/transactions/define.ts'
import { type Refusal, refuse } from '../../core/refusals.ts'
import type { WireAccount, WireCustomer, WireLoan } from '../../core/wire.ts'
import type { Words } from '../../core/words.ts'
import { now } from '../clock.ts'
import { entriesBeyond, findCustomers, listItems } from '../store/looks.ts'
import { isInCharge, maySeeBook, type Reader, readerElsewhere, recordsOf } from './reader.ts'
import { agreementNote } from '../../core/counter/company.ts'
import { personalNote } from '../../core/counter/personal.ts'
import { agreedOf } from '../../core/savings/terms.ts'

/** Customers by number, document, name or telephone. */
export async function searchCustomers(reader: Reader, typed: string): Promise<WireCustomer[]> {
  const { books, branch } = reader
  const digits = /^\d{1,9}$/.test(typed) ? typed.padStart(9, '0') : ''
  const search = { no: digits, hash: books.vault.lookUpHash(typed) }
  const numbers = await findCustomers(books.pool, branch.code, search)
  return Promise.all(numbers.map(no => customerOf(reader, no))).then(found =>
    found.flatMap(one => (one ? [one] : [])),
  )
}

export async function customerOf(reader: Reader, no: string): Promise<WireCustomer | null> {
  const { books, branch } = reader
  const state = await recordsOf(books, branch.code, [`customer:${no}`, `index:accountsOf/${no}`])
  const customer = state.get('customer', no)
  if (!customer) return null
  const numbers = state.get('index', `accountsOf/${no}`)?.keys ?? []
  const [open, accounts] = await Promise.all([openTexts(reader, customer), accountsOf(reader, numbers)])
  return {
    no,
    kind: customer.kind,
    name: open(customer.name),
    idKind: customer.idKind,
    idNumber: maskNumber(open(customer.idNumber)),
    phone: customer.phone ? maskNumber(open(customer.phone)) : '',
    address: customer.address ? open(customer.address) : '',
    opened: customer.opened,
    accounts,
  }
}

async function openTexts({ books, branch }: Reader, customer: Customer) {
  const sealed = [customer.name, customer.idNumber, customer.phone, customer.address].flatMap(part =>
    part ? [part.sealed] : [],
  )
  const plain = await books.vault.open(books.pool, branch.code, sealed)
  return (part: { readonly sealed: string }) => plain.get(part.sealed) ?? ''
}

/** One account; cash only for those who may see its book. `but` is the request that it is looked at for. */
export async function accountOf(reader: Reader, no: string, but = ''): Promise<WireAccount | Refusal> {
  const [found] = isElsewhere(reader, no)
    ? await accountElsewhere(reader, no)
    : await accountsOf(reader, [no], but)
  if (!found) return refuse('accountUnknown', { account: no })
  return maySeeBook(reader, found.gl) ? found : refuse('forbidden')
}

const isElsewhere = ({ branch }: Reader, no: string): boolean =>
  /^\d{16}$/.test(no) && branchOfAccount(no) !== branch.code

/** Its owner is a customer there, and nobody's number here. */
async function accountElsewhere(reader: Reader, no: string): Promise<WireAccount[]> {
  const there = await readerElsewhere(reader, branchOfAccount(no))
  const found = there ? await accountsOf(there, [no]) : []
  return found.map(account => ({ ...account, customer: null }))
}

async function accountsOf(reader: Reader, numbers: readonly string[], but = ''): Promise<WireAccount[]> {
  const { books, branch } = reader
  const state = await recordsOf(
    books,
    branch.code,
    numbers.map(no => `account:${no}` as const),
  )
  const found = numbers.flatMap(no => state.get('account', no) ?? [])
  const [names, waiting] = await Promise.all([accountNames(reader, found), waitingOn(reader, numbers, but)])
  const wired = found.map(account =>
    wireAccount(reader, account, names.get(account.no) ?? { zh: '', en: '' }),
  )
  return (await Promise.all(wired)).map(account => ({
    ...account,
    warnings: [...account.warnings, ...(waiting.get(account.no) ?? [])],
  }))
}

/** What waits for a signature and names or moves these accounts (F89); an order only to whom it concerns. */
async function waitingOn(
  reader: Reader,
  numbers: readonly string[],
  but: string,
): Promise<Map<string, Words[]>> {
  const { books, branch, parameters } = reader
  const found = await listItems(books.pool, branch.code, ['parked'], ['pending', 'asked', 'returned'])
  const told = (found as Item<'parked'>[]).filter(
    item => item.id !== but && !isSecretTo(reader, transactionOf(item.data.code), item),
  )
  const words = ({ by, data }: Item<'parked'>): Words => {
    const code = numberOf(parameters.numbers, data.code)
    const { name } = transactionOf(data.code)
    return {
      zh: `待授权：${code} ${name.zh}（${by}）`,
      en: `${code} ${name.en} of ${by} waits for a signature`,
    }
  }
  const concerns = ({ data: { fields, seen } }: Item<'parked'>, no: string) =>
    fields.includes(no) || seen.some(line => line.includes(` ${no} `))
  return new Map(numbers.map(no => [no, told.filter(item => concerns(item, no)).map(words)]))
}

/** The order of an authority, to whoever only signs that he was present, or has nothing to do with it. */
export const isSecretTo = (reader: Reader, transaction: Transaction, { data, by }: Item<'parked'>): boolean =>
  by !== reader.teller.id && !isInCharge(reader) && isOrder(transaction, data.fields)

/** Terms, schedule and debt of a loan today; null for any other account, and for one in another branch. */
export async function loanOfAccount(reader: Reader, no: string): Promise<WireLoan | null> {
  const { books, branch, parameters } = reader
  const account = (await recordsOf(books, branch.code, [`account:${no}`])).get('account', no)
  return account ? loanLook(account, branch.day, parameters) : null
}

/** The name that stands beside an account: its owner's, or its GL account's for the bank's own. */
export async function accountNames(
  reader: Reader,
  accounts: readonly Account[],
): Promise<Map<string, Words>> {
  const { books, branch } = reader
  const owners = [...new Set(accounts.flatMap(account => account.customer ?? []))]
  const state = await recordsOf(
    books,
    branch.code,
    owners.map(no => `customer:${no}` as const),
  )
  const sealed = owners.flatMap(no => state.get('customer', no)?.name.sealed ?? [])
  const plain = await books.vault.open(books.pool, branch.code, sealed)
  return new Map(accounts.map(account => [account.no, nameOf(account, state, plain)]))
}

/** Names of customers by their numbers. */
export async function customerNames(reader: Reader, numbers: readonly string[]): Promise<Map<string, Words>> {
  const found = await named(reader, numbers)
  return new Map(found.map(({ no, name }) => [no, { zh: name, en: name }]))
}

/** The same for lists and papers that many read: of a person the middle of the name is hidden. */
export async function maskedNames(reader: Reader, numbers: readonly string[]): Promise<Map<string, Words>> {
  const found = await named(reader, numbers)
  return new Map(
    found.map(({ no, kind, name }) => {
      const shown = kind === 'person' ? maskName(name) : name
      return [no, { zh: shown, en: shown }]
    }),
  )
}

async function named({ books, branch }: Reader, numbers: readonly string[]) {
  const keys = [...new Set(numbers)].map(no => `customer:${no}` as const)
  const state = await recordsOf(books, branch.code, keys)
  const customers = [...new Set(numbers)].flatMap(no => state.get('customer', no) ?? [])
  const plain = await books.vault.open(
    books.pool,
    branch.code,
    customers.map(({ name }) => name.sealed),
  )
  return customers.flatMap(({ no, kind, name: { sealed } }) => {
    const name = plain.get(sealed)
    return name === undefined ? [] : [{ no, kind, name }]
  })
}

function nameOf(account: Account, state: State, plain: ReadonlyMap<string, string>): Words {
  if (account.title) return { zh: account.title, en: account.title }
  if (!account.customer) return glOf(account.gl).name
  const name = plain.get(state.get('customer', account.customer)?.name.sealed ?? '') ?? ''
  return { zh: name, en: name }
}

async function wireAccount(reader: Reader, account: Account, name: Words): Promise<WireAccount> {
  const { branch, parameters } = reader
  const at = { day: branch.day, now: now() }
  const { terms, paper } = account
  return {
    no: account.no,
    gl: account.gl,
    name: name.zh,
    customer: account.customer,
    product: account.product,
    status: account.status,
    balance: printMoney(naturalBalance(account)),
    available: printMoney(available(account, at)),
    held: printMoney(account.held),
    opened: account.opened,
    closed: account.closed,
    ...agreedOf(terms),
    accrued: printedOrNull(accruedOn(account, branch.day, parameters)),
    paper: paper ? paperNumber(parameters, paper.kind, paper.number) : null,
    unprinted: account.paper?.kind === 'passbook' ? await unprintedOf(account, reader) : 0,
    warnings: warningsOf(account, at, parameters, isInCharge(reader)),
  }
}

/** Of an account of before lines were counted, from its entries. */
async function unprintedOf({ no, printed, unprinted }: Account, { books, branch }: Reader): Promise<number> {
  const upTo = { day: branch.day, serial: 9_999_999 }
  return unprinted ?? (await entriesBeyond(books.pool, branch.code, no, printed, upTo)).length
}

const printedOrNull = (amount: bigint | null): string | null => (amount === null ? null : printMoney(amount))

/** What a teller must know before he touches the account. */
export function warningsOf(
  account: Account,
  at: { readonly day: Day; readonly now: number },
  parameters: Parameters,
  inCharge: boolean,
): Words[] {
  const { held } = account
  const warnings = restrictionWarnings(account, at, { inCharge })
  const limited = personalNote(account)
  if (limited) warnings.push(limited)
  const agreement = agreementNote(account)
  if (agreement) warnings.push(agreement)
  if (held > 0n) warnings.push({ zh: `占用 ${displayMoney(held)}`, en: `${displayMoney(held)} held` })
  return [...warnings, ...loanWarnings(account, at.day, parameters)]
}
