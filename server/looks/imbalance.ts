/**
 * 摸帐 (7006): a count and the journal of its day, searched; suspects with their rows as the journal shows
 * them.
 */
import { refuseCounter } from '../../core/finder/blind.ts'
import { find, type Suspect } from '../../core/finder/find.ts'
import type { Fact, Imbalance } from '../../core/finder/facts.ts'
import { countsOf, type DayRow, imbalanceOf } from '../../core/finder/ofDay.ts'
import { searchOf } from '../../core/finder/search.ts'
import { causeWords, paperWords, piecesWords } from '../../core/finder/words.ts'
import type { Day } from '../../core/dates.ts'
import type { Raw } from '../../core/fields/field.ts'
import { type Item, serialOf } from '../../core/items.ts'
import { decodeEffects } from '../../core/ledger/apply.ts'
import type { Key } from '../../core/ledger/entities.ts'
import type { Range } from '../../core/ledger/ranges.ts'
import { printMoney } from '../../core/money.ts'
import { isRefusal, type Refusal, refuse } from '../../core/refusals.ts'
import { abs, given } from '../../core/std.ts'
import type { RowStatus, WireImbalance, WireRow, WireSuspect } from '../../core/wire.ts'
import { rowsAfter, type StoredRow } from '../store/journal.ts'
import { codeName } from './accountEntry.ts'
import { type Reader, recordsOf } from './reader.ts'

export async function imbalanceFor(reader: Reader, asked: Raw): Promise<WireImbalance | Refusal> {
  const { books, branch, parameters } = reader
  const named = await countNamed(reader, asked.count ?? '')
  if (isRefusal(named)) return named
  const stored = await rowsOf(reader, named?.opened ?? branch.day)
  const rows = stored.map(dayRow)
  const count = named ?? lastCount(rows, asked.till || null)
  if (!count) return refuse('tillNotCounted', { till: asked.till ?? '' })
  const { till: no } = count.data
  const state = await recordsOf(books, branch.code, [`till:${no}`, `item:${count.id}`, ...accountKeys(rows)])
  const now = state.get('item', count.id)
  const known = now?.kind === 'count' ? now : count
  const refusal = refuseCounter(known, state.get('till', no), reader.teller, branch.day)
  if (refusal) return refusal
  const imbalance = imbalanceOf({
    unit: branch.unit,
    count: known,
    rows,
    numbers: numbersRead(asked),
    accountOf: account => state.get('account', account),
  })
  const counted = given(
    stored.find(({ serial }) => serial === serialOf(known.id)),
    `the row of ${known.id}`,
  )
  return wireImbalance(known, counted, imbalance, new Map(stored.map(row => [row.serial, row])), parameters)
}

async function countNamed({ books, branch }: Reader, id: string): Promise<Item<'count'> | null | Refusal> {
  if (id === '') return null
  const found = (await recordsOf(books, branch.code, [`item:${id}`])).get('item', id)
  return found?.kind === 'count' ? found : refuse('itemUnknown', { kind: '', item: id })
}

/** Of a till, whatever it has found; of the branch, the last that differs. */
const lastCount = (rows: readonly DayRow[], till: string | null): Item<'count'> | null =>
  countsOf(rows).findLast(({ state, data }) => (till === null ? state !== 'agreed' : data.till === till)) ??
  null

const ROWS_AT_ONCE = 2_000

async function rowsOf({ books, branch }: Reader, day: Day): Promise<StoredRow[]> {
  const rows: StoredRow[] = []
  for (let serial = 0; ; serial = given(rows.at(-1), 'a full page').serial) {
    const page = await rowsAfter(books.pool, branch.code, { day, serial }, ROWS_AT_ONCE)
    const own = page.filter(row => row.day === day)
    rows.push(...own)
    if (own.length < ROWS_AT_ONCE) return rows
  }
}

const dayRow = ({ day, serial, at, code, outcome, teller, effects }: StoredRow): DayRow => ({
  day,
  serial,
  at: Number(at),
  code,
  outcome,
  teller,
  effects: decodeEffects(effects),
})

/** The customers' accounts of the day, whose passbooks may be behind. */
const accountKeys = (rows: readonly DayRow[]): Key[] => [
  ...new Set(
    rows.flatMap(({ effects }) =>
      effects.flatMap(effect =>
        effect.type === 'leg' && /^\d{16}$/.test(effect.account)
          ? [`account:${effect.account}` as const]
          : [],
      ),
    ),
  ),
]

function numbersRead({ numbers = '', kind = '', missing = '', extra = '' }: Raw) {
  if (numbers === '') return {}
  return { [kind]: { missing: rangesIn(missing), extra: rangesIn(extra) } }
}

const rangesIn = (text: string): Range[] => {
  const [first, last] = text.split('-').map(Number)
  return text === '' || first === undefined ? [] : [[first, last ?? first]]
}

type Rows = ReadonlyMap<number, StoredRow>

function wireImbalance(
  { id, data, by }: Item<'count'>,
  counted: StoredRow,
  imbalance: Imbalance,
  rows: Rows,
  parameters: Reader['parameters'],
): WireImbalance {
  const search = searchOf(imbalance)
  const facts = new Map(imbalance.rows.map(fact => [fact.serial, fact]))
  return {
    count: id,
    till: data.till,
    by,
    day: counted.day,
    at: new Date(Number(counted.at)).toISOString(),
    amount: printMoney(search.amount),
    faces: piecesWords(imbalance.unit, imbalance.faces),
    papers: imbalance.papers.map(difference => paperWords(parameters, difference)),
    after: search.span.after === 0 ? null : search.span.after,
    before: search.span.before > counted.serial ? null : search.span.before,
    searched: imbalance.rows.length,
    suspects: find(imbalance).map(suspect => wireSuspect(suspect, imbalance, facts, rows)),
  }
}

function wireSuspect(
  { cause, sharePermille, rows: serials, more, notes, reasons }: Suspect,
  { unit }: Imbalance,
  facts: ReadonlyMap<number, Fact>,
  rows: Rows,
): WireSuspect {
  const { name, look, mend, code } = causeWords[cause]
  return {
    cause,
    name,
    pieces: notes && piecesWords(unit, notes),
    sharePermille,
    reasons,
    look,
    mend,
    code,
    rows: serials.flatMap(serial => {
      const [row, fact] = [rows.get(serial), facts.get(serial)]
      return row && fact ? [wireRow(row, fact)] : []
    }),
    more,
  }
}

const wireRow = (row: StoredRow, fact: Fact): WireRow => ({
  day: row.day,
  serial: row.serial,
  code: row.code,
  codeName: codeName(row.code),
  teller: row.teller,
  authorisers: row.authorisers,
  ticket: row.ticket,
  terminal: row.terminal,
  at: new Date(Number(row.at)).toISOString(),
  status: statusOf(fact),
  amount: printMoney(fact.cash === 0n ? fact.transfer : abs(fact.cash)),
  unit: null,
  account: fact.account,
  about: null,
})

function statusOf({ asked, reverses, reversedBy }: Fact): RowStatus {
  if (asked) return 'pending'
  if (reversedBy !== null) return 'reversed'
  return reverses === null ? 'posted' : 'reversal'
}
