/**
 * What an operator watches, in the form of Prometheus. Labels are codes, outcomes and nothing else: no
 * person, account, terminal or amount. Counters and times are noted where they happen; what merely stands
 * somewhere is read when it is asked for.
 */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import { findTransaction } from '../core/transactions/catalogue.ts'
import type { House } from './house.ts'
import { standing } from './standing.ts'

const registry = new Registry()
collectDefaultMetrics({ register: registry })

const registers = [registry]
const SECONDS = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5]

const requests = new Counter({
  name: 'zhanggui_requests_total',
  help: 'Transactions that were answered, by code and outcome.',
  labelNames: ['code', 'outcome'],
  registers,
})

const batchSize = new Histogram({
  name: 'zhanggui_batch_requests',
  help: 'Requests that went together in one batch.',
  buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096],
  registers,
})

const decideSeconds = new Histogram({
  name: 'zhanggui_decide_seconds',
  help: 'Time in which a batch was decided, in memory.',
  buckets: SECONDS,
  registers,
})

const commitSeconds = new Histogram({
  name: 'zhanggui_commit_seconds',
  help: 'Time until the rows of a batch were durable.',
  buckets: SECONDS,
  registers,
})

/** Notes what has been answered; a code that there is not is one label, however many are tried. */
export function noteAnswer(code: string, outcome: 'posted' | 'parked' | 'refused' | 'failed'): void {
  requests.inc({ code: findTransaction(code) ? code : 'none', outcome })
}

export const noteBatch = (size: number): void => batchSize.observe(size)

/** Each begins to measure, and gives what ends it. */
export const decidingBegins = (): (() => void) => decideSeconds.startTimer()
export const committingBegins = (): (() => void) => commitSeconds.startTimer()

const gauge = (name: string, help: string) => new Gauge({ name: `zhanggui_${name}`, help, registers })

const ready = gauge('ready', 'Whether the server takes requests.')
const queue = gauge('queue_requests', 'Requests that wait for the next batch.')
const lagRows = gauge(
  'projection_lag_rows',
  'Rows of the journal that are not projected yet, in all branches.',
)
const lagSeconds = gauge('projection_lag_seconds', 'Age of the oldest row that is not projected yet.')
const streams = gauge('live_streams', 'Pages that listen to this server.')
const pool = {
  total: gauge('pool_connections', 'Connections to the database.'),
  idle: gauge('pool_idle_connections', 'Connections that nobody uses.'),
  waiting: gauge('pool_waiting', 'Statements that wait for a connection.'),
}

/** All of it as text. */
export async function exposition(house: House): Promise<string> {
  const now = await standing(house)
  ready.set(now.ready ? 1 : 0)
  queue.set(now.queue)
  streams.set(now.streams)
  pool.total.set(now.pool.total)
  pool.idle.set(now.pool.idle)
  pool.waiting.set(now.pool.waiting)
  // Without a database the lag is not known, and an old figure would look like one.
  if (now.lag) {
    lagRows.set(now.lag.rows)
    lagSeconds.set(now.lag.seconds)
  } else {
    lagRows.remove()
    lagSeconds.remove()
  }
  return registry.metrics()
}

export const expositionType: string = registry.contentType
