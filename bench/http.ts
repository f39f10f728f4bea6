/**
 * Deposits over HTTP, by tellers with sessions, through the whole application: session, validation,
 * authorisation, gatherer, journal; beside a bare fastify with a TypeBox schema that answers the same
 * requests with nothing done. The load comes from another process; on two cores it takes one from both.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { type TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, { type FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { given } from '../core/std.ts'
import { build } from '../server/app.ts'
import { closedHouse, type House, openHouse } from '../server/house.ts'
import { Code, Transaction } from '../server/routes/schemas.ts'
import { beginSession, SESSION_COOKIE } from '../server/door/sessions.ts'
import type { Books } from '../server/books.ts'
import { type Branch, DAY, openBranch } from './branch.ts'
import type { Caller, Job, Shown } from './load.ts'
import { type Bench, beside, interleaved, type Measured } from './measured.ts'

const TELLERS_A_BRANCH = 50
const BRANCHES = 10

export async function http(bench: Bench): Promise<Measured[]> {
  const institution = await bench.open('http')
  const house: House = { ...closedHouse(), open: openHouse(institution, []) }
  const callers = await tellersWithSessions(institution.books, house)
  const [app, bare] = [await build(house), bareServer()]
  const load = fork(fileURLToPath(new URL('./load.js', import.meta.url)))
  try {
    const urls = { app: await listen(app), bare: await listen(bare) }
    const rows: Measured[] = []
    for (const count of [TELLERS_A_BRANCH, callers.length])
      rows.push(...(await measure(bench.roundMs, load, urls, callers.slice(0, count))))
    return rows
  } finally {
    load.kill()
    await Promise.all([app.close(), bare.close()])
  }
}

/** As many branches as it takes to give everybody a till. */
async function tellersWithSessions(books: Books, { open }: House): Promise<Caller[]> {
  const { submit } = given(open, 'an open house')
  const callers: Caller[] = []
  for (let index = 0; index < BRANCHES; index++) {
    const code = String(101 + index).padStart(4, '0')
    const plan = { code, tellers: TELLERS_A_BRANCH, accounts: TELLERS_A_BRANCH }
    callers.push(...(await sessionsOf(books, await openBranch(books, submit, plan))))
  }
  return callers
}

/** Passwords are no part of this: a session is begun as a right password begins it. */
const sessionsOf = (books: Books, { code, tellers, accounts }: Branch): Promise<Caller[]> =>
  Promise.all(
    tellers.map(async (teller, place) => {
      const token = await beginSession(
        books,
        { branch: code, teller, terminal: `T${teller}`, held: null },
        undefined,
      )
      const account = given(accounts[place], 'an account')
      return { cookie: `${SESSION_COOKIE}=${token}`, terminal: `${code}/${DAY}/T${teller}`, account }
    }),
  )

function bareServer(): FastifyInstance {
  const app = Fastify()
  const answer = Type.Object({ outcome: Type.String(), day: Type.String(), serial: Type.Integer() })
  const schema = { params: Code, body: Transaction, response: { 200: answer } }
  app
    .withTypeProvider<TypeBoxTypeProvider>()
    .post('/api/transactions/:code', { schema }, async ({ body }) => ({
      outcome: 'posted',
      day: DAY,
      serial: body.request.length,
    }))
  return app
}

async function listen(app: FastifyInstance): Promise<string> {
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  return `http://127.0.0.1:${port}/api/transactions/0510`
}

/** As fast as it goes, and then at half of that. */
async function measure(
  roundMs: number,
  load: ChildProcess,
  urls: Readonly<Record<'app' | 'bare', string>>,
  callers: readonly Caller[],
): Promise<Measured[]> {
  const at = (url: string, rate: number | null) => (ms: number) =>
    shoot(load, { url, rate, callers, seconds: Math.max(1, Math.ceil(ms / 1000)) })
  const full = await interleaved(roundMs, { app: at(urls.app, null), bare: at(urls.bare, null) })
  const row = { callers: callers.length, baseline: 'bare fastify + TypeBox' }
  const fastest = beside({ name: 'http', unit: 'requests/s', ...row }, 'rate', full.app, full.bare)
  const half = fastest.rate / 2
  const calm = await interleaved(roundMs, { app: at(urls.app, half), bare: at(urls.bare, half) })
  return [
    fastest,
    beside({ name: 'http, p99', unit: 'ms', ...row }, 'p99', full.app, full.bare),
    beside({ name: 'http at half, p50', unit: 'ms', ...row }, 'p50', calm.app, calm.bare),
    beside({ name: 'http at half, p99', unit: 'ms', ...row }, 'p99', calm.app, calm.bare),
  ]
}

/** Terminals have counted their first requests themselves. */
let counted = 1_000_000

async function shoot(load: ChildProcess, job: Omit<Job, 'first'>): Promise<Shown> {
  counted += 100_000
  load.send({ ...job, first: counted })
  const [answer] = (await once(load, 'message')) as [{ shown?: Shown; trouble?: string }]
  if (!answer.shown) throw new Error(answer.trouble)
  return answer.shown
}
