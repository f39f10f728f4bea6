/** The terminals of a branch: whoever is in charge of them registers them, each at its own place. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from '../../core/refusals.ts'
import { registrars } from '../../core/signInRules.ts'
import type { WireTerminal } from '../../core/wire.ts'
import { TERMINAL_COOKIE } from '../door/sessions.ts'
import { registerTerminal } from '../door/terminals.ts'
import { type House, sendRefusal } from '../house.ts'
import { readTerminals, removeTerminal } from '../store/terminals.ts'
import { noteAtDoor, startSession } from './door.ts'
import { type Reading, reading } from './requests.ts'
import { TerminalName, wire } from './schemas.ts'

/** A year: a terminal stays where it stands. */
const TERMINAL_SECONDS = 365 * 86_400

export const terminalRoutes =
  (house: House): FastifyPluginAsyncTypebox =>
  async app => {
    const listing = { schema: { response: { 200: wire<WireTerminal[]>('WireTerminal[]') } } }
    app.get('/api/terminals', listing, async (request, reply) => {
      const read = await registrar(house, request, reply)
      if (!read) return reply
      const terminals = await readTerminals(read.reader.books.pool, read.session.branch)
      return terminals.map(({ name, teller, added }) => ({
        name,
        teller,
        added: new Date(Number(added)).toISOString(),
      }))
    })

    app.post('/api/terminals', async (request, reply) => {
      const read = await registrar(house, request, reply)
      if (!read) return reply
      const {
        reader: { books },
        session,
      } = read
      const token = await registerTerminal(books, session)
      const secure = request.protocol === 'https'
      reply.setCookie(TERMINAL_COOKIE, token, {
        path: '/',
        httpOnly: true,
        sameSite: 'strict',
        secure,
        maxAge: TERMINAL_SECONDS,
      })
      // The session is one of this terminal from now on.
      const { branch, teller, terminal, held: before } = session
      await startSession(
        books,
        { branch, teller, terminal, held: before === 'terminal' ? null : before },
        request,
        reply,
        token,
      )
      await noteAtDoor(read, `terminal ${terminal} registered`)
      return { registered: terminal }
    })

    app.post('/api/terminals/:name/remove', { schema: { params: TerminalName } }, async (request, reply) => {
      const read = await registrar(house, request, reply)
      if (!read) return reply
      const { branch } = read.session
      const removed = await removeTerminal(read.reader.books.pool, { branch, name: request.params.name })
      await noteAtDoor(read, `terminal ${request.params.name} removed`)
      return { removed }
    })
  }

/** Somebody who registers terminals; held for that, he may do nothing else. */
async function registrar(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Reading | null> {
  const read = await reading(house, request, reply, { locked: false, held: true })
  if (!read) return null
  const isHeldElse = read.session.held !== null && read.session.held !== 'terminal'
  if (!isHeldElse && read.reader.teller.roles.some(role => registrars.includes(role))) return read
  await sendRefusal(reply, refuse('forbidden'))
  return null
}
