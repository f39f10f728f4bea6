/** What only a change of the master key does to the database: all that it has wrapped is wrapped anew. */
import type pg from 'pg'
import { columns } from './connection.ts'
import type { BranchKey, WrappedKey } from './keys.ts'

/** Schemas that a master key has sealed: an institution each. */
export async function sealedSchemas(client: pg.PoolClient | pg.Pool): Promise<string[]> {
  const { rows } = await client.query<{ schema: string }>(
    `select n.nspname::text as schema from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relname = 'key_check' and c.relkind in ('r', 'p') order by 1`,
  )
  return rows.map(({ schema }) => schema)
}

/** Until the transaction ends, statements are about one institution. */
export const turnTo = (client: pg.PoolClient, schema: string) =>
  client.query(`set local search_path to ${schema}`)

/** Until the transaction ends, nobody learns with which key the institution is sealed: who comes waits. */
export const holdKey = (client: pg.PoolClient) =>
  client.query('lock table key_check in access exclusive mode')

/** A column of keys that the master key has wrapped. */
interface WrappedColumn {
  readonly table: string
  readonly column: string
  /** A text that names the row within its branch, and how the row of such a text is found. */
  readonly id: string
  readonly found: string
  readonly where: string
}

export const wrappedColumns: readonly WrappedColumn[] = [
  { table: 'data_key', column: 'wrapped', id: 'id', found: 't.id = v.id', where: 'true' },
  {
    table: 'voucher_image',
    column: 'key',
    id: `encode(sha256, 'hex')`,
    found: `t.sha256 = decode(v.id, 'hex')`,
    where: 'true',
  },
  {
    table: 'authenticator',
    column: 'secret',
    id: `teller || '/' || id`,
    found: `t.teller || '/' || t.id = v.id`,
    // The key of a passkey is public, and nothing has sealed it.
    where: `kind = 'code'`,
  },
]

/** The next rows of a column, in the order of branch and name. */
export async function wrappedAfter(
  client: pg.PoolClient,
  { table, column, id, where }: WrappedColumn,
  after: Pick<BranchKey, 'branch' | 'id'> | null,
  limit: number,
): Promise<BranchKey[]> {
  const { rows } = await client.query<BranchKey>(
    `select branch, ${id} as id, ${column} as wrapped from ${table}
      where ${where} and (branch, ${id}) > ($1, $2) order by 1, 2 limit $3`,
    [after?.branch ?? '', after?.id ?? '', limit],
  )
  return rows
}

export async function rewrap(
  client: pg.PoolClient,
  { table, column, found }: WrappedColumn,
  keys: readonly BranchKey[],
): Promise<void> {
  await client.query(
    `update ${table} t set ${column} = v.wrapped
       from unnest($1::text[], $2::text[], $3::bytea[]) as v (branch, id, wrapped)
      where t.branch = v.branch and ${found}`,
    columns(keys, 'branch', 'id', 'wrapped'),
  )
}

/** The new key is the one from now on. Whoever was adding an authenticator begins again. */
export async function putKey(
  client: pg.PoolClient,
  proof: Buffer,
  kept: readonly WrappedKey[],
): Promise<void> {
  await client.query('update key_check set proof = $1 where id = 1', [proof])
  await client.query('delete from kept_key')
  await client.query(
    'insert into kept_key (name, wrapped) select * from unnest($1::text[], $2::bytea[])',
    columns(kept, 'id', 'wrapped'),
  )
  await client.query(`delete from challenge where purpose like 'new code of %'`)
}
