/** Doing things: a transaction, its preview, a look-up by code. All go by the definition of the code. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { plainText } from '../../core/fields/text.ts'
import { isRefusal, type Refusal, refuse, statusOf } from '../../core/refusals.ts'
import type { Numbers } from '../../core/registry/numbering.ts'
import { parseRequestId } from '../../core/request.ts'
import { findTransaction } from '../../core/transactions/catalogue.ts'
import type { WireAnswer, WirePreview, WireView } from '../../core/wire.ts'
import type { Answer } from '../answers.ts'
import { prove, type Shown } from '../door/proof.ts'
import { type House, sendRefusal } from '../house.ts'
import { lookUp } from '../looks/lookUp.ts'
import { previewOf } from '../looks/preview.ts'
import { readerFor, recordsOf } from '../looks/reader.ts'
import { lockSession, type Session } from '../store/sessions.ts'
import { wireAnswer } from '../wire.ts'
import { placeIn, signingOf, siteOf } from './door.ts'
import { reading, type Signed, signedIn } from './requests.ts'
import { Code, Look, TICKET_MAX, Transaction, wire } from './schemas.ts'

interface TransactionBody {
  readonly request: string
  readonly fields: Record<string, string>
  readonly ticket?: string
  readonly as?: Shown
}

export const transactionRoutes =
  (house: House): FastifyPluginAsyncTypebox =>
  async app => {
    const answers = { 200: wire<WireAnswer>('WireAnswer'), 202: wire<WireAnswer>('WireAnswer') }
    const performing = { schema: { params: Code, body: Transaction, response: answers } }
    app.post('/api/transactions/:code', performing, async (request, reply) => {
      const signed = await signedIn(house, request, reply)
      if (!signed) return reply
      const { code } = request.params
      const refusal = refuseLookUp(code) ?? refuseTicket(request.body)
      const teller = refusal ?? (await actingTeller(signed, code, request))
      if (isRefusal(teller)) {
        reply.numbers = await numbersAt(signed)
        return sendRefusal(reply, teller)
      }
      const { request: id, fields } = request.body
      // The queue knows whom the teller serves; only where it knows nobody does a queue of others count.
      const ticket = (await ticketServed(signed, id, teller)) ?? request.body.ticket ?? null
      const answer = await signed.house.submit({ request: id, code, teller, ticket, fields })
      if (code === '8008' && answer.outcome === 'posted') await continueDay(signed)
      if (code === '0003' && answer.outcome === 'posted') await lockWhoLeaves(signed)
      if (answer.outcome === 'refused') reply.numbers = await numbersAt(signed)
      return sendAnswer(reply, answer)
    })

    const previewing = {
      schema: { params: Code, body: Transaction, response: { 200: wire<WirePreview>('WirePreview') } },
    }
    app.post('/api/preview/:code', previewing, async (request, reply) => {
      const read = await reading(house, request, reply)
      if (!read) return reply
      const { request: id, fields } = request.body
      if (!isOfSession(id, read.session)) return sendRefusal(reply, refuse('requestMalformed'))
      const { teller } = read.session
      return previewOf(read.reader, { request: id, code: request.params.code, teller, ticket: null, fields })
    })

    const looking = { schema: { params: Code, body: Look, response: { 200: wire<WireView>('WireView') } } }
    app.post('/api/look/:code', looking, async (request, reply) => {
      const read = await reading(house, request, reply)
      if (!read) return reply
      const view = await lookUp(read.reader, request.params.code, request.body.fields)
      return isRefusal(view) ? sendRefusal(reply, view) : view
    })
  }

/** A code that looks something up is answered by /api/look; there is nothing of it to post. */
function refuseLookUp(code: string): Refusal | null {
  const transaction = findTransaction(code)
  return transaction?.view ? refuse('lookUpOnly', { code, name: transaction.name }) : null
}

/** The ticket stands in the journal as it came. */
function refuseTicket({ ticket }: TransactionBody): Refusal | null {
  const plain = plainText(ticket ?? '', TICKET_MAX)
  return isRefusal(plain) ? { ...plain, field: 'ticket' } : null
}

/** What a colleague does at another's terminal: he signs, or refuses to. */
const SIGNED_BY_OTHERS = new Set(['0011', '0012'])

/** The session's teller, or a colleague who signs at this terminal and shows who he is. */
async function actingTeller(
  { house, session }: Signed,
  code: string,
  request: FastifyRequest<{ Body: TransactionBody }>,
): Promise<string | Refusal> {
  const { body } = request
  if (!isOfSession(body.request, session)) return refuse('requestMalformed')
  if (!body.as) return session.teller
  if (!SIGNED_BY_OTHERS.has(code)) return refuse('requestMalformed')
  const { branch } = session
  const purpose = signingOf(body.fields.parked ?? '')
  const occasion = { branch, place: placeIn(session), purpose, site: siteOf(request) }
  const proven = await prove(house.books, occasion, body.as)
  return isRefusal(proven) ? proven : proven.teller
}

/** What is done while a ticket is being served at somebody's window is done for it (F150). */
async function ticketServed(
  { house, session }: Signed,
  request: string,
  teller: string,
): Promise<string | null> {
  const id = parseRequestId(request)
  return id ? house.queues.serving(session.branch, id.day, teller) : null
}

/** A terminal numbers its own requests; it cannot make one for another branch or terminal. */
function isOfSession(request: string, { branch, terminal }: Session): boolean {
  const id = parseRequestId(request)
  return id?.branch === branch && id.terminal === terminal
}

function sendAnswer(reply: FastifyReply, answer: Answer) {
  const status = { posted: 200, parked: 202, refused: 0 }[answer.outcome]
  return reply
    .code(answer.outcome === 'refused' ? statusOf(answer.refusal) : status)
    .send(wireAnswer(answer, reply.numbers ?? {}))
}

/** Asked for only where something is refused: an answer that posts names no codes. */
async function numbersAt({ house, session: { branch } }: Signed): Promise<Numbers> {
  const state = await recordsOf(house.books, branch, ['parameters:current'])
  return state.get('parameters', 'current')?.numbers ?? {}
}

/** Who is away is locked out of his own screen, too, until he has shown that it is he who comes back. */
async function lockWhoLeaves({ house: { books }, session }: Signed): Promise<void> {
  const { branch, teller, terminal } = session
  const reader = await readerFor(books, branch, teller, terminal)
  if (reader.teller.duty === 'away') await lockSession(books.pool, session, true)
}

/** The day end goes on by itself once 8008 is posted; whoever asked need not wait for it. */
async function continueDay({ house, session }: Signed): Promise<void> {
  const reader = await readerFor(house.books, session.branch, session.teller, session.terminal)
  void house.dayEnd.run(reader)
}
