/** `npm start`: listens at once and says how far it is, opens the books, fills an empty demo, and serves. */
import { setTimeout as sleep } from 'node:timers/promises'
import { inspect } from 'node:util'
import type { FastifyInstance } from 'fastify'
import { DEMO_PASSWORD, demoHints, demoPeople, secondPeople } from './demo/people.ts'
import { SECOND_BRANCH } from './demo/second.ts'
import { DEMO_BRANCH } from './demo/branch.ts'
import { demoWeek } from './demo/week.ts'
import { build } from './app.ts'
import { now } from './clock.ts'
import { closedHouse, openHouse } from './house.ts'
import { type Institution, openInstitution } from './institution.ts'
import { passwordSince } from './door/passwords.ts'
import { readSettings, type Settings, WrongSetting } from './settings.ts'
import { readHeads } from './store/heads.ts'
import { release } from './release.ts'

/** So long an answer may take when the server leaves; then its connection is cut. */
const ANSWER_MS_MAX = 10_000
const SWEEP_MS = 50

/** Who may be tried in a demo. */
const demoPeopleByBranch = [
  ...demoPeople.map(({ id: teller }) => ({ branch: DEMO_BRANCH, teller })),
  ...secondPeople.map(({ id: teller }) => ({ branch: SECOND_BRANCH, teller })),
]

/** What everybody knows opens no real branch. */
const DEMO_OUTSIDE =
  'These are the books of a demo, whose passwords everybody knows. Start with DEMO=on; ' +
  'or give each of its people a new one first: npm run password -- 0101 0002.'

const house = closedHouse({
  label: { zh: '启动数据库', en: 'Starting the database' },
  done: 0,
  total: 1,
})

try {
  await run(readSettings())
} catch (error) {
  complain(error)
  process.exit(1)
}

async function run(settings: Settings): Promise<void> {
  const app = await build(house, settings)
  process.on('uncaughtException', error => {
    app.log.fatal(error)
    process.exit(1)
  })
  const port = await listen(app, settings.port)
  say(settings, `掌柜 Zhanggui ${release}  ${settings.tls ? 'https' : 'http'}://localhost:${port}`)
  const began = now()
  const opening = openInstitution(settings, { name: 'main', connections: 10 })
  const { drainSeconds } = settings
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void stop(app, opening, { exitCode: 0, drainSeconds }))
  try {
    await open(await opening, settings)
    say(settings, `ready after ${((now() - began) / 1000).toFixed(1)} s`)
  } catch (error) {
    // Whoever stops the program while it starts takes the books away from under it.
    if (house.leaving) return
    complain(error)
    await stop(app, opening, { exitCode: 1, drainSeconds: 0 })
  }
}

async function listen(app: FastifyInstance, port: number): Promise<number> {
  try {
    await app.listen({ port, host: '0.0.0.0' })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const elsewhere = 'choose another one, as in PORT=7171 npm start.'
    if (code === 'EADDRINUSE') throw new WrongSetting(`Port ${port} is in use; ${elsewhere}`)
    if (code === 'EACCES') throw new WrongSetting(`Port ${port} may not be used by this user; ${elsewhere}`)
    throw error
  }
  const address = app.server.address()
  return typeof address === 'object' && address ? address.port : port
}

async function open(institution: Institution, settings: Settings): Promise<void> {
  await fillDemo(institution, settings)
  const isDemo = await opensByDemoPassword(institution)
  if (isDemo && !settings.demo) throw new WrongSetting(DEMO_OUTSIDE)
  house.open = openHouse(institution, isDemo ? demoHints : [])
  house.progress = null
  house.open.dayEnd.watch()
  house.open.payrolls.watch()
  house.open.stopNotices.watch()
  house.open.heartbeat.watch()
}

interface Leaving {
  readonly exitCode: number
  readonly drainSeconds: number
}

/**
 * No longer ready, but still there until a balancer has noticed; then the streams end, the last request is
 * answered, the step of a day end that runs is finished, what is behind the journal is written, and the
 * database is let go.
 */
async function stop(
  app: FastifyInstance,
  opening: Promise<Institution>,
  { exitCode, drainSeconds }: Leaving,
): Promise<void> {
  if (house.leaving) return
  house.leaving = true
  if (house.open) await sleep(drainSeconds * 1000)
  house.open?.live.close()
  await closeDoor(app)
  await house.open?.dayEnd.leave()
  await house.open?.payrolls.leave()
  await house.open?.backups.done()
  await house.open?.stopNotices.leave()
  await house.open?.gather.drained()
  await house.open?.heartbeat.leave()
  const institution = await opening.catch(() => null)
  await institution?.close()
  process.exit(exitCode)
}

/** Connections are kept for the next request; those whose last one is answered are swept. */
async function closeDoor(app: FastifyInstance): Promise<void> {
  const sweep = setInterval(() => app.server.closeIdleConnections(), SWEEP_MS)
  const cut = setTimeout(() => app.server.closeAllConnections(), ANSWER_MS_MAX)
  await app.close()
  clearInterval(sweep)
  clearTimeout(cut)
}

async function fillDemo({ books }: Institution, settings: Settings): Promise<void> {
  if (!settings.demo || (await readHeads(books.pool)).length > 0) return
  const today = new Date(now()).toISOString().slice(0, 10)
  await demoWeek(books, today, (done, total) => {
    house.progress = { label: { zh: '准备示范网点', en: 'Preparing the demo branch' }, done, total }
    say(settings, `preparing the demo branch: day ${done} of ${total}`)
  })
}

/** Whether the password of the demo still opens the door for somebody in one of its branches. */
async function opensByDemoPassword({ books }: Institution): Promise<boolean> {
  const branches = new Set((await readHeads(books.pool)).map(({ branch }) => branch))
  const people = demoPeopleByBranch.filter(({ branch }) => branches.has(branch))
  for (const one of people) if ((await passwordSince(books, one, DEMO_PASSWORD)) !== null) return true
  return false
}

function say(settings: Settings, text: string): void {
  if (!settings.quiet) process.stdout.write(`${text}\n`)
}

/** What the operator can mend is a sentence; anything else comes with the place where it happened. */
function complain(error: unknown): void {
  const text = error instanceof WrongSetting ? error.message : inspect(error)
  process.stderr.write(`${text}\n`)
}
