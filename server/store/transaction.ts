/** The words that begin and end a transaction. */
import type pg from 'pg'

export const begin = (client: pg.PoolClient) => client.query('begin')

/** Nobody waits for whoever only reads; he may take his time between two statements. */
const SNAPSHOT = `begin isolation level repeatable read read only;
  set local idle_in_transaction_session_timeout = 0`

/** Reads that all see one moment of the database, however long they take and whatever is posted meanwhile. */
export async function onSnapshot<T>(pool: pg.Pool, read: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken = true
  try {
    await client.query(SNAPSHOT)
    const result = await read(client)
    await rollback(client)
    broken = false
    return result
  } finally {
    client.release(broken)
  }
}

export const commit = (client: pg.PoolClient) => client.query('commit')

export const rollback = (client: pg.PoolClient) => client.query('rollback')
