/** What every route behind a session needs: who asks, and the refusal when nobody may. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Role } from '../../core/ledger/entities.ts'
import { type Refusal, refuse } from '../../core/refusals.ts'
import type { Words } from '../../core/words.ts'
import { type House, type OpenHouse, sendRefusal } from '../house.ts'
import { type Reader, readerFor } from '../looks/reader.ts'
import { SESSION_COOKIE, sessionOf, TERMINAL_COOKIE, type Tokens } from '../door/sessions.ts'
import type { Held, Session } from '../store/sessions.ts'

export interface Signed {
  readonly house: OpenHouse
  readonly session: Session
}

/** Which sessions a route serves besides those that are open and held for nothing. */
export interface Serves {
  readonly locked: boolean
  readonly held: boolean
}

const OPEN_ONLY: Serves = { locked: false, held: false }

/** The session of a request; answers for it and gives null where there is none. */
export async function signedIn(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  serves = OPEN_ONLY,
): Promise<Signed | null> {
  const found = await sessionIn(house, request, serves)
  if ('refused' in found) {
    await sendRefusal(reply, found)
    return null
  }
  return found
}

async function sessionIn(
  { open }: House,
  request: FastifyRequest,
  serves: Serves,
): Promise<Signed | Refusal> {
  if (!open) return refuse('busy')
  const tokens = tokensOf(request)
  const session = tokens ? await sessionOf(open.books, tokens) : null
  if (!session) return refuse('sessionMissing')
  if (session.locked && !serves.locked) return refuse('sessionLocked')
  if (session.held && !serves.held) return refuse('sessionHeld', { what: heldWords[session.held] })
  return { house: open, session }
}

export function tokensOf({ cookies }: FastifyRequest): Tokens | null {
  const session = cookies[SESSION_COOKIE]
  return session ? { session, terminal: cookies[TERMINAL_COOKIE] } : null
}

const heldWords: Readonly<Record<Held, Words>> = {
  password: { zh: '密码已到期，须更换', en: 'the password is worn out' },
  authenticator: { zh: '须登记指纹、安全密钥或动态口令', en: 'a key or an authenticator is needed' },
  terminal: { zh: '本终端须先登记', en: 'this terminal is to be registered' },
}

export interface Reading extends Signed {
  readonly reader: Reader
}

/** A session together with the person and the branch as they stand. */
export async function reading(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  serves = OPEN_ONLY,
): Promise<Reading | null> {
  const signed = await signedIn(house, request, reply, serves)
  if (!signed) return null
  const { branch, teller, terminal } = signed.session
  const reader = await readerFor(signed.house.books, branch, teller, terminal)
  reply.numbers = reader.parameters.numbers
  if (reader.teller.stopped) {
    await sendRefusal(reply, refuse('tellerStopped', { teller }))
    return null
  }
  return { ...signed, reader }
}

/** As `reading`, for those who may; null once it has answered that one may not. */
export async function readingWho(
  may: (roles: readonly Role[]) => boolean,
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Reading | null> {
  const read = await reading(house, request, reply)
  if (!read || may(read.reader.teller.roles)) return read
  await sendRefusal(reply, refuse('forbidden'))
  return null
}
