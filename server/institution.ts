/**
 * Opens the books of an institution: finds or starts the database, brings its schema up to date, opens the
 * vault. Every program of the house — server, replay, verify, export — begins here.
 */
import { existsSync, mkdirSync, mkdtempSync, rmdirSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import type { Books } from './books.ts'
import { now } from './clock.ts'
import { type Connection, startEmbedded } from './postgres/embedded.ts'
import { ensureDatabase, reachDatabase } from './postgres/database.ts'
import { dropSchema, migrate, type MigrateOptions } from './postgres/migrate.ts'
import { APP_ROLE, openPool, type PoolOptions } from './postgres/pool.ts'
import { Memories } from './posting/memories.ts'
import { type DatabaseSettings, WrongSetting } from './settings.ts'
import { openVault } from './vault.ts'

export interface Institution {
  readonly name: string
  readonly dataFolder: string
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

export const keyFileIn = (dataFolder: string): string => join(dataFolder, 'master.key')

export async function openInstitution(
  settings: DatabaseSettings,
  { name, connections, anew }: InstitutionOptions,
): Promise<Institution> {
  const keyFile = keyFileIn(settings.dataFolder)
  // A key that was put there is only read; everything else that lies in the folder is written.
  if (!settings.databaseUrl || !existsSync(keyFile)) proveWritable(settings.dataFolder)
  const database = await findDatabase(settings)
  const place = placeOf(database, name)
  const pool = openPool({ ...place, role: APP_ROLE, max: connections })
  const moves: Moves = new Set()
  const moved = (branches: readonly string[]) => {
    for (const listener of moves) listener(branches)
  }
  const memories = new Memories(pool, moved)
  async function close(): Promise<void> {
    // What is not projected now is projected by whoever opens the books next.
    await memories.drained().catch(() => undefined)
    await pool.end()
    await database.stop()
  }
  try {
    await database.prepare()
    await asOwner(place, async owner => {
      if (anew) await dropSchema(owner, name)
      await migrate(owner, name)
    })
    const books = { pool, vault: await openVault(keyFile, pool), memories, now, moved }
    return { name, dataFolder: settings.dataFolder, books, moves, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Brings the schema of an institution up to date and opens nothing. Gives what has been done. */
export const migrateInstitution = (
  settings: DatabaseSettings,
  name: string,
  options: MigrateOptions,
): Promise<string[]> =>
  atDatabase(settings, name, place => asOwner(place, owner => migrate(owner, name, options)))

/** For work at the database itself, with no books opened. */
export async function atDatabase<T>(
  settings: DatabaseSettings,
  name: string,
  work: (place: Place) => Promise<T>,
): Promise<T> {
  if (!settings.databaseUrl) proveWritable(settings.dataFolder)
  const database = await findDatabase(settings)
  try {
    await database.prepare()
    return await work(placeOf(database, name))
  } finally {
    await database.stop()
  }
}

function proveWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
    rmdirSync(mkdtempSync(join(folder, 'proof-')))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new WrongSetting(`DATA_DIR is ${folder}, where nothing can be written (${code}).`)
  }
}

export type Place = Pick<PoolOptions, 'where' | 'database' | 'schema'>

const placeOf = ({ where, name }: Database, schema: string): Place => ({
  where,
  ...(name ? { database: name } : {}),
  schema,
})

export async function asOwner<T>(place: Place, work: (owner: pg.Pool) => Promise<T>): Promise<T> {
  const owner = openPool({ ...place, role: null, max: 1 })
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}

interface Database {
  readonly where: Connection | string
  readonly name: string | null
  /** Makes sure that the database is there. */
  prepare(): Promise<void>
  stop(): Promise<void>
}

async function findDatabase({ databaseUrl, dataFolder }: DatabaseSettings): Promise<Database> {
  if (databaseUrl) {
    const prepare = () => reachDatabase(databaseUrl)
    return { where: databaseUrl, name: null, prepare, stop: async () => undefined }
  }
  const { connection, stop } = await startEmbedded({ folder: join(dataFolder, 'postgres'), durable: true })
  return { where: connection, name: DATABASE, prepare: () => ensureDatabase(connection, DATABASE), stop }
}
