/**
 * What a migration adds to the projections and SQL cannot say: it is folded from the journal, in the
 * transaction of the migration, up to where each branch is projected. What comes later is projected with it.
 */
import type pg from 'pg'
import { decodeEffects } from '../core/ledger/apply.ts'
import { isAfter } from '../core/ledger/position.ts'
import { projectRow } from '../core/ledger/project.ts'
import { MapState } from '../core/ledger/state.ts'
import { type Changed, insertEvenings } from './store/batch.ts'
import { type Head, readHeads } from './store/heads.ts'
import { allRows } from './store/journal.ts'

/** By the name of the migration that it follows. */
export const backfills: Readonly<Record<string, (client: pg.PoolClient) => Promise<void>>> = {
  '0010-evenings.sql': fillEvenings,
}

async function fillEvenings(client: pg.PoolClient): Promise<void> {
  for (const head of await readHeads(client)) await fillBranch(client, head)
}

async function fillBranch(client: pg.PoolClient, head: Head): Promise<void> {
  const state = new MapState()
  for await (const page of allRows(client, head.branch)) {
    const written: Changed[] = []
    for (const row of page) {
      if (isAfter(row, head)) break
      const projection = projectRow(state, decodeEffects(row.effects), row)
      state.absorb(projection.draft)
      written.push({ row, projection })
    }
    await Promise.all(insertEvenings(client, written))
    if (written.length < page.length) return
  }
}
