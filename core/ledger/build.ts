/**
 * The words that definitions are written in: `debit`, `credit`, `notesIn`, `useVoucher` … Each gives a
 * draft of an effect; `complete` adds what follows by itself.
 */
import type { Day } from '../dates.ts'
import type { Item } from '../items.ts'
import { assert, type Plain } from '../std.ts'
import type {
  Days,
  Hold,
  Leg,
  NotesMove,
  Products,
  SetRecord,
  SettableKind,
  TallyMove,
  VoucherMove,
} from './effects.ts'
import { daysBefore } from './dayBalances.ts'
import type { Account, Customer, Entities } from './entities.ts'
import type { Range } from './ranges.ts'
import type { Notes, Unit } from './units.ts'

/** A leg before `complete` has said its unit, medium and value day. */
export type LegDraft = Pick<Leg, 'type' | 'slip' | 'side' | 'account' | 'amount'> & Partial<Leg>

type AccountLike = string | Pick<Account, 'no'>

const noOf = (account: AccountLike): string => (typeof account === 'string' ? account : account.no)

export const debit = (account: AccountLike, amount: bigint, slip = 1): LegDraft => ({
  type: 'leg',
  slip,
  side: 'D',
  account: noOf(account),
  amount,
})

export const credit = (account: AccountLike, amount: bigint, slip = 1): LegDraft => ({
  ...debit(account, amount, slip),
  side: 'C',
})

/** The cash account of a till: the main till has one of its own kind. */
export const cashAccountOf = (till: string): string => (till === '00' ? '1001-02-00' : `1001-01-${till}`)

/** An account of the bank's own in a currency: `1001-01-01-USD` beside `1001-01-01`, which is in the branch's. */
export const accountIn = (no: string, unit: Unit, own: Unit): string => (unit === own ? no : `${no}-${unit}`)

/** Foreign notes lie apart from the branch's own: `till:01/USD`, with a book of their own. */
export const purseIn = <H extends `till:${string}` | `item:${string}`>(
  holder: H,
  unit: Unit,
  own: Unit,
): H => (unit === own ? holder : (`${holder}/${unit}` as H))

/** The book of what lies somewhere: in a till, or on its way; each currency has one. */
export function cashAccountAt(holder: string): string {
  const [place = '', unit] = holder.split('/')
  const account = place.startsWith('till:') ? cashAccountOf(place.slice('till:'.length)) : TRANSIT_ACCOUNT
  return unit === undefined ? account : `${account}-${unit}`
}

/** Cash on its way between two tills of the branch. */
export const TRANSIT_ACCOUNT = '1001-04'

export const tillHolder = (till: string) => `till:${till}` as const
export const itemHolder = (id: string) => `item:${id}` as const
/** What a till holds and may not use: stopped numbers. */
export const frozenHolder = (till: string) => `frozen:till:${till}` as const
/** Papers that an account has bought and not used. */
export const accountHolder = (account: string) => `account:${account}` as const

export const moveNotes = (
  unit: Unit,
  notes: Notes,
  from: NotesMove['from'],
  to: NotesMove['to'],
): NotesMove => ({ type: 'notes', unit, notes, from, to })

export const moveVouchers = (
  kind: string,
  [first, last]: Range,
  from: VoucherMove['from'],
  to: VoucherMove['to'],
): VoucherMove => ({ type: 'vouchers', kind, first, last, from, to })

export const holdMore = (account: AccountLike, amount: bigint): Hold => ({
  type: 'hold',
  account: noOf(account),
  amount,
})

export const moveProducts = (account: AccountLike, amount: bigint, within = amount): Products => ({
  type: 'products',
  account: noOf(account),
  amount,
  ...(within === amount ? {} : { within }),
})

export const forgetDays = (account: Account, settled: Day): Days => ({
  type: 'days',
  account: account.no,
  gone: daysBefore(account, settled),
  back: [],
})

export const countUp = (key: string, amount = 1n): TallyMove => ({ type: 'tally', key, amount })

type Settable<K extends SettableKind> = Partial<Omit<Entities[K], 'balance' | 'held' | 'moment'>>

/** Changes attributes of a record that is there. Only those that differ are written. */
export function change<K extends SettableKind>(
  kind: K,
  key: string,
  record: Entities[K],
  to: Settable<K>,
): SetRecord {
  const names = Object.keys(to) as (keyof Settable<K> & string)[]
  assert(names.length > 0, `a change of ${kind} ${key} without an attribute`)
  const current = record as unknown as Readonly<Record<string, Plain>>
  const from = Object.fromEntries(names.map(name => [name, current[name] ?? null]))
  return { type: 'set', kind, key, from, to: { ...to } }
}

export const create = <K extends SettableKind>(kind: K, key: string, record: Entities[K]): SetRecord => ({
  type: 'set',
  kind,
  key,
  from: null,
  to: { ...record },
})

/** Takes a record away as it is. */
export const remove = <K extends SettableKind>(kind: K, key: string, record: Entities[K]): SetRecord => ({
  type: 'set',
  kind,
  key,
  from: { ...record },
  to: null,
})

export const openItem = (item: Item): SetRecord => create('item', item.id, item)

/** Moves an item to another state, and changes parts of its data with it. */
export function moveItem<I extends Item>(item: I, state: string, data: Partial<I['data']> = {}): SetRecord {
  const to = Object.keys(data).length === 0 ? { state } : { state, data: { ...item.data, ...data } }
  return change('item', item.id, item, to as Partial<Item>)
}

type NewAccount = Pick<Account, 'no' | 'gl' | 'unit' | 'opened'> & Partial<Account>

/** An account as it is when it is opened: nothing in it, nothing held. */
export const openAccount = (account: NewAccount): SetRecord =>
  create('account', account.no, {
    customer: null,
    product: null,
    status: 'open',
    closed: null,
    balance: 0n,
    held: 0n,
    minimum: null,
    restrictions: [],
    interestBase: null,
    moment: 0n,
    terms: null,
    paper: null,
    printed: null,
    ...(account.paper?.kind === 'passbook' ? { unprinted: 0 } : {}),
    ...account,
  })

export const openCustomer = (customer: Customer): SetRecord => create('customer', customer.no, customer)
