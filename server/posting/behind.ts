/**
 * What follows from the journal, written behind it: records, entries, turnovers, custody. Rows go in order
 * and in bulk; the head row of the branch says how far they have come and moves with them, so that every row
 * is projected once, whoever does it and wherever it was cut off.
 */
import type pg from 'pg'
import { given } from '../../core/std.ts'
import { storeProjections, type Written } from '../store/batch.ts'
import { type Head, moveHead, readHead } from '../store/heads.ts'
import { begin, rollback } from '../store/transaction.ts'
import type { BranchMemory } from './memory.ts'

/**
 * So many rows go together, or as many as change so much: a row of a settlement changes some hundred records,
 * and what a statement is given is one text, which must not grow with what has been left lying.
 */
const ROWS_MAX = 5_000
const CHANGES_MAX = 40_000

/** The rows that are projected next, one at least. */
export function nextOf(pending: readonly Written[]): readonly Written[] {
  let changes = 0
  const end = pending.findIndex(({ projection: { draft, entries } }, index) => {
    changes += draft.changes.size + entries.length
    return index === ROWS_MAX || (index > 0 && changes > CHANGES_MAX)
  })
  return end === -1 ? pending.slice() : pending.slice(0, end)
}

/** Projects what is pending, until nothing is. */
export async function projectPending(pool: pg.Pool, memory: BranchMemory): Promise<void> {
  while (memory.pending.length > 0) await projectSome(pool, memory)
}

async function projectSome(pool: pg.Pool, memory: BranchMemory): Promise<void> {
  const from = memory.projected
  const written = nextOf(memory.pending)
  const last = written.at(-1)
  if (!last) return
  const { branch, day, serial, hash } = last.row
  const to: Head = { branch, day, serial, hash }
  const client = await pool.connect()
  let broken = true
  let moved: boolean
  try {
    await begin(client)
    moved = await moveHead(client, from, to)
    if (moved) await storeProjections(client, written)
    else await rollback(client)
    broken = false
  } finally {
    client.release(broken)
  }
  // Another server has been faster, and may be further.
  const stands = moved ? to : given(await readHead(pool, branch), `the head of ${branch}`)
  memory.projectedUpTo(stands)
}
