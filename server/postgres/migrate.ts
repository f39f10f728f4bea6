/**
 * Migrations: numbered plain SQL files, each in a transaction of its own, forward only. What has run is
 * written down with its checksum; a changed file is refused, for the books of two branches must have the
 * same shape.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { packageFolder } from '../folders.ts'
import { APP_ROLE } from './pool.ts'

const LOCK = 7_070_001

export async function migrate(owner: pg.Pool, schema: string): Promise<void> {
  const client = await owner.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await makeRole(client)
    await client.query(`create schema if not exists ${schema}`)
    await client.query(
      'create table if not exists migration (name text primary key, checksum text not null, ran timestamptz not null)',
    )
    for (const file of migrationFiles()) await runOnce(client, file)
    await grant(client, schema)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined)
    client.release()
  }
}

/** Takes an institution away with all its books. */
export async function dropSchema(owner: pg.Pool, schema: string): Promise<void> {
  await owner.query(`drop schema if exists ${schema} cascade`)
}

interface MigrationFile {
  readonly name: string
  readonly sql: string
}

function migrationFiles(): MigrationFile[] {
  const folder = join(packageFolder, 'migrations')
  const names = readdirSync(folder).filter(name => /^\d{4}-.*\.sql$/.test(name))
  return names.sort().map(name => ({ name, sql: readFileSync(join(folder, name), 'utf8') }))
}

async function runOnce(client: pg.PoolClient, { name, sql }: MigrationFile): Promise<void> {
  const checksum = createHash('sha256').update(sql).digest('hex')
  const { rows } = await client.query<{ checksum: string }>(
    'select checksum from migration where name = $1',
    [name],
  )
  if (rows[0]) {
    if (rows[0].checksum !== checksum) throw new Error(`migration ${name} has changed since it ran here`)
    return
  }
  try {
    await client.query('begin')
    await client.query(sql)
    await client.query('insert into migration (name, checksum, ran) values ($1, $2, now())', [name, checksum])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
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
    const why = `The database user may not create the role ${APP_ROLE}; see docs/operations.md.`
    if (!made) throw new Error(why, { cause: error })
  }
}

async function grant(client: pg.PoolClient, schema: string): Promise<void> {
  await client.query(`grant usage on schema ${schema} to ${APP_ROLE}`)
  await client.query(`grant select, insert, update, delete on all tables in schema ${schema} to ${APP_ROLE}`)
  for (const table of ['journal', 'refusal', 'access_log']) {
    await client.query(`revoke update, delete, truncate on ${schema}.${table} from ${APP_ROLE}`)
  }
  await client.query(`revoke all on ${schema}.migration from ${APP_ROLE}`)
}
