/**
 * A complaint before the rules of responsibility: who stood where, what the records say by themselves, and
 * its ruling. Who is party to it does not prepare it; whoever has a share in it sees what it rests on.
 */
import { maySeeComplaint } from '../../core/complaints/access.ts'
import { FROM_TRAIL, trailOf } from '../../core/complaints/ruling.ts'
import { leftOutOf } from '../../core/complaints/traces.ts'
import { type Item, itemKinds } from '../../core/items.ts'
import type { Teller } from '../../core/ledger/entities.ts'
import { type Refusal, refuse } from '../../core/refusals.ts'
import { attribute, partyTo } from '../../core/responsibility/attribute.ts'
import {
  afterStep,
  isAmong,
  mayRule,
  proceedingOf,
  type Step,
  stepNames,
} from '../../core/responsibility/procedure.ts'
import { whoAt } from '../../core/responsibility/posts.ts'
import { currentRules, ruleSetOn } from '../../core/responsibility/ruleTable.ts'
import type { WireCase } from '../../core/wire.ts'
import { recordsOn } from './caseRecords.ts'
import { personIn, type Reader, recordsOf } from './reader.ts'

/** By the number of the complaint, or of its ruling. */
export async function caseOf(reader: Reader, no: string): Promise<WireCase | Refusal> {
  const { branch, teller, parameters } = reader
  const named = await itemNamed(reader, no)
  const id = named?.kind === 'ruling' ? named.data.complaint : no
  const complaint = id === no ? named : await itemNamed(reader, id)
  const unknown = refuse('itemUnknown', { kind: itemKinds.complaint.name, item: id })
  if (complaint?.kind !== 'complaint' || complaint.state === 'imported') return unknown
  const records = await recordsOn(reader, complaint)
  const { row, people, posts, tellers, rulings, facts: found } = records
  const ruling = rulings.find(({ data }) => data.complaint === id) ?? null
  const hasShare = isAmong(teller, proceedingOf(ruling).sharers)
  const looksInto = mayRule(teller) && !complaint.data.parties.includes(teller.id)
  if (!hasShare && !looksInto && !maySeeComplaint(complaint, teller)) return unknown
  const all = { ...whoAt(posts), ...people }
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
