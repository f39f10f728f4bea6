/** What somebody is asked, and answers once, for one purpose and within two minutes. */
import type { Books } from '../books.ts'
import { takeChallenge, writeChallenge } from '../store/authenticators.ts'
import { hashOfToken, newToken } from './tokens.ts'

export const ASKED_MS = 2 * 60 * 1000

/** Keeps what is asked; gives the ticket for it. */
export async function keepChallenge(
  { pool, now }: Books,
  branch: string,
  purpose: string,
  challenge: string,
): Promise<string> {
  const ticket = newToken()
  const until = now() + ASKED_MS
  await writeChallenge(pool, { branch, ticket: hashOfToken(ticket), purpose, challenge, until }, now())
  return ticket
}

/** Null where nothing was asked, or something else, or too long ago, or it has been answered. */
export const challengeOf = (
  { pool, now }: Books,
  branch: string,
  purpose: string,
  ticket: string,
): Promise<string | null> => takeChallenge(pool, { branch, ticket: hashOfToken(ticket), purpose }, now())
