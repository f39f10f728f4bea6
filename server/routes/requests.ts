/** What every route behind a session needs: who asks, and the refusal when nobody may. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Refusal, refuse } from '../../core/refusals.ts'
import { type House, type OpenHouse, sendRefusal } from '../house.ts'
import { type Reader, readerFor } from '../looks/reader.ts'
import { SESSION_COOKIE, sessionOf } from '../sessions.ts'
import type { Session } from '../store/sessions.ts'

export interface Signed {
  readonly house: OpenHouse
  readonly session: Session
}

/** The session of a request; answers for it and gives null where there is none. */
export async function signedIn(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Signed | null> {
  const found = await sessionIn(house, request)
  if ('refused' in found) {
    await sendRefusal(reply, found)
    return null
  }
  return found
}

async function sessionIn({ open }: House, request: FastifyRequest): Promise<Signed | Refusal> {
  if (!open) return refuse('busy')
  const token = request.cookies[SESSION_COOKIE]
  const session = token ? await sessionOf(open.books, token) : null
  return session ? { house: open, session } : refuse('sessionMissing')
}

export interface Reading extends Signed {
  readonly reader: Reader
}

/** A session together with the person and the branch as they stand. */
export async function reading(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Reading | null> {
  const signed = await signedIn(house, request, reply)
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
