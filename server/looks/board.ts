/** The branch at a glance: the three agreements, who is where, what is open. */
import { mayList } from '../../core/complaints/access.ts'
import { agreements } from '../../core/day/agreements.ts'
import { isOpen, type Item, type ItemKind, itemKinds, itemWords } from '../../core/items.ts'
import { printMoney } from '../../core/money.ts'
import type { WireBoard, WireItem, WirePerson } from '../../core/wire.ts'
import { dayCounts } from '../store/figures.ts'
import { listItems } from '../store/looks.ts'
import { agreementFigures } from './agreements.ts'
import { escalatedComplaints } from './complaints.ts'
import { custodyWarnings } from './custody.ts'
import { openFaults } from './service.ts'
import { lateReports } from './reportable.ts'
import { allOf, isInCharge, mayNotKnow, type Reader, seesAll } from './reader.ts'
import { tillsOf } from './till.ts'

export async function boardOf(reader: Reader): Promise<WireBoard> {
  const { books, branch } = reader
  const [figures, people, tills, counts, items, custody, late, complaints, faults] = await Promise.all([
    agreementFigures(books, branch.code, branch.day, { ledger: false }),
    allOf(reader, 'teller'),
    tillsOf(reader, branch.tills),
    dayCounts(books.pool, branch.code, branch.day, branch.unit),
    openItemsOf(reader, SHOWN),
    custodyWarnings(reader),
    lateReports(reader),
    escalatedComplaints(reader),
    openFaults(reader),
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
    warnings: [...custody, ...late, ...complaints, ...faults],
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
  const shown = items.filter(
    item =>
      isOpen(item) &&
      !mayNotKnow(reader, item) &&
      mayList(item, reader.teller) &&
      !isBlind(item, reader) &&
      !isOfOther(item, reader),
  )
  const blind = known.includes('count') && !isInCharge(reader) ? await countsMade(reader) : []
  return [...shown, ...blind].map(item => wireItem(item, reader))
}

/** What a blind count has found, and whether it has found anything, is not for whoever counted (F59). */
const isBlind = (item: Item, reader: Reader): boolean => item.kind === 'count' && !isInCharge(reader)

/** Whose error it was is between him and those who see everybody's work. */
const isOfOther = (item: Item, reader: Reader): boolean =>
  item.kind === 'errorNotice' && item.data.teller !== reader.teller.id && !seesAll(reader)

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
