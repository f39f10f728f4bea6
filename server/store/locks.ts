import type pg from 'pg'

/**
 * Takes a lock that lives as long as its connection, and gives what lets it go; null where somebody has it.
 * Never for anything that a customer waits for.
 */
export async function tryLock(pool: pg.Pool, name: string): Promise<(() => Promise<void>) | null> {
  const client = await pool.connect()
  try {
    const { rows } = await client.query<{ taken: boolean }>(
      `select pg_try_advisory_lock(hashtextextended(current_schema() || ' ' || $1, 0)) as taken`,
      [name],
    )
    if (rows[0]?.taken) return () => letGo(client)
    client.release()
    return null
  } catch (error) {
    client.release(true)
    throw error
  }
}

/** Let go before the answer, and not when the database notices that the connection has ended. */
async function letGo(client: pg.PoolClient): Promise<void> {
  await client.query('select pg_advisory_unlock_all()').catch(() => undefined)
  client.release(true)
}
