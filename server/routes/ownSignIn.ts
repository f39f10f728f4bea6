/** What a person does about his own way in. Nothing of it without showing once more who he is. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isRefusal, type Refusal } from '../../core/refusals.ts'
import type { WireOwnSignIn } from '../../core/wire.ts'
import { addCode, newCode } from '../door/codes.ts'
import { addPasskey, askNewPasskey } from '../door/passkeys.ts'
import { changePassword } from '../door/passwords.ts'
import { prove, type Shown } from '../door/proof.ts'
import { type House, sendRefusal } from '../house.ts'
import { authenticatorsOf, removeAuthenticator } from '../store/authenticators.ts'
import { readCredential } from '../store/credentials.ts'
import { freeSession, type Held } from '../store/sessions.ts'
import { noteAtDoor, placeIn, PURPOSE, siteOf } from './door.ts'
import { type Reading, reading } from './requests.ts'
import { AddCode, AddPasskey, AuthenticatorId, NewPassword, Shows, wire } from './schemas.ts'

const LIMITED = { config: { rateLimit: { max: 30, timeWindow: 60_000 } } }

export const ownSignInRoutes =
  (house: House): FastifyPluginAsyncTypebox =>
  async app => {
    const change = changing(house)

    const looking = { schema: { response: { 200: wire<WireOwnSignIn>('WireOwnSignIn') } } }
    app.get('/api/own/sign-in', looking, async (request, reply) => {
      const read = await reading(house, request, reply, { locked: false, held: true })
      return read ? ownSignIn(read) : reply
    })

    app.post('/api/own/password', { schema: { body: NewPassword }, ...LIMITED }, (request, reply) => {
      const { to, ...shown } = request.body
      const step = { shown, noted: 'password changed', frees: 'password' } as const
      return change(request, reply, step, ({ reader: { books, parameters }, session }) =>
        changePassword(books, session, to, parameters.signIn),
      )
    })

    app.post('/api/own/passkey/ask', { schema: { body: Shows }, ...LIMITED }, (request, reply) =>
      change(request, reply, { shown: request.body }, ({ reader: { books }, session }) =>
        askNewPasskey(books, session, siteOf(request)),
      ),
    )

    // What was asked for is asked for by somebody who had shown who he was.
    app.post('/api/own/passkey', { schema: { body: AddPasskey }, ...LIMITED }, (request, reply) => {
      const { label, ...answer } = request.body
      const step = { noted: 'passkey added', frees: 'authenticator' } as const
      return change(request, reply, step, ({ reader: { books }, session }) =>
        addPasskey(books, session, siteOf(request), label, answer),
      )
    })

    app.post('/api/own/code/ask', { schema: { body: Shows }, ...LIMITED }, (request, reply) =>
      change(request, reply, { shown: request.body }, ({ reader: { books }, session }) =>
        newCode(books, session),
      ),
    )

    app.post('/api/own/code', { schema: { body: AddCode }, ...LIMITED }, (request, reply) => {
      const { label, ...answer } = request.body
      const step = { noted: 'code added', frees: 'authenticator' } as const
      return change(request, reply, step, ({ reader: { books }, session }) =>
        addCode(books, session, label, answer),
      )
    })

    const removing = { schema: { params: AuthenticatorId, body: Shows }, ...LIMITED }
    app.post('/api/own/authenticators/:id/remove', removing, (request, reply) => {
      const step = { shown: request.body, noted: 'authenticator removed' }
      return change(request, reply, step, async ({ reader: { books }, session }) => ({
        removed: await removeAuthenticator(books.pool, { ...session, id: request.params.id }),
      }))
    })
  }

interface Step {
  /** What is shown once more; absent where a ticket stands for it. */
  readonly shown?: Shown
  /** What the access log says of it, once it is done. */
  readonly noted?: string
  /** What it is for which a session may have been held. */
  readonly frees?: Held
}

/** One step about one's own way in. */
const changing =
  (house: House) =>
  async (
    request: FastifyRequest,
    reply: FastifyReply,
    { shown, noted, frees }: Step,
    work: (read: Reading) => Promise<object | null>,
  ): Promise<object> => {
    const read = await reading(house, request, reply, { locked: false, held: true })
    if (!read) return reply
    const { session, reader } = read
    const proven = shown
      ? await prove(reader.books, occasionOf(request, read), { ...shown, teller: session.teller })
      : null
    const done: object | Refusal | null = isRefusal(proven) ? proven : await work(read)
    if (isRefusal(done)) return sendRefusal(reply, done)
    if (frees) await freeSession(reader.books.pool, session, frees)
    if (noted) await noteAtDoor(read, noted)
    return done ?? { done: true }
  }

function occasionOf(request: FastifyRequest, { session }: Reading) {
  return { branch: session.branch, place: placeIn(session), purpose: PURPOSE.back, site: siteOf(request) }
}

async function ownSignIn({ reader, session }: Reading): Promise<WireOwnSignIn> {
  const { books, parameters } = reader
  const credential = await readCredential(books.pool, session.branch, session.teller)
  const authenticators = await authenticatorsOf(books.pool, session)
  return {
    held: session.held,
    passwordSince: new Date(credential?.since ?? 0).toISOString(),
    passwordLength: parameters.signIn.passwordLength,
    passwordDays: parameters.signIn.passwordDays,
    authenticators: authenticators.map(({ id, kind, label, added, used }) => ({
      id,
      kind,
      label,
      added: new Date(Number(added)).toISOString(),
      used: used === null ? null : new Date(Number(used)).toISOString(),
    })),
  }
}
