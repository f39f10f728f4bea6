/**
 * The wire between a server and its database, on which things happen: a statement is held, the connection is
 * lost before it, with it, or after it when the database has done it and nobody has heard. A server that is
 * paused sends nothing, one that has died never again.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'

export type Mishap =
  | { readonly kind: 'held'; readonly until: Promise<unknown> }
  | { readonly kind: 'lostBefore' | 'lostWith' | 'lostAfter' }

/** What happens to a statement, by its name or its first words; null for nothing. */
export type Fate = (statement: string) => Mishap | null

export interface Wire {
  /** Every statement of the server waits for so long. */
  pause(ms: number): void
  /** From now on the server is silent. */
  die(): void
  isDead(): boolean
}

interface Query {
  (...args: unknown[]): Promise<unknown>
}

/** Lays the wire for all connections of a pool, before the first of them. */
export function layWire(pool: pg.Pool, fate: Fate): Wire {
  const clients = new Set<pg.PoolClient>()
  let paused: Promise<unknown> = Promise.resolve()
  let dead = false

  async function before(client: pg.PoolClient, mishap: Mishap | null): Promise<void> {
    await paused
    if (mishap?.kind === 'held') await mishap.until
    if (dead || mishap?.kind === 'lostBefore') cut(client)
  }

  pool.on('connect', client => {
    clients.add(client)
    client.once('end', () => clients.delete(client))
    const send = client.query.bind(client) as unknown as Query
    // Statements keep their order, whatever holds one of them.
    let line: Promise<void> = Promise.resolve()
    const query = (...args: unknown[]) => {
      const callback = typeof args.at(-1) === 'function' ? (args.pop() as Callback) : null
      const mishap = dead ? null : fate(nameOf(args[0]))
      const ready = line.then(() => before(client, mishap))
      line = ready
      const result = ready.then(() => deliver(client, mishap, () => send(...args)))
      if (!callback) return result
      result.then(done => callback(null, done), callback)
      return undefined
    }
    client.query = query as unknown as typeof client.query
  })

  return {
    pause(ms) {
      paused = Promise.all([paused, sleep(ms)])
    },
    die() {
      dead = true
      for (const client of clients) cut(client)
    },
    isDead: () => dead,
  }
}

type Callback = (error: Error | null, result?: unknown) => void

async function deliver(
  client: pg.PoolClient,
  mishap: Mishap | null,
  send: () => Promise<unknown>,
): Promise<unknown> {
  if (mishap?.kind === 'lostWith') setImmediate(() => cut(client))
  const result = await send()
  if (mishap?.kind !== 'lostAfter') return result
  cut(client)
  throw new Error('Connection terminated unexpectedly')
}

/** As when the cable is pulled out: the driver finds out by itself. */
const cut = (client: pg.PoolClient): void => {
  const { connection } = client as unknown as { connection: { stream: { destroy(): void } } }
  connection.stream.destroy()
}

function nameOf(statement: unknown): string {
  if (typeof statement === 'string') return statement
  const { name, text } = statement as { name?: string; text: string }
  return name ?? text
}
