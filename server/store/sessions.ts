import type { Connection } from './connection.ts'

export interface Session {
  readonly branch: string
  readonly teller: string
  readonly terminal: string
}

/**
 * One session a person: signing in anywhere ends the one before. `token` is the hash of what the cookie
 * holds.
 */
export async function writeSession(
  connection: Connection,
  token: Buffer,
  session: Session,
  now: number,
): Promise<void> {
  await connection.query({
    name: 'write-session',
    text: `insert into session (token, branch, teller, terminal, started, seen)
           values ($1, $2, $3, $4, $5, $5)
           on conflict (branch, teller) do update
             set token = excluded.token, terminal = excluded.terminal,
                 started = excluded.started, seen = excluded.seen`,
    values: [token, session.branch, session.teller, session.terminal, now],
  })
}

/** `token` is a hash, as above. */
export interface SessionKey {
  readonly branch: string
  readonly token: Buffer
}

/**
 * The session of a token that was seen after an instant. Seeing it is noted where it was last noted before
 * another one: a note with every request would be a commit with every request.
 */
export async function seeSession(
  connection: Connection,
  { branch, token }: SessionKey,
  since: number,
  noted: number,
  now: number,
): Promise<Session | null> {
  const { rows } = await connection.query<Session>({
    name: 'see-session',
    text: `with note as (
             update session set seen = $5
              where branch = $1 and token = $2 and seen > $3 and seen < $4)
           select branch, teller, terminal from session where branch = $1 and token = $2 and seen > $3`,
    values: [branch, token, since, noted, now],
  })
  return rows[0] ?? null
}

export async function endSession(connection: Connection, { branch, token }: SessionKey): Promise<void> {
  await connection.query('delete from session where branch = $1 and token = $2', [branch, token])
}
