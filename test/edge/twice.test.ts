/**
 * Between two statements of one server another one goes on. What it has projected is not projected again, and
 * what it has answered is not answered again.
 */
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type pg from 'pg'
import { accountNumber } from '../../core/counter/accounts.ts'
import type { Incoming } from '../../server/pending.ts'
import { verify } from '../../server/verify.ts'
import {
  copyScene,
  type Ground,
  openOwner,
  openServer,
  prepareScenes,
  type Server,
} from '../../tools/campaign/scene.ts'
import { BRANCH, DAY } from '../support/books.ts'

const ground: Ground = { postgres: inject('postgres'), keyFile: join(inject('scratch'), 'master.key') }
const database = `twice_${process.pid}`

let owner: pg.Pool
let other: Server

beforeAll(async () => {
  await prepareScenes(ground)
  await copyScene(ground, 'day', database)
  owner = openOwner(ground, database)
  other = await openServer(ground, database, 'other')
})

afterAll(async () => {
  await other.pool.end()
  await owner.end()
})

let counter = 0
function request(code: string, fields: Record<string, string>): Incoming {
  counter += 1
  return { request: `${BRANCH}/${DAY}/K/${counter}`, code, teller: '0011', ticket: null, fields }
}

const deposit = (account: bigint) =>
  request('0510', { account: accountNumber(BRANCH, 'demand', account), amount: '1', notes: '1x1' })
const voiding = () =>
  request('2010', { action: 'void', kind: 'passbook', numbers: String(20 + counter), reason: '错位' })

/** A server whose statements can be stopped. */
async function stoppable(): Promise<{ server: Server; stopAt(this: void, statement: string): Stop }> {
  const stops = new Map<string, Stop>()
  const server = await openServer(ground, database, 'stops', statement => {
    const stop = stops.get(statement)
    stops.delete(statement)
    return stop ? { kind: 'held', until: stop.reach() } : null
  })
  const stopAt = (statement: string): Stop => {
    const stop = new Stop()
    stops.set(statement, stop)
    return stop
  }
  return { server, stopAt }
}

/** A statement that stops where it is told to, until it is let go. */
class Stop {
  readonly reached: Promise<void>
  readonly until: Promise<void>
  letGo: () => void = () => undefined
  #reach: () => void = () => undefined

  constructor() {
    this.reached = new Promise(resolve => (this.#reach = resolve))
    this.until = new Promise(resolve => (this.letGo = resolve))
  }

  reach(): Promise<void> {
    this.#reach()
    return this.until
  }
}

test.each([
  ['with entries', deposit],
  ['without entries', voiding],
])('a row %s that is projected while it is being read is projected once', async (_what, theirs) => {
  const { server, stopAt } = await stoppable()
  await server.gather.submit(deposit(1n))
  const moves = stopAt('move-head')
  const projecting = server.books.memories.drained()
  await moves.reached
  await other.gather.submit(theirs(2n))
  const reads = stopAt('read-state')
  const reading = server.books.memories.alone(() => server.books.memories.catchUp([BRANCH]))
  await reads.reached
  // What is being read is projected now, and the head has been moved for the one who wanted to.
  await other.books.memories.caughtUp(BRANCH)
  moves.letGo()
  await projecting
  reads.letGo()
  await reading
  await server.books.memories.drained()
  expect((await verify(owner)).findings).toEqual([])
  await server.pool.end()
})

test('a request that another server has answered while this one forgot what it knew is answered once', async () => {
  const { server, stopAt } = await stoppable()
  const known = deposit(1n)
  await server.gather.submit(known)
  const wanted = deposit(2n)
  // Both come together: the first is looked up, and meanwhile the second is answered elsewhere.
  const looking = stopAt('find-rows')
  const answers = Promise.all([known, wanted].map(one => server.gather.submit(one)))
  await looking.reached
  const first = await other.gather.submit(wanted)
  server.books.memories.forget([BRANCH])
  looking.letGo()
  expect((await answers)[1]).toEqual(first)
  await server.books.memories.caughtUp(BRANCH)
  expect((await verify(owner)).findings).toEqual([])
  await server.pool.end()
})
