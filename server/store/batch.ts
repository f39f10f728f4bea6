/** All that a batch writes, sent at once and committed together. */
import type pg from 'pg'
import { addToTurnover, type CustodyRow, type EntryRow, noTurnover } from '../../core/ledger/project.ts'
import { assert } from '../../core/std.ts'
import { type Head, moveHeads } from './heads.ts'
import { insertRows, type StoredRow } from './journal.ts'
import { insertKeys, type WrappedKey } from './keys.ts'
import { addTurnovers, type GlTurnover, insertCustody, insertEntries, type Origin } from './projections.ts'
import { insertRefusals, type RefusalRow } from './refusals.ts'
import { type StateChange, writeState } from './state.ts'
import { commit } from './transaction.ts'

export interface Batch {
  readonly heads: Head[]
  readonly rows: StoredRow[]
  readonly entries: (EntryRow & Origin)[]
  readonly custody: (CustodyRow & Origin)[]
  /** By branch and key: the last change of each record. */
  readonly state: Map<string, StateChange>
  readonly keys: WrappedKey[]
  readonly refusals: RefusalRow[]
}

export const emptyBatch = (): Batch => ({
  heads: [],
  rows: [],
  entries: [],
  custody: [],
  state: new Map(),
  keys: [],
  refusals: [],
})

/** The statements go down the wire together; the commit is awaited with them, and must have been one. */
export async function storeBatch(client: pg.PoolClient, batch: Batch): Promise<void> {
  const statements = [
    insertKeys(client, batch.keys),
    insertRows(client, batch.rows),
    insertEntries(client, batch.entries),
    insertCustody(client, batch.custody),
    addTurnovers(client, turnoversOf(batch.entries)),
    writeState(client, [...batch.state.values()]),
    insertRefusals(client, batch.refusals),
    moveHeads(client, batch.heads),
  ]
  const committed = commit(client)
  // All of them are awaited even when one fails, so that none is left unheard.
  const [results, end] = await Promise.all([Promise.allSettled(statements), settled(committed)])
  const failed = results.find(result => result.status === 'rejected')
  if (failed) throw failed.reason
  if (end instanceof Error) throw end
  assert(end.command === 'COMMIT', `the batch ended in ${end.command}`)
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
