/**
 * A complaint before the rules of responsibility: who stood where, what the records say by themselves, and
 * its ruling. Who is party to it does not prepare it; whoever has a share in it sees what it rests on.
 */
import { maySeeComplaint } from '../../core/complaints/access.ts'
import {
  type DoneRow,
  FROM_TRAIL,
  peopleIn,
  rowBefore,
  signedRow,
  trailOf,
} from '../../core/complaints/ruling.ts'
import { postsFrom } from '../../core/complaints/posts.ts'
import { factsFrom, leftOutOf, type Traces } from '../../core/complaints/traces.ts'
import { leavesDue } from '../../core/control/leave.ts'
import { type Item, itemKinds, serialOf } from '../../core/items.ts'
import { decodeEffects } from '../../core/ledger/apply.ts'
import { decodeFields } from '../../core/ledger/journal.ts'
import type { Teller } from '../../core/ledger/entities.ts'
import type { State } from '../../core/ledger/state.ts'
import { parsePosition } from '../../core/ledger/position.ts'
import { type Refusal, refuse } from '../../core/refusals.ts'
import { partyTo, attribute } from '../../core/responsibility/attribute.ts'
import {
  afterStep,
  isAmong,
  mayRule,
  proceedingOf,
  type Step,
  stepNames,
} from '../../core/responsibility/procedure.ts'
import type { Party } from '../../core/responsibility/parties.ts'
import { type Posts, whoAt } from '../../core/responsibility/posts.ts'
import { currentRules, ruleSetOn } from '../../core/responsibility/ruleTable.ts'
import { within } from '../../core/service/outages.ts'
import type { WireCase } from '../../core/wire.ts'
import { rowsThatSaid } from '../store/asOf.ts'
import { idleLookUps } from '../store/control.ts'
import { openedFirst } from '../store/accessLog.ts'
import { findRows, rowsOfCodes, type StoredRow } from '../store/journal.ts'
import { listItems } from '../store/looks.ts'
import { ticketOf } from './complaintLinks.ts'
import { outagesOpen } from './outages.ts'
import { recordsAt } from './past.ts'
import { personIn, allOf, type Reader, recordsOf } from './reader.ts'
import { timeOf } from './sheets/day.ts'

type Complaint = Item<'complaint'>
type Ruling = Item<'ruling'>

const allStates = (kind: 'ruling' | 'errorNotice' | 'parked' | 'leave'): string[] =>
  Object.keys(itemKinds[kind].states)

/** By the number of the complaint, or of its ruling. */
export async function caseOf(reader: Reader, no: string): Promise<WireCase | Refusal> {
  const { books, branch, teller, parameters } = reader
  const named = await itemNamed(reader, no)
  const id = named?.kind === 'ruling' ? named.data.complaint : no
  const complaint = id === no ? named : await itemNamed(reader, id)
  const unknown = refuse('itemUnknown', { kind: itemKinds.complaint.name, item: id })
  if (complaint?.kind !== 'complaint' || complaint.state === 'imported') return unknown
  const rulings = (await listItems(books.pool, branch.code, ['ruling'], allStates('ruling'))) as Ruling[]
  const ruling = rulings.find(({ data }) => data.complaint === id) ?? null
  const hasShare = isAmong(teller, proceedingOf(ruling).sharers)
  const looksInto = mayRule(teller) && !complaint.data.parties.includes(teller.id)
  if (!hasShare && !looksInto && !maySeeComplaint(complaint, teller)) return unknown
  const row = await rowOf(reader, complaint)
  const people = peopleIn(complaint, row)
  const [tellers, posts] = await Promise.all([
    allOf(reader, 'teller'),
    postsOf(reader, complaint, { row, people }),
  ])
  const all = { ...whoAt(posts), ...people }
  const found = factsFrom(await tracesOf(reader, complaint, { row, people: all, rulings, tellers }))
  const facts = { ...(hasShare ? {} : found), ...trailOf(complaint, row, branch.day) }
  const one = { day: complaint.opened, people, facts }
  const person = await personIn(reader)
  const parties = new Set([...complaint.data.parties, ...partiesBy({ ...one, people: all })])
  const now = { day: branch.day, closedDays: parameters.closedDays }
  const rules = ruleSetOn(ruling?.data.of ?? complaint.opened) ?? currentRules
  const may = (step: Step) => afterStep(step, teller, proceedingOf(ruling), now, rules) !== null
  return {
    complaint: id,
    one,
    fixed: FROM_TRAIL,
    posts,
    staff: looksInto ? staffIn(tellers) : [],
    reader: { id: teller.id, roles: teller.roles },
    ruling: ruling && {
      item: ruling.id,
      state: itemKinds.ruling.states[ruling.state] ?? { zh: ruling.state, en: ruling.state },
      one: { day: ruling.data.of, people: ruling.data.people, facts: ruling.data.facts },
      named: ruling.data.named ?? {},
      leftOut: leftOutOf(ruling.data.facts, found),
      decidedBy: person(ruling.data.decidedBy),
      decidedOn: ruling.data.decidedOn,
      next: STEPS.filter(may).map(step => ({ step, name: stepNames[step] })),
    },
    mayPropose: ruling === null && mayRule(teller) && !isAmong(teller, parties),
  }
}

const itemNamed = async ({ books, branch }: Reader, id: string): Promise<Item | undefined> =>
  (await recordsOf(books, branch.code, [`item:${id}`])).get('item', id)

const staffIn = (tellers: readonly Teller[]): WireCase['staff'] =>
  tellers.filter(({ roles }) => !roles.includes('system')).map(({ id, name }) => ({ id, name }))

const STEPS: readonly Step[] = ['object', 'reexamine', 'lock']

function partiesBy(one: WireCase['one']): Iterable<string> {
  const found = attribute(one)
  return found ? partyTo(one, found) : []
}

/** The row that it is about, with who signed it as what. */
async function rowOf({ books, branch }: Reader, { data }: Complaint): Promise<KnownRow | null> {
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
  { books, branch }: Reader,
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
  readonly people: WireCase['one']['people']
  readonly rulings: readonly Ruling[]
  readonly tellers: readonly Teller[]
}

async function tracesOf(
  reader: Reader,
  complaint: Complaint,
  { row, people, rulings, tellers }: Known,
): Promise<Traces> {
  const { books, branch, parameters } = reader
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
    idleOn(reader, complaint, day),
    outagesOpen(reader, day, day),
  ])
  const request = parked.find(({ opened, data }) => opened === day && data.posted === row?.serial) ?? null
  const due = leavesDue(tellers, leaves, complaint.opened, parameters)
  return {
    complaint,
    row,
    people,
    parked: request,
    viewed: request && people.authoriser ? await viewedBy(reader, request, people.authoriser) : null,
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
async function viewedBy({ books, branch }: Reader, { id, opened: day }: Item<'parked'>, signer: string) {
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
async function idleOn({ books, branch }: Reader, { data }: Complaint, day: string): Promise<string[]> {
  const { about, customer } = data
  if (about === null || customer === null || data.reason !== 'dataSafety') return []
  const rows = await idleLookUps(books.pool, branch.code, day, LOOKS_MAX)
  return rows
    .filter(({ teller, subject }) => teller === about && subject === customer)
    .map(({ at, code }) => `${code} ${new Date(Number(at)).toISOString()}`)
}
