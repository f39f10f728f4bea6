/** What a batch writes at once: its journal rows; and, behind it, what is projected from them. */
import type pg from 'pg'
import { addToTurnover, type CustodyRow, type EntryRow, noTurnover } from '../../core/ledger/project.ts'
import { assert } from '../../core/std.ts'
import { insertRows, type StoredRow } from './journal.ts'
import { insertKeys, type WrappedKey } from './keys.ts'
import { addTurnovers, type GlTurnover, insertCustody, insertEntries, type Origin } from './projections.ts'
import { insertRefusals, type RefusalRow } from './refusals.ts'
import { type StateChange, writeState } from './state.ts'
import { begin, commit } from './transaction.ts'

export interface Batch {
  readonly rows: StoredRow[]
  readonly keys: WrappedKey[]
  readonly refusals: RefusalRow[]
}

export const emptyBatch = (): Batch => ({ rows: [], keys: [], refusals: [] })

/**
 * Makes a batch durable in one round trip. A row whose place in the journal is taken fails all of it, with
 * `isTaken`.
 */
export async function storeBatch(client: pg.PoolClient, batch: Batch): Promise<void> {
  if (batch.keys.length === 0 && batch.refusals.length === 0) return insertRows(client, batch.rows)
  const began = begin(client)
  const statements = [
    insertKeys(client, batch.keys),
    insertRows(client, batch.rows),
    insertRefusals(client, batch.refusals),
  ]
  await committed(client, [began, ...statements])
}

/** Two servers have written the same place of the journal; the other one was first. */
export const isTaken = (error: unknown): boolean => (error as { code?: string }).code === '23505'

export interface Projections {
  readonly entries: (EntryRow & Origin)[]
  readonly custody: (CustodyRow & Origin)[]
  /** By branch and key: the last change of each record. */
  readonly state: Map<string, StateChange>
}

export const emptyProjections = (): Projections => ({ entries: [], custody: [], state: new Map() })

/** Ends the transaction that the client is in. */
export async function storeProjections(client: pg.PoolClient, all: Projections): Promise<void> {
  await committed(client, [
    insertEntries(client, all.entries),
    insertCustody(client, all.custody),
    addTurnovers(client, turnoversOf(all.entries)),
    writeState(client, [...all.state.values()]),
  ])
}

/** Statements and commit go down the wire together; the commit is awaited and must have been one. */
async function committed(client: pg.PoolClient, statements: readonly Promise<unknown>[]): Promise<void> {
  const end = settled(commit(client))
  // All of them are awaited even when one fails, so that none is left unheard.
  const results = await Promise.allSettled(statements)
  const ended = await end
  const failed = results.find(result => result.status === 'rejected')
  if (failed) throw failed.reason
  if (ended instanceof Error) throw ended
  assert(ended.command === 'COMMIT', `the batch ended in ${ended.command}`)
}

const settled = <T>(promise: Promise<T>): Promise<T | Error> => promise.catch((error: Error) => error)

export function turnoversOf(entries: readonly (EntryRow & Origin)[]): GlTurnover[] {
  const turnovers = new Map<string, GlTurnover>()
  for (const entry of entries) {
    const { branch, day, gl, unit } = entry
    const key = `${branch} ${day} ${gl} ${unit}`
    const turnover = turnovers.get(key) ?? { branch, day, gl, unit, ...noTurnover() }
    addToTurnover(turnover, entry)
    turnovers.set(key, turnover)
  }
  return [...turnovers.values()]
}
