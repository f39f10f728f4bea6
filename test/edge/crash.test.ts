/**
 * Kill -9 of the server and of the database at random points under load. Whatever a terminal has been told stands in
 * the journal once, and what it sends again after a silence is posted once. `CRASHES` makes a longer campaign.
 */
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { randomFrom } from '../../core/std.ts'
import type { Books } from '../../server/books.ts'
import { DEMO_BRANCH } from '../../server/demo/branch.ts'
import { DEMO_PASSWORD } from '../../server/demo/people.ts'
import { openInstitution } from '../../server/institution.ts'
import { verify } from '../../server/verify.ts'
import { runProgram } from '../support/program.ts'
import { buildProgram, killDatabase, type RunningServer, startServer, Terminal } from '../support/server.ts'

const CRASHES = Number(process.env.CRASHES ?? '3')
const SEED = Number(process.env.SEED ?? '20261123')
const TERMINALS = 12
const ACCOUNT = '0101110000000013'
const ONE_YUAN = { account: ACCOUNT, amount: '1', notes: '1x1' }
const KILLS = 2

let folder: string
let server: RunningServer
let day: string

beforeAll(async () => {
  buildProgram()
  folder = mkdtempSync(join(inject('scratch'), 'crash-'))
  // The database may run as a user of its own, who must reach it.
  chmodSync(folder, 0o755)
  server = await startServer(folder)
}, 180_000)

afterAll(async () => {
  server.process.kill('SIGTERM')
  await server.gone
})

test(`after ${CRASHES} crashes everything told is there, nothing is there twice`, {
  timeout: 60_000 + CRASHES * 20_000,
}, async () => {
  const supervisor = await openTheBranch()
  const sessions = await Promise.all(
    ['0011', '0012', '0013'].map(async (id, index) => {
      const terminal = new Terminal(server.url, id, `K${index}`)
      await terminal.signIn(DEMO_PASSWORD)
      await drawTill(terminal)
      return terminal
    }),
  )
  const load = new Load(sessions)
  const working = Array.from({ length: TERMINALS }, (_, index) => load.work(index))
  await crash(load, sessions, supervisor)
  load.stop()
  await Promise.all(working)
  await compare(load)
})

test('a server killed with its answers just given has left its projections to the next', {
  timeout: 120_000,
}, async () => {
  const terminal = new Terminal(server.url, '0011', 'K7')
  await terminal.signIn(DEMO_PASSWORD)
  let behind = 0
  for (let round = 0; round < KILLS; round++) {
    const requests = Array.from({ length: 8 }, () => terminal.newRequest(DEMO_BRANCH, day))
    const answers = await Promise.all(
      requests.map(request => terminal.perform('0510', { request, fields: ONE_YUAN })),
    )
    expect(answers.map(({ status }) => status)).toEqual(requests.map(() => 200))
    server.process.kill('SIGKILL')
    await server.gone
    behind += await looking(async ({ pool }) => {
      const { rows } = await pool.query<{ count: number }>(
        `select count(*)::int as count from journal j join branch_head h using (branch)
          where (j.day, j.serial) > (h.day, h.serial)`,
      )
      expect((await verify(pool)).findings).toEqual([])
      return rows[0]?.count ?? 0
    })
    server = await startServer(folder)
    terminal.url = server.url
    expect((await terminal.get(`/api/accounts/${ACCOUNT}`)).status).toBe(200)
  }
  expect(behind, 'the kills have hit between the journal and the projections').toBeGreaterThan(KILLS)
  await looking(async ({ memories, pool }) => {
    await memories.allCaughtUp()
    expect((await verify(pool)).findings).toEqual([])
  })
})

test('a rebuilding waits for nobody to be there, and may be killed wherever it is', {
  timeout: 120_000,
}, async () => {
  const settings = { DATA_DIR: folder }
  const beside = await runProgram('server/commands/rebuild.js', settings)
  expect(beside).toMatchObject({ code: 1, said: '' })
  expect(beside.complained).toContain('stop it first')
  server.process.kill('SIGTERM')
  await server.gone
  const random = randomFrom(SEED)
  for (let round = 0; round < KILLS; round++) {
    const child = spawn(process.execPath, ['dist/server/commands/rebuild.js'], {
      env: { ...process.env, ...settings },
      stdio: 'ignore',
    })
    const gone = new Promise(resolve => child.once('exit', resolve))
    await Promise.race([gone, sleep(300 + random.below(900))])
    child.kill('SIGKILL')
    await gone
    await looking(async ({ pool }) => expect((await verify(pool)).findings).toEqual([]))
  }
  const alone = await runProgram('server/commands/rebuild.js', settings)
  expect(alone).toMatchObject({ code: 0, complained: '' })
  expect(alone.said).toMatch(/^\d+ rows of 2 branches: rebuilt\n$/)
  await looking(async ({ pool }) => expect((await verify(pool)).findings).toEqual([]))
  server = await startServer(folder)
})

/** Looks into the books beside the server, or without one. */
async function looking<T>(look: (books: Books) => Promise<T>): Promise<T> {
  const settings = { port: 0, dataFolder: folder, databaseUrl: null, demo: false, quiet: true }
  const institution = await openInstitution(settings, { name: 'main', connections: 2 })
  try {
    return await look(institution.books)
  } finally {
    await institution.close()
  }
}

async function openTheBranch(): Promise<Terminal> {
  const supervisor = new Terminal(server.url, '0002', 'K9')
  await supervisor.signIn(DEMO_PASSWORD)
  const desk = (await (await supervisor.get('/api/desk')).json()) as { branch: { day: string } }
  day = desk.branch.day
  await act(supervisor, '8001', {}, '0013')
  // One passbook is behind by as many lines as there are deposits.
  const lines = { what: 'setting', setting: 'passbook.unprintedMost', value: '0', from: day, reason: 'load' }
  await act(supervisor, '0001', {})
  await act(supervisor, '0103', lines, '0001')
  const chief = new Terminal(server.url, '0003', 'K8')
  await chief.signIn(DEMO_PASSWORD)
  await act(chief, '0001', {})
  await act(chief, '1001', { till: '00', ...(await sealOf('00')), seals: '11' }, '0002')
  return supervisor
}

async function drawTill(terminal: Terminal): Promise<void> {
  const till = terminal.teller.replace('001', '0')
  await act(terminal, '0001', {})
  await act(terminal, '1001', { till, ...(await sealOf(till)), seals: '9' }, '0003')
}

async function sealOf(till: string): Promise<{ seal?: string }> {
  const { seals } = (await (await fetch(`${server.url}/api/welcome`)).json()) as {
    seals: { till: string; seal: string }[]
  }
  const found = seals.find(one => one.till === till)
  return found ? { seal: found.seal } : {}
}

/** Does a code and has it signed at the spot. */
async function act(
  terminal: Terminal,
  code: string,
  fields: Record<string, string>,
  signer?: string,
): Promise<void> {
  const request = terminal.newRequest(DEMO_BRANCH, day)
  const answer = (await (await terminal.perform(code, { request, fields })).json()) as {
    outcome: string
    item?: string
  }
  if (answer.outcome === 'posted') return
  expect(answer.outcome, JSON.stringify(answer)).toBe('parked')
  const approval = terminal.newRequest(DEMO_BRANCH, day)
  const as = { teller: signer, password: DEMO_PASSWORD }
  const signed = await terminal.perform('0011', {
    request: approval,
    fields: { parked: answer.item ?? '' },
    as,
  })
  expect(((await signed.json()) as { outcome: string }).outcome).toBe('posted')
}

/** Terminals that deposit one yuan after the other, and send again what nobody has answered. */
class Load {
  readonly #sessions: readonly Terminal[]
  /** Serial by request, as the terminals were told. */
  readonly told = new Map<string, number>()
  readonly refused: string[] = []
  #running = true
  #silences = 0

  constructor(sessions: readonly Terminal[]) {
    this.#sessions = sessions
  }

  stop(): void {
    this.#running = false
  }

  get silences(): number {
    return this.#silences
  }

  async work(index: number): Promise<void> {
    const terminal = this.#sessions[index % this.#sessions.length] as Terminal
    while (this.#running) {
      const request = terminal.newRequest(DEMO_BRANCH, day)
      await this.#untilAnswered(terminal, request)
    }
  }

  async #untilAnswered(terminal: Terminal, request: string): Promise<void> {
    for (;;) {
      try {
        const response = await terminal.perform('0510', { request, fields: ONE_YUAN })
        const answer = (await response.json()) as {
          outcome?: string
          serial?: number
          refusal?: { refused: string }
        }
        if (answer.outcome === 'posted') {
          this.told.set(request, answer.serial ?? 0)
          return
        }
        if (answer.refusal && answer.refusal.refused !== 'busy') {
          this.refused.push(answer.refusal.refused)
          return
        }
      } catch {
        // Nobody there: the same request again, when somebody is.
      }
      this.#silences += 1
      await sleep(40)
    }
  }
}

/** Kills one or the other at random moments; a killed server is started again, a killed database by its server. */
async function crash(load: Load, sessions: readonly Terminal[], supervisor: Terminal): Promise<void> {
  const random = randomFrom(SEED)
  for (let round = 0; round < CRASHES; round++) {
    const before = load.told.size
    await sleep(150 + random.below(700))
    if (random.below(2) === 0) {
      server.process.kill('SIGKILL')
      await server.gone
      server = await startServer(folder)
      for (const terminal of [...sessions, supervisor]) terminal.url = server.url
    } else {
      killDatabase(folder)
    }
    await untilMoving(load, before)
  }
}

async function untilMoving(load: Load, before: number): Promise<void> {
  for (let waited = 0; load.told.size <= before + 5 && waited < 15_000; waited += 50) await sleep(50)
  expect(load.told.size, `seed ${SEED}: the branch works again`).toBeGreaterThan(before)
}

async function compare(load: Load): Promise<void> {
  expect(load.refused).toEqual([])
  expect(load.silences, 'the crashes were felt').toBeGreaterThan(0)
  await looking(async ({ pool }) => {
    const { rows } = await pool.query<{ request: string; serial: number }>(
      `select request, serial from journal where day = $1 and code = '0510'`,
      [day],
    )
    const journal = new Map(rows.map(row => [row.request, row.serial]))
    expect(rows).toHaveLength(journal.size)
    // Every request was repeated until it was answered, so that both hold the same rows under the same serials.
    expect(Object.fromEntries(journal)).toEqual(Object.fromEntries(load.told))
    expect((await verify(pool)).findings).toEqual([])
  })
}
