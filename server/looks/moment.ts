/**
 * The branch as it stood at any moment (DESIGN H24), for those in charge: a moment is a row of the journal,
 * and a time of the day is the last row by then.
 */
import { holderName } from '../../core/derive/lines.ts'
import { isOpen, type Item, itemKinds } from '../../core/items.ts'
import type { Day } from '../../core/dates.ts'
import { glOf } from '../../core/ledger/chart.ts'
import { printIn } from '../../core/ledger/units.ts'
import { type Entities, type EntityKind, type Position, splitKey } from '../../core/ledger/entities.ts'
import { isAfter } from '../../core/ledger/position.ts'
import type { MapState } from '../../core/ledger/state.ts'
import { isRefusal, type Refusal, refuse } from '../../core/refusals.ts'
import { mayKnowOf } from '../../core/reports.ts'
import { sealKinds, sealStates } from '../../core/seals.ts'
import { given } from '../../core/std.ts'
import type { WireMoment } from '../../core/wire.ts'
import { timeOn } from '../clock.ts'
import type { Connection } from '../store/connection.ts'
import { balancesAt } from '../store/figures.ts'
import { findRows, lastRowBy, type RowKey, rowsAfter, rowsBefore, type StoredRow } from '../store/journal.ts'
import { readHead } from '../store/heads.ts'
import { onSnapshot } from '../store/transaction.ts'
import { codeName } from './accountEntry.ts'
import { person } from './board.ts'
import { recordsAt } from './past.ts'
import { type Reader, recordsOf } from './reader.ts'
import { blind, holdingOf, wireTill } from './till.ts'

/** A row of a day, a time of it as it was typed, or neither for its end. */
export interface AskedMoment {
  readonly day: Day
  readonly serial: number | null
  readonly time: string | null
}

export async function momentOf(reader: Reader, asked: AskedMoment): Promise<WireMoment | Refusal> {
  const { pool } = reader.books
  if (asked.day > reader.branch.day) return refuse('dayNotYet', { day: asked.day })
  const counting = await tillToCount(reader)
  return onSnapshot(pool, async connection => {
    const found = await rowAsked(connection, reader, asked)
    if (isRefusal(found)) return found
    // A row that came in this very moment and is not projected yet is not there yet.
    const head = given(await readHead(connection, found.branch), `head of ${found.branch}`)
    const reached = isAfter(found, head) ? await rowAt(connection, head) : found
    const row = isKnownTo(reader, reached)
      ? reached
      : await nextKnown(reader, connection, rowsBefore, reached)
    if (!row) return refuse('momentBeforeBooks', { moment: asked.day })
    const state = await recordsAt(connection, row.branch, row)
    const previous = await nextKnown(reader, connection, rowsBefore, row)
    const next = await nextKnown(reader, connection, rowsAfter, row)
    return {
      row: rowHead(row),
      previous: previous ? positionOf(previous) : null,
      next: next ? positionOf(next) : null,
      ...standing(reader, state, row.day === reader.branch.day ? counting : null),
      balances: await balances(connection, row, reader.branch.unit),
    }
  })
}

/** Who may not know of a report does not meet its row either: he stands at the one before. */
const isKnownTo = ({ teller }: Reader, { code }: StoredRow): boolean => mayKnowOf(teller.roles, code)

/** The first row on the way from one that the reader may know of. */
async function nextKnown(
  reader: Reader,
  connection: Connection,
  rowsOn: typeof rowsBefore,
  from: Position,
): Promise<StoredRow | undefined> {
  const [row] = await rowsOn(connection, reader.branch.code, from, 1)
  return !row || isKnownTo(reader, row) ? row : nextKnown(reader, connection, rowsOn, row)
}

async function rowAt(connection: Connection, key: RowKey): Promise<StoredRow> {
  const [row] = await findRows(connection, [key])
  return given(row, `row ${key.day}/${key.serial}`)
}

/** The reader's own till while it is open: he counts it blind, so its book of today is not for him. */
async function tillToCount({ books, branch, teller }: Reader): Promise<string | null> {
  if (teller.till === null) return null
  const now = (await recordsOf(books, branch.code, [`till:${teller.till}`])).get('till', teller.till)
  return now?.state === 'balanced' ? null : teller.till
}

const END = 2 ** 31 - 1

async function rowAsked(
  connection: Connection,
  reader: Reader,
  { day, serial, time }: AskedMoment,
): Promise<StoredRow | Refusal> {
  const { books } = reader
  const branch = reader.branch.code
  if (serial !== null) {
    const [row] = await findRows(connection, [{ branch, day, serial }])
    return row && isKnownTo(reader, row) ? row : refuse('serialUnknown', { serial: String(serial), day })
  }
  if (time === null) return lastBefore(connection, branch, { day, serial: END })
  if (!/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(time)) return refuse('timeMalformed', { text: time })
  // An accounting day has its times on the date on which it began, whatever that was.
  const [first] = await findRows(connection, [{ branch, day, serial: 1 }])
  const instant = timeOn(first ? Number(first.at) : books.now(), time)
  if (instant > endOfSecond(books.now())) return refuse('momentNotYet', { moment: `${day} ${time}` })
  const row = first ? await lastRowBy(connection, branch, day, BigInt(instant)) : null
  return row ?? lastBefore(connection, branch, { day, serial: 1 }, time)
}

const endOfSecond = (instant: number): number => Math.floor(instant / 1_000) * 1_000 + 999

async function lastBefore(
  connection: Connection,
  branch: string,
  before: Position,
  time = '',
): Promise<StoredRow | Refusal> {
  const [row] = await rowsBefore(connection, branch, before, 1)
  return row ?? refuse('momentBeforeBooks', { moment: `${before.day} ${time}`.trim() })
}

const positionOf = ({ day, serial }: StoredRow): Position => ({ day, serial })

const rowHead = ({ day, serial, code, teller, terminal, at }: StoredRow): WireMoment['row'] => ({
  day,
  serial,
  code,
  codeName: codeName(code),
  teller,
  terminal,
  at: new Date(Number(at)).toISOString(),
})

type Standing = Pick<WireMoment, 'branch' | 'people' | 'tills' | 'elsewhere' | 'seals' | 'waiting'>

function standing({ branch, parameters }: Reader, state: MapState, counting: string | null): Standing {
  const { code, name, day, state: stood, tills, unit } = given(state.get('branch', branch.code), 'the branch')
  const people = all(state, 'teller').filter(({ roles }) => !roles.includes('system'))
  return {
    branch: { code, name, day, state: stood },
    people: people.map(one => ({ ...person(one), terminal: one.terminal })),
    tills: tills
      .map(no => wireTill(no, state, unit, parameters))
      .map(till => (till.no === counting ? blind(till) : till)),
    elsewhere: holdersElsewhere(state).map(holder => ({
      holder: holderName(holder),
      ...holdingOf(holder, state, unit, parameters),
    })),
    seals: all(state, 'seal')
      .filter(seal => seal.state !== 'handedUp' && seal.state !== 'destroyed')
      .map(({ no, kind, state: is, holder }) => ({
        no,
        name: sealKinds[kind].name,
        state: is === 'inUse' ? null : sealStates[is],
        holder,
      })),
    waiting: all(state, 'item').flatMap(waitingItem),
  }
}

/** All there are of a kind, in the order of their keys. */
function all<K extends EntityKind>(state: MapState, kind: K): Entities[K][] {
  return keysOf(state, kind).flatMap(key => state.get(kind, key) ?? [])
}

const keysOf = (state: MapState, kind: EntityKind): string[] =>
  [...state.rows.keys()]
    .map(splitKey)
    .filter(([own, key]) => own === kind && state.get(kind, key) !== undefined)
    .map(([, key]) => key)
    .sort()

/** Not the tills, nor the cheques that customers have, nor what the supplier has ever delivered. */
function holdersElsewhere(state: MapState): string[] {
  const stocks = keysOf(state, 'stock').map(key => key.slice(0, key.lastIndexOf('/')))
  // What lies there of other currencies is told with the rest.
  const purses = keysOf(state, 'purse').map(key => key.split('/')[0] ?? key)
  const holders = new Set([...purses, ...stocks])
  return [...holders].filter(holder => !/^(till:|account:|supplier$)/.test(holder)).sort()
}

function waitingItem(item: Item): WireMoment['waiting'] {
  if (item.kind !== 'parked' || !isOpen(item)) return []
  const { id, by, opened, data } = item
  const { zh, en } = given(itemKinds.parked.states[item.state], item.state)
  return [
    {
      item: id,
      state: { zh, en },
      code: data.code,
      codeName: codeName(data.code),
      maker: by,
      opened,
      needs: data.needs,
      signed: data.signed.map(({ teller }) => teller),
    },
  ]
}

async function balances(
  connection: Connection,
  row: StoredRow,
  own: string,
): Promise<WireMoment['balances']> {
  const found = await balancesAt(connection, row.branch, row)
  return found.map(({ gl, unit, balance }) => {
    const { name, side } = glOf(gl)
    const label = unit === own ? gl : `${gl} ${unit}`
    return { gl: label, name, side, balance: printIn(unit, side === 'C' ? -balance : balance) }
  })
}
