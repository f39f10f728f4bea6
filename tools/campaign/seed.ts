/**
 * One seed: two servers on one branch in one process, each with its own memory, clock and connections; people
 * at work; trouble. What the seed draws is the same every time, its moments are the machine's.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { given } from '../../core/std.ts'
import { crewOf } from '../../server/actors.ts'
import { runDayEnd } from '../../server/jobs/dayEnd.ts'
import { readerFor } from '../../server/looks/reader.ts'
import { BRANCH, DAY, signers } from '../../test/support/outlet.ts'
import { audit, remembered } from './audit.ts'
import { Load } from './load.ts'
import {
  BRANCHES,
  copyScene,
  counterOn,
  dropDatabase,
  type Ground,
  NEXT_DAY,
  openNextDay,
  openOwner,
  openServer,
  type Server,
} from './scene.ts'
import { type Outcome, outcomeOf } from './figures.ts'
import { untilAnswering } from './patience.ts'
import { fateOf, newTroubled, strike, tell, type Troubled } from './trouble.ts'

/** Every so many seeds begin on the evening, and run the day end at both servers before they go on. */
const NIGHT_EVERY = 5
const TRIES_MAX = 400
const AGAIN_MS = 5

export async function runSeed(ground: Ground, seed: number): Promise<Outcome> {
  const database = `campaign_seed_${seed}`
  const night = seed % NIGHT_EVERY === 0
  await copyScene(ground, night ? 'evening' : 'day', database)
  const owner = openOwner(ground, database)
  const troubled = newTroubled()
  try {
    for (const name of ['A', 'B']) {
      const fate = fateOf(troubled, name, seed * 2 + (name === 'A' ? 0 : 1))
      troubled.servers.push(await openServer(ground, database, name, fate))
    }
    const load = new Load(
      seed,
      night ? counterOn(NEXT_DAY, [BRANCH]) : counterOn(DAY),
      () => troubled.servers,
    )
    const striking = strike(troubled, { ground, database, owner, seed })
    const broken = await work(troubled, load, night)
    troubled.calm = true
    await striking
    const looked = await lookAt(seed, owner, troubled, load).catch((error: Error) => [String(error.stack)])
    return outcomeOf(seed, troubled, load, [
      ...broken,
      ...load.contradictions,
      ...troubled.findings,
      ...looked,
    ])
  } finally {
    troubled.calm = true
    await Promise.all([...troubled.servers, ...troubled.gone].map(close))
    await owner.end()
    await dropDatabase(ground, database)
  }
}

async function lookAt(seed: number, owner: pg.Pool, { servers }: Troubled, load: Load): Promise<string[]> {
  for (const { books } of servers) {
    // A connection that was ended with the last blow says so once.
    await untilAnswering(() => books.memories.allCaughtUp())
  }
  const wrong = await audit({ seed, owner, servers, told: load.told })
  for (const { books } of servers) await books.memories.alone(() => books.memories.catchUp(BRANCHES))
  return [...wrong, ...(await remembered(owner, servers))]
}

/** What nobody answers for is wrong too. */
async function work(troubled: Troubled, load: Load, night: boolean): Promise<string[]> {
  try {
    if (night) await spendTheNight(troubled, load)
    await load.run()
    return []
  } catch (error) {
    return [String((error as Error).stack)]
  }
}

async function close({ books, pool, wire }: Server): Promise<void> {
  if (!wire.isDead()) await books.memories.drained().catch(() => undefined)
  await pool.end().catch(() => undefined)
}

/** Both servers run the day end at once, and again until both say that it is through. */
async function spendTheNight(troubled: Troubled, load: Load): Promise<void> {
  const crew = (day: string) => crewOf(BRANCH, day, incoming => load.deliver(incoming), signers)
  const supervisor = crew(DAY).actor('0002')
  await supervisor.act('8004')
  await supervisor.act('8008')
  await Promise.all([0, 1].map(at => untilTheDayHasEnded(troubled, at)))
  tell(troubled, 'night', 'is over')
  await openNextDay(crew(NEXT_DAY))
}

async function untilTheDayHasEnded({ servers }: Troubled, at: number): Promise<void> {
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    const { books, gather } = given(servers[at], 'a server')
    try {
      const { branch } = await readerFor(books, BRANCH, '0002', 'T')
      if (branch.day === NEXT_DAY) return
      const stopped = await runDayEnd(books, gather.submit, branch)
      if (stopped.length === 0) return
    } catch {
      // The database or the server was gone for a moment; whoever runs the day end runs it again.
    }
    await sleep(AGAIN_MS)
  }
  throw new Error('the day does not end')
}
