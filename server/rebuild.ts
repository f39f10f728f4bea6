/**
 * `rebuild`: makes everything that follows from the journal anew, in one transaction, and proves the chain on
 * the way. Where the journal is not sound, nothing is changed: its row has to be looked at first.
 */
import type pg from 'pg'
import { decodeEffects } from '../core/ledger/apply.ts'
import { projectRow } from '../core/ledger/project.ts'
import { MapState } from '../core/ledger/state.ts'
import { GENESIS, nextHash } from './chain.ts'
import { insertProjections, type Written } from './store/batch.ts'
import { insertHead } from './store/heads.ts'
import { rowsAfter, type StoredRow } from './store/journal.ts'
import { allBranches } from './store/proofs.ts'
import { clearProjections } from './store/rebuilding.ts'
import { begin, commit } from './store/transaction.ts'

/** The journal does not follow from itself. */
export class Unsound extends Error {}

export interface Rebuilt {
  readonly branches: number
  readonly rows: number
}

const PAGE = 2_000

export async function rebuild(
  pool: pg.Pool,
  onProgress: (rows: number) => void = () => undefined,
): Promise<Rebuilt> {
  const client = await pool.connect()
  let broken = true
  try {
    await begin(client)
    await clearProjections(client)
    const branches = await allBranches(client)
    let rows = 0
    for (const branch of branches)
      rows += await rebuildBranch(client, branch, seen => onProgress(rows + seen))
    await commit(client)
    broken = false
    return { branches: branches.length, rows }
  } finally {
    // A connection that is thrown away takes its transaction with it.
    client.release(broken)
  }
}

async function rebuildBranch(
  client: pg.PoolClient,
  branch: string,
  onProgress: (rows: number) => void,
): Promise<number> {
  const state = new MapState()
  let last: StoredRow | null = null
  let count = 0
  for (;;) {
    const rows: readonly StoredRow[] = await rowsAfter(client, branch, last, PAGE)
    const written: Written[] = []
    for (const row of rows) {
      proveLink(last, row)
      const projection = projectRow(state, decodeEffects(row.effects), row)
      state.absorb(projection.draft)
      written.push({ row, projection })
      last = row
    }
    await Promise.all(insertProjections(client, written))
    count += rows.length
    onProgress(count)
    if (rows.length < PAGE) break
  }
  if (last) await insertHead(client, last)
  return count
}

function proveLink(before: StoredRow | null, row: StoredRow): void {
  const expected = before?.day === row.day ? before.serial + 1 : 1
  const where = `${row.branch} ${row.day}/${row.serial}`
  if (row.serial !== expected) throw new Unsound(`${where} follows a gap: serial ${expected} is missing`)
  if (nextHash(before?.hash ?? GENESIS, row) !== row.hash)
    throw new Unsound(`${where} has been changed, or a row before it: its hash does not follow`)
}
