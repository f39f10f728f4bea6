import { columns, type Connection } from './connection.ts'

export interface WrappedKey {
  readonly id: string
  readonly wrapped: Buffer
}

/** A key of what a branch has sealed. */
export interface BranchKey extends WrappedKey {
  readonly branch: string
}

export async function insertKeys(connection: Connection, keys: readonly BranchKey[]): Promise<void> {
  if (keys.length === 0) return
  await connection.query({
    name: 'insert-keys',
    text: 'insert into data_key (branch, id, wrapped) select * from unnest($1::text[], $2::text[], $3::bytea[])',
    values: columns(keys, 'branch', 'id', 'wrapped'),
  })
}

export async function readKeys(
  connection: Connection,
  branch: string,
  ids: readonly string[],
): Promise<WrappedKey[]> {
  const { rows } = await connection.query<WrappedKey>({
    name: 'read-keys',
    text: 'select id, wrapped from data_key where branch = $1 and id = any ($2)',
    values: [branch, ids],
  })
  return rows
}

/** The proof of the master key; null before the first start. */
export async function proofHere(connection: Connection): Promise<Buffer | null> {
  const { rows } = await connection.query<{ proof: Buffer }>('select proof from key_check where id = 1')
  return rows[0]?.proof ?? null
}

/** Writes the proof of the master key the first time; gives back the one that stands. */
export async function proveKey(connection: Connection, proof: Buffer): Promise<Buffer> {
  await connection.query('insert into key_check (id, proof) values (1, $1) on conflict do nothing', [proof])
  return (await proofHere(connection)) ?? proof
}

/** Keys that outlast a master key, wrapped by it. */
export async function readKeptKeys(connection: Connection): Promise<WrappedKey[]> {
  const { rows } = await connection.query<WrappedKey>('select name as id, wrapped from kept_key')
  return rows
}
