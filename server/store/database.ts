import type { Connection } from './connection.ts'

export interface Database {
  /** As in `18.4`. */
  readonly version: string
  /** Of the node that we are connected to. */
  readonly bytes: bigint
}

export async function readDatabase(connection: Connection): Promise<Database> {
  const { rows } = await connection.query<Database>({
    name: 'read-database',
    text: `select split_part(current_setting('server_version'), ' ', 1) as version,
                  pg_database_size(current_database()) as bytes`,
  })
  return rows[0] ?? { version: '', bytes: 0n }
}
