import type { Connection } from './connection.ts'

/** What somebody has to do about his sign-in before anything else. */
export type Held = 'password' | 'authenticator' | 'terminal'

export interface Session {
  readonly branch: string
  readonly teller: string
  readonly terminal: string
  /** Nobody is there. */
  readonly locked: boolean
  readonly held: Held | null
}

/** A session that begins is not locked. */
export type Beginning = Omit<Session, 'locked'>

/**
 * One session a person: signing in anywhere ends the one before. `token` is the hash of what the cookie
 * holds.
 */
export async function writeSession(
  connection: Connection,
  token: Buffer,
  session: Beginning,
  now: number,
): Promise<void> {
  await connection.query({
    name: 'write-session',
    text: `insert into session (token, branch, teller, terminal, started, seen, held)
           values ($1, $2, $3, $4, $5, $5, $6)
           on conflict (branch, teller) do update
             set token = excluded.token, terminal = excluded.terminal, started = excluded.started,
                 seen = excluded.seen, locked = false, held = excluded.held`,
    values: [token, session.branch, session.teller, session.terminal, now, session.held],
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
           select branch, teller, terminal, locked, held from session
            where branch = $1 and token = $2 and seen > $3`,
    values: [branch, token, since, noted, now],
  })
  return rows[0] ?? null
}

export async function endSession(connection: Connection, { branch, token }: SessionKey): Promise<void> {
  await connection.query('delete from session where branch = $1 and token = $2', [branch, token])
}

/** Locks the session of a person, or opens it again. */
export async function lockSession(
  connection: Connection,
  { branch, teller }: Pick<Session, 'branch' | 'teller'>,
  locked: boolean,
): Promise<void> {
  await connection.query({
    name: 'lock-session',
    text: 'update session set locked = $3 where branch = $1 and teller = $2',
    values: [branch, teller, locked],
  })
}

/** He has done what he was held for. */
export async function freeSession(
  connection: Connection,
  { branch, teller }: Pick<Session, 'branch' | 'teller'>,
  held: Held,
): Promise<void> {
  await connection.query({
    name: 'free-session',
    text: 'update session set held = null where branch = $1 and teller = $2 and held = $3',
    values: [branch, teller, held],
  })
}
