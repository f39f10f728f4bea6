import { columns, type Connection } from './connection.ts'

export interface Credential {
  readonly branch: string
  readonly teller: string
  /** An Argon2id hash with its salt and settings. */
  readonly verifier: string
  /** When it was set, in milliseconds since 1970. */
  readonly since: number
}

/** The ones before are kept, so that none of them is taken again. */
export async function writeCredentials(connection: Connection, rows: readonly Credential[]): Promise<void> {
  await connection.query({
    text: `with fresh as (
             select * from unnest($1::text[], $2::text[], $3::text[], $4::bigint[])
               as f (branch, teller, verifier, since)),
           kept as (
             insert into former_password (branch, teller, since, verifier)
             select c.branch, c.teller, c.since, c.verifier
               from credential c join fresh using (branch, teller)
             on conflict do nothing)
           insert into credential (branch, teller, verifier, since) select * from fresh
           on conflict (branch, teller) do update set verifier = excluded.verifier, since = excluded.since`,
    values: columns(rows, 'branch', 'teller', 'verifier', 'since'),
  })
}

export async function readCredential(
  connection: Connection,
  branch: string,
  teller: string,
): Promise<Pick<Credential, 'verifier' | 'since'> | null> {
  const { rows } = await connection.query<{ verifier: string; since: bigint }>({
    name: 'read-credential',
    text: 'select verifier, since from credential where branch = $1 and teller = $2',
    values: [branch, teller],
  })
  const [row] = rows
  return row ? { verifier: row.verifier, since: Number(row.since) } : null
}

/** The last ones that somebody has had before, the newest first. */
export async function formerVerifiers(
  connection: Connection,
  { branch, teller }: Pick<Credential, 'branch' | 'teller'>,
  most: number,
): Promise<string[]> {
  const { rows } = await connection.query<Pick<Credential, 'verifier'>>({
    text: `select verifier from former_password where branch = $1 and teller = $2
            order by since desc limit $3`,
    values: [branch, teller, most],
  })
  return rows.map(({ verifier }) => verifier)
}
