/**
 * What the records have of a complaint: the row that it is about, who stood at which post, what they say by
 * themselves. They are read beside the journal, so that `perform` cannot load them.
 */
import { postsFrom } from '../../core/complaints/posts.ts'
import { type DoneRow, peopleIn, rowBefore, signedRow } from '../../core/complaints/ruling.ts'
import { factsFrom, type Traces } from '../../core/complaints/traces.ts'
import { leavesDue } from '../../core/control/leave.ts'
import { type Item, itemKinds, serialOf } from '../../core/items.ts'
import { decodeEffects } from '../../core/ledger/apply.ts'
import type { Teller } from '../../core/ledger/entities.ts'
import { decodeFields } from '../../core/ledger/journal.ts'
import { parsePosition } from '../../core/ledger/position.ts'
import type { State } from '../../core/ledger/state.ts'
import type { Party } from '../../core/responsibility/parties.ts'
import { type Posts, whoAt } from '../../core/responsibility/posts.ts'
import type { Facts } from '../../core/responsibility/facts.ts'
import { within } from '../../core/service/outages.ts'
import { openedFirst } from '../store/accessLog.ts'
import { rowsThatSaid } from '../store/asOf.ts'
import { idleLookUps } from '../store/control.ts'
import { findRows, rowsOfCodes, type StoredRow } from '../store/journal.ts'
import { listItems } from '../store/looks.ts'
import { ticketOf } from './complaintLinks.ts'
import { outagesOpen } from './outages.ts'
import { recordsAt } from './past.ts'
import { allOf, type Reader, recordsOf } from './reader.ts'
import { timeOf } from './sheets/day.ts'

type Complaint = Item<'complaint'>
type Ruling = Item<'ruling'>

/** The branch whose records they are. */
export type Outlet = Pick<Reader, 'books' | 'branch' | 'parameters'>

export interface CaseRecords {
  readonly row: DoneRow | null
  /** Whom the trail names. */
  readonly people: Traces['people']
  /** Whom the records find at posts that the trail does not name. */
  readonly posts: Posts
  readonly facts: Facts
  readonly rulings: readonly Ruling[]
  readonly tellers: readonly Teller[]
}

export async function recordsOn(outlet: Outlet, complaint: Complaint): Promise<CaseRecords> {
  const { books, branch } = outlet
  const row = await rowOf(outlet, complaint)
  const people = peopleIn(complaint, row)
  const [rulings, tellers, posts] = await Promise.all([
    listItems(books.pool, branch.code, ['ruling'], allStates('ruling')) as Promise<Ruling[]>,
    allOf(outlet, 'teller'),
    postsOf(outlet, complaint, { row, people }),
  ])
  const all = { ...whoAt(posts), ...people }
  const facts = factsFrom(await tracesOf(outlet, complaint, { row, people: all, rulings, tellers }))
  return { row, people, posts, facts, rulings, tellers }
}

const allStates = (kind: 'ruling' | 'errorNotice' | 'parked' | 'leave'): string[] =>
  Object.keys(itemKinds[kind].states)

/** The row that it is about, with who signed it as what. */
async function rowOf({ books, branch }: Outlet, { data }: Complaint): Promise<KnownRow | null> {
  const position = data.row === null ? null : parsePosition(data.row)
  if (position === null) return null
  const place = { branch: branch.code }
  const [[row], [before]] = await Promise.all([
    findRows(books.pool, [{ ...place, ...position }]),
    findRows(books.pool, [{ ...place, ...rowBefore(position) }]),
  ])
  const signing = before ? { code: before.code, effects: decodeEffects(before.effects) } : null
  return row ? { ...signedRow(row, signing), ticket: row.ticket } : null
}

type KnownRow = DoneRow & Pick<StoredRow, 'ticket'>

/** Whom the records find at posts that the trail does not name, as the row or the complaint found them. */
async function postsOf(
  { books, branch }: Outlet,
  complaint: Complaint,
  { row, people }: Pick<Known, 'row' | 'people'>,
): Promise<Posts> {
  const moment = row ?? { day: complaint.opened, serial: serialOf(complaint.id) }
  const [state, [limits]] = await Promise.all([
    recordsAt(books.pool, branch.code, moment),
    rowsThatSaid(books.pool, branch.code, '0103', '', moment.day, 1),
  ])
  const tellers = [...state.rows].flatMap(([key, stored]) =>
    key.startsWith('teller:') && stored?.value ? [stored.value as Teller] : [],
  )
  const [set] = limits ? await findRows(books.pool, [{ branch: branch.code, ...limits }]) : []
  const posts = postsFrom({ complaint, row, tellers, limits: set ?? null })
  return Object.fromEntries(Object.entries(posts).filter(([party]) => people[party as Party] === undefined))
}

interface Known {
  readonly row: KnownRow | null
  readonly people: Traces['people']
  readonly rulings: readonly Ruling[]
  readonly tellers: readonly Teller[]
}

async function tracesOf(
  outlet: Outlet,
  complaint: Complaint,
  { row, people, rulings, tellers }: Known,
): Promise<Traces> {
  const { books, branch, parameters } = outlet
  const items = <K extends 'errorNotice' | 'parked' | 'leave'>(kind: K, since?: string) =>
    listItems(books.pool, branch.code, [kind], allStates(kind), since) as Promise<Item<K>[]>
  const day = row?.day ?? complaint.opened
  const earlier = [...new Set(rulings.map(({ data }) => data.complaint))]
  const [known, notices, parked, leaves, ticket, looked, outages] = await Promise.all([
    recordsOf(
      books,
      branch.code,
      earlier.map(id => `item:${id}` as const),
    ),
    items('errorNotice'),
    items('parked', day),
    items('leave'),
    row?.ticket ? ticketOf({ branch: branch.code, day }, row.ticket, books.pool) : null,
    idleOn(outlet, complaint, day),
    outagesOpen(outlet, day, day),
  ])
  const request = parked.find(({ opened, data }) => opened === day && data.posted === row?.serial) ?? null
  const due = leavesDue(tellers, leaves, complaint.opened, parameters)
  return {
    complaint,
    row,
    people,
    parked: request,
    viewed: request && people.authoriser ? await viewedBy(outlet, request, people.authoriser) : null,
    ticket,
    notices,
    rulings,
    complaints: complaintsIn(known, earlier),
    leaveLate: new Set(due.filter(({ late }) => late).map(({ teller }) => teller.id)),
    idleLookUps: looked,
    outages: within(outages, [{ from: 0, until: complaint.data.heard }]),
  }
}

/** Those that earlier rulings are about. */
const complaintsIn = (state: State, ids: readonly string[]): ReadonlyMap<string, Complaint> =>
  new Map(
    ids.flatMap(id => {
      const item = state.get('item', id)
      return item?.kind === 'complaint' ? [[id, item] as const] : []
    }),
  )

/** From the first look at a request to the signature under it, in whole seconds. */
async function viewedBy({ books, branch }: Outlet, { id, opened: day }: Item<'parked'>, signer: string) {
  const [opened, rows] = await Promise.all([
    openedFirst(books.pool, branch.code, day, id),
    rowsOfCodes(books.pool, branch.code, ['0011'], day, day),
  ])
  const from = opened.get(signer)
  const signed = rows.find(({ teller, fields }) => teller === signer && decodeFields(fields).includes(id))
  if (from === undefined || !signed) return null
  const seconds = Math.max(Math.floor((Number(signed.at) - from) / 1_000), 0)
  return { seconds, evidence: `${signed.day}/${signed.serial} ${timeOf(BigInt(from))}–${timeOf(signed.at)}` }
}

const LOOKS_MAX = 1_000

/** When whom it is about looked the customer up on that day and did nothing for him. */
async function idleOn({ books, branch }: Outlet, { data }: Complaint, day: string): Promise<string[]> {
  const { about, customer } = data
  if (about === null || customer === null || data.reason !== 'dataSafety') return []
  const rows = await idleLookUps(books.pool, branch.code, day, LOOKS_MAX)
  return rows
    .filter(({ teller, subject }) => teller === about && subject === customer)
    .map(({ at, code }) => `${code} ${new Date(Number(at)).toISOString()}`)
}
