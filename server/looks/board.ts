/** The branch at a glance: the three agreements, who is where, what is open. */
import { agreements, type AgreementFigures } from '../../core/day/agreements.ts'
import { isOpen, type Item, type ItemKind, itemKinds, itemWords } from '../../core/items.ts'
import { currencies } from '../../core/ledger/units.ts'
import { accountIn, cashAccountOf, TRANSIT_ACCOUNT } from '../../core/ledger/build.ts'
import { glOf } from '../../core/ledger/chart.ts'
import { voucherAccountOf } from '../../core/ledger/complete.ts'
import type { Key } from '../../core/ledger/entities.ts'
import { holdingFigures } from '../../core/ledger/laws.ts'
import { MapState } from '../../core/ledger/state.ts'
import { printMoney } from '../../core/money.ts'
import { groupBy, sum } from '../../core/std.ts'
import type { WireBoard, WireItem, WirePerson } from '../../core/wire.ts'
import type { Books } from '../books.ts'
import { accountSums, dayCounts, trialBalance } from '../store/figures.ts'
import { listItems } from '../store/looks.ts'
import { readKinds, readState } from '../store/state.ts'
import { custodyWarnings } from './custody.ts'
import { allOf, isInCharge, mayNotKnow, type Reader } from './reader.ts'
import { tillsOf } from './till.ts'

export async function boardOf(reader: Reader): Promise<WireBoard> {
  const { books, branch } = reader
  const [figures, people, tills, counts, items, warnings] = await Promise.all([
    agreementFigures(books, branch.code, branch.day, { ledger: false }),
    allOf(reader, 'teller'),
    tillsOf(reader, branch.tills),
    dayCounts(books.pool, branch.code, branch.day, branch.unit),
    openItemsOf(reader, SHOWN),
    custodyWarnings(reader),
  ])
  return {
    agreements: agreements(figures),
    people: people.filter(({ roles }) => !roles.includes('system')).map(person),
    tills,
    rows: counts.rows,
    refusals: counts.refusals,
    cashIn: printMoney(counts.cashIn),
    cashOut: printMoney(counts.cashOut),
    items,
    warnings,
  }
}

export const person = ({ id, name, roles, grade, duty, till }: WirePerson): WirePerson => ({
  id,
  name,
  roles,
  grade,
  duty,
  till,
})

/**
 * The figures that must agree; the whole ledger only where it is asked for, because that reads every
 * account.
 */
export async function agreementFigures(
  books: Books,
  branch: string,
  day: string,
  { ledger }: { readonly ledger: boolean },
): Promise<AgreementFigures> {
  const onBalance = (gl: string) => glOf(gl).side !== 'offBalance'
  const trial = (await trialBalance(books.pool, branch, day)).filter(row => onBalance(row.gl))
  const records = await holdings(books, branch)
  const turnovers = [...groupBy(trial, ({ unit }) => unit)].map(([unit, rows]) => ({
    unit,
    debits: sum(rows.map(row => row.debit)),
    credits: sum(rows.map(row => row.credit)),
  }))
  return {
    turnovers,
    ledger: ledger ? await controlAccounts(books, branch, day) : [],
    ...holdingFigures(records),
  }
}

/** Purses and stocks of the branch, and the accounts that follow them. */
async function holdings(books: Books, branch: string) {
  const held = await readKinds(books.pool, branch, ['purse', 'stock', 'branch', 'parameters'])
  const state = new MapState(new Map(held))
  const { tills = [], unit: own = '' } = state.get('branch', branch) ?? {}
  const kinds = state.get('parameters', 'current')?.voucherKinds ?? []
  const accounts: Key[] = [
    ...[...tills.map(cashAccountOf), TRANSIT_ACCOUNT].flatMap(no =>
      currencies.map(({ unit }) => `account:${accountIn(no, unit, own)}` as const),
    ),
    ...kinds.map(({ kind }) => `account:${voucherAccountOf(kind)}` as const),
  ]
  return new Map([...held, ...(await readState(books.pool, branch, accounts))])
}

/** General ledger against the accounts below it (总分核对). */
async function controlAccounts(
  books: Books,
  branch: string,
  day: string,
): Promise<AgreementFigures['ledger']> {
  const [trial, sums] = await Promise.all([
    trialBalance(books.pool, branch, day),
    accountSums(books.pool, branch),
  ])
  const general = new Map(trial.map(row => [`${row.gl} ${row.unit}`, row.opening + row.debit - row.credit]))
  return sums.map(({ gl, unit, balance }) => {
    return { gl, unit, general: general.get(`${gl} ${unit}`) ?? 0n, accounts: balance }
  })
}

const SHOWN: readonly ItemKind[] = [
  'transit',
  'count',
  'cashError',
  'cashOrder',
  'counterfeit',
  'loss',
  'remittance',
  'suspense',
  'inquiry',
  'exchangeBill',
  'collection',
  'manualVoucher',
]

/** The open items of some kinds, oldest first; none of the orders that this reader may not know of. */
export async function openItemsOf(reader: Reader, kinds: readonly string[]): Promise<WireItem[]> {
  const known = kinds.filter((kind): kind is ItemKind => Object.hasOwn(itemKinds, kind))
  const states = known.flatMap(kind => Object.entries(itemKinds[kind].states).filter(([, { open }]) => open))
  const items = await listItems(
    reader.books.pool,
    reader.branch.code,
    known,
    states.map(([name]) => name),
  )
  const shown = items.filter(item => isOpen(item) && !mayNotKnow(reader, item) && !isBlind(item, reader))
  const blind = known.includes('count') && !isInCharge(reader) ? await countsMade(reader) : []
  return [...shown, ...blind].map(item => wireItem(item, reader))
}

/** What a blind count has found, and whether it has found anything, is not for whoever counted (F59). */
const isBlind = (item: Item, reader: Reader): boolean => item.kind === 'count' && !isInCharge(reader)

/** So he chooses among all counts of his till today, those that agreed like those that did not. */
async function countsMade({ books, branch, teller }: Reader): Promise<Item[]> {
  const made = await listItems(books.pool, branch.code, ['count'], ['agreed', 'different'], branch.day)
  return made.filter(({ by, data }) => by === teller.id || ('till' in data && data.till === teller.till))
}

export function wireItem(item: Item, reader: Reader): WireItem {
  const { name, states } = itemKinds[item.kind]
  const hidden = isBlind(item, reader)
  const state = hidden ? REGISTERED : (states[item.state] ?? { zh: item.state, en: item.state })
  const till = item.kind === 'count' ? item.data.till : ''
  return {
    id: item.id,
    kind: item.kind,
    kindName: name,
    state: { zh: state.zh, en: state.en },
    stands: hidden ? '' : item.state,
    by: item.by,
    opened: item.opened,
    until: item.until,
    summary: hidden
      ? { zh: `尾箱 ${till}`, en: `Till ${till}` }
      : itemWords(item, { unit: reader.branch.unit, parameters: reader.parameters }),
  }
}

const REGISTERED = { zh: '已登记', en: 'registered' }
