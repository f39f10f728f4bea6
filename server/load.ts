/**
 * The state loader of `perform`: the records that requests want, from the memory of their branch and, what is
 * not known there, from the projections. A record that is younger than the memory shows that somebody else
 * has written: nothing is decided on it.
 */
import type pg from 'pg'
import { keysWanted } from '../core/work.ts'
import type { Elsewhere, Moment, Place } from '../core/desk.ts'
import { EARNINGS, type Earnings, earningsRecord, EarningSum } from '../core/interest/earning.ts'
import { decodeEffects } from '../core/ledger/apply.ts'
import {
  type Entities,
  type EntityKind,
  type Key,
  keyOf,
  locate,
  type Position,
  type Posted,
  splitKey,
} from '../core/ledger/entities.ts'
import { decodeFields } from '../core/ledger/journal.ts'
import { isAfter } from '../core/ledger/position.ts'
import type { Projection } from '../core/ledger/project.ts'
import type { State, Stored } from '../core/ledger/state.ts'
import { isUnborn, WAVES_MAX } from '../core/load.ts'
import type { ReadRequest } from '../core/request.ts'
import { assert, fail, given } from '../core/std.ts'
import type { Books } from './books.ts'
import type { BranchMemory } from './posting/memory.ts'
import { readEarnings } from './store/earnings.ts'
import type { Head } from './store/heads.ts'
import { findRows, type StoredRow } from './store/journal.ts'
import { readState } from './store/state.ts'

/** The memory is behind the database. */
export class Stale extends Error {}

/**
 * A branch as its decisions read it: its memory, and over it what the requests before have changed. A record
 * that nobody has asked for is not read: a definition has forgotten to say what it reads.
 */
export class BranchState implements State {
  readonly memory: BranchMemory
  /** The last row when it was read. */
  readonly head: Head
  readonly #over = new Map<Key, Stored | null>()

  constructor(memory: BranchMemory) {
    this.memory = memory
    this.head = memory.head
  }

  get<K extends EntityKind>(kind: K, key: string): Entities[K] | undefined {
    const stored = this.find(keyOf(kind, key))
    if (stored === undefined) {
      const unborn = isUnborn(kind, key, tally => this.memory.get(tally), this.head)
      assert(unborn, `${kind}:${key} was read but not loaded`)
    }
    return stored?.value as Entities[K] | undefined
  }

  changedAt(kind: EntityKind, key: string): Position | undefined {
    return this.find(keyOf(kind, key))?.at
  }

  /** Undefined where it is not known. */
  find(key: Key): Stored | null | undefined {
    const over = this.#over.get(key)
    return over === undefined ? this.memory.get(key) : over
  }

  /** What is read for these requests only. */
  add(key: Key, stored: Stored | null): void {
    this.#over.set(key, stored)
  }

  /** What a row that has been decided on leaves to the next; what the deposits earn goes on with it. */
  absorb(projection: Pick<Projection, 'draft' | 'earn'>): void {
    const earnings = this.#over.get(EARNINGS)
    if (earnings) {
      const all = new EarningSum().add((earnings.value as Earnings).lines)
      projection.earn(all)
      this.add(EARNINGS, earningsRecord(all.lines()))
    }
    for (const [key, stored] of projection.draft.changes) this.#over.set(key, stored)
  }
}

/** The branches that requests have to do with, each as its decisions read it. */
export type House = ReadonlyMap<string, BranchState>

/** The next row of a branch, for those who only ask what is wanted. */
const nextAt = (state: State, head: Head): Moment => momentOf(state, head, 0)

/** How a branch is seen by whoever asks: as it stands, or as a rehearsal would have left it. */
type SeenAs = (state: State) => State

/** What is known so far, for asking what else is wanted. */
const soFar = (state: BranchState): State => ({
  get: <K extends EntityKind>(kind: K, key: string) =>
    state.find(keyOf(kind, key))?.value as Entities[K] | undefined,
  changedAt: (kind, key) => state.changedAt(kind, key),
})

/**
 * Brings what the requests want, in their branches and in others that they turn out to touch: these are
 * added to `branches`. Where all of it is remembered, at once. A branch that does not exist is left out.
 */
export async function loadRequests(
  { pool, memories }: Books,
  requests: readonly ReadRequest[],
  branches: Set<string>,
  seenAs: SeenAs = state => state,
): Promise<House> {
  const house = new Map<string, BranchState>()
  const absent = new Set<string>()
  const elsewhere: Elsewhere = branch => {
    const state = house.get(branch)
    if (!state) return null
    const seen = seenAs(soFar(state))
    return { state: seen, at: nextAt(seen, state.head) }
  }
  const enter = async (entered: Iterable<string>) => {
    for (const branch of new Set(entered)) {
      if (house.has(branch)) continue
      branches.add(branch)
      const memory = await memories.of(branch)
      if (memory) house.set(branch, new BranchState(memory))
      else absent.add(branch)
    }
  }
  await enter(requests.map(request => request.id.branch))
  let open = requests.filter(request => house.has(request.id.branch))
  for (let wave = 0; ; wave++) {
    const wanted = new Map<string, Set<Key>>()
    open = open.filter(request => want(request, { house, absent, elsewhere }, wanted))
    if (wanted.size === 0) return house
    assert(
      wave < WAVES_MAX,
      `the requests still want ${[...wanted.values()].flatMap(keys => [...keys]).join()}`,
    )
    await enter(wanted.keys())
    for (const [branch, keys] of wanted) {
      const state = house.get(branch)
      if (state) await fetchInto(pool, state, [...keys].sort())
    }
  }
}

/** What is there so far. */
interface Brought {
  readonly house: House
  readonly absent: ReadonlySet<string>
  readonly elsewhere: Elsewhere
}

/** Notes what a request wants and nobody has brought; false where there is nothing. */
function want(
  request: ReadRequest,
  { house, absent, elsewhere }: Brought,
  wanted: Map<string, Set<Key>>,
): boolean {
  const home = request.id.branch
  const { state, at } = given(elsewhere(home), home)
  let wants = false
  for (const name of keysWanted(request, state, at, elsewhere)) {
    const [branch, key] = locate(name, home)
    if (absent.has(branch) || house.get(branch)?.find(key) !== undefined) continue
    wanted.set(branch, (wanted.get(branch) ?? new Set()).add(key))
    wants = true
  }
  return wants
}

/**
 * Reads what is not known. What is known stays: the projections are behind it, and what they said a moment
 * ago would undo it.
 */
async function fetchInto(pool: pg.Pool, state: BranchState, keys: readonly Key[]): Promise<void> {
  const { memory } = state
  const unknown = keys.filter(key => state.find(key) === undefined)
  const rows = unknown.filter(key => key.startsWith('posted:'))
  const records = unknown.filter(key => key !== EARNINGS && !key.startsWith('posted:'))
  const [stored, posted] = await Promise.all([
    records.length === 0 ? null : readState(pool, memory.branch, records),
    rows.length === 0 ? null : readPosted(pool, memory.branch, rows),
  ])
  for (const key of rows) state.add(key, posted?.get(key) ?? null)
  if (unknown.includes(EARNINGS)) state.add(EARNINGS, await earningsNow(pool, memory))
  for (const key of records) {
    const found = stored?.get(key) ?? null
    if (found?.at && isAfter(found.at, memory.head)) throw new Stale()
    memory.keep(key, found)
  }
}

/** What is projected, and what the rows have changed that are still on their way. */
async function earningsNow(pool: pg.Pool, memory: BranchMemory): Promise<Stored> {
  const { at, lines } = await readEarnings(pool, memory.branch)
  if (isAfter(at, memory.head)) throw new Stale()
  const all = new EarningSum().add(lines)
  for (const { row, projection } of memory.pending) if (isAfter(row, at)) projection.earn(all)
  return earningsRecord(all.lines())
}

export interface StateNow extends Place {
  readonly elsewhere: Elsewhere
}

/** What a request reads, for those who only look: as of the last row that is known. */
export async function stateNow(books: Books, request: ReadRequest): Promise<StateNow> {
  const { memories } = books
  const branches = new Set<string>()
  for (;;) {
    try {
      const house = await memories.alone(() => loadRequests(books, [request], branches))
      const placeOf = (branch: string): Place | null => {
        const state = house.get(branch)
        return state ? { state, at: momentOf(state, state.head, books.now()) } : null
      }
      const { branch } = request.id
      return { ...(placeOf(branch) ?? fail(`branch ${branch}`)), elsewhere: placeOf }
    } catch (error) {
      if (!(error instanceof Stale)) throw error
      await memories.alone(() => memories.catchUp(branches))
    }
  }
}

/** The row that follows the last one: the first of a day where the branch has rolled on. */
export function momentOf(state: State, head: Head, now: number): Moment {
  const day = state.get('branch', head.branch)?.day ?? head.day
  return { day, serial: head.day === day ? head.serial + 1 : 1, now }
}

/** Journal rows, for the codes that act on one. */
async function readPosted(pool: pg.Pool, branch: string, keys: readonly Key[]): Promise<Map<Key, Stored>> {
  const wanted = keys.map(key => {
    const [day = '', serial = ''] = splitKey(key)[1].split('/')
    return { branch, day, serial: Number(serial) }
  })
  const rows = await findRows(pool, wanted)
  return new Map(
    rows.map(row => {
      const { day, serial } = row
      return [keyOf('posted', `${day}/${serial}`), { value: postedOf(row), at: { day, serial } }]
    }),
  )
}

const postedOf = (row: StoredRow): Posted => ({
  day: row.day,
  serial: row.serial,
  code: row.code,
  outcome: row.outcome,
  teller: row.teller,
  authorisers: row.authorisers,
  fields: decodeFields(row.fields),
  effects: decodeEffects(row.effects),
})
