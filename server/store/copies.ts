/** Whole tables out of the database and into it, for backups; and the figures by which a copy is proven. */
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import type pg from 'pg'
import type { Readable, Writable } from 'node:stream'
import type { Head } from './heads.ts'

export interface CopiedTable {
  readonly name: string
  /** In the order in which they stand in a row. */
  readonly columns: readonly string[]
}

interface Table extends CopiedTable {
  readonly key: readonly string[]
}

/** What says how tables are, and what belongs to a running server, is not copied. */
export const NOT_COPIED = ['migration', 'session', 'heartbeat']

/** Every table of the institution that is copied, with the columns of its key. */
export async function copiedTables(client: pg.PoolClient): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select c.relname::text as name,
            array(select a.attname::text from pg_attribute a
                   where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                   order by a.attnum) as columns,
            array(select a.attname::text
                    from pg_index i cross join unnest(i.indkey::int2[]) with ordinality as k (num, place)
                    join pg_attribute a on a.attrelid = c.oid and a.attnum = k.num
                   where i.indrelid = c.oid and i.indisprimary order by k.place) as key
       from pg_class c
      where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
        and not c.relispartition and c.relname <> all ($1)
      order by c.relname`,
    [NOT_COPIED],
  )
  return rows
}

/** Texts have one form, whatever the server is set to. */
export const steadyTexts = (client: pg.PoolClient) =>
  client.query(`set datestyle to 'ISO, YMD'; set bytea_output to hex; set timezone to 'UTC'`)

/** The rows of a table in the order of its key, in the text form of COPY: a line is a row. */
export function copyOut(client: pg.PoolClient, { name, columns, key }: Table): Readable {
  const order = key.length > 0 ? ` order by ${key.join(', ')}` : ''
  return client.query(copyTo(`copy (select ${columns.join(', ')} from ${name}${order}) to stdout`))
}

/** Takes the lines of `copyOut`. */
export const copyIn = (client: pg.PoolClient, { name, columns }: CopiedTable): Writable =>
  client.query(copyFrom(`copy ${name} (${columns.join(', ')}) from stdin`))

export async function countRows(client: pg.PoolClient, { name }: CopiedTable): Promise<number> {
  const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from ${name}`)
  return rows[0]?.count ?? 0
}

/** What was loaded in one go is unknown to the planner until it has been looked at. */
export const analyse = (client: pg.PoolClient, { name }: CopiedTable) => client.query(`analyze ${name}`)

export interface Migrated {
  readonly name: string
  readonly checksum: string
}

export async function migrationsRun(client: pg.PoolClient): Promise<Migrated[]> {
  const { rows } = await client.query<Migrated>('select name, checksum from migration order by name')
  return rows
}

export interface LastRow extends Head {
  /** The last accounting day that has been ended; null before the first. */
  readonly ended: string | null
}

/** The last row of each branch: of the journal, which may be ahead of what is projected. */
export async function journalEnds(client: pg.PoolClient, roll: string): Promise<LastRow[]> {
  const { rows } = await client.query<LastRow>(
    `select j.branch, j.day, j.serial, encode(j.hash, 'hex') as hash,
            (select max(day) from journal where branch = j.branch and code = $1)::text as ended
       from (select branch from branch_head union select distinct branch from journal) b
      cross join lateral (
        select branch, day, serial, hash from journal
         where branch = b.branch order by day desc, serial desc limit 1) j
      order by branch`,
    [roll],
  )
  return rows
}

export interface EntrySum {
  readonly branch: string
  readonly unit: string
  readonly debit: string
  readonly credit: string
  readonly received: string
  readonly paid: string
}

/** All entries of a branch: debits and credits, and the two sides off balance. */
export async function entrySumsOf(client: pg.PoolClient): Promise<EntrySum[]> {
  const { rows } = await client.query<EntrySum>(
    `select branch, unit,
            coalesce(sum(amount) filter (where side = 'D'), 0)::text as debit,
            coalesce(sum(amount) filter (where side = 'C'), 0)::text as credit,
            coalesce(sum(amount) filter (where side = 'R'), 0)::text as received,
            coalesce(sum(amount) filter (where side = 'P'), 0)::text as paid
       from entry group by branch, unit order by branch, unit`,
  )
  return rows
}

export interface TurnoverSum {
  readonly branch: string
  readonly unit: string
  readonly debit: string
  readonly credit: string
}

export async function turnoverSumsOf(client: pg.PoolClient): Promise<TurnoverSum[]> {
  const { rows } = await client.query<TurnoverSum>(
    `select branch, unit, sum(debit_cash + debit_transfer)::text as debit,
            sum(credit_cash + credit_transfer)::text as credit
       from gl_day group by branch, unit order by branch, unit`,
  )
  return rows
}
