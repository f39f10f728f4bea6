/**
 * Deposits (0510) through the gatherer and `perform` — every check, the hash chain, durable — beside two
 * baselines: the plain loop over sixteen connections (over one, for the single caller), and COPY of the same
 * journal rows. What is projected behind the journal is waited for at the end of each round, so that a round
 * pays for itself: its bytes count, and `posting, projected` is the rate with that wait.
 */
import { gatherer } from '../server/gather.ts'
import type { Books } from '../server/books.ts'
import { type Branch, deposit, openBranch } from './branch.ts'
import { prepareCopy } from './copy.ts'
import { type Bench, beside, during, interleaved, type Load, type Measured, type Rounds } from './measured.ts'
import { plainLoop, preparePlain } from './plain.ts'

const CALLERS = [1, 16, 256, 4_096] as const
const CONNECTIONS = 16
const ACCOUNTS = 10_000
const TELLERS = 50

type Figure = 'rate' | 'projected' | 'p50' | 'p99' | 'cpu' | 'wal' | 'disk'

export async function posting(bench: Bench): Promise<Measured[]> {
  const { books } = await bench.open('posting')
  const branch = await openBranch(books, gatherer(books).submit, { tellers: TELLERS, accounts: ACCOUNTS })
  await books.memories.drained()
  await preparePlain(books)
  const copyRound = await prepareCopy(books)
  const loop = (connections: number) => (ms: number) =>
    accounted(books, 'plain', () => plainLoop(books, ms, connections))
  const ours = CALLERS.map(callers => [
    `${callers}`,
    (ms: number) => accounted(books, 'bench_posting', () => depositsOf(branch, ms, callers)),
  ])
  const rounds = await interleaved<string, Figure>(bench.roundMs, {
    'loop 1': loop(1),
    'loop 16': loop(CONNECTIONS),
    copy: async ms => ({ ...NOTHING, rate: await copyRound(ms) }),
    ...Object.fromEntries(ours),
  })
  return CALLERS.flatMap(callers => rowsOf(callers, rounds))
}

const NOTHING = { rate: 0, projected: 0, p50: 0, p99: 0, cpu: 0, wal: 0, disk: 0 }

function depositsOf(branch: Branch, ms: number, callers: number): Promise<Load> {
  let next = 0
  return during(ms, callers, caller => {
    next += 1
    return deposit(branch, caller, branch.accounts[(next * 7_919) % ACCOUNTS] ?? '')
  })
}

/** A round with what it left in the write-ahead log and in the tables of a schema. */
async function accounted(
  books: Books,
  schema: string,
  round: () => Promise<Load>,
): Promise<Record<Figure, number>> {
  const before = await bytesOf(books, schema)
  const start = performance.now()
  const { rate, count, p50Ms, p99Ms, cpuMicros } = await round()
  await books.memories.drained()
  const projected = (1000 * count) / (performance.now() - start)
  const after = await bytesOf(books, schema)
  const wal = (after.wal - before.wal) / count
  const disk = (after.disk - before.disk) / count
  return { rate, projected, p50: p50Ms, p99: p99Ms, cpu: cpuMicros, wal, disk }
}

async function bytesOf({ pool }: Books, schema: string): Promise<{ wal: number; disk: number }> {
  const { rows } = await pool.query<{ wal: number; disk: number }>(
    `select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::float8 as wal,
            sum(pg_total_relation_size(oid))::float8 as disk
       from pg_class where relnamespace = $1::regnamespace and relkind = 'r' and relname <> 'copied'`,
    [schema],
  )
  return rows[0] ?? { wal: 0, disk: 0 }
}

function rowsOf(callers: number, rounds: Readonly<Record<string, Rounds<Figure>>>): Measured[] {
  const connections = callers === 1 ? 1 : CONNECTIONS
  const ours = rounds[`${callers}`] as Rounds<Figure>
  const plain = rounds[`loop ${connections}`] as Rounds<Figure>
  const baseline = `plain loop, ${connections} connection${connections === 1 ? '' : 's'}`
  const row = (name: string, figure: Figure, unit: string) =>
    beside({ name, callers, baseline, unit }, figure, ours, plain)
  const toCopy = { name: 'posting', callers, baseline: 'COPY of the rows', unit: 'tx/s' }
  return [
    row('posting', 'rate', 'tx/s'),
    beside(toCopy, 'rate', ours, rounds.copy as Rounds<Figure>),
    row('posting, projected', 'projected', 'tx/s'),
    row('posting, p50', 'p50', 'ms'),
    row('posting, p99', 'p99', 'ms'),
    row('posting, cpu', 'cpu', 'µs/tx'),
    row('posting, wal', 'wal', 'B/tx'),
    row('posting, disk', 'disk', 'B/tx'),
  ]
}
