/** Codes of an authenticator (TOTP, RFC 6238): for whoever has no security key. Each code is taken once. */
import { randomBytes } from 'node:crypto'
import { generateSecret, generateURI, verifySync } from 'otplib'
import { toDataURL } from 'qrcode'
import { type Refusal, refuse } from '../../core/refusals.ts'
import type { Books } from '../books.ts'
import {
  addAuthenticator,
  type Authenticator,
  type Holder,
  useAuthenticator,
} from '../store/authenticators.ts'
import { challengeOf, keepChallenge } from './challenges.ts'

/** Seconds that a clock may be wrong by. */
const TOLERANCE = 30

export interface NewCode {
  readonly ticket: string
  /** In Base32, to be typed where there is no camera. */
  readonly secret: string
  /** The same as a QR code: a data URL of a PNG. */
  readonly picture: string
}

/** A secret that counts once a code of it has come back. */
export async function newCode(books: Books, { branch, teller }: Holder): Promise<NewCode> {
  const secret = generateSecret()
  const uri = generateURI({ issuer: 'Zhanggui', label: `${branch}-${teller}`, secret })
  const sealed = books.vault.wrap(Buffer.from(secret)).toString('base64')
  const ticket = await keepChallenge(books, branch, newCodeOf(teller), sealed)
  return { ticket, secret, picture: await toDataURL(uri, { width: 200, margin: 1 }) }
}

export async function addCode(
  books: Books,
  { branch, teller }: Holder,
  label: string,
  { ticket, code }: { readonly ticket: string; readonly code: string },
): Promise<Refusal | null> {
  const sealed = await challengeOf(books, branch, newCodeOf(teller), ticket)
  if (sealed === null) return refuse('codeRefused')
  const secret = Buffer.from(sealed, 'base64')
  const step = stepOf(books, secret, code, 0n)
  if (step === null) return refuse('codeRefused')
  await addAuthenticator(books.pool, {
    branch,
    teller,
    id: randomBytes(12).toString('base64url'),
    kind: 'code',
    label,
    secret,
    counter: step,
    added: BigInt(books.now()),
    used: null,
  })
  return null
}

const newCodeOf = (teller: string): string => `new code of ${teller}`

/** Whether one of somebody's authenticators shows this code now, and has not been believed before. */
export async function codeIsRight(
  books: Books,
  authenticators: readonly Authenticator[],
  code: string,
): Promise<boolean> {
  for (const one of authenticators.filter(({ kind }) => kind === 'code')) {
    const step = stepOf(books, one.secret, code, one.counter)
    if (step !== null) return useAuthenticator(books.pool, one, step, books.now())
  }
  return false
}

/** The time step that a code is of; null where it is of none that is near and after the last one. */
function stepOf({ vault, now }: Books, sealed: Buffer, code: string, after: bigint): bigint | null {
  const typed = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(typed)) return null
  const secret = vault.unwrap(sealed).toString()
  const epoch = Math.floor(now() / 1000)
  const result = verifySync({ secret, token: typed, epoch, epochTolerance: TOLERANCE })
  if (!result.valid || !('timeStep' in result)) return null
  const step = BigInt(result.timeStep)
  return step > after ? step : null
}
