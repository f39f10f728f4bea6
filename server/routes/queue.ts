/**
 * The queue: kiosks, displays and tablets in the hall, which nobody signs in at; windows; and the lobby. What
 * stands in the hall is a terminal that is registered, any one where the bank says so, or a page that
 * somebody has opened who is signed in.
 */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { plainText } from '../../core/fields/text.ts'
import { mayCall, mayLeadLobby } from '../../core/queue/access.ts'
import type { QueueAct, TakeAct } from '../../core/queue/act.ts'
import type { QueueEvent } from '../../core/queue/events.ts'
import type { WireQueue, WireQueueBoard, WireTicketTaken } from '../../core/queue/wire.ts'
import { isRefusal, type Refusal, refuse } from '../../core/refusals.ts'
import { sessionOf, TERMINAL_COOKIE } from '../door/sessions.ts'
import { deviceOf } from '../door/terminals.ts'
import { type House, type OpenHouse, sendRefusal } from '../house.ts'
import { boardOf, keyOf, lastEndedAt, queueOf, wireTaken } from '../looks/queue.ts'
import { branchFor } from './door.ts'
import { type Reading, readingWho, tokensOf } from './requests.ts'
import { AtWindow, HallQuery, InLobby, LobbyTicket, RateTicket, TakeTicket, wire } from './schemas.ts'

/** Tries a minute from one address: a hall has a few kiosks, and none is quicker than this. */
const LIMITED = { config: { rateLimit: { max: 60, timeWindow: 60_000 } } }

const NOTE_MAX = 80

export const queueRoutes =
  (house: House): FastifyPluginAsyncTypebox =>
  async app => {
    await app.register(hallRoutes(house))
    const answers = { response: { 200: wire<WireQueue>('WireQueue') } }

    app.get('/api/queue', { schema: answers }, async (request, reply) => {
      const read = await readingWho(roles => mayCall(roles) || mayLeadLobby(roles), house, request, reply)
      return read ? queueOf(read.reader, read.house.queues) : reply
    })

    app.post('/api/queue/window', { schema: { ...answers, body: AtWindow } }, async (request, reply) => {
      const read = await readingWho(mayCall, house, request, reply)
      return read ? actIn(read, request.body, reply) : reply
    })

    const lobby = { schema: { ...answers, body: InLobby } }
    app.post('/api/queue/lobby', lobby, async (request, reply) => {
      const read = await readingWho(mayLeadLobby, house, request, reply)
      return read ? actIn(read, request.body, reply) : reply
    })

    const printing = {
      schema: { body: LobbyTicket, response: { 200: wire<WireTicketTaken>('WireTicketTaken') } },
    }
    app.post('/api/queue/lobby/tickets', printing, async (request, reply) => {
      const read = await readingWho(mayLeadLobby, house, request, reply)
      if (!read) return reply
      const { branch, teller } = read.session
      return take(read.house, { branch, by: teller }, request.body, reply)
    })
  }

/** Does it, and tells how the queue stands then. */
async function actIn({ reader, house: { queues }, session }: Reading, asked: QueueAct, reply: FastifyReply) {
  const clean = cleaned(asked)
  const done = isRefusal(clean) ? clean : await queues.act(session.branch, clean, session.teller)
  return isRefusal(done) ? sendRefusal(reply, done) : queueOf(reader, queues)
}

/** What somebody has said prints, and a priority has its reason. */
function cleaned(asked: QueueAct): QueueAct | Refusal {
  if (asked.do === 'triage') {
    const note = plainText(asked.note, NOTE_MAX)
    return isRefusal(note) ? note : { ...asked, note }
  }
  if (asked.do !== 'pause' && asked.do !== 'prioritise') return asked
  const reason = plainText(asked.reason, NOTE_MAX)
  if (isRefusal(reason)) return reason
  return reason === '' ? refuse('queueReasonMissing') : { ...asked, reason }
}

/** What stands in the hall. */
const hallRoutes =
  (house: House): FastifyPluginAsyncTypebox =>
  async app => {
    const board = { querystring: HallQuery, response: { 200: wire<WireQueueBoard>('WireQueueBoard') } }
    app.get('/api/queue/board', { schema: board }, async (request, reply) => {
      const place = await placeOf(house, request, reply)
      return place ? boardOf(place.house.queues, place.branch) : reply
    })

    app.get('/api/queue/live', { schema: { hide: true, querystring: HallQuery } }, async (request, reply) => {
      const place = await placeOf(house, request, reply)
      if (!place) return reply
      reply.hijack()
      place.house.live.watch(reply.raw, place.branch)
      return reply
    })

    const taking = {
      querystring: HallQuery,
      body: TakeTicket,
      response: { 200: wire<WireTicketTaken>('WireTicketTaken') },
    }
    app.post('/api/queue/tickets', { schema: taking, ...LIMITED }, async (request, reply) => {
      const place = await placeOf(house, request, reply)
      return place ? take(place.house, place, request.body, reply) : reply
    })

    const rating = { querystring: HallQuery, body: RateTicket }
    app.post('/api/queue/ratings', { schema: rating, ...LIMITED }, async (request, reply) => {
      const place = await placeOf(house, request, reply)
      if (!place) return reply
      const { ticket, score, key } = request.body
      const at = await place.house.queues.at(place.branch)
      const isHis = key !== undefined && key === keyOf(place.house.books, at.branch, ticket)
      const isLast = key === undefined && !place.staff && lastEndedAt(at).includes(ticket)
      if (!isHis && !isLast) return sendRefusal(reply, refuse('ticketKeyWrong'))
      const done = await place.house.queues.act(place.branch, { do: 'rate', ticket, score }, place.by)
      return isRefusal(done) ? sendRefusal(reply, done) : { rated: ticket }
    })
  }

interface HallPlace {
  readonly house: OpenHouse
  readonly branch: string
  /** The terminal, or whoever has opened its page. */
  readonly by: string
  /** Whether somebody is signed in there: he does not press for a customer. */
  readonly staff: boolean
}

/** Where in which hall this is asked; null once it has answered that nobody may ask here. */
async function placeOf(
  { open }: House,
  request: FastifyRequest<{ Querystring: { branch?: string } }>,
  reply: FastifyReply,
): Promise<HallPlace | null> {
  const place = open ? await placeAt(open, request) : refuse('busy')
  if (!isRefusal(place)) return place
  await sendRefusal(reply, place)
  return null
}

async function placeAt(
  house: OpenHouse,
  request: FastifyRequest<{ Querystring: { branch?: string } }>,
): Promise<HallPlace | Refusal> {
  const { books, queues } = house
  const tokens = tokensOf(request)
  const session = tokens ? await sessionOf(books, tokens) : null
  const staff = session !== null
  const device = await deviceOf(books, request.cookies[TERMINAL_COOKIE])
  if (device) return { house, branch: device.branch, by: device.name, staff }
  if (session) return { house, branch: session.branch, by: session.teller, staff }
  const branch = await branchFor(books, request.query.branch)
  const isOpenToAll = branch !== '' && (await queues.at(branch)).rules.anyDevice === 1
  return isOpenToAll ? { house, branch, by: HALL, staff } : refuse('deviceUnknown')
}

/** Of a terminal that nobody has registered. */
const HALL = 'hall'

async function take(
  { books, queues }: OpenHouse,
  { branch, by }: Pick<HallPlace, 'branch' | 'by'>,
  asked: Pick<TakeAct, 'business' | 'flags' | 'request'> & Partial<TakeAct>,
  reply: FastifyReply,
) {
  const act: TakeAct = { level: 'normal', appointment: null, ...asked, do: 'take' }
  const done = await queues.act(branch, act, by)
  return isRefusal(done)
    ? sendRefusal(reply, done)
    : wireTaken(books, await queues.at(branch), done as QueueEvent & { what: 'taken' })
}
