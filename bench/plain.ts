/**
 * The plain way to post, as most programs do it and as pgbench measures it (TPC-B-like, scale 50): one
 * transaction a request, five prepared statements and a commit, each awaited.
 */
import type pg from 'pg'
import { randomFrom } from '../core/std.ts'
import type { Books } from '../server/books.ts'
import { asOwner, during, type Load, runAll } from './measured.ts'

const SCALE = 50
const ACCOUNTS = 100_000 * SCALE
const TELLERS = 10 * SCALE

/** Makes the tables of pgbench, fillers and all, in a schema of their own. */
export const preparePlain = (books: Books): Promise<void> => asOwner(books, client => runAll(client, TABLES))

const TABLES = [
  'create schema plain',
  'create table plain.branches (bid int not null, bbalance int, filler char(88))',
  'create table plain.tellers (tid int not null, bid int, tbalance int, filler char(84))',
  'create table plain.accounts (aid int not null, bid int, abalance int, filler char(84))',
  'create table plain.history (tid int, bid int, aid int, delta int, mtime timestamp, filler char(22))',
  `insert into plain.branches select id, 0, '' from generate_series(1, ${SCALE}) id`,
  `insert into plain.tellers select id, (id - 1) / 10 + 1, 0, '' from generate_series(1, ${TELLERS}) id`,
  `insert into plain.accounts
   select id, (id - 1) / 100000 + 1, 0, '' from generate_series(1, ${ACCOUNTS}) id`,
  'alter table plain.branches add primary key (bid)',
  'alter table plain.tellers add primary key (tid)',
  'alter table plain.accounts add primary key (aid)',
  'vacuum analyze plain.branches, plain.tellers, plain.accounts',
  'grant usage on schema plain to zhanggui_app',
  'grant all on all tables in schema plain to zhanggui_app',
  'checkpoint',
]

const random = randomFrom(20_261_124)

export const plainLoop = ({ pool }: Books, ms: number, connections: number): Promise<Load> =>
  during(ms, connections, () => plainTransaction(pool))

async function plainTransaction(pool: pg.Pool): Promise<void> {
  const aid = 1 + random.below(ACCOUNTS)
  const tid = 1 + random.below(TELLERS)
  const bid = 1 + random.below(SCALE)
  const delta = random.below(10_001) - 5_000
  const client = await pool.connect()
  const run = (name: string, text: string, ...values: readonly number[]) =>
    client.query({ name: `plain-${name}`, text, values: [...values] })
  try {
    await client.query('begin')
    await run('a', 'update plain.accounts set abalance = abalance + $1 where aid = $2', delta, aid)
    await run('s', 'select abalance from plain.accounts where aid = $1', aid)
    await run('t', 'update plain.tellers set tbalance = tbalance + $1 where tid = $2', delta, tid)
    await run('b', 'update plain.branches set bbalance = bbalance + $1 where bid = $2', delta, bid)
    const insert = 'insert into plain.history (tid, bid, aid, delta, mtime) values ($1, $2, $3, $4, now())'
    await run('h', insert, tid, bid, aid, delta)
    await client.query('commit')
  } finally {
    client.release()
  }
}
