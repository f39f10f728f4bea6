/** Terminals that a supervisor has registered. */
import type { Connection } from './connection.ts'

export interface Terminal {
  readonly branch: string
  readonly name: string
  /** Who registered it, and when in milliseconds since 1970. */
  readonly teller: string
  readonly added: bigint
}

/** `token` is the hash of what the cookie of the terminal holds. */
export async function writeTerminal(connection: Connection, one: Terminal, token: Buffer): Promise<void> {
  await connection.query({
    text: `insert into terminal (branch, name, token, teller, added) values ($1, $2, $3, $4, $5)
           on conflict (branch, name) do update
             set token = excluded.token, teller = excluded.teller, added = excluded.added`,
    values: [one.branch, one.name, token, one.teller, one.added],
  })
}

export async function readTerminals(connection: Connection, branch: string): Promise<Terminal[]> {
  const { rows } = await connection.query<Terminal>({
    name: 'read-terminals',
    text: 'select branch, name, teller, added from terminal where branch = $1 order by name',
    values: [branch],
  })
  return rows
}

/** Whether the bearer of a token is the terminal of this name. */
export async function isTerminal(
  connection: Connection,
  { branch, name }: Pick<Terminal, 'branch' | 'name'>,
  token: Buffer,
): Promise<boolean> {
  const { rows } = await connection.query({
    name: 'is-terminal',
    text: 'select from terminal where branch = $1 and name = $2 and token = $3',
    values: [branch, name, token],
  })
  return rows.length === 1
}

/** The name of the terminal whose token this is; null where there is none. */
export async function terminalOf(
  connection: Connection,
  { branch, token }: { readonly branch: string; readonly token: Buffer },
): Promise<string | null> {
  const { rows } = await connection.query<{ name: string }>({
    name: 'terminal-of',
    text: 'select name from terminal where branch = $1 and token = $2',
    values: [branch, token],
  })
  return rows[0]?.name ?? null
}

/** Ends the sessions there, too. */
export async function removeTerminal(
  connection: Connection,
  { branch, name }: Pick<Terminal, 'branch' | 'name'>,
): Promise<boolean> {
  const { rows } = await connection.query<{ name: string }>({
    text: `with gone as (delete from terminal where branch = $1 and name = $2 returning name),
                ended as (delete from session where branch = $1 and terminal = $2)
           select name from gone`,
    values: [branch, name],
  })
  return rows.length === 1
}
