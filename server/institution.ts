/**
 * Opens the books of an institution: finds or starts the database, brings its schema up to date, opens the vault.
 * Every program of the house — server, replay, verify, export — begins here.
 */
import { join } from 'node:path'
import type { Books } from './books.ts'
import { now } from './clock.ts'
import { type Connection, startEmbedded } from './postgres/embedded.ts'
import { dropSchema, migrate } from './postgres/migrate.ts'
import { APP_ROLE, openPool } from './postgres/pool.ts'
import type { Settings } from './settings.ts'
import { openVault } from './vault.ts'

export interface Institution {
  readonly books: Books
  readonly moves: Moves
  close(): Promise<void>
}

/** Who wants to hear that a branch has moved. */
export type Moves = Set<(branches: readonly string[]) => void>

export interface InstitutionOptions {
  /** The schema: one institution each. */
  readonly name: string
  readonly connections: number
  /** What was there is dropped first: for runs that begin at nothing. */
  readonly anew?: true
}

const DATABASE = 'zhanggui'

export async function openInstitution(
  settings: Settings,
  { name, connections, anew }: InstitutionOptions,
): Promise<Institution> {
  const database = await findDatabase(settings)
  const place = { where: database.where, ...(database.name ? { database: database.name } : {}), schema: name }
  const owner = openPool({ ...place, role: null, max: 1 })
  try {
    if (anew) await dropSchema(owner, name)
    await migrate(owner, name)
  } finally {
    await owner.end()
  }
  const pool = openPool({ ...place, role: APP_ROLE, max: connections })
  const moves: Moves = new Set()
  const vault = await openVault(join(settings.dataFolder, 'master.key'), pool)
  const moved = (branches: readonly string[]) => {
    for (const listener of moves) listener(branches)
  }
  return {
    books: { pool, vault, now, moved },
    moves,
    async close() {
      await pool.end()
      await database.stop()
    },
  }
}

interface Database {
  readonly where: Connection | string
  readonly name: string | null
  stop(): Promise<void>
}

async function findDatabase(settings: Settings): Promise<Database> {
  if (settings.databaseUrl) return { where: settings.databaseUrl, name: null, stop: async () => undefined }
  const folder = join(settings.dataFolder, 'postgres')
  const { connection, stop } = await startEmbedded({ folder, durable: true })
  await ensureDatabase(connection)
  return { where: connection, name: DATABASE, stop }
}

async function ensureDatabase(connection: Connection): Promise<void> {
  const pool = openPool({ where: connection, database: 'postgres', schema: 'public', role: null, max: 1 })
  try {
    const { rows } = await pool.query('select from pg_database where datname = $1', [DATABASE])
    if (rows.length === 0) await pool.query(`create database ${DATABASE}`)
  } catch (error) {
    // Another program of the same folder was a moment earlier.
    if ((error as { code?: string }).code !== '42P04') throw error
  } finally {
    await pool.end()
  }
}
