/**
 * Two servers, each a process of its own, on one database, and terminals whose requests go now to the one and
 * now to the other, as a balancer sends them.
 */
import { toBuffer } from 'qrcode'
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { nightSteps } from '../../core/day/night.ts'
import { defaultParameters } from '../../core/parameters.ts'
import { found } from '../../server/found.ts'
import { openInstitution } from '../../server/institution.ts'
import { verify } from '../../server/verify.ts'
import { BRANCH as FIRST, DAY, foundingFile, openOwner } from '../support/books.ts'
import { databaseUrl, emptyDatabase } from '../support/database.ts'
import {
  buildProgram,
  type HeardAnswer,
  type RunningServer,
  startServer,
  Terminal,
} from '../support/server.ts'
import { hears, lines } from '../support/stream.ts'

const NIGHT = '0102'
const PASSWORD = 'right-password'
const WAIT_MS_MAX = 20_000

let database: string
let owner: pg.Pool
let settings: Record<string, string>
let folder: string
let a: RunningServer
let b: RunningServer

beforeAll(async () => {
  buildProgram()
  database = await emptyDatabase()
  folder = mkdtempSync(join(inject('scratch'), 'several-'))
  settings = { DATABASE_URL: databaseUrl(database) }
  await foundBranches()
  owner = openOwner(database)
  ;[a, b] = await Promise.all([startServer(folder, settings), startServer(folder, settings)])
})

afterAll(async () => {
  for (const server of [a, b]) server?.process.kill('SIGTERM')
  await Promise.all([a?.gone, b?.gone])
  await owner?.end()
})

async function foundBranches(): Promise<void> {
  const where = { dataFolder: folder, databaseUrl: settings.DATABASE_URL ?? null }
  const institution = await openInstitution(where, { name: 'main', connections: 2 })
  const passwords = Object.fromEntries(foundingFile.tellers.map(({ id }) => [id, PASSWORD]))
  for (const branch of [FIRST, NIGHT]) await found(institution.books, { ...foundingFile, branch }, passwords)
  await institution.close()
}

/** Signs in at one server; `url` may be changed afterwards. */
async function arrive(server: RunningServer, teller: string, branch = FIRST): Promise<Terminal> {
  const terminal = new Terminal(server.url, teller, `S${branch}${teller}`)
  await terminal.signIn(PASSWORD, branch)
  return terminal
}

async function act(
  terminal: Terminal,
  server: RunningServer,
  code: string,
  more: { fields?: Record<string, string>; signers?: readonly string[]; branch?: string } = {},
): Promise<HeardAnswer> {
  terminal.url = server.url
  return terminal.act(code, { branch: FIRST, day: DAY, password: PASSWORD, ...more })
}

const posts = async (...given: Parameters<typeof act>): Promise<number> => {
  const answer = await act(...given)
  expect(answer, `${given[2]} by ${given[0].teller}`).toMatchObject({ outcome: 'posted' })
  return answer.serial ?? 0
}

async function eventually<T>(what: () => Promise<T>, isIt: (found: T) => boolean): Promise<T> {
  const began = performance.now()
  for (;;) {
    const found = await what()
    if (isIt(found)) return found
    if (performance.now() - began > WAIT_MS_MAX) throw new Error(`still ${JSON.stringify(found)}`)
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}

describe('a session', () => {
  test('begun at one server is one at the other, and ends at both', async () => {
    const director = await arrive(a, '0001')
    director.url = b.url
    expect((await director.get('/api/desk')).status).toBe(200)
    await director.signOut()
    director.url = a.url
    expect((await director.get('/api/desk')).status).toBe(401)
  })

  test('guesses at both servers are counted together', async () => {
    const statuses = []
    for (let tries = 0; tries < 12; tries++) {
      const { url } = tries % 2 === 0 ? a : b
      const body = JSON.stringify({ branch: FIRST, teller: '0013', password: 'guess', terminal: 'S' })
      const headers = { 'content-type': 'application/json' }
      statuses.push((await fetch(`${url}/api/session`, { method: 'POST', headers, body })).status)
    }
    expect(statuses).toEqual([...Array<number>(10).fill(401), 429, 429])
  })
})

describe('a day', () => {
  let supervisor: Terminal
  let chief: Terminal
  let teller: Terminal

  beforeAll(async () => {
    ;[supervisor, chief, teller] = [await arrive(a, '0002'), await arrive(b, '0003'), await arrive(a, '0011')]
    await posts(supervisor, a, '8001', { signers: ['0003'] })
    await posts(supervisor, b, '0001')
    await posts(chief, a, '0001')
    await posts(teller, b, '0001')
    await posts(chief, b, '1001', { fields: { till: '00' }, signers: ['0002'] })
    const passbooks = { kind: 'passbook', numbers: '1-20' }
    await posts(chief, a, '2001', { fields: passbooks, signers: ['0012', '0002'] })
    await posts(teller, b, '1001', { fields: { till: '01' }, signers: ['0003'] })
    const draw = { kind: 'passbook', numbers: '1-10' }
    await posts(teller, a, '2003', { fields: draw, signers: ['0003'] })
    const customer = { kind: 'person', name: '王小明', idKind: 'passport', idNumber: 'P7654321' }
    await posts(teller, b, '0201', { fields: customer })
    await posts(teller, a, '0500', { fields: { customer: '1', amount: '100', notes: '100x1' } })
  })

  const deposit = (amount: number) => ({
    fields: { account: ACCOUNT, amount: String(amount), notes: `1x${amount}` },
  })
  const ACCOUNT = '0101110000000013'

  test('what is posted at one server is heard at the other', async () => {
    supervisor.url = a.url
    const stream = lines(await supervisor.get('/api/live'))
    const serial = await posts(teller, b, '0510', deposit(1))
    expect(await hears(stream, serial)).toEqual({ branch: FIRST, day: DAY, serial })
    await stream.return(undefined)
  })

  test('an image that is brought to one server is heard at the other', async () => {
    supervisor.url = a.url
    const stream = lines(await supervisor.get('/api/live'))
    const body = await toBuffer('of no row', { scale: 3, margin: 8 })
    const headers = { cookie: supervisor.cookie, 'content-type': 'application/octet-stream' }
    const url = `${b.url}/api/supervision/${DAY}/images?name=a.png`
    const brought = await fetch(url, { method: 'POST', headers, body: new Uint8Array(body) })
    expect(await brought.json()).toMatchObject({ placed: 'nowhere' })
    // Nothing has been posted meanwhile: the branch stands where it stood.
    expect(await hears(stream, 0)).toMatchObject({ branch: FIRST, day: DAY })
    await stream.return(undefined)
  })

  test('what is posted at one server is seen at the other at once', async () => {
    const balances = []
    for (let turn = 0; turn < 10; turn++) {
      const [here, there] = turn % 2 === 0 ? [a, b] : [b, a]
      await posts(teller, here, '0510', deposit(1))
      teller.url = there.url
      balances.push(
        ((await (await teller.get(`/api/accounts/${ACCOUNT}`)).json()) as { balance: string }).balance,
      )
    }
    expect(balances).toEqual(Array.from({ length: 10 }, (_, turn) => `${102 + turn}.00`))
  })

  test('what is parked at one server is signed at the other', async () => {
    const fields = { action: 'void', kind: 'passbook', numbers: '9', reason: '打印错位' }
    const parked = await act(teller, b, '2010', { fields })
    expect(parked).toMatchObject({ outcome: 'parked' })
    await posts(supervisor, a, '0011', { fields: { parked: parked.item ?? '' } })
  })

  test('a request that is sent again to the other server is answered the same and posted once', async () => {
    const request = teller.newRequest(FIRST, DAY)
    const answers = []
    for (const { url } of [a, b, a]) {
      teller.url = url
      answers.push(await (await teller.perform('0510', { request, ...deposit(1) })).json())
    }
    expect(answers).toEqual([answers[0], answers[0], answers[0]])
    const { rowCount } = await owner.query('select from journal where request = $1', [request])
    expect(rowCount).toBe(1)
  })

  test('both serve tellers of one branch at the same time, and nobody notices', async () => {
    const before = await owner.query('select from journal')
    const turns = Array.from({ length: 20 }, (_, turn) => {
      const request = teller.newRequest(FIRST, DAY)
      const at = new Terminal((turn % 2 === 0 ? a : b).url, teller.teller, teller.name)
      at.take(teller)
      return at.perform('0510', { request, ...deposit(1) }).then(response => response.status)
    })
    expect(new Set(await Promise.all(turns))).toEqual(new Set([200]))
    const after = await owner.query('select from journal')
    expect((after.rowCount ?? 0) - (before.rowCount ?? 0)).toBe(20)
  })
})

describe('a day end', () => {
  /** A lock that the test holds on a connection of its own; whoever writes the proof of the day waits for it. */
  const GATE = 4711

  test('that is cut off by the death of its server is finished by the other', async () => {
    const gate = await closeGate()
    const supervisor = await arrive(a, '0002', NIGHT)
    for (const code of ['8001', '8004', '8008'])
      await posts(supervisor, a, code, { branch: NIGHT, signers: ['0001'] })
    await eventually(waiting, count => count === 1)
    // Long enough for the other server to have looked: it leaves the work to the one that is at it.
    await new Promise(resolve => setTimeout(resolve, 2_500))
    expect(await waiting()).toBe(1)
    a.process.kill('SIGKILL')
    await a.gone
    // What the dead server sent last may still be written, or the other one's: the journal takes one of them.
    await eventually(waiting, count => count === 2)
    await gate.query('select pg_advisory_unlock($1)', [GATE])
    supervisor.url = b.url
    const state = async () =>
      (await (await supervisor.get('/api/day-end')).json()) as { state: string; day: string }
    expect(await eventually(state, found => found.state === 'closed')).toMatchObject({ day: '2026-03-03' })
    const steps = nightSteps.filter(step => step.falls('2026-03-02', defaultParameters))
    expect(await theNight()).toEqual(steps.map(({ code }) => code))
    expect((await verify(owner)).findings).toEqual([])
    await gate.end()
    a = await startServer(folder, settings)
  })

  async function closeGate(): Promise<pg.Pool> {
    await owner.query(`create function gate() returns trigger language plpgsql as $$
      begin perform pg_advisory_xact_lock(${GATE}); return new; end $$`)
    await owner.query(
      `create trigger gate before insert on journal for each row when (new.code = '8092') execute function gate()`,
    )
    const keeper = openOwner(database)
    await keeper.query('select pg_advisory_lock($1)', [GATE])
    return keeper
  }

  /** How many statements stand at the gate. */
  async function waiting(): Promise<number> {
    const { rows } = await owner.query<{ count: number }>(
      `select count(*)::int as count from pg_locks where locktype = 'advisory' and objid = $1 and not granted`,
      [GATE],
    )
    return rows[0]?.count ?? 0
  }

  async function theNight(): Promise<string[]> {
    const { rows } = await owner.query<{ code: string }>(
      `select code from journal where branch = $1 and code like '809%' order by day, serial`,
      [NIGHT],
    )
    return rows.map(({ code }) => code)
  }
})
