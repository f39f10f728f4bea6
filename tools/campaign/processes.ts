/**
 * One seed with real processes: two servers over HTTP on one PostgreSQL, which are stopped and go on, are
 * killed and started again, whose clocks jump, and whose database dies under them.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Random, randomFrom } from '../../core/std.ts'
import { verify } from '../../server/verify.ts'
import { BRANCH, DAY } from '../../test/support/outlet.ts'
import { killDatabase } from '../../test/support/server.ts'
import { audit } from './audit.ts'
import { type Outcome, outcomeOf } from './figures.ts'
import { Load } from './load.ts'
import type { Outlet, Process } from './outlet.ts'
import { untilAnswering } from './patience.ts'
import { counterOn } from './scene.ts'
import { tell, type Trouble } from './trouble.ts'

const HOUR_MS = 3_600_000
const PACE_MS_MAX = 150
const BLOWS = 6
const STRIKE_MS_MAX = 300

export async function runProcesses(outlet: Outlet, seed: number): Promise<Outcome> {
  const trouble: Trouble = { story: [], faults: new Map() }
  const load = new Load(seed, counterOn(DAY, [BRANCH], PACE_MS_MAX), () => outlet.processes)
  const random = randomFrom(seed * 13 + 5)
  let through = false
  const working = load
    .run(() => through || trouble.story.length >= BLOWS)
    .then(
      () => [],
      (error: Error) => [String(error.stack)],
    )
  const striking = untilStruck(outlet, trouble, random, () => through).then(
    () => [],
    (error: Error) => {
      through = true
      return [String(error.stack)]
    },
  )
  const broken = await working
  through = true
  const struck = await striking
  const looked = await lookAt(outlet, seed, load).catch((error: Error) => [String(error.stack)])
  return outcomeOf(seed, trouble, load, [...broken, ...struck, ...load.contradictions, ...looked])
}

type Blow = (outlet: Outlet, server: Process, random: Random) => Promise<unknown> | void

const blows: Readonly<Record<string, Blow>> = {
  async stopped(_outlet, server, random) {
    server.signal('SIGSTOP')
    await sleep(20 + random.below(400))
    server.signal('SIGCONT')
  },
  async stoppedAndKilled(_outlet, server, random) {
    server.signal('SIGSTOP')
    await sleep(20 + random.below(100))
    await server.end()
    await server.start()
  },
  async serverKilled(_outlet, server) {
    await server.end()
    await server.start()
  },
  async bothKilled({ processes }) {
    await Promise.all(processes.map(one => one.end()))
    await Promise.all(processes.map(one => one.start()))
  },
  async backendKilled({ pool }, _server, random) {
    const { rows } = await pool.query<{ pid: number }>(
      `select pid from pg_stat_activity
        where backend_type = 'client backend' and pid <> pg_backend_pid() and datname = current_database()`,
    )
    if (rows.length > 0) process.kill(random.pick(rows).pid, 'SIGKILL')
  },
  postmasterKilled({ folder }) {
    killDatabase(folder)
  },
  clockJumped(_outlet, server, random) {
    server.setClock(random.pick([-9, -1, 0, 1, 9]) * HOUR_MS)
  },
  async verified({ pool }) {
    const { findings } = await verify(pool)
    if (findings.length > 0) throw new Broken(JSON.stringify(findings))
  },
}

/** What is found while it goes on, as against a database that is not there. */
class Broken extends Error {}

async function untilStruck(
  outlet: Outlet,
  trouble: Trouble,
  random: Random,
  isThrough: () => boolean,
): Promise<void> {
  while (!isThrough() && trouble.story.length < BLOWS) await strike(outlet, trouble, random)
}

/** One blow, and a moment to feel it. */
async function strike(outlet: Outlet, trouble: Trouble, random: Random): Promise<void> {
  await sleep(random.below(STRIKE_MS_MAX))
  // What breaks both servers, or the database, comes less often than what breaks one.
  const kind = random.pick([...Object.keys(blows), 'stopped', 'serverKilled', 'clockJumped', 'verified'])
  const server = random.pick(outlet.processes)
  tell(trouble, kind, server.name)
  try {
    await blows[kind]?.(outlet, server, random)
  } catch (error) {
    if (error instanceof Broken || /server . ended/.test((error as Error).message)) throw error
  }
}

async function lookAt({ processes, institution, pool }: Outlet, seed: number, load: Load): Promise<string[]> {
  for (const server of processes) await untilAlive(server)
  await untilAnswering(() => institution.books.memories.allCaughtUp())
  return audit({ seed, owner: pool, servers: processes, told: load.told })
}

const untilAlive = (server: Process): Promise<void> =>
  untilAnswering(async () => {
    const { ok } = await fetch(`${server.url}/health/ready`)
    if (!ok) throw new Error(`${server.name} is not well`)
  })
