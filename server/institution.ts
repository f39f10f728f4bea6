/**
 * Opens the books of an institution: finds or starts the database, brings its schema up to date, opens the
 * vault. Every program of the house — server, replay, verify, export — begins here.
 */
import { join } from 'node:path'
import type { Books } from './books.ts'
import { now } from './clock.ts'
import { type Connection, startEmbedded } from './postgres/embedded.ts'
import { ensureDatabase } from './postgres/database.ts'
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
    books: { pool, vault, now, moved, trouble: onceAtATime(database.revive) },
    moves,
    async close() {
      await pool.end()
      await database.stop()
    },
  }
}

/** Many requests notice the same trouble; one of them does something about it. */
function onceAtATime(act: () => Promise<void>): () => void {
  let acting = false
  return () => {
    if (acting) return
    acting = true
    act()
      // Still in trouble: whoever is refused next notices it again.
      .catch(() => undefined)
      .finally(() => {
        acting = false
      })
  }
}

const nothing = async (): Promise<void> => undefined

interface Database {
  readonly where: Connection | string
  readonly name: string | null
  revive(): Promise<void>
  stop(): Promise<void>
}

async function findDatabase(settings: Settings): Promise<Database> {
  if (settings.databaseUrl) return { where: settings.databaseUrl, name: null, revive: nothing, stop: nothing }
  const folder = join(settings.dataFolder, 'postgres')
  const { connection, revive, stop } = await startEmbedded({ folder, durable: true })
  await ensureDatabase(connection, DATABASE)
  return { where: connection, name: DATABASE, revive, stop }
}
