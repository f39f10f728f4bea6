/**
 * The load generator, in a process of its own: autocannon with one connection a teller, each with his session
 * and a fresh request id for every deposit. A wanted rate is kept by twenty groups that begin one after
 * another, because autocannon sends what a second brings at its beginning.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import autocannon from 'autocannon'
import { given } from '../core/std.ts'
import { quantile } from './measured.ts'

export interface Caller {
  readonly cookie: string
  /** Of his request ids: `0101/2026-03-02/T0011`. */
  readonly terminal: string
  readonly account: string
}

export interface Job {
  readonly url: string
  readonly seconds: number
  /** Requests a second; null for as many as are answered. */
  readonly rate: number | null
  readonly callers: readonly Caller[]
  /** Request ids are counted from here. */
  readonly first: number
}

export type Shown = Readonly<Record<'rate' | 'p50' | 'p99', number>>

const GROUPS = 20

process.on('message', (job: Job) => {
  run(job).then(
    shown => process.send?.({ shown }),
    (error: Error) => process.send?.({ trouble: error.message }),
  )
})

/** Told from the first answer to the last, so that connecting is not counted. */
async function run(job: Job): Promise<Shown> {
  const answers: Answered[] = []
  const groups = job.rate === null ? 1 : GROUPS
  const size = job.callers.length / groups
  const shooting = Array.from({ length: groups }, async (_, group) => {
    await sleep((1000 * group) / groups)
    await shoot(job, job.callers.slice(Math.ceil(group * size), Math.ceil((group + 1) * size)), answers)
  })
  await Promise.all(shooting)
  const elapsedMs = given(answers.at(-1), 'an answer').at - given(answers[0], 'an answer').at
  const latencies = answers.map(({ ms }) => ms)
  const rate = (1000 * (answers.length - 1)) / elapsedMs
  return { rate, p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) }
}

interface Answered {
  readonly at: number
  readonly ms: number
}

async function shoot(
  { url, seconds, rate, first, callers: all }: Job,
  callers: readonly Caller[],
  answers: Answered[],
): Promise<void> {
  const waiting = [...callers]
  const overall = rate === null ? {} : { overallRate: Math.round((rate * callers.length) / all.length) }
  const setupClient = (client: autocannon.Client) => {
    client.setRequests([requestsOf(given(waiting.pop(), 'a caller for each connection'), first)])
    client.on('response', (_status: number, _bytes: number, ms: number) =>
      answers.push({ at: performance.now(), ms }),
    )
  }
  const connections = callers.length
  const { errors, non2xx } = await autocannon({
    url,
    connections,
    duration: seconds,
    ...overall,
    setupClient,
  })
  if (errors + non2xx > 0) throw new Error(`${errors} errors and ${non2xx} refusals at ${url}`)
}

function requestsOf({ cookie, terminal, account }: Caller, first: number): autocannon.Request {
  let counter = first
  const body = () => {
    counter += 1
    return JSON.stringify({
      request: `${terminal}/${counter}`,
      fields: { account, amount: '1', notes: '1x1' },
    })
  }
  return {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    setupRequest: request => ({ ...request, body: body() }),
  }
}
