import { columns, type Connection } from './connection.ts'

export interface Credential {
  readonly branch: string
  readonly teller: string
  /** An Argon2id hash with its salt and settings. */
  readonly verifier: string
}

export async function writeCredentials(connection: Connection, rows: readonly Credential[]): Promise<void> {
  await connection.query({
    text: `insert into credential (branch, teller, verifier)
           select * from unnest($1::text[], $2::text[], $3::text[])
           on conflict (branch, teller) do update set verifier = excluded.verifier`,
    values: columns(rows, 'branch', 'teller', 'verifier'),
  })
}

export async function readVerifier(
  connection: Connection,
  branch: string,
  teller: string,
): Promise<string | null> {
  const { rows } = await connection.query<{ verifier: string }>(
    'select verifier from credential where branch = $1 and teller = $2',
    [branch, teller],
  )
  return rows[0]?.verifier ?? null
}
