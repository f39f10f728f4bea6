/**
 * Who somebody is: shown by a password, with the code of an authenticator where he has one, or by a security
 * key alone, which is two proofs in one. Asked when he comes in, comes back, or signs at a colleague's
 * terminal. Passwords and codes are counted together, so that knowing one of them opens no way to try the
 * other for ever.
 */
import { isRefusal, type Refusal, refuse } from '../../core/refusals.ts'
import type { Books } from '../books.ts'
import { authenticatorsOf } from '../store/authenticators.ts'
import { codeIsRight } from './codes.ts'
import { countedTry } from './guesses.ts'
import { type PasskeyAnswer, provePasskey, type Site } from './passkeys.ts'
import { passwordSince } from './passwords.ts'

export interface Shown {
  readonly teller?: string
  readonly password?: string
  readonly code?: string
  readonly passkey?: PasskeyAnswer
}

/** Where it is shown, and what for. */
export interface Occasion {
  readonly branch: string
  /** A session, a known terminal, or the address one comes in from: wrong tries are counted there. */
  readonly place: string
  readonly purpose: string
  readonly site: Site
}

export interface Proven {
  readonly teller: string
  /** When his password was set; null where he has not needed it. */
  readonly passwordSince: number | null
  /** Whether more than a password was shown. */
  readonly twice: boolean
}

export async function prove(books: Books, occasion: Occasion, shown: Shown): Promise<Proven | Refusal> {
  const { branch, purpose, site } = occasion
  if (!shown.passkey) return proveByPassword(books, occasion, shown)
  const teller = await provePasskey(books, branch, purpose, site, shown.passkey)
  if (isRefusal(teller)) return teller
  if (shown.teller && shown.teller !== teller) return refuse('passkeyOfOther', { teller })
  return { teller, passwordSince: null, twice: true }
}

async function proveByPassword(
  books: Books,
  { branch, place }: Occasion,
  { teller = '', password = '', code }: Shown,
): Promise<Proven | Refusal> {
  const holder = { branch, teller }
  return countedTry(books, { ...holder, place }, async () => {
    const since = await passwordSince(books, holder, password)
    if (since === null) return refuse('wrongPassword')
    const more = await authenticatorsOf(books.pool, holder)
    if (more.length === 0) return { teller, passwordSince: since, twice: false }
    if (code === undefined || code === '') return refuse('secondProofNeeded')
    const right = await codeIsRight(books, more, code)
    return right ? { teller, passwordSince: since, twice: true } : refuse('codeRefused')
  })
}
