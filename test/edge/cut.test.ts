/**
 * A connection, and then its server, dies at one statement: before it, with it on the wire, or after it when
 * nobody has heard. Wherever that is — in the journal, in the projections behind it, in a rebuilding — the next
 * server goes on with what the journal has, and whoever asks again hears the same.
 */
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type pg from 'pg'
import { accountNumber } from '../../core/counter/accounts.ts'
import type { Incoming } from '../../server/pending.ts'
import { rebuild } from '../../server/rebuild.ts'
import { verify } from '../../server/verify.ts'
import { print } from '../../tools/campaign/load.ts'
import {
  copyScene,
  type Ground,
  openOwner,
  openServer,
  prepareScenes,
  type Server,
} from '../../tools/campaign/scene.ts'
import type { Fate } from '../../tools/campaign/wire.ts'
import { BRANCH, DAY } from '../support/books.ts'

const ACCOUNT = accountNumber(BRANCH, 'demand', 1n)
const WAYS = ['lostBefore', 'lostWith', 'lostAfter'] as const

const ground: Ground = { postgres: inject('postgres'), keyFile: join(inject('scratch'), 'master.key') }
const database = `cut_${process.pid}`
let owner: pg.Pool
/** The other server of the branch, whom nothing happens to. */
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

const deposit = () => request('0510', { account: ACCOUNT, amount: '1', notes: '1x1' })
const tooMuch = () => request('0520', { account: ACCOUNT, amount: '9999', notes: '100x99 50x1 20x2 5x1 1x4' })
const newcomer = () =>
  request('0201', { kind: 'person', name: '李四', idKind: 'passport', idNumber: `P3${counter}0000` })

/** Every combination of a statement and a way to lose it. */
const eachWay = (...statements: readonly string[]) =>
  statements.flatMap(statement => WAYS.map(way => [way, statement] as const))

interface Loss {
  readonly fate: Fate
  /** From now on it may happen. */
  arm(this: void): void
  struck(this: void): boolean
}

/** The first statement that begins so is lost. */
function losing(way: (typeof WAYS)[number], target: string): Loss {
  let armed = false
  let struck = false
  const fate: Fate = statement => {
    if (!armed || struck || !statement.startsWith(target)) return null
    struck = true
    return { kind: way }
  }
  return {
    fate,
    arm: () => {
      armed = true
    },
    struck: () => struck,
  }
}

async function killed(server: Server): Promise<void> {
  server.wire.die()
  await server.pool.end()
}

/** The next server: it has every request posted once, and everything follows from the journal again. */
async function goesOn(asked: readonly Incoming[]): Promise<void> {
  const next = await openServer(ground, database, 'next')
  const answers = await Promise.all(asked.map(one => next.gather.submit(one)))
  for (const [index, one] of asked.entries())
    expect(print(await other.gather.submit(one))).toBe(print((answers[index] ?? answers[0]) as never))
  await next.books.memories.caughtUp(BRANCH)
  expect((await verify(owner)).findings).toEqual([])
  const { rows } = await owner.query<{ request: string }>(
    'select request from journal where request = any ($1) order by request',
    [asked.map(one => one.request)],
  )
  const posted = asked.filter((_, index) => answers[index]?.outcome === 'posted').map(one => one.request)
  expect(rows.map(row => row.request)).toEqual(posted.toSorted((a, b) => (a < b ? -1 : 1)))
  await next.pool.end()
}

describe('in the journal', () => {
  test.each([
    ...eachWay('insert-rows').map(([way, at]) => [way, at, () => [deposit(), deposit()]] as const),
    ...eachWay('begin', 'insert-keys', 'insert-rows', 'insert-refusals', 'commit').map(
      ([way, at]) => [way, at, () => [deposit(), tooMuch(), newcomer()]] as const,
    ),
  ])('%s %s', async (way, statement, requests) => {
    const { fate, arm, struck } = losing(way, statement)
    const server = await openServer(ground, database, 'A', fate)
    // Its memory is open, so that the batch is the next thing that is sent.
    await server.books.memories.of(BRANCH)
    const asked = requests()
    arm()
    await Promise.all(asked.map(one => server.gather.submit(one)))
    expect(struck()).toBe(true)
    await killed(server)
    await goesOn(asked)
  })
})

describe('behind the journal', () => {
  const statements = ['begin', 'move-head', 'insert-entries', 'insert-custody', 'add-turnovers', 'add-counts']
  test.each(eachWay(...statements, 'write-state', 'commit'))('%s %s', async (way, statement) => {
    const { fate, arm, struck } = losing(way, statement)
    const server = await openServer(ground, database, 'A', fate)
    await server.books.memories.of(BRANCH)
    const asked = [deposit(), deposit(), deposit()]
    arm()
    for (const one of asked) await server.gather.submit(one)
    expect(struck(), 'the answers are given before anything is projected').toBe(false)
    await server.books.memories.drained().catch(() => undefined)
    expect(struck()).toBe(true)
    await killed(server)
    await goesOn(asked)
  })
})

describe('in a rebuilding', () => {
  const statements = [
    'begin',
    'lock table',
    'delete from state',
    'rows-after',
    'insert-entries',
    'write-state',
  ]
  test.each(eachWay(...statements, 'insert into branch_head'))(
    '%s %s changes nothing',
    async (way, statement) => {
      const { fate, arm, struck } = losing(way, statement)
      await owner.query(`delete from entry where serial > 30`)
      const before = await verify(owner)
      const server = await openServer(ground, database, 'A', fate)
      arm()
      await expect(rebuild(server.pool)).rejects.toThrow()
      expect(struck()).toBe(true)
      await killed(server)
      expect(await verify(owner)).toEqual(before)
      await rebuild(owner)
      await goesOn([deposit(), tooMuch()])
    },
  )

  test.each(WAYS)('%s commit leaves all or nothing', async way => {
    const { fate, arm } = losing(way, 'commit')
    const server = await openServer(ground, database, 'A', fate)
    arm()
    await expect(rebuild(server.pool)).rejects.toThrow()
    await killed(server)
    expect((await verify(owner)).findings).toEqual([])
    await goesOn([deposit()])
  })
})

test('a server that falls asleep while it projects is not waited for', { timeout: 30_000 }, async () => {
  const ASLEEP_MS = 9_000
  const fate: Fate = statement =>
    statement === 'insert-entries' ? { kind: 'held', until: sleep(ASLEEP_MS) } : null
  const server = await openServer(ground, database, 'A', fate)
  const asked = [deposit(), deposit()]
  for (const one of asked) await server.gather.submit(one)
  const sleeping = server.books.memories.caughtUp(BRANCH).catch(() => 'woke up to a lost connection')
  while (!(await headIsLocked())) await sleep(20)
  const since = performance.now()
  await other.books.memories.caughtUp(BRANCH)
  expect(performance.now() - since).toBeLessThan(ASLEEP_MS - 1_000)
  expect(await sleeping).toBe('woke up to a lost connection')
  await killed(server)
  await goesOn(asked)
})

async function headIsLocked(): Promise<boolean> {
  const { rows } = await owner.query<{ locked: boolean }>(
    `select exists (select from pg_locks where relation = 'branch_head'::regclass and mode = 'RowExclusiveLock'
                       and granted) as locked`,
  )
  return rows[0]?.locked ?? false
}
