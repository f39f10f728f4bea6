/**
 * Tries at a password or a code. They are counted by person and place — the session in which a colleague
 * signs, the known terminal or else the address that somebody comes in from — so that whoever guesses locks
 * out himself and nobody who is elsewhere; and in the database, so that asking another server is no way
 * around.
 */
import { isRefusal, type Refusal, refuse } from '../../core/refusals.ts'
import type { Books } from '../books.ts'
import { countGuess, forgetGuesses, forgetOldGuesses, type Guess } from '../store/guesses.ts'

const GUESSES_MAX = 10
const WINDOW_MS = 60_000

/** Only what is right ends the counting. */
export async function countedTry<T>(
  { pool, now }: Books,
  guess: Guess,
  look: () => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const since = now() - WINDOW_MS
  const tries = await countGuess(pool, guess, since, now())
  if (tries > GUESSES_MAX) return refuse('lockedOut', { minutes: '1' })
  if (tries === 1) await forgetOldGuesses(pool, guess.branch, since)
  const found = await look()
  if (!isRefusal(found)) await forgetGuesses(pool, guess)
  return found
}
