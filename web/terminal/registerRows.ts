/** The lines of a register as they are read: what stands in a column, which are found, in which order. */
import { writtenBeside } from '../../core/ledger/units.ts'
import type { WireRegisterRow } from '../../core/wire.ts'
import type { Words } from '../../core/words.ts'
import type { Word } from '../words/words.ts'

type Say = (word: Word | Words) => string

interface Column {
  readonly word: Word
  text(row: WireRegisterRow, say: Say): string
  /** Where the order of the texts is not the order of what they say. */
  readonly compare?: (one: WireRegisterRow, other: WireRegisterRow) => number
}

const byDay = (one: WireRegisterRow, other: WireRegisterRow): number =>
  one.day.localeCompare(other.day) || one.serial - other.serial

/** In fen: amounts are not compared as texts, nor as fractions. */
const fen = ({ amount }: WireRegisterRow): bigint =>
  amount === null ? -1n : BigInt(amount.replaceAll(/[,.]/g, ''))

export const columns: readonly Column[] = [
  { word: 'day', text: row => row.day, compare: byDay },
  { word: 'serial', text: row => String(row.serial), compare: (a, b) => a.serial - b.serial },
  { word: 'code', text: (row, say) => `${row.number} ${say(row.codeName)}` },
  { word: 'organ', text: (row, say) => (row.organ ? say(row.organ) : '') },
  { word: 'paperNumber', text: row => row.document },
  { word: 'account', text: row => row.account ?? '' },
  {
    word: 'amount',
    text: row => (row.amount === null ? '' : writtenBeside(row.unit, row.amount)),
    compare: (a, b) => (fen(a) < fen(b) ? -1 : Number(fen(a) > fen(b))),
  },
  { word: 'teller', text: row => row.teller },
  { word: 'authoriser', text: row => row.authorisers.join(' ') },
  { word: 'state', text: (row, say) => say(row.state) },
]

/** What only an authority's order has. */
const OF_ORDERS: readonly Word[] = ['organ', 'paperNumber']

/** The columns of a register: a register without orders has none for them. */
export const columnsOf = (register: string): readonly Column[] =>
  register === 'special' ? columns : columns.filter(({ word }) => !OF_ORDERS.includes(word))

export interface Order {
  readonly by: Word
  readonly down: boolean
}

/** As the server sends them: the newest first. */
export const NEWEST: Order = { by: 'day', down: true }

/** The lines in which every word stands, in any column, as shown or without its commas; in an order. */
export function linesOf(
  rows: readonly WireRegisterRow[],
  search: string,
  { by, down }: Order,
  say: Say,
): WireRegisterRow[] {
  const wanted = search.toLowerCase().split(/\s+/)
  const found = rows.filter(row => {
    const told = [...columns.map(({ text }) => text(row, say)), row.amount ?? ''].join(' ').toLowerCase()
    return wanted.every(word => told.includes(word))
  })
  const column = columns.find(({ word }) => word === by)
  const compare =
    column?.compare ??
    ((a: WireRegisterRow, b: WireRegisterRow) =>
      (column?.text(a, say) ?? '').localeCompare(column?.text(b, say) ?? ''))
  return found.sort((a, b) => (down ? -1 : 1) * (compare(a, b) || byDay(a, b)))
}
