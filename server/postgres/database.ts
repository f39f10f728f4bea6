import { WrongSetting } from '../settings.ts'
import type { Connection } from './embedded.ts'
import { openPool } from './pool.ts'

/** Makes a database in the embedded cluster unless it is there. */
export async function ensureDatabase(connection: Connection, name: string): Promise<void> {
  const pool = openPool({ where: connection, database: 'postgres', schema: 'public', role: null, max: 1 })
  try {
    const { rows } = await pool.query('select from pg_database where datname = $1', [name])
    if (rows.length === 0) await pool.query(`create database ${name}`)
  } catch (error) {
    // Another program of the same folder was a moment earlier.
    if ((error as { code?: string }).code !== '42P04') throw error
  } finally {
    await pool.end()
  }
}

/** The database of `DATABASE_URL` answers, or a sentence says what it answers instead. */
export async function reachDatabase(url: string): Promise<void> {
  const pool = openPool({ where: url, schema: 'public', role: null, max: 1 })
  try {
    await pool.query('select 1')
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    throw new WrongSetting(`The database of DATABASE_URL cannot be used: ${message || code}.`, {
      cause: error,
    })
  } finally {
    await pool.end()
  }
}
