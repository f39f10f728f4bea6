/**
 * `perform` is the only way anything changes (DESIGN idea 4). It takes whatever requests have gathered and
 * takes them through one path: read → seal → recognise → load, mostly from memory → decide, each on the
 * state its predecessors left → append to the journal. Whatever its size and however mixed, a batch costs the
 * same number of round trips; a refused request leaves nothing and disturbs nobody; no answer leaves before
 * its rows are durable. Everything else that is kept follows from the journal, behind it.
 */
import { decide, type Row } from '../core/decide.ts'
import type { Elsewhere, Moment, Place } from '../core/desk.ts'
import { encodeEffects } from '../core/ledger/apply.ts'
import { encodeFields, FORMAT, type JournalRow } from '../core/ledger/journal.ts'
import { isRefusal, type Refusal, refuse } from '../core/refusals.ts'
import { subjectOf } from '../core/derive/row.ts'
import { printFields, type ReadRequest } from '../core/request.ts'
import { given } from '../core/std.ts'
import { type Answer, answerFrom, answerTo, refused } from './answers.ts'
import type { Books } from './books.ts'
import { nextHash } from './chain.ts'
import { leftOut } from './leftOut.ts'
import { type BranchState, type House, loadRequests, momentOf, Stale } from './load.ts'
import { committingBegins, decidingBegins } from './metrics.ts'
import { type Incoming, type Pending, readOne, recognise } from './pending.ts'
import type { BranchMemory } from './posting/memory.ts'
import { isDatabaseTrouble, isDiskFull } from './postgres/trouble.ts'
import { release } from './release.ts'
import { type Batch, emptyBatch, isTaken, storeBatch, type Written } from './store/batch.ts'
import type { Head } from './store/heads.ts'
import { lastRows, type StoredRow } from './store/journal.ts'

export async function perform(books: Books, incoming: readonly Incoming[]): Promise<Answer[]> {
  const read = incoming.map(one => readOne(books, one))
  const pending = read.flatMap(one => (isRefusal(one) ? [] : [one]))
  const outcomes = pending.length === 0 ? new Map<Pending, Answer>() : await commit(books, pending)
  return read.map(one =>
    isRefusal(one) ? refused(one) : given(outcomes.get(one), 'an answer for each request'),
  )
}

/**
 * Decides and writes; if the outcome cannot be known, the journal is asked before anybody is answered.
 */
async function commit(books: Books, pending: readonly Pending[]): Promise<Map<Pending, Answer>> {
  // Those of the requests, and the others that these turn out to touch.
  const branches = new Set(pending.map(one => one.read.id.branch))
  try {
    const against = await leftOut(
      books,
      pending.map(({ read }) => read),
    )
    const outcomes = await books.memories.alone(() => decideAndWrite(books, branches, pending, against))
    books.memories.project(branches)
    return outcomes
  } catch (error) {
    books.memories.forget(branches)
    if (!isDatabaseTrouble(error)) throw error
    return await lookUp(books, pending, isDiskFull(error) ? 'diskFull' : 'busy')
  }
}

/** What the records hold against requests, by what was read. */
type Against = Awaited<ReturnType<typeof leftOut>>

/** Somebody else may write the place that we meant to: then we read what he wrote, and decide again. */
async function decideAndWrite(
  books: Books,
  branches: Set<string>,
  pending: readonly Pending[],
  against: Against,
): Promise<Map<Pending, Answer>> {
  for (;;) {
    try {
      const outcomes = await attempt(books, branches, pending, against)
      if (outcomes) return outcomes
    } catch (error) {
      if (!(error instanceof Stale) && !isTaken(error)) throw error
    }
    await books.memories.catchUp(branches)
  }
}

async function memoriesOf(books: Books, branches: Iterable<string>): Promise<Map<string, BranchMemory>> {
  const memories = new Map<string, BranchMemory>()
  for (const branch of branches) {
    const memory = await books.memories.of(branch)
    if (memory) memories.set(branch, memory)
  }
  return memories
}

/** Null where a memory turned out to be behind: what it refused may not be answered. */
async function attempt(
  books: Books,
  branches: Set<string>,
  pending: readonly Pending[],
  against: Against,
): Promise<Map<Pending, Answer> | null> {
  const memories = await memoriesOf(books, branches)
  const outcomes = await recognise(books, memories, pending)
  const fresh = pending.filter(one => !outcomes.has(one))
  const requests = fresh.map(one => one.read)
  const works = worksIn(await loadRequests(books, requests, branches))
  // A memory that has been read anew since then may know an answer that the old one did not.
  const isAnew = ([branch, memory]: [string, BranchMemory]) =>
    works.has(branch) && works.get(branch)?.state.memory !== memory
  if ([...memories].some(isAnew)) return null
  const batch = emptyBatch()
  const decided = decidingBegins()
  for (const one of fresh) outcomes.set(one, decideOne(one, works, { batch, against }, books.now()))
  decided()
  const written = [...works.values()].flatMap(work => work.written)
  batch.rows.push(...written.map(({ row }) => row))
  const silent = [...works.values()].filter(work => work.written.length === 0)
  if (!(await areLast(books, silent))) return null
  await write(books, batch)
  for (const { state, written } of works.values()) for (const one of written) state.memory.take(one)
  return outcomes
}

/** A branch at work: the state that each request leaves to the next, and the rows that they make. */
interface Work {
  readonly state: BranchState
  head: Head
  readonly written: Written[]
  /** The rows of this batch, by request. */
  readonly answers: Map<string, StoredRow>
}

type Works = ReadonlyMap<string, Work>

function worksIn(house: House): Works {
  const works = new Map<string, Work>()
  for (const [branch, state] of house) {
    works.set(branch, { state, head: state.head, written: [], answers: new Map() })
  }
  return works
}

const placeAt = ({ state, head }: Work, now: number): Place => ({ state, at: momentOf(state, head, now) })

/** A row is written only behind the last one; where none is written, the last one is asked for. */
async function areLast(books: Books, works: readonly Work[]): Promise<boolean> {
  if (works.length === 0) return true
  const last = await lastRows(
    books.pool,
    works.map(({ head }) => head.branch),
  )
  return works.every(({ head }) =>
    last.some(row => row.branch === head.branch && row.day === head.day && row.serial === head.serial),
  )
}

async function write(books: Books, batch: Batch): Promise<void> {
  if (batch.rows.length === 0 && batch.refusals.length === 0) return
  const client = await books.pool.connect()
  let broken = true
  const committed = committingBegins()
  try {
    await storeBatch(client, batch)
    committed()
    broken = false
  } catch (error) {
    broken = !isTaken(error)
    throw error
  } finally {
    client.release(broken)
  }
}

interface Deciding {
  readonly batch: Batch
  readonly against: Against
}

/** On the state that the ones before it left; what could be decided, the records may still refuse. */
function decideOne(one: Pending, works: Works, { batch, against }: Deciding, now: number): Answer {
  const { branch } = one.read.id
  const work = works.get(branch)
  if (!work) return refused(refuse('branchUnknown', { branch }))
  const twin = work.answers.get(one.incoming.request)
  if (twin) return twin.digest === one.digest ? answerFrom(twin) : refused(refuse('requestReused'))
  const { state, at } = placeAt(work, now)
  const { day } = at
  const elsewhere: Elsewhere = other => {
    const there = works.get(other)
    return there ? placeAt(there, now) : null
  }
  const decided = one.read.id.day === day ? decide(one.read, state, at, elsewhere) : otherDay(one.read, day)
  const decision = isRefusal(decided) ? decided : (against.get(one.read) ?? decided)
  if (isRefusal(decision)) {
    batch.refusals.push(refusalRow(one, decision, day, now))
    return refused(decision)
  }
  for (const row of decision.rows) writeRow(row, one, given(works.get(row.branch), row.branch), at)
  const key = one.sealer.used()
  // Each branch that has a row of it opens it for itself.
  const owners = new Set(decision.rows.map(row => row.branch))
  if (key) batch.keys.push(...[...owners].map(owner => ({ branch: owner, ...key })))
  return answerTo(decision, day)
}

/** A form outlives its day; one of a day to come is of books that were restored since it was opened. */
const otherDay = ({ id }: ReadRequest, day: string): Refusal =>
  refuse(id.day < day ? 'dayRolled' : 'dayAhead', { formDay: id.day, day })

function refusalRow({ incoming, read }: Pending, refusal: Refusal, day: string, now: number) {
  const { request, code, teller } = incoming
  const { branch, terminal } = read.id
  const { amount } = subjectOf(read.transaction, printFields(read.transaction, read.values))
  return { branch, day, at: BigInt(now), request, code, teller, terminal, refusal, amount }
}

/** Chains the row to the one before it, and projects it. */
function writeRow(row: Row, one: Pending, work: Work, { day, now }: Moment): void {
  const { state } = work
  const { branch } = row
  const { serial, request, code, outcome, teller, terminal, authorisers, ticket, projection } = row
  const text: JournalRow = {
    branch,
    day,
    serial,
    request,
    digest: one.digest,
    code,
    outcome,
    teller,
    terminal,
    authorisers,
    ticket,
    at: BigInt(now),
    format: FORMAT,
    release,
    parameters: state.get('parameters', 'current')?.version ?? 0,
    fields: encodeFields(row.fields),
    effects: encodeEffects(row.effects),
  }
  const hash = nextHash(work.head.hash, text)
  work.head = { branch, day, serial, hash }
  const stored = { ...text, hash }
  work.written.push({ row: stored, projection })
  work.answers.set(request, stored)
  state.absorb(projection)
}

/**
 * After a lost connection: what the journal holds has happened; of the rest nothing is said but “send it
 * again”, and why where the database has said why.
 */
async function lookUp(
  books: Books,
  pending: readonly Pending[],
  why: 'busy' | 'diskFull',
): Promise<Map<Pending, Answer>> {
  const answersOf = (reason: typeof why) =>
    new Map<Pending, Answer>(pending.map(one => [one, refused(refuse(reason))]))
  try {
    const branches = new Set(pending.map(one => one.read.id.branch))
    const memories = await books.memories.alone(() => memoriesOf(books, branches))
    const outcomes = answersOf(why)
    for (const [one, answer] of await recognise(books, memories, pending)) outcomes.set(one, answer)
    return outcomes
  } catch {
    // Still no database: the terminals send the same requests again.
    return answersOf('busy')
  }
}
