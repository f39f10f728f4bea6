/**
 * A server that nobody has asked anything for a while, so that its pool has closed its connections: other
 * programs leave it its database, and when the database dies it comes back.
 */
import { chmodSync, mkdtempSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { DEMO_PASSWORD } from '../../server/demo/people.ts'
import { runProgram } from '../support/program.ts'
import {
  buildProgram,
  databaseIsRunning,
  databasePid,
  type RunningServer,
  startServer,
  Terminal,
} from '../support/server.ts'

/** A pool closes what has been idle for ten seconds. */
const QUIET_MS = 11_000
const BACK_MS_MAX = 20_000

let folder: string
let server: RunningServer
let terminal: Terminal

beforeAll(async () => {
  buildProgram()
  folder = mkdtempSync(join(inject('scratch'), 'database-'))
  // The database may run as a user of its own, who must reach it.
  chmodSync(folder, 0o755)
  server = await startServer(folder)
  terminal = new Terminal(server.url, '0002', 'D1')
  await terminal.signIn(DEMO_PASSWORD)
})

afterAll(async () => {
  server.process.kill('SIGTERM')
  await server.gone
})

test('a command leaves a quiet server its database', async () => {
  const before = databasePid(folder)
  await sleep(QUIET_MS)
  const verified = await runProgram('server/commands/verify.js', { DATA_DIR: folder })
  expect(verified).toMatchObject({ code: 0, complained: '' })
  expect(databaseIsRunning(folder)).toBe(true)
  expect(databasePid(folder)).toBe(before)
  expect((await terminal.get('/api/desk')).status).toBe(200)
})

test('a quiet server has its database back when it dies, and says so meanwhile', async () => {
  await sleep(QUIET_MS)
  // Without this file no PostgreSQL starts, so that the trouble lasts until it is put back.
  const control = join(folder, 'postgres', 'global', 'pg_control')
  renameSync(control, `${control}.away`)
  process.kill(databasePid(folder), 'SIGKILL')
  await sleep(1_000)
  await expectTrouble()
  renameSync(`${control}.away`, control)
  await untilBack()
  expect(await (await terminal.get('/health/ready')).json()).toMatchObject({ ready: true })
  expect((await terminal.get('/api/desk')).status).toBe(200)
})

async function expectTrouble(): Promise<void> {
  const health = await terminal.get('/health/ready')
  expect({ status: health.status, body: await health.json() }).toEqual({
    status: 503,
    body: { ready: false, open: true, database: false, leaving: false },
  })
  const asked = [
    terminal.get('/api/desk'),
    terminal.get('/api/welcome'),
    terminal.perform('8001', { request: terminal.newRequest('0101', '2026-01-01'), fields: {} }),
  ]
  for (const answer of await Promise.all(asked)) {
    const { refusal } = (await answer.json()) as { refusal: { refused: string } | null }
    expect({ status: answer.status, refused: refusal?.refused }).toEqual({ status: 503, refused: 'busy' })
  }
}

/** Every answer on the way is one of the two. */
async function untilBack(): Promise<void> {
  for (let waited = 0; waited < BACK_MS_MAX; waited += 50) {
    const { status } = await terminal.get('/api/desk')
    if (status === 200) return
    expect(status).toBe(503)
    await sleep(50)
  }
  expect.fail(`the desk does not answer ${BACK_MS_MAX} ms after the database could start again`)
}

test('a killed server finds its database again, and stops it when it ends', async () => {
  const before = databasePid(folder)
  server.process.kill('SIGKILL')
  await server.gone
  expect(databaseIsRunning(folder)).toBe(true)
  server = await startServer(folder)
  expect(databasePid(folder)).toBe(before)
  server.process.kill('SIGTERM')
  await server.gone
  expect(databaseIsRunning(folder)).toBe(false)
})
