/**
 * The state loader of `perform`: the records that requests want, from the memory of their branch and, what is
 * not known there, from the projections. A record that is younger than the memory shows that somebody else
 * has written: nothing is decided on it.
 */
import type pg from 'pg'
import { keysWanted } from '../core/decide.ts'
import { decodeEffects } from '../core/ledger/apply.ts'
import {
  type Entities,
  type EntityKind,
  type Key,
  keyOf,
  type Position,
  type Posted,
  splitKey,
} from '../core/ledger/entities.ts'
import { decodeFields } from '../core/ledger/journal.ts'
import { isAfter } from '../core/ledger/position.ts'
import type { Draft, State, Stored } from '../core/ledger/state.ts'
import { isUnborn, WAVES_MAX } from '../core/load.ts'
import type { ReadRequest } from '../core/request.ts'
import { assert, given } from '../core/std.ts'
import type { Books } from './books.ts'
import type { BranchMemory } from './posting/memory.ts'
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
  readonly #memory: BranchMemory
  readonly #head: Head
  readonly #over = new Map<Key, Stored | null>()

  constructor(memory: BranchMemory) {
    this.#memory = memory
    this.#head = memory.head
  }

  get<K extends EntityKind>(kind: K, key: string): Entities[K] | undefined {
    const stored = this.find(keyOf(kind, key))
    if (stored === undefined) {
      const unborn = isUnborn(kind, key, tally => this.#memory.get(tally), this.#head)
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
    return over === undefined ? this.#memory.get(key) : over
  }

  /** What is read for these requests only. */
  add(key: Key, stored: Stored | null): void {
    this.#over.set(key, stored)
  }

  absorb(draft: Draft): void {
    for (const [key, stored] of draft.changes) this.#over.set(key, stored)
  }
}

/** What is known so far, for asking what else is wanted. */
const soFar = (state: BranchState): State => ({
  get: <K extends EntityKind>(kind: K, key: string) =>
    state.find(keyOf(kind, key))?.value as Entities[K] | undefined,
  changedAt: (kind, key) => state.changedAt(kind, key),
})

/** Brings what the requests want; where all of it is remembered, at once. */
export async function loadRequests(
  pool: pg.Pool,
  memory: BranchMemory,
  requests: readonly ReadRequest[],
): Promise<BranchState> {
  const state = new BranchState(memory)
  let open = requests
  for (let wave = 0; ; wave++) {
    const wanted = new Set<Key>()
    const known = soFar(state)
    open = open.filter(request => {
      const missing = keysWanted(request, known, memory.head).filter(key => state.find(key) === undefined)
      for (const key of missing) wanted.add(key)
      return missing.length > 0
    })
    if (wanted.size === 0) return state
    assert(wave < WAVES_MAX, `the requests still want ${[...wanted].join(', ')}`)
    await fetchInto(pool, memory, state, [...wanted].sort())
  }
}

async function fetchInto(
  pool: pg.Pool,
  memory: BranchMemory,
  state: BranchState,
  keys: readonly Key[],
): Promise<void> {
  const rows = keys.filter(key => key.startsWith('posted:'))
  const records = keys.filter(key => !key.startsWith('posted:'))
  const [stored, posted] = await Promise.all([
    records.length === 0 ? null : readState(pool, memory.branch, records),
    rows.length === 0 ? null : readPosted(pool, memory.branch, rows),
  ])
  for (const key of rows) state.add(key, posted?.get(key) ?? null)
  for (const key of records) {
    const found = stored?.get(key) ?? null
    if (found?.at && isAfter(found.at, memory.head)) throw new Stale()
    memory.keep(key, found)
  }
}

export interface StateNow {
  readonly state: BranchState
  readonly head: Head
}

/** What requests read, for those who only look: as of the last row that is known. */
export async function stateNow(
  { pool, memories }: Books,
  branch: string,
  requests: readonly ReadRequest[],
): Promise<StateNow> {
  for (;;) {
    try {
      return await memories.alone(async () => {
        const memory = given(await memories.of(branch), `branch ${branch}`)
        return { state: await loadRequests(pool, memory, requests), head: memory.head }
      })
    } catch (error) {
      if (!(error instanceof Stale)) throw error
      await memories.alone(() => memories.catchUp([branch]))
    }
  }
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
  fields: decodeFields(row.fields),
  effects: decodeEffects(row.effects),
})
