/**
 * Nobody decides on what is projected behind the journal, but for a record that is not in memory yet. The same
 * requests get the same answers and write the same rows whether everything is projected at once, or nothing
 * is, or what is projected is gone.
 */
import { join } from 'node:path'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { randomFrom } from '../../core/std.ts'
import type { Answer, Posted } from '../../server/answers.ts'
import type { Incoming } from '../../server/pending.ts'
import { rowsAfter } from '../../server/store/journal.ts'
import { allState } from '../../server/store/proofs.ts'
import { rebuild } from '../../server/rebuild.ts'
import { verify } from '../../server/verify.ts'
import { print, wish } from '../../tools/campaign/load.ts'
import {
  BRANCHES,
  copyScene,
  counterOn,
  type Ground,
  openOwner,
  openServer,
  prepareScenes,
  type Server,
} from '../../tools/campaign/scene.ts'
import type { Fate } from '../../tools/campaign/wire.ts'
import { BRANCH, DAY } from '../support/books.ts'
import { seed } from '../support/seed.ts'
import { statementsOf } from '../support/statements.ts'

const REQUESTS = 200

let ground: Ground
let asked: Incoming[]
let expected: Happened

/** What came of the requests: the answers, and the rows without their times. */
interface Happened {
  readonly answers: readonly string[]
  readonly rows: readonly string[]
}

beforeAll(async () => {
  ground = { postgres: inject('postgres'), keyFile: join(inject('scratch'), 'master.key') }
  await prepareScenes(ground)
  await copyScene(ground, 'day', 'behind_asked')
  const server = await openServer(ground, 'behind_asked', 'asked')
  asked = []
  const answers = await askAround(server, asked)
  expected = { answers, rows: await rowsOf(server) }
  await server.pool.end()
})

/** Asks for this and that, everything projected after each, and writes down what was asked. */
async function askAround({ gather, books }: Server, requests: Incoming[]): Promise<string[]> {
  const random = randomFrom(seed)
  const { accountsOf, seats } = counterOn(DAY, [BRANCH])
  const accounts = { here: accountsOf(BRANCH), there: accountsOf(BRANCHES[1]) }
  const posted: Posted[] = []
  const answers: Answer[] = []
  while (requests.length < REQUESTS) {
    const { code, fields } = wish(random, accounts, posted)
    // What is sealed is never the same twice.
    if (code === '0201') continue
    const { terminal, teller } = random.pick(seats)
    const request = `${BRANCH}/${DAY}/${terminal}/${requests.length + 1}`
    const incoming = { request, code, teller, ticket: null, fields }
    requests.push(incoming)
    const answer = await gather.submit(incoming)
    if (answer.outcome === 'posted' && code.startsWith('05')) posted.push(answer)
    answers.push(answer)
    await books.memories.caughtUp(BRANCH)
  }
  return answers.map(print)
}

async function rowsOf({ pool }: Server): Promise<string[]> {
  const rows = await rowsAfter(pool, BRANCH, null, 10_000)
  return rows.map(({ serial, request, outcome, effects }) => `${serial} ${request} ${outcome} ${effects}`)
}

/** Sends what was asked, to each server in turn. */
async function sendAll(servers: readonly Server[]): Promise<Happened> {
  const answers: Answer[] = []
  for (const [index, incoming] of asked.entries()) {
    const server = servers[index % servers.length] as Server
    answers.push(await server.gather.submit(incoming))
  }
  return { answers: answers.map(print), rows: await rowsOf(servers[0] as Server) }
}

/** The projections stand still: every attempt to move them loses its connection. */
const standStill: Fate = statement => (statement === 'move-head' ? { kind: 'lostBefore' } : null)

test('the requests are of many kinds, and are posted, parked and refused', () => {
  const posted = asked
    .filter((_, index) => expected.answers[index]?.includes('posted'))
    .map(({ code }) => code)
  expect(posted).toEqual(expect.arrayContaining(['0500', '0510', '0520', '0530', '5011', '5012']))
  const outcomes = expected.answers.map(answer =>
    answer.startsWith('refused') ? 'refused' : answer.slice(12, 18),
  )
  expect(new Set(outcomes)).toEqual(new Set(['posted', 'parked', 'refused']))
})

describe('the same is decided', () => {
  test.each([
    ['one server', 1],
    ['two servers in turn', 2],
    ['five servers in turn', 5],
  ])('while nothing is projected: %s', async (what, count) => {
    const database = `behind_${what.replaceAll(' ', '_')}`
    await copyScene(ground, 'day', database)
    const names = Array.from({ length: count }, (_, index) => String(index))
    const servers = await Promise.all(names.map(name => openServer(ground, database, name, standStill)))
    const sent = servers.map(({ pool }) => statementsOf(pool))
    expect(await sendAll(servers)).toEqual(expected)
    expect(tablesIn(sent.flatMap(texts => [...texts]))).toEqual([
      'branch_head',
      'journal',
      'refusal',
      'state',
    ])
    const owner = openOwner(ground, database)
    const { rows } = await owner.query<{ serial: number }>('select serial from branch_head')
    expect(rows[0]?.serial, 'the projections have stood still').toBeLessThan(expected.rows.length - 20)
    // And whoever comes next projects all of it.
    const next = await openServer(ground, database, 'next')
    await next.books.memories.caughtUp(BRANCH)
    expect((await verify(owner)).findings).toEqual([])
    await Promise.all([...servers, next].map(({ pool }) => pool.end()))
    await owner.end()
  })

  test.each([
    [
      'what nobody decides on is gone',
      'delete from entry; delete from custody; delete from gl_day; delete from gl_month; delete from code_day; delete from evening; delete from term_day',
    ],
    ['records that are remembered are gone', 'delete from state'],
    ['records that are remembered are others', `update state set value = '{}' where kind <> 'index'`],
  ])('when %s', async (what, sql) => {
    const database = `behind_${what.replaceAll(' ', '_')}`
    await copyScene(ground, 'day', database)
    const server = await openServer(ground, database, 'A', standStill)
    const owner = openOwner(ground, database)
    await rememberAll(server)
    await owner.query(sql)
    expect(await sendAll([server])).toEqual(expected)
    expect((await verify(owner)).findings).not.toEqual([])
    await server.pool.end()
    // The journal is what it was, so that everything can be made anew from it.
    await rebuild(owner)
    expect((await verify(owner)).findings).toEqual([])
    await owner.end()
  })
})

async function rememberAll({ books, pool }: Server): Promise<void> {
  for (const branch of BRANCHES) {
    const memory = await books.memories.of(branch)
    for (const [key, stored] of await allState(pool, branch)) memory?.keep(key, stored)
  }
}

/** The tables that statements name. */
function tablesIn(texts: readonly string[]): string[] {
  const names = texts.flatMap(text =>
    [...text.matchAll(/\b(?:from|join|into|update) (\w+)/g)].map(match => match[1]),
  )
  const known = [
    'branch_head',
    'journal',
    'refusal',
    'state',
    'entry',
    'custody',
    'gl_day',
    'gl_month',
    'code_day',
    'evening',
    'term_day',
    'access_log',
  ]
  return known.filter(name => names.includes(name)).sort()
}
