/**
 * What a migration adds to the projections and SQL cannot say: it is folded from the journal, in the
 * transaction of the migration, up to where each branch is projected. What comes later is projected with it.
 */
import type pg from 'pg'
import { decodeEffects } from '../core/ledger/apply.ts'
import { isAfter } from '../core/ledger/position.ts'
import { type Projection, projectRow } from '../core/ledger/project.ts'
import { MapState } from '../core/ledger/state.ts'
import { earningDaysOf, insertEvenings } from './store/batch.ts'
import { type Head, readHeads } from './store/heads.ts'
import { allRows, type StoredRow } from './store/journal.ts'
import { addEarnings } from './store/projections.ts'

/** By the name of the migration that it follows. */
export const backfills: Readonly<Record<string, (client: pg.PoolClient) => Promise<void>>> = {
  '0009-earnings.sql': filledBy((client, written) => [addEarnings(client, earningDaysOf(written))]),
  '0010-evenings.sql': filledBy(insertEvenings),
}

type Insert = (client: pg.PoolClient, written: readonly Projected[]) => Promise<unknown>[]

interface Projected {
  readonly row: StoredRow
  readonly projection: Projection
}

function filledBy(insert: Insert): (client: pg.PoolClient) => Promise<void> {
  return async client => {
    for (const head of await readHeads(client)) await fillBranch(client, head, insert)
  }
}

async function fillBranch(client: pg.PoolClient, head: Head, insert: Insert): Promise<void> {
  const state = new MapState()
  for await (const page of allRows(client, head.branch)) {
    const written: Projected[] = []
    for (const row of page) {
      if (isAfter(row, head)) break
      const projection = projectRow(state, decodeEffects(row.effects), row)
      state.absorb(projection.draft)
      written.push({ row, projection })
    }
    await Promise.all(insert(client, written))
    if (written.length < page.length) return
  }
}
