/** What goes wrong, drawn from the seed: on the wires, at the servers, with the clocks, in the database. */
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { type Random, randomFrom } from '../../core/std.ts'
import { verify } from '../../server/verify.ts'
import { BRANCHES, type Ground, openServer, type Server } from './scene.ts'
import type { Fate, Mishap } from './wire.ts'

/** What has gone wrong so far, in order and by kind. */
export interface Trouble {
  readonly story: string[]
  readonly faults: Map<string, number>
}

/** The servers of a seed: those that die are replaced in place. */
export interface Troubled extends Trouble {
  readonly servers: Server[]
  readonly gone: Server[]
  readonly findings: string[]
  /** From now on nothing happens any more. */
  calm: boolean
}

const HOUR_MS = 3_600_000
const LOST: readonly Mishap['kind'][] = ['lostBefore', 'lostWith', 'lostAfter']

export const newTroubled = (): Troubled => ({
  servers: [],
  gone: [],
  story: [],
  faults: new Map(),
  findings: [],
  calm: false,
})

export function tell({ story, faults }: Trouble, kind: string, what: string): void {
  story.push(`${kind} ${what}`)
  faults.set(kind, (faults.get(kind) ?? 0) + 1)
}

/** A tenth of the statements are held for a moment, and a few in a hundred lose their connection. */
export function fateOf(troubled: Troubled, name: string, seed: number): Fate {
  const random = randomFrom(seed)
  // Some seeds are about one statement: it fails more often than it works.
  const hated = random.pick(['insert-rows', 'move-head', 'write-state', 'commit', 'rows-after', 'nothing'])
  return statement => {
    const drawn = random.next()
    if (troubled.calm) return null
    const lost = statement === hated ? 0.15 : 0.012
    if (drawn < lost) {
      const kind = random.pick(LOST) as 'lostBefore' | 'lostWith' | 'lostAfter'
      tell(troubled, kind, `${name} ${statement.slice(0, 40)}`)
      return { kind }
    }
    if (drawn > lost + 0.1) return null
    const ms = 1 + random.below(statement === 'insert-rows' ? 12 : 6)
    tell(troubled, 'held', `${name} ${statement.slice(0, 40)} ${ms} ms`)
    return { kind: 'held', until: sleep(ms) }
  }
}

type Blow = (troubled: Troubled, at: number, random: Random, stage: Stage) => Promise<void> | void

interface Stage {
  readonly ground: Ground
  readonly database: string
  readonly owner: pg.Pool
  readonly seed: number
}

const blows: Readonly<Record<string, Blow>> = {
  clock({ servers }, at, random) {
    const hours = random.pick([-8_760, -24, -1, 1, 24, 8_760])
    servers[at]?.jump(hours * HOUR_MS)
  },
  forget({ servers }, at) {
    servers[at]?.books.memories.forget(BRANCHES)
  },
  paused({ servers }, at, random) {
    servers[at]?.wire.pause(30 + random.below(90))
  },
  async killed(troubled, at, random, { ground, database, seed }) {
    const dead = troubled.servers[at]
    if (!dead) return
    dead.wire.die()
    troubled.gone.push(dead)
    const fate = fateOf(troubled, dead.name, seed + random.below(1_000_000))
    troubled.servers[at] = await openServer(ground, database, dead.name, fate)
  },
  async backend(_troubled, _at, random, { owner }) {
    const { rows } = await owner.query<{ pid: number }>(
      `select pid from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and usename = current_user
        order by pid`,
    )
    if (rows.length > 0) await owner.query('select pg_terminate_backend($1)', [random.pick(rows).pid])
  },
  async projected({ servers }, at) {
    await servers[at]?.books.memories.allCaughtUp().catch(() => undefined)
  },
  async verified(troubled, _at, _random, { owner }) {
    const { findings } = await verify(owner)
    troubled.findings.push(...findings.map(({ where, what }) => `while it went on: ${where} ${what}`))
  },
}

/** One blow after the other, until the load is through. */
export async function strike(troubled: Troubled, stage: Stage): Promise<void> {
  const random = randomFrom(stage.seed * 17 + 3)
  while (!troubled.calm) {
    await sleep(10 + random.below(50))
    if (troubled.calm) return
    const kind = random.pick(Object.keys(blows))
    const at = random.below(troubled.servers.length)
    tell(troubled, kind, troubled.servers[at]?.name ?? '')
    // The owner's connection may be the one that is ended.
    await Promise.resolve(blows[kind]?.(troubled, at, random, stage)).catch(() => undefined)
  }
}
