/**
 * Past one machine: how the tables of an institution are laid out on a Citus cluster. What belongs to a
 * branch is distributed by it, all in one group, so that a branch with everything it owns lives on one node;
 * the few tables that belong to nobody are copied to every node. The layout is read from the catalogue, so
 * that a table of a later migration cannot be forgotten.
 */
import type pg from 'pg'
import { WrongSetting } from '../settings.ts'
import { APP_ROLE } from './pool.ts'

/** The table whose group all others join. */
const ANCHOR = 'journal'
const BRANCH = 'branch'

export interface Table {
  readonly name: string
  readonly distributed: boolean
  /** What Citus would not take, in a sentence each. */
  readonly problems: readonly string[]
}

/** Refuses, before anything is changed, where there is no cluster to lay tables out on. */
export async function requireCitus(client: pg.PoolClient): Promise<void> {
  if (await hasCitus(client)) return
  throw new WrongSetting(
    [
      '这个 PostgreSQL 没有 citus 扩展，什么也没有改动。请在协调节点执行 create extension citus，并用 citus_add_node 加入工作节点。',
      'This PostgreSQL has no citus extension; nothing has been changed. On the coordinator run ' +
        'create extension citus, and add the workers with citus_add_node.',
    ].join('\n'),
  )
}

async function hasCitus(client: pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query(`select from pg_extension where extname = 'citus'`)
  return rows.length > 0
}

/** Whether the schema has been laid out on a cluster: then every later migration is laid out there too. */
export async function isDistributed(client: pg.PoolClient, schema: string): Promise<boolean> {
  return (await hasCitus(client)) && (await placedTables(client, schema)).size > 0
}

/** Tables that Citus knows of. */
async function placedTables(client: pg.PoolClient, schema: string): Promise<Set<string>> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_dist_partition p join pg_class c on c.oid = p.logicalrelid
      where c.relnamespace = $1::regnamespace`,
    [schema],
  )
  return new Set(rows.map(row => row.name))
}

/**
 * Every table of the schema, in the order in which they are laid out. Partitions go where their table goes.
 * Checked are the limits that Citus documents: the column distributed by is never null and is in every
 * unique key; foreign keys lead to tables that lie beside; identity columns are of bigint.
 */
export async function tablesOf(client: pg.PoolClient, schema: string): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `with t as (
       select c.oid, c.relname::text as name, b.attnum as branch, coalesce(b.attnotnull, false) as certain
         from pg_class c
         left join pg_attribute b on b.attrelid = c.oid and b.attname = $2 and not b.attisdropped
        where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'p') and not c.relispartition),
     problem as (
       select oid, 'the branch may be null' as text from t where branch is not null and not certain
       union all
       select t.oid, format('%s is unique without the branch', i.indexrelid::regclass)
         from t join pg_index i on i.indrelid = t.oid
        where t.branch is not null and i.indisunique and t.branch <> all (i.indkey::int2[])
       union all
       select t.oid, format('%s refers to %s', k.conname, k.confrelid::regclass)
         from t join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
         join t other on other.oid = k.confrelid
        where other.branch is not null and (t.branch is null or t.branch <> all (k.conkey))
       union all
       select t.oid, format('%s is an identity of %s', a.attname, a.atttypid::regtype)
         from t join pg_attribute a on a.attrelid = t.oid and a.attidentity <> ''
        where a.atttypid <> 'bigint'::regtype)
     select t.name, t.branch is not null as distributed,
            array(select text from problem where problem.oid = t.oid order by 1) as problems
       from t order by t.branch is null, t.name <> $3, t.name`,
    [schema, BRANCH, ANCHOR],
  )
  return rows
}

/** The statements that lay out what is not laid out yet; none when all is. */
export async function layoutOf(client: pg.PoolClient, schema: string): Promise<string[]> {
  const tables = await tablesOf(client, schema)
  const problems = tables.flatMap(({ name, problems: list }) => list.map(text => `${name}: ${text}`))
  if (problems.length > 0) throw new Error(`These tables cannot be distributed.\n${problems.join('\n')}`)
  const placed = (await hasCitus(client)) ? await placedTables(client, schema) : new Set<string>()
  const open = tables.filter(({ name }) => !placed.has(name)).map(table => placing(schema, table))
  return open.length === 0 ? [] : [...READY, ...open]
}

/**
 * Citus asks before it copies triggers to the shards: ours compute nothing, they only forbid. Statements of
 * one session that touch many shards go one after the other, as migrations mix both kinds. The role that the
 * program works as must be let in by the workers, to whom the coordinator speaks in its name.
 */
const READY = [
  'set citus.enable_unsafe_triggers to on',
  `set citus.multi_shard_modify_mode to 'sequential'`,
  `alter role ${APP_ROLE} login`,
]

/** Names of ours are plain words and need no quotes. */
function placing(schema: string, { name, distributed }: Table): string {
  const table = `${schema}.${name}`
  if (!distributed) return `select create_reference_table('${table}')`
  const beside = name === ANCHOR ? 'none' : `${schema}.${ANCHOR}`
  return `select create_distributed_table('${table}', '${BRANCH}', colocate_with => '${beside}')`
}

/** What a session needs before it changes tables that are laid out already. */
export async function readyToChange(client: pg.PoolClient): Promise<void> {
  for (const statement of READY.slice(0, 2)) await client.query(statement)
}
