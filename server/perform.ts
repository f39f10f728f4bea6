/**
 * `perform` is the only way anything changes (DESIGN idea 4). It takes whatever requests have gathered and
 * takes them through one path: read → seal → hold the heads → recognise → load → decide, each on the state
 * its predecessors left → store → commit. Whatever its size and however mixed, a batch costs the same
 * number of round trips; a refused request leaves nothing and disturbs nobody; no answer leaves before the
 * commit is known.
 */
import type pg from 'pg'
import { decide, type Row } from '../core/decide.ts'
import { encodeEffects } from '../core/ledger/apply.ts'
import { encodeFields, FORMAT } from '../core/ledger/journal.ts'
import { type Projection, projectRow } from '../core/ledger/project.ts'
import type { LoadedState } from '../core/ledger/state.ts'
import { isRefusal, type Refusal, refuse } from '../core/refusals.ts'
import { parseRequestId, type ReadRequest, readRequest, sealFields } from '../core/request.ts'
import { encode, given } from '../core/std.ts'
import { type Answer, answerFrom, answerTo, type Refused } from './answers.ts'
import type { Books } from './books.ts'
import { nextHash } from './chain.ts'
import { loadBranches } from './load.ts'
import { isDatabaseTrouble } from './postgres/trouble.ts'
import { release } from './release.ts'
import { findRequests } from './store/journal.ts'
import { type Head, lockHeads } from './store/heads.ts'
import { type Batch, emptyBatch, storeBatch } from './store/batch.ts'
import { begin } from './store/transaction.ts'
import type { Sealer } from './vault.ts'

/** What a terminal sends, and who sits at it by his session. */
export interface Incoming {
  readonly request: string
  readonly code: string
  readonly teller: string
  readonly ticket: string | null
  readonly fields: Readonly<Record<string, string>>
}

interface Pending {
  readonly incoming: Incoming
  readonly digest: string
  readonly read: ReadRequest
  readonly sealer: Sealer
}

export async function perform(books: Books, incoming: readonly Incoming[]): Promise<Answer[]> {
  const read = incoming.map(one => readOne(books, one))
  const pending = read.flatMap(one => (isRefusal(one) ? [] : [one]))
  const outcomes = pending.length === 0 ? new Map<Pending, Answer>() : await commit(books, pending)
  return read.map(one =>
    isRefusal(one) ? refused(one) : given(outcomes.get(one), 'an answer for each request'),
  )
}

const refused = (refusal: Refusal): Refused => ({ outcome: 'refused', refusal })

/** Parsed and sealed before anything is locked. */
function readOne(books: Books, incoming: Incoming): Pending | Refusal {
  const id = parseRequestId(incoming.request)
  if (!id) return refuse('requestMalformed')
  const { code, teller, ticket, fields } = incoming
  const read = readRequest({ id, code, teller, ticket, fields })
  if (isRefusal(read)) return read
  const sealer = books.vault.newSealer()
  const digest = books.vault.digest(encode([code, teller, ticket, fields]))
  return { incoming, digest, read: sealFields(read, sealer.seal), sealer }
}

/**
 * One transaction for all. If its outcome cannot be known, the journal is asked before anybody is answered.
 */
async function commit(books: Books, pending: readonly Pending[]): Promise<Map<Pending, Answer>> {
  let client: pg.PoolClient | null = null
  let broken = false
  try {
    client = await books.pool.connect()
    const outcomes = await transact(books, client, pending)
    books.moved([...new Set(pending.map(one => one.read.id.branch))])
    return outcomes
  } catch (error) {
    broken = true
    if (!isDatabaseTrouble(error)) throw error
    return await lookUp(books, pending)
  } finally {
    client?.release(broken)
  }
}

async function transact(
  books: Books,
  client: pg.PoolClient,
  pending: readonly Pending[],
): Promise<Map<Pending, Answer>> {
  const branches = [...new Set(pending.map(one => one.read.id.branch))].sort()
  const began = begin(client)
  const [heads, known] = await Promise.all([lockHeads(client, branches), recognise(client, pending), began])
  const fresh = pending.filter(one => !known.has(one))
  const states = await loadBranches(
    client,
    heads,
    fresh.map(one => one.read),
  )
  const batch = emptyBatch()
  const outcomes = new Map<Pending, Answer>(known)
  const moving = new Map(heads.map(head => [head.branch, head]))
  for (const one of fresh) outcomes.set(one, decideOne(one, states, moving, batch, books.now()))
  batch.heads.push(...[...moving.values()].filter(head => !heads.includes(head)))
  await storeBatch(client, batch)
  return outcomes
}

/**
 * The requests that have been answered before: the same answer again, or a refusal if they are not the
 * same.
 */
async function recognise(client: pg.PoolClient, pending: readonly Pending[]): Promise<Map<Pending, Answer>> {
  const keys = pending.map(({ read, incoming }) => ({
    branch: read.id.branch,
    day: read.id.day,
    request: incoming.request,
  }))
  const rows = await findRequests(client, keys)
  const byRequest = new Map(rows.map(row => [row.request, row]))
  const known = new Map<Pending, Answer>()
  for (const one of pending) {
    const row = byRequest.get(one.incoming.request)
    if (row) known.set(one, row.digest === one.digest ? answerFrom(row) : refused(refuse('requestReused')))
  }
  return known
}

/** Decides one request on the state that the ones before it left, and adds what it does to the batch. */
function decideOne(
  one: Pending,
  states: ReadonlyMap<string, LoadedState>,
  moving: Map<string, Head>,
  batch: Batch,
  now: number,
): Answer {
  const { branch } = one.read.id
  const twin = batch.rows.find(row => row.branch === branch && row.request === one.incoming.request)
  if (twin) return twin.digest === one.digest ? answerFrom(twin) : refused(refuse('requestReused'))
  const state = states.get(branch)
  const head = moving.get(branch)
  if (!state || !head) return refused(refuse('branchUnknown', { branch }))
  const day = state.get('branch', branch)?.day ?? head.day
  const at = { day, serial: head.day === day ? head.serial + 1 : 1, now }
  const decision = one.read.id.day === day ? decide(one.read, state, at) : dayRolled(one.read, day)
  if (isRefusal(decision)) {
    batch.refusals.push(refusalRow(one, decision, day, now))
    return refused(decision)
  }
  for (const row of decision.rows) writeRow(row, one, state, moving, batch, { day, now })
  const key = one.sealer.used()
  if (key) batch.keys.push(key)
  return answerTo(decision, day)
}

const dayRolled = ({ id }: ReadRequest, day: string): Refusal => refuse('dayRolled', { formDay: id.day, day })

function refusalRow({ incoming, read }: Pending, refusal: Refusal, day: string, now: number) {
  const { request, code, teller } = incoming
  const { branch, terminal } = read.id
  return { branch, day, at: BigInt(now), request, code, teller, terminal, refusal }
}

/** Chains the row to the one before it, and projects it. */
function writeRow(
  row: Row,
  one: Pending,
  state: LoadedState,
  moving: Map<string, Head>,
  batch: Batch,
  { day, now }: { readonly day: string; readonly now: number },
): void {
  const { branch } = one.read.id
  const head = given(moving.get(branch), 'a head that is held')
  const parameters = state.get('parameters', 'current')?.version ?? 0
  const stored = {
    ...row,
    branch,
    day,
    digest: one.digest,
    at: BigInt(now),
    format: FORMAT,
    release,
    parameters,
    fields: encodeFields(row.fields),
    effects: encodeEffects(row.effects),
  }
  const hash = nextHash(head.hash, stored)
  batch.rows.push({ ...stored, hash })
  moving.set(branch, { branch, day, serial: row.serial, hash })
  const projection = projectRow(state, row.effects, { day, serial: row.serial })
  addProjection(batch, projection, { branch, day, serial: row.serial })
  state.absorb(projection.draft)
}

function addProjection(
  batch: Batch,
  projection: Projection,
  origin: { branch: string; day: string; serial: number },
): void {
  batch.entries.push(...projection.entries.map(entry => ({ ...entry, ...origin })))
  batch.custody.push(...projection.custody.map(move => ({ ...move, ...origin })))
  for (const [key, stored] of projection.draft.changes) {
    batch.state.set(`${origin.branch} ${key}`, { branch: origin.branch, key, stored })
  }
}

/**
 * After a lost connection: what the journal holds has happened; of the rest nothing is said but “send it
 * again”.
 */
async function lookUp(books: Books, pending: readonly Pending[]): Promise<Map<Pending, Answer>> {
  const outcomes = new Map<Pending, Answer>(pending.map(one => [one, refused(refuse('busy'))]))
  try {
    const client = await books.pool.connect()
    try {
      for (const [one, answer] of await recognise(client, pending)) outcomes.set(one, answer)
    } finally {
      client.release()
    }
  } catch {
    // Still no database: the terminals send the same requests again.
  }
  return outcomes
}
