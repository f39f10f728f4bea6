/**
 * A real server as its operator sees it: its health, its figures, and how it leaves — a balancer hears of it
 * first, who is being answered hears the answer, nothing is left behind the journal, the process ends with 0.
 */
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { found } from '../../server/found.ts'
import { openInstitution } from '../../server/institution.ts'
import { BRANCH, DAY, foundingFile, openOwner } from '../support/books.ts'
import { databaseUrl, emptyDatabase } from '../support/database.ts'
import { buildProgram, type RunningServer, startServer, Terminal } from '../support/server.ts'
import { hears, lines } from '../support/stream.ts'

const PASSWORD = 'right-password'
const TOKEN = 'a-token-of-sixteen-signs'

let server: RunningServer
let owner: pg.Pool
let supervisor: Terminal

beforeEach(async () => {
  buildProgram()
  const database = await emptyDatabase()
  const dataFolder = mkdtempSync(join(inject('scratch'), 'operating-'))
  const settings = { DATABASE_URL: databaseUrl(database), METRICS_TOKEN: TOKEN, DRAIN_SECONDS: '1' }
  const where = { dataFolder, databaseUrl: settings.DATABASE_URL }
  const institution = await openInstitution(where, { name: 'main', connections: 2 })
  await found(institution.books, foundingFile, { '0002': PASSWORD, '0003': PASSWORD })
  await institution.close()
  owner = openOwner(database)
  server = await startServer(dataFolder, settings)
  supervisor = new Terminal(server.url, '0002', 'L1')
  await supervisor.signIn(PASSWORD)
})

afterEach(async () => {
  server.process.kill('SIGKILL')
  await owner.end()
})

const ready = async () => {
  const response = await fetch(`${server.url}/health/ready`)
  return { status: response.status, ...((await response.json()) as object) }
}

const opens = () =>
  supervisor.act('8001', { branch: BRANCH, day: DAY, signers: ['0003'], password: PASSWORD })

test('a server that serves is alive and ready', async () => {
  expect(await (await fetch(`${server.url}/health/live`)).json()).toEqual({ live: true })
  expect(await ready()).toEqual({ status: 200, ready: true, open: true, database: true, leaving: false })
})

test('told to leave, it is unready first, answers what it has, and leaves nothing behind', async () => {
  expect(await opens()).toMatchObject({ outcome: 'posted' })
  const stream = lines(await supervisor.get('/api/live'))
  await hears(stream, 2)
  const client = await owner.connect()
  await client.query('begin')
  // Whoever writes the journal waits for us now.
  await client.query('lock table journal in share mode')
  const signsOn = supervisor.act('0001', { branch: BRANCH, day: DAY, password: PASSWORD })
  await sleep(200)
  server.process.kill('SIGTERM')
  await sleep(200)
  expect(await ready()).toEqual({ status: 503, ready: false, open: true, database: true, leaving: true })
  // It is still there for those whom the balancer has sent already.
  expect((await supervisor.get('/api/welcome')).status).toBe(200)
  await sleep(1_200)
  await expect(fetch(`${server.url}/health/live`)).rejects.toThrow()
  await client.query('commit')
  client.release()
  expect(await signsOn).toMatchObject({ outcome: 'posted' })
  await expect(restOf(stream)).resolves.toBeUndefined()
  expect(await server.gone).toBe(0)
  const { rows } = await owner.query(
    `select (select (day, serial)::text from branch_head) as projected,
            (select max((day, serial)::text) from journal) as written`,
  )
  expect(rows[0]?.projected).toBe(rows[0]?.written)
})

/** Ends when the server ends the stream, and not by a broken connection. */
async function restOf(stream: AsyncGenerator<string>): Promise<void> {
  while (!(await stream.next()).done);
}

test('told twice, it goes at once', async () => {
  server.process.kill('SIGTERM')
  await sleep(100)
  server.process.kill('SIGTERM')
  const began = performance.now()
  await server.gone
  expect(performance.now() - began).toBeLessThan(900)
})

test('the figures are for whoever has the token', async () => {
  const read = (authorization?: string) =>
    fetch(`${server.url}/metrics`, authorization ? { headers: { authorization } } : {})
  expect((await read()).status).toBe(401)
  expect((await read('Bearer another-token-of-16')).status).toBe(401)
  expect((await read(`Bearer ${TOKEN}`)).status).toBe(200)
})

test('the figures count what happened, and name nobody', async () => {
  await opens()
  await supervisor.act('8004', { branch: BRANCH, day: '2026-03-01', password: PASSWORD })
  await supervisor.act('9999', { branch: BRANCH, day: DAY, password: PASSWORD })
  await supervisor.act('8888', { branch: BRANCH, day: DAY, password: PASSWORD })
  await supervisor.get('/api/desk')
  const stream = await supervisor.get('/api/live')
  const text = await (
    await fetch(`${server.url}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } })
  ).text()
  const value = (name: string) =>
    text
      .split('\n')
      .find(line => line.startsWith(`${name} `))
      ?.slice(name.length + 1)
  const expected = {
    'zhanggui_requests_total{code="8001",outcome="parked"}': '1',
    'zhanggui_requests_total{code="0011",outcome="posted"}': '1',
    'zhanggui_requests_total{code="8004",outcome="refused"}': '1',
    'zhanggui_requests_total{code="none",outcome="refused"}': '2',
    zhanggui_batch_requests_count: '5',
    zhanggui_batch_requests_sum: '5',
    // What cannot be read is not decided, and what is refused is written too.
    zhanggui_decide_seconds_count: '3',
    zhanggui_commit_seconds_count: '3',
    zhanggui_queue_requests: '0',
    zhanggui_projection_lag_rows: '0',
    zhanggui_projection_lag_seconds: '0',
    zhanggui_live_streams: '1',
    zhanggui_pool_waiting: '0',
    zhanggui_ready: '1',
  }
  expect(Object.fromEntries(Object.keys(expected).map(name => [name, value(name)]))).toEqual(expected)
  for (const name of [
    'nodejs_eventloop_lag_max_seconds',
    'process_resident_memory_bytes',
    'zhanggui_pool_connections',
  ])
    expect(Number(value(name)), name).toBeGreaterThan(0)
  const own = text.split('\n').filter(line => line.startsWith('zhanggui_'))
  const labels = new Set(own.flatMap(line => [...line.matchAll(/[{,](\w+)="/g)].map(match => match[1])))
  expect(labels).toEqual(new Set(['code', 'outcome', 'le']))
  await stream.body?.cancel()
})
