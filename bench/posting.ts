/**
 * Deposits through `perform` — every check, the hash chain, durable — beside the plain way: one transaction
 * a request, five statements and a commit, prepared, over sixteen connections (and over one, for the single
 * caller).
 */
import type pg from 'pg'
import { accountNumber } from '../core/counter/accounts.ts'
import { parseNotes } from '../core/ledger/units.ts'
import { defaultParameters } from '../core/parameters.ts'
import { given } from '../core/std.ts'
import { type Crew, crewOf } from '../server/actors.ts'
import type { Books } from '../server/books.ts'
import { found } from '../server/found.ts'
import { type Gatherer, gatherer } from '../server/gather.ts'
import type { Measured } from './bench.ts'

const BRANCH = '0101'
const DAY = '2026-03-02'
const ACCOUNTS = 1_000
const ROUNDS = 5
const CALLERS = [1, 16, 256] as const
const PLAIN_CONNECTIONS = 16
const TELLERS = ['0011', '0012', '0013', '0014'] as const

export async function posting(books: Books, roundMs: number): Promise<Measured[]> {
  const gather = gatherer(books)
  const crew = await openBranch(books, gather)
  await preparePlain(books.pool)
  const rates = new Map<string, number[]>()
  const note = (name: string, rate: number) => rates.set(name, [...(rates.get(name) ?? []), rate])
  for (let round = -1; round < ROUNDS; round++) {
    const ms = round < 0 ? roundMs / 4 : roundMs
    for (const connections of [1, PLAIN_CONNECTIONS]) {
      const rate = await during(ms, connections, () => plainDeposit(books.pool))
      if (round >= 0) note(`plain ${connections}`, rate)
    }
    for (const callers of CALLERS) {
      const rate = await during(ms, callers, caller => deposit(crew, caller))
      if (round >= 0) note(`perform ${callers}`, rate)
    }
  }
  return CALLERS.map(callers => {
    const connections = callers === 1 ? 1 : PLAIN_CONNECTIONS
    return {
      name: 'posting',
      callers,
      rate: median(rates.get(`perform ${callers}`) ?? []),
      baseline: `plain loop, ${connections} connection${connections === 1 ? '' : 's'}`,
      baselineRate: median(rates.get(`plain ${connections}`) ?? []),
      unit: 'tx/s',
    }
  })
}

const median = (values: readonly number[]): number =>
  given(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)], 'a measured rate')

/** How many times a second the callers together get an answer. */
async function during(
  ms: number,
  callers: number,
  act: (caller: number) => Promise<unknown>,
): Promise<number> {
  const start = performance.now()
  let count = 0
  const work = async (caller: number) => {
    while (performance.now() - start < ms) {
      await act(caller)
      count += 1
    }
  }
  await Promise.all(Array.from({ length: callers }, (_, caller) => work(caller)))
  return (1000 * count) / (performance.now() - start)
}

async function deposit(crew: Crew, caller: number): Promise<void> {
  const teller = crew.actor(given(TELLERS[caller % TELLERS.length], 'a teller'))
  const account = accountNumber(BRANCH, 'demand', BigInt(1 + ((caller * 7 + next()) % ACCOUNTS)))
  const answer = await teller.ask('0510', { account, amount: '1', notes: '1x1' })
  if (answer.outcome !== 'posted') throw new Error(`a deposit was ${answer.outcome}`)
}

let counter = 0
const next = (): number => {
  counter += 1
  return counter
}

async function openBranch(books: Books, gather: Gatherer): Promise<Crew> {
  const person = (id: string, role: 'accountingSupervisor' | 'chiefTeller' | 'teller', grade: number) => ({
    id,
    name: { zh: id, en: id },
    roles: [role],
    grade,
  })
  const tellers = [
    person('0002', 'accountingSupervisor', 6),
    person('0003', 'chiefTeller', 5),
    ...TELLERS.map(id => person(id, 'teller', 4)),
  ]
  const cash = given(parseNotes('100x1000'), 'cash')
  const name = { zh: '测速', en: 'Bench' }
  const tills = TELLERS.map(id => id.slice(2))
  await found(books, {
    branch: BRANCH,
    name,
    unit: 'CNY',
    day: DAY,
    parameters: defaultParameters,
    tellers,
    tills,
    cash,
  })
  const signers = { witness: ['0011', '0003'], chiefTeller: ['0003', '0002'], supervisor: ['0002'] }
  const crew = crewOf(BRANCH, DAY, gather.submit, signers)
  await crew.actor('0002').act('8001')
  for (const { id } of tellers) await crew.actor(id).act('0001')
  await crew.actor('0003').act('1001', { till: '00' })
  await crew.actor('0003').act('2001', { kind: 'passbook', numbers: `1-${ACCOUNTS}` })
  for (const id of TELLERS) await crew.actor(id).act('1001', { till: id.slice(2) })
  await crew.actor('0011').act('2003', { kind: 'passbook', numbers: `1-${ACCOUNTS}` })
  await crew.actor('0011').act('0201', { kind: 'person', name: '甲', idKind: 'passport', idNumber: 'P00001' })
  const opening = { customer: '1', amount: '1', notes: '1x1' }
  await Promise.all(Array.from({ length: ACCOUNTS }, () => crew.actor('0011').act('0500', opening)))
  return crew
}

/**
 * The debit-credit of the textbooks, in tables of its own, made by the owner and not by the program's role.
 */
async function preparePlain(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  for (const statement of PLAIN_TABLES) await client.query(statement)
  client.release(true)
}

const PLAIN_ACCOUNTS = 5_000_000 / 50

const PLAIN_TABLES = [
  'set role none',
  'create table plain_account (id int primary key, balance bigint not null)',
  'create table plain_teller (id int primary key, balance bigint not null)',
  'create table plain_branch (id int primary key, balance bigint not null)',
  'create table plain_history (id bigserial primary key, account int, teller int, amount bigint, at timestamptz)',
  `insert into plain_account select id, 0 from generate_series(1, ${PLAIN_ACCOUNTS}) id`,
  'insert into plain_teller select id, 0 from generate_series(1, 500) id',
  'insert into plain_branch select id, 0 from generate_series(1, 50) id',
  'analyze',
  'grant all on plain_account, plain_teller, plain_branch, plain_history to zhanggui_app',
  'grant all on plain_history_id_seq to zhanggui_app',
]

/** One request, one transaction: five statements and a commit, each awaited, as most programs do it. */
async function plainDeposit(pool: pg.Pool): Promise<void> {
  const id = next()
  const account = 1 + ((id * 7919) % PLAIN_ACCOUNTS)
  const client = await pool.connect()
  const run = (name: string, text: string, ...values: readonly number[]) =>
    client.query({ name, text, values: [...values] })
  try {
    await client.query('begin')
    await run('plain-a', 'update plain_account set balance = balance + 100 where id = $1', account)
    await run('plain-s', 'select balance from plain_account where id = $1', account)
    await run('plain-t', 'update plain_teller set balance = balance + 100 where id = $1', 1 + (id % 500))
    await run('plain-b', 'update plain_branch set balance = balance + 100 where id = $1', 1 + (id % 50))
    const insert = 'insert into plain_history (account, teller, amount, at) values ($1, $2, 100, now())'
    await run('plain-h', insert, account, 1 + (id % 500))
    await client.query('commit')
  } finally {
    client.release()
  }
}
