/** How this server stands at the moment: for the balancer, for the metrics, for the status page. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { House, OpenHouse } from './house.ts'
import { type Lag, readLag } from './store/lag.ts'

/** Who waits longer for the database is told that there is none. */
const PATIENCE_MS = 2_000

export interface Standing {
  /** Takes requests: opened, not leaving, and the database answers. */
  readonly ready: boolean
  /** The schema is up to date and the books are open. */
  readonly open: boolean
  readonly leaving: boolean
  readonly database: boolean
  readonly queue: number
  readonly streams: number
  /** How far the projections are behind the journal; null where the database does not answer. */
  readonly lag: { readonly rows: number; readonly seconds: number } | null
  readonly pool: { readonly total: number; readonly idle: number; readonly waiting: number }
}

export async function standing({ open, leaving }: House): Promise<Standing> {
  const lag = open ? await lagOf(open) : null
  const { totalCount: total = 0, idleCount: idle = 0, waitingCount: waiting = 0 } = open?.books.pool ?? {}
  return {
    ready: lag !== null && !leaving,
    open: open !== null,
    leaving,
    database: lag !== null,
    queue: open?.gather.waiting() ?? 0,
    streams: open?.live.listening ?? 0,
    lag,
    pool: { total, idle, waiting },
  }
}

async function lagOf({ books }: OpenHouse): Promise<Standing['lag']> {
  const asked = readLag(books.pool).catch(() => null)
  const waited = new AbortController()
  const patience = sleep(PATIENCE_MS, null, { signal: waited.signal, ref: false }).catch(() => null)
  const lag: Lag | null = await Promise.race([asked, patience])
  waited.abort()
  if (!lag) return null
  const { rows, oldest } = lag
  return { rows, seconds: oldest === null ? 0 : Math.max(0, (books.now() - Number(oldest)) / 1000) }
}
