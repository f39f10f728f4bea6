import type { Connection } from './connection.ts'

export interface WrappedKey {
  readonly id: string
  readonly wrapped: Buffer
}

export async function insertKeys(connection: Connection, keys: readonly WrappedKey[]): Promise<void> {
  if (keys.length === 0) return
  await connection.query({
    name: 'insert-keys',
    text: 'insert into data_key (id, wrapped) select * from unnest($1::text[], $2::bytea[])',
    values: [keys.map(key => key.id), keys.map(key => key.wrapped)],
  })
}

export async function readKeys(connection: Connection, ids: readonly string[]): Promise<WrappedKey[]> {
  const { rows } = await connection.query<WrappedKey>({
    name: 'read-keys',
    text: 'select id, wrapped from data_key where id = any ($1)',
    values: [ids],
  })
  return rows
}

/** Writes the proof of the master key the first time; gives back the one that stands. */
export async function proveKey(connection: Connection, proof: Buffer): Promise<Buffer> {
  await connection.query('insert into key_check (id, proof) values (1, $1) on conflict do nothing', [proof])
  const { rows } = await connection.query<{ proof: Buffer }>('select proof from key_check where id = 1')
  return rows[0]?.proof ?? proof
}
