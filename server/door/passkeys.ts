/**
 * Security keys and fingerprint readers (WebAuthn). A key knows whose it is, so that nobody has to type his
 * number, and nothing tells a stranger who has one; it wants a finger or a PIN, so that it stands for what
 * one has and what one is. What it signs is asked once, for one purpose, and within two minutes.
 */
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { type Refusal, refuse } from '../../core/refusals.ts'
import type { Books } from '../books.ts'
import {
  addAuthenticator,
  authenticatorsOf,
  type Holder,
  passkeyOf,
  useAuthenticator,
} from '../store/authenticators.ts'
import { ASKED_MS, challengeOf, keepChallenge } from './challenges.ts'

/** Where the pages come from, as the browser sees it: a key is good for nowhere else. */
export interface Site {
  /** `https://bank.example:8443` */
  readonly origin: string
  /** `bank.example` */
  readonly host: string
}

/** What the page hands to the browser, and shows again with the answer. */
export interface Asked<O> {
  readonly ticket: string
  readonly options: O
}

export interface PasskeyAnswer {
  readonly ticket: string
  readonly response: unknown
}

/** What a key signs so that its owner comes in, or signs something: `purpose` says which. */
export async function askPasskey(
  books: Books,
  branch: string,
  purpose: string,
  site: Site,
): Promise<Asked<PublicKeyCredentialRequestOptionsJSON>> {
  const options = await generateAuthenticationOptions({
    rpID: site.host,
    userVerification: 'required',
    timeout: ASKED_MS,
  })
  return { ticket: await keepChallenge(books, branch, purpose, options.challenge), options }
}

/** Who has signed. */
export async function provePasskey(
  books: Books,
  branch: string,
  purpose: string,
  site: Site,
  answer: PasskeyAnswer,
): Promise<string | Refusal> {
  const challenge = await challengeOf(books, branch, purpose, answer.ticket)
  const response = answer.response as AuthenticationResponseJSON
  const key = challenge === null ? null : await passkeyOf(books.pool, branch, idOf(response))
  if (challenge === null || !key) return refuse('passkeyRefused')
  const { secret, counter, teller, id } = key
  const credential = { id, publicKey: new Uint8Array(secret), counter: Number(counter) }
  const checked = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.host,
    credential,
    requireUserVerification: true,
  }).catch(() => null)
  if (!checked?.verified) return refuse('passkeyRefused')
  const { newCounter } = checked.authenticationInfo
  const isFresh = await useAuthenticator(books.pool, { branch, teller, id }, BigInt(newCounter), books.now())
  return isFresh ? teller : refuse('passkeyRefused')
}

/** What a new key of somebody signs. */
export async function askNewPasskey(
  books: Books,
  { branch, teller }: Holder,
  site: Site,
): Promise<Asked<PublicKeyCredentialCreationOptionsJSON>> {
  const known = await authenticatorsOf(books.pool, { branch, teller })
  const options = await generateRegistrationOptions({
    rpName: '掌柜 Zhanggui',
    rpID: site.host,
    userName: `${branch} ${teller}`,
    userID: new Uint8Array(Buffer.from(`${branch}/${teller}`)),
    timeout: ASKED_MS,
    excludeCredentials: known.filter(({ kind }) => kind === 'passkey').map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return { ticket: await keepChallenge(books, branch, newKeyOf(teller), options.challenge), options }
}

export async function addPasskey(
  books: Books,
  { branch, teller }: Holder,
  site: Site,
  label: string,
  answer: PasskeyAnswer,
): Promise<Refusal | null> {
  const challenge = await challengeOf(books, branch, newKeyOf(teller), answer.ticket)
  if (challenge === null) return refuse('passkeyRefused')
  const checked = await verifyRegistrationResponse({
    response: answer.response as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.host,
    requireUserVerification: true,
  }).catch(() => null)
  if (!checked?.verified) return refuse('passkeyRefused')
  const { credential } = checked.registrationInfo
  const added = await addAuthenticator(books.pool, {
    branch,
    teller,
    id: credential.id,
    kind: 'passkey',
    label,
    secret: Buffer.from(credential.publicKey),
    counter: BigInt(credential.counter),
    added: BigInt(books.now()),
    used: null,
  })
  return added ? null : refuse('passkeyRefused')
}

const newKeyOf = (teller: string): string => `new key of ${teller}`

const idOf = (response: unknown): string => {
  const id = (response as { id?: unknown } | null)?.id
  return typeof id === 'string' ? id.slice(0, 1_400) : ''
}
