/**
 * Sessions: who is signed in at which terminal. The cookie holds the branch, by which the session is found on
 * whatever node looks after it, and 256 random bits, of which the database holds the hash.
 * This is the edge; whether somebody is on duty is in the journal (DESIGN H20).
 */
import type { Books } from '../books.ts'
import {
  type Beginning,
  endSession,
  seeSession,
  type Session,
  type SessionKey,
  writeSession,
} from '../store/sessions.ts'
import { hashOfToken, newToken } from './tokens.ts'

export const SESSION_COOKIE = 'zhanggui_session'
export const TERMINAL_COOKIE = 'zhanggui_terminal'

/** A session that nobody has used for this long is over. */
const IDLE_MS = 12 * 60 * 60 * 1000

/** When it was last used is known to the minute. */
const NOTED_MS = 60_000

/** What a browser brings. Taken to another terminal, the cookie of a session opens nothing. */
export interface Tokens {
  readonly session: string
  /** Of the terminal, where it is a registered one. */
  readonly terminal: string | undefined
}

/** Begins a session and gives the token for the cookie. */
export async function beginSession(
  books: Books,
  session: Beginning,
  terminal: string | undefined,
): Promise<string> {
  const token = `${session.branch}.${newToken()}`
  const { token: key } = keyOf({ session: token, terminal })
  await writeSession(books.pool, key, session, books.now())
  return token
}

export function sessionOf(books: Books, tokens: Tokens): Promise<Session | null> {
  const now = books.now()
  return seeSession(books.pool, keyOf(tokens), now - IDLE_MS, now - NOTED_MS, now)
}

export const finishSession = (books: Books, tokens: Tokens): Promise<void> =>
  endSession(books.pool, keyOf(tokens))

const keyOf = ({ session, terminal = '' }: Tokens): SessionKey => ({
  branch: session.slice(0, session.indexOf('.')),
  token: hashOfToken(`${session} ${terminal}`),
})
