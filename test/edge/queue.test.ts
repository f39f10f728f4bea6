/** The queue at the door: who may, what travels into the journal, two servers on one database. */
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Queues } from '../../server/queues.ts'
import type { QueueAct } from '../../core/queue/act.ts'
import type { Business } from '../../core/queue/business.ts'
import type { WireQueue, WireQueueBoard, WireTicketTaken } from '../../core/queue/wire.ts'
import { isRefusal } from '../../core/refusals.ts'
import type { WireAnswer, WireDesk, WireRowDetail } from '../../core/wire.ts'
import { build } from '../../server/app.ts'
import { closedHouse } from '../../server/house.ts'
import { verify } from '../../server/verify.ts'
import { BRANCH, DAY } from '../support/books.ts'
import { type Door, openDoor } from '../support/door.ts'

let door: Door

beforeAll(async () => {
  door = await openDoor()
})

afterAll(() => door.close())

const refusedIn = (answer: LightMyRequestResponse) =>
  answer.json<{ refusal?: { refused: string } }>().refusal?.refused ?? null

let counter = 0
const kiosk = { business: 'B', flags: [] }
const takeAt = (headers: Record<string, string>, as?: string) => {
  counter += 1
  return door.post('/api/queue/tickets', { ...kiosk, request: `kiosk-take-${counter}` }, as, headers)
}
const atWindow = async (asked: object, as = '0011') => {
  const answer = await door.post('/api/queue/window', asked, as)
  return refusedIn(answer) ?? answer.json<WireQueue>()
}

describe('what stands in the hall', () => {
  let device: Record<string, string>

  beforeAll(async () => {
    const registered = await door.post('/api/terminals', {}, undefined, { cookie: await door.signIn('0001') })
    const cookies = [registered.headers['set-cookie']].flat().map(String)
    const token = cookies.find(one => one.startsWith('zhanggui_terminal'))?.split(';')[0] ?? ''
    device = { cookie: token }
  })

  test('is a terminal that is registered, at which nobody is signed in', async () => {
    expect(refusedIn(await takeAt({}))).toBe('deviceUnknown')
    expect(refusedIn(await takeAt({ cookie: 'zhanggui_terminal=0101.nothing' }))).toBe('deviceUnknown')
    const taken = (await takeAt(device)).json<WireTicketTaken>()
    expect(taken).toMatchObject({ ticket: 'B001', ahead: 0, waitMs: null, branch: { code: BRANCH } })
    expect(taken.key).toMatch(/^\d{6}$/)
  })

  test('gets the same ticket when it asks again', async () => {
    const asked = { ...kiosk, request: 'kiosk-again' }
    const first = (await door.post('/api/queue/tickets', asked, undefined, device)).json<WireTicketTaken>()
    const again = (await door.post('/api/queue/tickets', asked, undefined, device)).json<WireTicketTaken>()
    expect(again).toEqual(first)
  })

  test.each([
    ['no business', { ...kiosk, business: 'X', request: 'kiosk-wrong' }],
    ['a flag that is none', { ...kiosk, flags: ['rich'], request: 'kiosk-wrong' }],
    ['no request', kiosk],
    ['a level of its own', { ...kiosk, level: 'private', request: 'kiosk-wrong' }],
  ])('gets nothing for %s', async (_name, asked) => {
    expect((await door.post('/api/queue/tickets', asked, undefined, device)).statusCode).toBe(400)
  })

  test('shows numbers and windows, and nobody by name', async () => {
    const board = (await door.get('/api/queue/board', device.cookie)).json<WireQueueBoard>()
    expect(board.businesses.find(({ business }) => business === 'B')?.waiting).toBe(2)
    expect(JSON.stringify(board)).not.toMatch(/teller|customer|level/)
  })

  test('rates by the code on the ticket, or what its window has just served', async () => {
    await atWindow({ do: 'open', window: 3, skills: ['B'] })
    await atWindow({ do: 'call' })
    await atWindow({ do: 'start', ticket: 'B001' })
    await atWindow({ do: 'end', ticket: 'B001' })
    const rate = (asked: object, headers: Record<string, string> = device) =>
      door.post('/api/queue/ratings', { ticket: 'B001', score: 5, ...asked }, undefined, headers)
    expect(refusedIn(await rate({ key: '000000' }))).toBe('ticketKeyWrong')
    expect(refusedIn(await rate({ ticket: 'B002' }))).toBe('ticketKeyWrong')
    const staff = { cookie: await door.signIn('0003') }
    expect(refusedIn(await rate({}, staff)), 'nobody rates himself').toBe('ticketKeyWrong')
    expect((await rate({})).statusCode).toBe(200)
    expect(refusedIn(await rate({}))).toBe('ticketKeyWrong')
    await atWindow({ do: 'close' })
  })
})

describe('at a window', () => {
  test('reasons are words that print', async () => {
    await atWindow({ do: 'open', window: 4, skills: ['B'] })
    expect(await atWindow({ do: 'pause', reason: ' ' })).toBe('queueReasonMissing')
    expect(await atWindow({ do: 'pause', reason: 'a\u0007' })).toBe('textControl')
    expect(await atWindow({ do: 'pause', reason: '午餐' })).toMatchObject({ own: 4 })
    await atWindow({ do: 'close' })
  })

  test('what is done for a ticket carries it in the journal, and nothing before or after does', async () => {
    const account = await anAccount()
    const deposit = () => posted('0510', { account, amount: '100', notes: '100x1' })
    const before = await deposit()
    await atWindow({ do: 'open', window: 4, skills: ['B'] })
    const queue = (await atWindow({ do: 'call' })) as WireQueue
    const ticket = queue.tickets.find(({ state }) => state === 'called')?.no ?? ''
    const called = await deposit()
    await atWindow({ do: 'start', ticket })
    expect((await door.get('/api/desk', '0011')).json<WireDesk>().ticket).toBe(ticket)
    const served = await deposit()
    const other = await posted('0510', { account, amount: '100', notes: '100x1' }, '0012')
    await atWindow({ do: 'end', ticket })
    const after = await deposit()
    const rows = [before, called, served, other, after]
    const tickets = await Promise.all(rows.map(async serial => (await row(serial)).ticket))
    expect(tickets).toEqual([null, null, ticket, null, null])
    expect((await verify(door.bank.books.pool)).findings).toEqual([])
    await atWindow({ do: 'close' })
  })

  test('sent again after the ticket has ended, a request hears the same answer', async () => {
    const account = await anAccount()
    await takeAt({}, '0011')
    await atWindow({ do: 'open', window: 4, skills: ['B'] })
    const queue = (await atWindow({ do: 'call' })) as WireQueue
    const ticket = queue.tickets.find(({ state }) => state === 'called')?.no ?? ''
    await atWindow({ do: 'start', ticket })
    const sent = { request: `${BRANCH}/${DAY}/H0011/777`, fields: { account, amount: '100', notes: '100x1' } }
    const first = (await door.post('/api/transactions/0510', sent, '0011')).json<WireAnswer>()
    await atWindow({ do: 'end', ticket })
    const again = (await door.post('/api/transactions/0510', sent, '0011')).json<WireAnswer>()
    expect(again).toEqual(first)
    expect((await row((first as { serial: number }).serial)).ticket).toBe(ticket)
    await atWindow({ do: 'close' })
  })

  async function anAccount(): Promise<string> {
    const answer = await posted('0500', { customer: '1', amount: '100', notes: '100x1' })
    const { effects } = await row(answer)
    return /"key":"(\d{16})"/.exec(effects ?? '')?.[1] ?? /(\d{16})/.exec(effects ?? '')?.[1] ?? ''
  }

  async function posted(code: string, fields: Record<string, string>, as = '0011'): Promise<number> {
    const answer = (await door.perform(code, fields, as)).json<WireAnswer>()
    if (answer.outcome !== 'posted') throw new Error(JSON.stringify(answer))
    return answer.serial
  }

  const row = async (serial: number) =>
    (await door.get(`/api/journal/${DAY}/${serial}`, '0002')).json<WireRowDetail>()
})

test('only those who lead the lobby put somebody first', async () => {
  const asked = { do: 'prioritise', ticket: 'B001', level: 'gold', flags: [], reason: '老客户' }
  expect(refusedIn(await door.post('/api/queue/lobby', asked, '0011'))).toBe('forbidden')
  expect(refusedIn(await door.post('/api/queue/lobby', asked, '0002'))).toBe('ticketState')
})

test('a branch that is not open hands out no number', async () => {
  const closed = await build(closedHouse())
  expect((await closed.inject({ method: 'GET', url: '/api/queue/board' })).statusCode).toBe(503)
  await closed.close()
})

test('transactions that ask together whom somebody serves share a look, and none misses another server', async () => {
  const other = await door.bank.secondServer()
  const asked: string[] = []
  const counting = {
    ...door.bank.books,
    pool: new Proxy(door.bank.books.pool, {
      get(pool, name) {
        if (name !== 'query') return Reflect.get(pool, name) as unknown
        return (query: { name?: string }) => {
          asked.push(query.name ?? '')
          return pool.query(query as never)
        }
      },
    }),
  }
  const here = new Queues(counting)
  const there = new Queues(other.books)
  const act = async (asked: QueueAct, by: string) => {
    const done = await there.act(BRANCH, asked, by)
    if (isRefusal(done)) throw new Error(done.refused)
    return done
  }
  const lookTogether = () => Promise.all(Array.from({ length: 40 }, () => here.serving(BRANCH, DAY, '0012')))
  await act({ do: 'open', window: 12, skills: ['B'] }, '0012')
  const taken = await act(
    { ...kiosk, do: 'take', level: 'normal', appointment: null, request: 'shared' } as never,
    'hall',
  )
  expect(taken.what).toBe('taken')
  await act({ do: 'call' }, '0012')
  const called = [...(await there.at(BRANCH)).day.windows.values()].find(({ no }) => no === 12)?.ticket ?? ''
  expect(new Set(await lookTogether())).toEqual(new Set([null]))
  const looks = asked.length
  const early = here.serving(BRANCH, DAY, '0012')
  await act({ do: 'start', ticket: called }, '0012')
  expect(new Set(await lookTogether())).toEqual(new Set([called]))
  await early
  await act({ do: 'end', ticket: called }, '0012')
  expect(await here.serving(BRANCH, DAY, '0012')).toBeNull()
  // Eighty-two questions of three moments: each moment is at most the look under way and the next one.
  expect(looks).toBeLessThanOrEqual(2)
  expect(asked.length).toBeLessThanOrEqual(6)
  await act({ do: 'close' }, '0012')
  await other.close()
})

test('two servers hand out each number once, and call nobody twice', async () => {
  const other = await door.bank.secondServer()
  const queues = [new Queues(door.bank.books), new Queues(other.books)]
  const pick = (index: number) => queues[index % 2] as Queues
  const take = (index: number): QueueAct => ({
    do: 'take',
    business: 'C' as Business,
    level: 'normal',
    flags: [],
    appointment: null,
    request: `two-${index}`,
  })
  const count = 20
  const taken = await Promise.all(
    Array.from({ length: count }, (_, index) => pick(index).act(BRANCH, take(index), 'kiosk')),
  )
  const numbers = taken.map(one => (isRefusal(one) ? one.refused : 'ticket' in one ? one.ticket : null))
  expect(new Set(numbers)).toEqual(
    new Set(Array.from({ length: count }, (_, index) => `C${String(index + 1).padStart(3, '0')}`)),
  )
  const tellers = Array.from({ length: 8 }, (_, index) => `90${10 + index}`)
  for (const [index, teller] of tellers.entries())
    await pick(index).act(BRANCH, { do: 'open', window: 30 + index, skills: ['C'] }, teller)
  const called = await Promise.all(
    tellers.map((teller, index) => pick(index).act(BRANCH, { do: 'call' }, teller)),
  )
  const callees = called.map(one => (isRefusal(one) ? one.refused : 'ticket' in one ? one.ticket : null))
  expect(new Set(callees).size).toBe(tellers.length)
  expect(await queues[0]?.at(BRANCH).then(({ day }) => day.seq)).toBe(
    await queues[1]?.at(BRANCH).then(({ day }) => day.seq),
  )
  await other.close()
})

test('a server that begins anew knows the queue as it was', async () => {
  const before = (await new Queues(door.bank.books).at(BRANCH)).day
  const other = await door.bank.secondServer()
  expect((await new Queues(other.books).at(BRANCH)).day).toEqual(before)
  await other.close()
})
