/**
 * The state loader of `perform`: the one reader that may take a projected row for a decision (DESIGN H12).
 * It reads under the lock of the branch head, so that what it brings is what the last row left.
 */
import type pg from 'pg'
import { decodeEffects } from '../core/ledger/apply.ts'
import { type Key, type Posted, splitKey } from '../core/ledger/entities.ts'
import { decodeFields } from '../core/ledger/journal.ts'
import type { LoadedState } from '../core/ledger/state.ts'
import { loadWith, type Rows } from '../core/load.ts'
import type { ReadRequest } from '../core/request.ts'
import type { Head } from './store/heads.ts'
import { findRows, type StoredRow } from './store/journal.ts'
import { readState } from './store/state.ts'

/** The records that the requests want, branch by branch. */
export async function loadBranches(
  client: pg.PoolClient | pg.Pool,
  heads: readonly Head[],
  requests: readonly ReadRequest[],
): Promise<Map<string, LoadedState>> {
  const states = heads.map(async (head): Promise<[string, LoadedState]> => {
    const own = requests.filter(request => request.id.branch === head.branch)
    return [head.branch, await loadWith(keys => fetchRecords(client, head.branch, keys), own, head)]
  })
  return new Map(await Promise.all(states))
}

/** State rows, and journal rows for the codes that act on one; both in the same round trip. */
async function fetchRecords(
  client: pg.PoolClient | pg.Pool,
  branch: string,
  keys: readonly Key[],
): Promise<Rows> {
  const rowKeys = keys.flatMap(key => {
    const [kind, name] = splitKey(key)
    const [day = '', serial = ''] = name.split('/')
    return kind === 'posted' ? [{ branch, day, serial: Number(serial) }] : []
  })
  const [state, rows] = await Promise.all([
    readState(
      client,
      branch,
      keys.filter(key => !key.startsWith('posted:')),
    ),
    rowKeys.length === 0 ? [] : findRows(client, rowKeys),
  ])
  const found: Rows = new Map(state)
  for (const row of rows) {
    const at = { day: row.day, serial: row.serial }
    found.set(`posted:${row.day}/${row.serial}`, { value: postedOf(row), at })
  }
  return found
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
