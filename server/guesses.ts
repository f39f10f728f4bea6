/**
 * Tries at a password. They are counted by person and place — the terminal of a colleague who signs, the
 * address of somebody who signs in — so that whoever guesses locks out himself and nobody who is elsewhere;
 * and in the database, so that asking another server is no way around.
 */
import { type Refusal, refuse } from '../core/refusals.ts'
import type { Books } from './books.ts'
import { passwordIsRight } from './sessions.ts'
import { countGuess, forgetGuesses, forgetOldGuesses, type Guess } from './store/guesses.ts'

const GUESSES_MAX = 10
const WINDOW_MS = 60_000

/** Null where the password is right. */
export async function tryPassword(books: Books, guess: Guess, password: string): Promise<Refusal | null> {
  const now = books.now()
  const tries = await countGuess(books.pool, guess, now - WINDOW_MS, now)
  if (tries > GUESSES_MAX) return refuse('lockedOut', { minutes: '1' })
  if (tries === 1) await forgetOldGuesses(books.pool, guess.branch, now - WINDOW_MS)
  if (!(await passwordIsRight(books, guess.branch, guess.teller, password))) return refuse('wrongPassword')
  await forgetGuesses(books.pool, guess)
  return null
}
