/**
 * Sessions: who is signed in at which terminal. The cookie holds the branch, by which the session is found on
 * whatever node looks after it, and 256 random bits, of which the database holds the hash.
 * This is the edge; whether somebody is on duty is in the journal (DESIGN H20).
 */
import { createHash, randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import type { Books } from './books.ts'
import { readVerifier } from './store/credentials.ts'
import { endSession, seeSession, type Session, type SessionKey, writeSession } from './store/sessions.ts'

export const SESSION_COOKIE = 'zhanggui_session'

/** A session that nobody has used for this long is over. */
const IDLE_MS = 12 * 60 * 60 * 1000

/** When it was last used is known to the minute. */
const NOTED_MS = 60_000

// Verified for a person who does not exist, so that the time taken tells nobody who does.
const NOBODY = await hash(randomBytes(16).toString('hex'))

export async function passwordIsRight(
  books: Books,
  branch: string,
  teller: string,
  password: string,
): Promise<boolean> {
  const verifier = await readVerifier(books.pool, branch, teller)
  const right = await verify(verifier ?? NOBODY, password).catch(() => false)
  return right && verifier !== null
}

/** Begins a session and gives the token for the cookie. */
export async function beginSession(books: Books, session: Session): Promise<string> {
  const token = `${session.branch}.${randomBytes(32).toString('base64url')}`
  await writeSession(books.pool, hashOf(token), session, books.now())
  return token
}

export function sessionOf(books: Books, token: string): Promise<Session | null> {
  const now = books.now()
  return seeSession(books.pool, keyOf(token), now - IDLE_MS, now - NOTED_MS, now)
}

export const finishSession = (books: Books, token: string): Promise<void> =>
  endSession(books.pool, keyOf(token))

const keyOf = (token: string): SessionKey => ({
  branch: token.slice(0, token.indexOf('.')),
  token: hashOf(token),
})

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()
