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
import { factsFrom } from '../../core/complaints/traces.ts'
import { leavesDue } from '../../core/control/leave.ts'
import { type Item, itemKinds } from '../../core/items.ts'
import { decodeEffects } from '../../core/ledger/apply.ts'
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
import { currentRules, ruleSetOn } from '../../core/responsibility/ruleTable.ts'
import type { WireCase } from '../../core/wire.ts'
import { idleLookUps } from '../store/control.ts'
import { findRows, type StoredRow } from '../store/journal.ts'
import { listItems } from '../store/looks.ts'
import { ticketOf } from './complaintLinks.ts'
import { personIn, allOf, type Reader, recordsOf } from './reader.ts'

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
  const found = hasShare ? {} : factsFrom(await tracesOf(reader, complaint, { row, people, rulings }))
  const facts = { ...found, ...trailOf(complaint, row, branch.day) }
  const one = { day: complaint.opened, people, facts }
  const person = await personIn(reader)
  const parties = new Set([...complaint.data.parties, ...partiesBy(one)])
  const now = { day: branch.day, closedDays: parameters.closedDays }
  const rules = ruleSetOn(ruling?.data.of ?? complaint.opened) ?? currentRules
  const may = (step: Step) => afterStep(step, teller, proceedingOf(ruling), now, rules) !== null
  return {
    complaint: id,
    one,
    fixed: FROM_TRAIL,
    ruling: ruling && {
      item: ruling.id,
      state: itemKinds.ruling.states[ruling.state] ?? { zh: ruling.state, en: ruling.state },
      one: { day: ruling.data.of, people: ruling.data.people, facts: ruling.data.facts },
      decidedBy: person(ruling.data.decidedBy),
      decidedOn: ruling.data.decidedOn,
      next: STEPS.filter(may).map(step => ({ step, name: stepNames[step] })),
    },
    mayPropose: ruling === null && mayRule(teller) && !isAmong(teller, parties),
  }
}

const itemNamed = async ({ books, branch }: Reader, id: string): Promise<Item | undefined> =>
  (await recordsOf(books, branch.code, [`item:${id}`])).get('item', id)

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

interface Known {
  readonly row: KnownRow | null
  readonly people: WireCase['one']['people']
  readonly rulings: readonly Ruling[]
}

async function tracesOf(reader: Reader, complaint: Complaint, { row, people, rulings }: Known) {
  const { books, branch, parameters } = reader
  const items = <K extends 'errorNotice' | 'parked' | 'leave'>(kind: K, since?: string) =>
    listItems(books.pool, branch.code, [kind], allStates(kind), since) as Promise<Item<K>[]>
  const day = row?.day ?? complaint.opened
  const earlier = [...new Set(rulings.map(({ data }) => data.complaint))]
  const [known, notices, parked, leaves, tellers, ticket, looked] = await Promise.all([
    recordsOf(
      books,
      branch.code,
      earlier.map(id => `item:${id}` as const),
    ),
    items('errorNotice'),
    items('parked', day),
    items('leave'),
    allOf(reader, 'teller'),
    row?.ticket ? ticketOf({ branch: branch.code, day }, row.ticket, books.pool) : null,
    idleOn(reader, complaint, day),
  ])
  const due = leavesDue(tellers, leaves, complaint.opened, parameters)
  return {
    complaint,
    row,
    people,
    parked: parked.find(({ opened, data }) => opened === day && data.posted === row?.serial) ?? null,
    ticket,
    notices,
    rulings,
    complaints: complaintsIn(known, earlier),
    leaveLate: new Set(due.filter(({ late }) => late).map(({ teller }) => teller.id)),
    idleLookUps: looked,
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
