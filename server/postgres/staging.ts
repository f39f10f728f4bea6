/**
 * A backup is loaded into a schema beside the institution's own, and takes its name once it has been proven.
 * Until then the institution has no books, and whoever wants to open them is refused.
 */
import type pg from 'pg'
import { dropSchema, stagingOf } from './migrate.ts'

/** Whether a schema is there, and whether there is anything in it that somebody would miss. */
export async function hasBooks(owner: pg.Pool, schema: string): Promise<boolean> {
  const { rows } = await owner.query<{ name: string }>(
    `select c.relname::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = $1 and c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition`,
    [schema],
  )
  const names = rows.map(row => row.name)
  if (names.length === 0) return false
  // Tables of somebody else are books, too.
  if (!names.includes('journal')) return true
  for (const name of names.filter(one => !OF_NO_BRANCH.includes(one))) {
    const { rowCount } = await owner.query(`select from ${schema}.${name} limit 1`)
    if (rowCount !== 0) return true
  }
  return false
}

/** What a start writes before any branch is founded. */
const OF_NO_BRANCH = ['migration', 'key_check', 'session', 'guess']

/** Whoever gave up before is cleared away. */
export const clearStaging = (owner: pg.Pool, schema: string): Promise<void> =>
  dropSchema(owner, stagingOf(schema))

/** The proven schema takes the place of the empty one, at one moment. */
export async function putInPlace(owner: pg.Pool, schema: string): Promise<void> {
  await owner.query(
    `begin; drop schema if exists ${schema} cascade; alter schema ${stagingOf(schema)} rename to ${schema}; commit`,
  )
}
