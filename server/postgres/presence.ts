/**
 * Who uses the embedded database. Every program that does holds one connection for as long as it lives, and
 * in it a lock that it shares with the others. Whoever leaves gives up its share and asks for the whole
 * lock, which it gets only when it was the last; then it stops the database before it lets go. A program
 * that comes at this moment waits at the lock, loses its connection, and starts the database again. The
 * share of a killed program ends with its connection.
 *
 * The same connection tells a program, and an idle one too, that its database is gone, at the moment it goes.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Connection } from './embedded.ts'

/** Our connections carry this name. Any other, a backup or somebody's psql, keeps the database running. */
export const APPLICATION = 'zhanggui'
export const PRESENCE_LOCK = 7_070_002
const CONNECT_MS_MAX = 2_000
const TRY_AGAIN_MS = 1_000

export interface Presence {
  /** Resolves when the connection has ended, whoever ended it. */
  readonly lost: Promise<void>
  /** Leaves; the last one stops the database first. */
  leave(stop: () => Promise<void>): Promise<void>
}

/** Begins a presence, or gives null while there is no database to be present at. */
export async function enter(connection: Connection): Promise<Presence | null> {
  const where = { ...connection, database: 'postgres', application_name: APPLICATION }
  const client = new pg.Client({ ...where, connectionTimeoutMillis: CONNECT_MS_MAX })
  const lost = new Promise<void>(resolve => client.once('end', resolve))
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select pg_advisory_lock_shared($1)', [PRESENCE_LOCK])
  } catch {
    await client.end().catch(() => undefined)
    return null
  }
  const leave = async (stop: () => Promise<void>) => {
    if (await isLast(client)) await stop()
    await client.end().catch(() => undefined)
  }
  return { lost, leave }
}

/** Gives up the share first: of two that leave together, the second then finds nobody. */
async function isLast(client: pg.Client): Promise<boolean> {
  try {
    await client.query('select pg_advisory_unlock_shared($1)', [PRESENCE_LOCK])
    const { rows } = await client.query<{ last: boolean }>(
      `select pg_try_advisory_lock($1) and not exists (
         select from pg_stat_activity where backend_type = 'client backend' and application_name <> $2
       ) as last`,
      [PRESENCE_LOCK, APPLICATION],
    )
    return rows[0]?.last ?? false
  } catch {
    // The database has gone before us.
    return false
  }
}

/** Present for as long as the program lives: enters again whenever the database has been lost. */
export async function stay(enterAgain: () => Promise<Presence>): Promise<Pick<Presence, 'leave'>> {
  let leaving = false
  let present: Promise<Presence | null> = enterAgain()
  await present
  void watch()

  async function watch(): Promise<void> {
    for (let presence = await present; presence; presence = await present) {
      await presence.lost
      if (leaving) return
      present = persist()
    }
  }

  async function persist(): Promise<Presence | null> {
    while (!leaving) {
      const found = await enterAgain().catch(() => null)
      if (found) return found
      await sleep(TRY_AGAIN_MS)
    }
    return null
  }

  return {
    async leave(stop) {
      leaving = true
      await (await present)?.leave(stop)
    },
  }
}
