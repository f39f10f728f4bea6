/** Passwords: Argon2id, long enough, not to be guessed, and none that one has had before. */
import { hash, verify } from '@node-rs/argon2'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'
import type { SignInRules } from '../../core/signInRules.ts'
import { type Refusal, refuse } from '../../core/refusals.ts'
import type { Books } from '../books.ts'
import { formerVerifiers, readCredential, writeCredentials } from '../store/credentials.ts'
import type { Holder } from '../store/authenticators.ts'
import { newToken } from './tokens.ts'

/** However its signs were put together when it was typed. */
const spelled = (password: string): string => password.normalize('NFC')

/** What is kept of a password. */
export const verifierOf = (password: string): Promise<string> => hash(spelled(password))

// Verified for a person who does not exist, so that the time taken tells nobody who does.
const NOBODY = await verifierOf(newToken())

/** When the right password was set, in milliseconds since 1970; null for a wrong one. */
export async function passwordSince(
  books: Books,
  { branch, teller }: Holder,
  password: string,
): Promise<number | null> {
  const credential = await readCredential(books.pool, branch, teller)
  const right = await verify(credential?.verifier ?? NOBODY, spelled(password)).catch(() => false)
  return right && credential ? credential.since : null
}

const DAY_MS = 86_400_000

export const isWornOut = (since: number, now: number, { passwordDays }: SignInRules): boolean =>
  passwordDays > 0 && now - since >= passwordDays * DAY_MS

/** So many of the last ones are not taken again. */
const REMEMBERED = 5
const LONGEST = 128
/** Of 0 to 4: guessed in more than 10^8 tries. */
const SCORE_LEAST = 3
/** As much of it is judged: longer ones are judged by their beginning. */
const JUDGED = 64

let judge: ZxcvbnFactory | null = null

/** Refused where it is too short, easily guessed, or one of the last ones. */
export async function changePassword(
  books: Books,
  holder: Holder,
  to: string,
  { passwordLength }: SignInRules,
): Promise<Refusal | null> {
  const password = spelled(to)
  const length = [...password].length
  if (length < passwordLength) return refuse('passwordTooShort', { least: String(passwordLength) })
  if (length > LONGEST) return refuse('passwordTooLong', { most: String(LONGEST) })
  judge ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })
  const own = [holder.branch, holder.teller, 'zhanggui', 'zhangui', 'yinhang', 'bank']
  if (judge.check(password.slice(0, JUDGED), own).score < SCORE_LEAST) return refuse('passwordGuessed')
  const now = await readCredential(books.pool, holder.branch, holder.teller)
  const before = await formerVerifiers(books.pool, holder, REMEMBERED - 1)
  for (const verifier of now ? [now.verifier, ...before] : before)
    if (await verify(verifier, password).catch(() => false)) return refuse('passwordUsedBefore')
  await writeCredentials(books.pool, [
    { ...holder, verifier: await verifierOf(password), since: books.now() },
  ])
  return null
}
