/** What only a rebuilding of the projections does to the database. */
import type pg from 'pg'
import { APPLICATION, PRESENCE_LOCK } from '../postgres/presence.ts'
import type { Connection } from './connection.ts'

/** All that follows from the journal. The partitions of a table are cleared with it. */
export const PROJECTIONS = [
  'branch_head',
  'state',
  'entry',
  'custody',
  'gl_day',
  'gl_month',
  'code_day',
  'evening',
  'term_day',
  'earning_day',
] as const

/**
 * Takes away all that follows from the journal. Nobody projects before the transaction of the client ends;
 * whoever reads sees what was there.
 */
export async function clearProjections(client: pg.PoolClient): Promise<void> {
  await client.query('lock table branch_head in exclusive mode')
  for (const table of PROJECTIONS) await client.query(`delete from ${table}`)
}

/**
 * Whether another program of the house is at this database: it is connected to it, or present at the
 * embedded one, where we are present ourselves.
 */
export async function othersAreHere(connection: Connection): Promise<boolean> {
  const { rows } = await connection.query<{ others: boolean }>(
    `select exists (select from pg_stat_activity
                     where application_name = $1 and datname = current_database()
                       and pid <> pg_backend_pid())
         or (select count(*) > 1 from pg_locks
              where locktype = 'advisory' and objid = $2 and granted) as others`,
    [APPLICATION, PRESENCE_LOCK],
  )
  return rows[0]?.others ?? false
}
