/**
 * How the benchmarks measure. Absolute figures of a shared machine move by half from hour to hour, so every
 * figure stands beside a baseline of the same run: the variants take turns, once to warm up and then five
 * times, and what is told is the median of each and the median of the five ratios.
 */
import type pg from 'pg'
import { given } from '../core/std.ts'
import type { Books } from '../server/books.ts'
import type { Institution } from '../server/institution.ts'

/** A row of the result; `ratio` is the figure over the baseline's, whatever the unit. */
export interface Measured {
  readonly name: string
  readonly callers: number
  readonly rate: number
  readonly baseline: string
  readonly ratio: number
  readonly unit: string
}

/** A figure and what the baseline of that name came to, which is no time: how often, in percent, in ‰. */
export const rateBeside = (
  name: string,
  rate: number,
  unit: string,
  baseline: string,
  itsRate: number,
): Measured => ({
  name,
  callers: 1,
  rate,
  baseline: `${baseline} (${Number(itsRate.toPrecision(3))})`,
  ratio: itsRate === 0 ? Number.POSITIVE_INFINITY : rate / itsRate,
  unit,
})

/** What a benchmark is given. */
export interface Bench {
  readonly roundMs: number
  /** Also the sizes that take minutes to prepare. */
  readonly full: boolean
  /** In the books of `books`. */
  readonly entries: number
  /** Empty, and removed at the end. */
  readonly dataFolder: string
  /** Opens an institution of its own on the database of the run; it is closed when the benchmark is done. */
  open(name: string): Promise<Institution>
}

export type Benchmark = (bench: Bench) => Promise<Measured[]>

export const ROUNDS = 5

/** What each round has shown, by name. */
export type Rounds<M extends string> = readonly Readonly<Record<M, number>>[]

/** Runs the variants in turn, for a quarter of the time to warm up and then in five rounds. */
export async function interleaved<V extends string, M extends string>(
  roundMs: number,
  variants: Readonly<Record<V, (ms: number) => Promise<Readonly<Record<M, number>>>>>,
): Promise<Readonly<Record<V, Rounds<M>>>> {
  const names = Object.keys(variants) as V[]
  const shown = {} as Record<V, Readonly<Record<M, number>>[]>
  for (const name of names) {
    await variants[name](roundMs / 4)
    shown[name] = []
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of names) shown[name].push(await variants[name](roundMs))
  }
  return shown
}

/** A row of the result: one figure of some rounds beside that of the baseline's. */
export function beside<M extends string>(
  { name, callers, baseline, unit }: Pick<Measured, 'name' | 'callers' | 'baseline' | 'unit'>,
  figure: M,
  ours: Rounds<M>,
  baselines: Rounds<M>,
): Measured {
  const ratios = ours.map((shown, round) => shown[figure] / given(baselines[round], 'a baseline')[figure])
  return {
    name,
    callers,
    rate: median(ours.map(shown => shown[figure])),
    baseline,
    ratio: median(ratios),
    unit,
  }
}

const median = (figures: readonly number[]): number => quantile(figures, 0.5)

export function quantile(figures: readonly number[], part: number): number {
  const sorted = figures.toSorted((a, b) => a - b)
  return given(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))], 'a measured figure')
}

export interface Load {
  /** Answers a second. */
  readonly rate: number
  readonly count: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** Of this process: what serves, and what calls. */
  readonly cpuMicros: number
}

/** As many callers as are said, each asking again as soon as it is answered. */
export async function during(
  ms: number,
  callers: number,
  act: (caller: number) => Promise<unknown>,
): Promise<Load> {
  const latencies: number[] = []
  const cpu = process.cpuUsage()
  const start = performance.now()
  const work = async (caller: number) => {
    for (let asked = performance.now(); asked - start < ms; asked = performance.now()) {
      await act(caller)
      latencies.push(performance.now() - asked)
    }
  }
  await Promise.all(Array.from({ length: callers }, (_, caller) => work(caller)))
  const elapsedMs = performance.now() - start
  const { user, system } = process.cpuUsage(cpu)
  const count = latencies.length
  return {
    rate: (1000 * count) / elapsedMs,
    count,
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
    cpuMicros: (user + system) / count,
  }
}

/**
 * Work by the owner of the tables, for what a benchmark prepares beside the program: the program's own role
 * may not create anything.
 */
export async function asOwner<T>({ pool }: Books, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('set role none')
    return await work(client)
  } finally {
    client.release(true)
  }
}

export async function runAll(client: pg.PoolClient, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await client.query(statement)
}
