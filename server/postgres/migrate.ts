/**
 * Migrations: numbered plain SQL files, each in a transaction of its own, forward only. What has run is
 * written down with its checksum; a changed file is refused, for the books of two branches must have the
 * same shape. On a cluster the tables are laid out when they are there (`citus.ts`).
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { backfills } from '../backfill.ts'
import { packageFolder } from '../folders.ts'
import { WrongSetting } from '../settings.ts'
import { isDistributed, layoutOf, readyToChange, requireCitus } from './citus.ts'
import { APP_ROLE } from './pool.ts'

/** The tables that may only grow: the program may add to them, and a trigger keeps their rows. */
export const APPEND_ONLY = [
  'journal',
  'refusal',
  'access_log',
  'sheet_print',
  'voucher_image_placing',
  'ticket_event',
  'outage',
]

const LOCK = 7_070_001
/** Behind every name. */
const LAST = '9999'

/** Where a backup is loaded to, until it has been proven: nobody is let in while this schema is there. */
export const stagingOf = (schema: string): string => `${schema}_restoring`

export interface MigrateOptions {
  /** Lays the tables out on a cluster; where that has been done, it is done for new tables unasked. */
  readonly citus?: boolean
  /** Everything is tried, and nothing is kept; the layout is only said, which needs no cluster. */
  readonly dryRun?: boolean
  /** The last of the files that run, where tables as they once were are wanted; else all do. */
  readonly upTo?: string
}

/** Gives what has been done, a line each: the files that ran, the statements of the layout. */
export async function migrate(
  owner: pg.Pool,
  schema: string,
  { citus = false, dryRun = false, upTo = LAST }: MigrateOptions = {},
): Promise<string[]> {
  const client = await owner.connect()
  try {
    if (citus && !dryRun) await requireCitus(client)
    await client.query('select pg_advisory_lock($1)', [LOCK])
    if (dryRun) await client.query('begin')
    await refuseHalfRestored(client, schema)
    return await bringUp(client, schema, { citus, dryRun, upTo })
  } finally {
    // The session is not used again: with it go its lock, its settings, and what was only tried.
    client.release(true)
  }
}

async function bringUp(
  client: pg.PoolClient,
  schema: string,
  { citus, dryRun, upTo }: Required<MigrateOptions>,
): Promise<string[]> {
  await makeRole(client)
  await client.query(`create schema if not exists ${schema}`)
  await client.query(
    'create table if not exists migration (name text primary key, checksum text not null, ran timestamptz not null)',
  )
  const cluster = citus || (await isDistributed(client, schema))
  if (cluster) await readyToChange(client)
  const done: string[] = []
  for (const file of migrationFiles().filter(({ name }) => name <= upTo)) {
    const isNew = await isNewHere(client, file)
    if (!isNew) continue
    await run(client, file, dryRun)
    done.push(`-- migrations/${file.name}`)
  }
  await grant(client, schema)
  for (const statement of cluster ? await layoutOf(client, schema) : []) {
    if (!dryRun) await client.query(statement)
    done.push(statement)
  }
  return done
}

/** A restore that broke off has left its schema behind; books that are not proven are opened to nobody. */
async function refuseHalfRestored(client: pg.PoolClient, schema: string): Promise<void> {
  const { rows } = await client.query('select from pg_namespace where nspname = $1', [stagingOf(schema)])
  if (rows.length > 0) throw new HalfRestored(schema)
}

export class HalfRestored extends WrongSetting {
  constructor(schema: string) {
    super(
      [
        `恢复没有完成，账务未经核对，不能开门。请重新执行 npm run restore（架构 ${stagingOf(schema)} 会被换掉）。`,
        `A restore has not been finished and its books are not proven, so nobody is let in. Run npm run restore ` +
          `again; it replaces the schema ${stagingOf(schema)}.`,
      ].join('\n'),
    )
  }
}

/** Takes an institution away with all its books. */
export async function dropSchema(owner: pg.Pool, schema: string): Promise<void> {
  await owner.query(`drop schema if exists ${schema} cascade`)
}

export interface MigrationFile {
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

export function migrationFiles(): MigrationFile[] {
  const folder = join(packageFolder, 'migrations')
  const names = readdirSync(folder).filter(name => /^\d{4}-.*\.sql$/.test(name))
  return names.sort().map(name => {
    const sql = readFileSync(join(folder, name), 'utf8')
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}

async function isNewHere(client: pg.PoolClient, { name, checksum }: MigrationFile): Promise<boolean> {
  const { rows } = await client.query<{ checksum: string }>(
    'select checksum from migration where name = $1',
    [name],
  )
  if (rows[0] && rows[0].checksum !== checksum)
    throw new Error(`migration ${name} has changed since it ran here`)
  return rows.length === 0
}

async function run(client: pg.PoolClient, file: MigrationFile, dryRun: boolean): Promise<void> {
  if (dryRun) return write(client, file)
  try {
    await client.query('begin')
    await write(client, file)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

async function write(client: pg.PoolClient, { name, sql, checksum }: MigrationFile): Promise<void> {
  await client.query(sql)
  await backfills[name]?.(client)
  await client.query('insert into migration (name, checksum, ran) values ($1, $2, now())', [name, checksum])
}

/** Roles belong to the whole cluster: another institution, or another program just now, may have made it. */
async function makeRole(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query('select from pg_roles where rolname = $1', [APP_ROLE])
  if (rows.length > 0) return
  try {
    await client.query(`create role ${APP_ROLE} nologin`)
    await client.query(`grant ${APP_ROLE} to current_user`)
  } catch (error) {
    const { code } = error as { code?: string }
    const made = code === '42710' || code === '23505'
    const why = `The database user may not create the role ${APP_ROLE}; see docs/operating/install.md.`
    if (!made) throw new Error(why, { cause: error })
  }
}

async function grant(client: pg.PoolClient, schema: string): Promise<void> {
  await client.query(`grant usage on schema ${schema} to ${APP_ROLE}`)
  await client.query(`grant select, insert, update, delete on all tables in schema ${schema} to ${APP_ROLE}`)
  // A backup of an older release has not come to all of them yet.
  const { rows } = await client.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = $1 and tablename = any ($2)`,
    [schema, APPEND_ONLY],
  )
  for (const { name } of rows) {
    await client.query(`revoke update, delete, truncate on ${schema}.${name} from ${APP_ROLE}`)
  }
  await client.query(`revoke all on ${schema}.migration from ${APP_ROLE}`)
  // A backup says which migrations its tables are from.
  await client.query(`grant select on ${schema}.migration to ${APP_ROLE}`)
}
