/**
 * Looking: the desk, the journal, the inbox, the board, the day end, and the live stream that says when to
 * look.
 */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { parseDay } from '../../core/dates.ts'
import type { Position } from '../../core/ledger/entities.ts'
import { isRefusal, type Refusal, refuse } from '../../core/refusals.ts'
import type {
  WireAccount,
  WireBoard,
  WireCode,
  WireCustody,
  WireCustomer,
  WireDayEnd,
  WireDesk,
  WireItem,
  WireMoment,
  WireParked,
  WireExplanation,
  WireRefusedRow,
  WireRegistry,
  WireRehearsal,
  WireRow,
  WireRowDetail,
  WireSpecimen,
  WireStatus,
  WireTrialRow,
} from '../../core/wire.ts'
import { type House, sendRefusal } from '../house.ts'
import { boardOf, openItemsOf } from '../looks/board.ts'
import { dayEndOf, rehearsalOf } from '../looks/dayEnd.ts'
import { accountBeside, customerBeside, specimenBeside } from '../looks/beside.ts'
import { custodyOf } from '../looks/custody.ts'
import { codesOf, deskOf } from '../looks/desk.ts'
import { type Inbox, inboxOf, parkedOf } from '../looks/inbox.ts'
import { interestOfRow, journalPage, refusedPage, rowDetail } from '../looks/journal.ts'
import { trial } from '../looks/trial.ts'
import { momentOf } from '../looks/moment.ts'
import { isAtNight } from '../../core/day/night.ts'
import { isInCharge, type Reader } from '../looks/reader.ts'
import { registryOf } from '../looks/registry.ts'
import { statusOf } from '../looks/status.ts'
import { reading, signedIn } from './requests.ts'
import { DayQuery, ItemsQuery, JournalQuery, MomentQuery, RowParams, wire } from './schemas.ts'
import { Type } from 'typebox'

const PAGE = 100
const answers = <T>(name: string) => ({ response: { 200: wire<T>(name) } })
const No = Type.String({ pattern: '^[0-9-]{1,32}$' })
const Number16 = Type.Object({ no: No })
const RowAccountParams = Type.Object({ ...RowParams.properties, account: No })
const ItemId = Type.Object({ item: Type.String({ pattern: '^[a-zA-Z]+-\\d{8}-\\d+$' }) })

/** The day that is asked for; the branch's own where none is. */
const dayOr = (text: string | undefined, { branch }: Reader): string | Refusal =>
  text === undefined ? branch.day : (parseDay(text) ?? refuse('dayMalformed', { text }))

/** A day that has been, or is. */
export function pastDay(text: string, { branch }: Reader): string | Refusal {
  const day = parseDay(text)
  if (day === null) return refuse('dayMalformed', { text })
  return day > branch.day ? refuse('dayNotYet', { day }) : day
}

/** Nine digits are more than any day has rows, and fit the column. */
const serialIn = (text: string): number | Refusal =>
  /^\d{1,9}$/.test(text) ? Number(text) : refuse('serialMalformed', { serial: text })

/** The row that an address names. */
export function positionIn(
  named: { readonly day: string; readonly serial: string },
  reader: Reader,
): Position | Refusal {
  const day = dayOr(named.day, reader)
  const serial = serialIn(named.serial)
  if (isRefusal(day)) return day
  return isRefusal(serial) ? serial : { day, serial }
}

export const readRoutes =
  (house: House): FastifyPluginAsyncTypebox =>
  async app => {
    app.get('/api/desk', { schema: answers<WireDesk>('WireDesk') }, async (request, reply) => {
      const read = await reading(house, request, reply)
      return read ? deskOf(read.reader, read.house.queues) : reply
    })

    app.get('/api/codes', { schema: answers<WireCode[]>('WireCode[]') }, async (request, reply) => {
      const read = await reading(house, request, reply)
      return read ? codesOf(read.reader) : reply
    })

    app.get('/api/inbox', { schema: answers<Inbox>('Inbox') }, async (request, reply) => {
      const read = await reading(house, request, reply)
      return read ? inboxOf(read.reader) : reply
    })

    const parked = { ...answers<WireParked>('WireParked'), params: ItemId }
    app.get('/api/inbox/:item', { schema: parked }, async (request, reply) => {
      const read = await reading(house, request, reply)
      if (!read) return reply
      const { item } = request.params
      const found = await parkedOf(read.reader, item)
      return found ?? sendRefusal(reply, refuse('itemUnknown', { kind: '', item }))
    })

    const items = { ...answers<WireItem[]>('WireItem[]'), querystring: ItemsQuery }
    app.get('/api/items', { schema: items }, async (request, reply) => {
      const read = await reading(house, request, reply)
      return read ? openItemsOf(read.reader, [request.query.kind]) : reply
    })

    await app.register(journalRoutes(house))
    await app.register(branchRoutes(house))
  }

const journalRoutes =
  (house: House): FastifyPluginAsyncTypebox =>
  async app => {
    const journal = { ...answers<WireRow[]>('WireRow[]'), querystring: JournalQuery }
    app.get('/api/journal', { schema: journal }, async (request, reply) => {
      const read = await reading(house, request, reply)
      if (!read) return reply
      const { teller = null, code = null, account = null, status = null } = request.query
      const day = dayOr(request.query.day, read.reader)
      const before = serialIn(request.query.before ?? '0')
      if (isRefusal(day)) return sendRefusal(reply, day)
      const serial = request.query.serial === undefined ? null : serialIn(request.query.serial)
      if (isRefusal(before)) return sendRefusal(reply, before)
      if (isRefusal(serial)) return sendRefusal(reply, serial)
      const filter = { day, teller, code, serial, account, status, before, limit: PAGE }
      const rows = await journalPage(read.reader, filter)
      return isRefusal(rows) ? sendRefusal(reply, rows) : rows
    })

    const row = { ...answers<WireRowDetail>('WireRowDetail'), params: RowParams }
    app.get('/api/journal/:day/:serial', { schema: row }, async (request, reply) => {
      const read = await reading(house, request, reply)
      if (!read) return reply
      const position = positionIn(request.params, read.reader)
      if (isRefusal(position)) return sendRefusal(reply, position)
      const { day, serial } = position
      const found = await rowDetail(read.reader, position)
      return found ?? sendRefusal(reply, refuse('serialUnknown', { serial: String(serial), day }))
    })

    const interest = { ...answers<WireExplanation>('WireExplanation'), params: RowAccountParams }
    app.get('/api/journal/:day/:serial/interest/:account', { schema: interest }, async (request, reply) => {
      const read = await reading(house, request, reply)
      if (!read) return reply
      const position = positionIn(request.params, read.reader)
      if (isRefusal(position)) return sendRefusal(reply, position)
      const { account } = request.params
      const rows = await interestOfRow(read.reader, position, account)
      return rows.length > 0 ? { rows } : sendRefusal(reply, refuse('accountUnknown', { account }))
    })

    const refusals = { ...answers<WireRefusedRow[]>('WireRefusedRow[]'), querystring: DayQuery }
    app.get('/api/refusals', { schema: refusals }, async (request, reply) => {
      const read = await reading(house, request, reply)
      if (!read) return reply
      const day = dayOr(request.query.day, read.reader)
      return isRefusal(day) ? sendRefusal(reply, day) : refusedPage(read.reader, day, PAGE)
    })
  }

const branchRoutes =
  (house: House): FastifyPluginAsyncTypebox =>
  async app => {
    app.get('/api/board', { schema: answers<WireBoard>('WireBoard') }, async (request, reply) => {
      const read = await reading(house, request, reply)
      if (!read) return reply
      return isInCharge(read.reader) ? boardOf(read.reader) : sendRefusal(reply, refuse('forbidden'))
    })

    app.get('/api/status', { schema: answers<WireStatus>('WireStatus') }, async (request, reply) => {
      const read = await reading(house, request, reply)
      if (!read) return reply
      return isInCharge(read.reader) ? statusOf(house, read.house) : sendRefusal(reply, refuse('forbidden'))
    })

    app.get('/api/registry', { schema: answers<WireRegistry>('WireRegistry') }, async (request, reply) => {
      const read = await reading(house, request, reply)
      if (!read) return reply
      return isInCharge(read.reader) ? registryOf(read.reader) : sendRefusal(reply, refuse('forbidden'))
    })

    app.get('/api/custody', { schema: answers<WireCustody>('WireCustody') }, async (request, reply) => {
      const read = await reading(house, request, reply)
      if (!read) return reply
      return isInCharge(read.reader) ? custodyOf(read.reader) : sendRefusal(reply, refuse('forbidden'))
    })

    const trialBalance = { ...answers<WireTrialRow[]>('WireTrialRow[]'), querystring: DayQuery }
    app.get('/api/trial', { schema: trialBalance }, async (request, reply) => {
      const read = await reading(house, request, reply)
      if (!read) return reply
      if (!isInCharge(read.reader)) return sendRefusal(reply, refuse('forbidden'))
      const day = dayOr(request.query.day, read.reader)
      return isRefusal(day) ? sendRefusal(reply, day) : trial(read.reader, day)
    })

    app.get('/api/day-end', { schema: answers<WireDayEnd>('WireDayEnd') }, async (request, reply) => {
      const read = await reading(house, request, reply)
      return read ? dayEndOf(read.reader, read.house.dayEnd) : reply
    })

    const rehearsal = answers<WireRehearsal>('WireRehearsal')
    app.get('/api/day-end/rehearsal', { schema: rehearsal }, async (request, reply) => {
      const read = await reading(house, request, reply)
      if (!read) return reply
      return isInCharge(read.reader) ? rehearsalOf(read.reader) : sendRefusal(reply, refuse('forbidden'))
    })

    app.post('/api/day-end/resume', async (request, reply) => {
      const read = await reading(house, request, reply)
      if (!read) return reply
      const may = isInCharge(read.reader) && isAtNight(read.reader.branch)
      if (!may) return sendRefusal(reply, refuse('forbidden'))
      void read.house.dayEnd.run(read.reader)
      return { resumed: true }
    })

    await app.register(momentRoutes(house))
    await app.register(besideRoutes(house))
  }

/** The branch as it stood. */
const momentRoutes =
  (house: House): FastifyPluginAsyncTypebox =>
  async app => {
    const moment = { ...answers<WireMoment>('WireMoment'), querystring: MomentQuery }
    app.get('/api/moment', { schema: moment }, async (request, reply) => {
      const read = await reading(house, request, reply)
      if (!read) return reply
      if (!isInCharge(read.reader)) return sendRefusal(reply, refuse('forbidden'))
      const { serial: typed, time = null } = request.query
      const day = dayOr(request.query.day, read.reader)
      const serial = typed === undefined ? null : serialIn(typed)
      if (isRefusal(day)) return sendRefusal(reply, day)
      if (isRefusal(serial)) return sendRefusal(reply, serial)
      const found = await momentOf(read.reader, { day, serial, time })
      return isRefusal(found) ? sendRefusal(reply, found) : found
    })
  }

/** What stands beside a form while it is typed, and the live stream. */
const besideRoutes =
  (house: House): FastifyPluginAsyncTypebox =>
  async app => {
    const customer = { ...answers<WireCustomer>('WireCustomer'), params: Number16 }
    app.get('/api/customers/:no', { schema: customer }, async (request, reply) => {
      const read = await reading(house, request, reply)
      if (!read) return reply
      const found = await customerBeside(read.reader, request.params.no)
      return isRefusal(found) ? sendRefusal(reply, found) : found
    })

    const account = { ...answers<WireAccount>('WireAccount'), params: Number16 }
    app.get('/api/accounts/:no', { schema: account }, async (request, reply) => {
      const read = await reading(house, request, reply)
      if (!read) return reply
      const found = await accountBeside(read.reader, request.params.no)
      return isRefusal(found) ? sendRefusal(reply, found) : found
    })

    const specimen = { ...answers<WireSpecimen>('WireSpecimen'), params: Number16 }
    app.get('/api/specimens/:no', { schema: specimen }, async (request, reply) => {
      const read = await reading(house, request, reply)
      if (!read) return reply
      const found = await specimenBeside(read.reader, request.params.no)
      return isRefusal(found) ? sendRefusal(reply, found) : found
    })

    app.get('/api/live', { schema: { hide: true } }, async (request, reply) => {
      const signed = await signedIn(house, request, reply)
      if (!signed) return reply
      reply.hijack()
      signed.house.live.listen(reply.raw, signed.session.branch)
      return reply
    })
  }
