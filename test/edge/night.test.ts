/** The night of a quarter in real books: loans and interest by themselves, wherever it was cut off. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { accountNumber } from '../../core/counter/accounts.ts'
import { decodeFields } from '../../core/ledger/journal.ts'
import { refuse } from '../../core/refusals.ts'
import { type RefusalCode, refusals } from '../../core/refusals.table.ts'
import { balanceTill } from '../../server/demo/evening.ts'
import type { Submit } from '../../server/actors.ts'
import { gatherer } from '../../server/gather.ts'
import { runDayEnd } from '../../server/jobs/dayEnd.ts'
import { rehearsalOf } from '../../server/looks/dayEnd.ts'
import { readerFor } from '../../server/looks/reader.ts'
import { findRows } from '../../server/store/journal.ts'
import { logHeads } from '../../server/store/logs.ts'
import { verify } from '../../server/verify.ts'
import { logEndsIn } from '../../server/verify/logs.ts'
import { BRANCH, foundingFile, openTestBooks, openTheDay, type TestBooks } from '../support/books.ts'
import { lend } from '../support/lent.ts'

const EVE = '2026-03-19'
const QUARTER = '2026-03-20'
/** The interest of the quarter is posted on it, before the branch opens. */
const MORNING = '2026-03-21'
const A1 = accountNumber(BRANCH, 'demand', 1n)

/** The rows of that night, in order: the code, and what of it. */
const theNight = [
  '8091 ',
  '8094 ',
  '8096 collect',
  '8096 accrue',
  '8096 ',
  '8092 ',
  '8093 ',
  '8098 accounts',
  '8098 ',
]

const reader = (bank: TestBooks) => readerFor(bank.books, BRANCH, '0002', 'T')

async function night(bank: TestBooks, submit: Submit = bank.gather.submit): Promise<void> {
  expect(await runDayEnd(bank.books, submit, (await reader(bank)).branch)).toEqual([])
}

/**
 * Two loans drawn on the day before the quarter ends, one of them with an instalment of its last day; and
 * so many accounts that have earned interest.
 */
async function evening(accounts = 1): Promise<TestBooks> {
  const bank = await openTestBooks({ ...foundingFile, day: EVE })
  bank.crew.day = EVE
  await openTheDay(bank)
  const teller = bank.crew.actor('0011')
  await teller.act('0201', { kind: 'person', name: '王小明', idKind: 'passport', idNumber: 'P1234567' })
  await teller.act('0500', { customer: '1', amount: '40000', notes: '100x400' })
  for (let more = accounts; more > 1; more--)
    await teller.act('0500', { customer: '1', amount: '500', notes: '100x5' })
  for (const [contract, date] of [
    ['HT-1', '20'],
    ['HT-2', '10'],
  ] as const)
    await lend(bank, A1, { contract, method: 'equalPrincipal', date })
  for (const [id, till] of [
    ['0011', '01'],
    ['0012', '02'],
    ['0003', '00'],
  ] as const)
    await balanceTill({ ...bank, branch: BRANCH }, id, till, `S${till}01`)
  for (const id of ['0011', '0012', '0013', '0003']) await bank.crew.actor(id).act('0002')
  for (const code of ['8004', '8008']) await bank.crew.actor('0002').act(code)
  await night(bank)
  bank.crew.day = QUARTER
  for (const code of ['8001', '8004']) await bank.crew.actor('0002').act(code)
  return bank
}

/** The books without times: every entry, and how every account and tally stands. */
async function booksOf({ books }: TestBooks): Promise<string[]> {
  const { rows } = await books.pool.query<{ line: string }>(
    `select line from (
       select 1 as part, row_to_json(e)::text as line from entry e union all
       select 2, key || ' ' || value::text from state where kind in ('account', 'tally')) all_of_it
      order by part, line`,
  )
  return rows.map(({ line }) => line)
}

async function rowsOf({ books }: TestBooks): Promise<string[]> {
  const { rows } = await books.pool.query<{ row: string }>(
    `select code || ' ' || coalesce(substring(fields::text from '(overdue|collect|accrue)'),
                               case when fields::text ~ '^."0101' then 'accounts' end, '') as row
       from journal where branch = $1 and day = any ($2) and code like '809%' order by day, serial`,
    [BRANCH, [QUARTER, MORNING]],
  )
  return rows.map(({ row }) => row)
}

/** Where the rows are in which an evening proves its day. */
async function provenRows({ books }: TestBooks) {
  const { rows } = await books.pool.query<{ branch: string; day: string; serial: number }>(
    `select branch, day, serial from journal where branch = $1 and code = '8092' order by day`,
    [BRANCH],
  )
  return rows
}

/** What the night posted, by GL account, as the rehearsal says it. */
async function turnoverOf({ books }: TestBooks) {
  const side = (one: string) =>
    `trim(to_char(coalesce(sum(e.amount) filter (where e.side = '${one}'), 0) / 100.0, 'FM999999990.00'))`
  const { rows } = await books.pool.query<{ gl: string; debit: string; credit: string }>(
    `select e.gl, ${side('D')} as debit, ${side('C')} as credit
       from entry e join journal j using (branch, day, serial)
      where j.code like '809%' and e.day = any ($1) and e.side in ('D', 'C')
      group by e.gl order by e.gl collate "C"`,
    [[QUARTER, MORNING]],
  )
  return rows
}

let whole: TestBooks
let expected: string[]
let bank: TestBooks | null = null

beforeAll(async () => {
  whole = await evening()
}, 120_000)

afterAll(() => whole.close())

afterEach(async () => {
  await bank?.close()
  bank = null
})

test('the evening of a quarter settles by itself, and turns over what its rehearsal said', async () => {
  const { turnover, trouble } = await rehearsalOf(await reader(whole))
  expect(trouble).toEqual([])
  await whole.crew.actor('0002').act('8008')
  // What is refused now is in the log of refusals before the evening says where that ends.
  await whole.crew.actor('0011').ask('8004')
  await night(whole)
  expect(await rowsOf(whole)).toEqual(theNight)
  const ends = (await findRows(whole.books.pool, await provenRows(whole))).flatMap(logEndsIn)
  const heads = await logHeads(whole.books.pool, BRANCH)
  expect(heads.map(({ log }) => log)).toContain('refusal')
  expect(ends.filter(({ row }) => row.startsWith(QUARTER))).toEqual(
    heads.map(({ log, link, hash }) => ({
      log,
      link,
      hash: hash.toString('hex'),
      row: expect.stringMatching(QUARTER) as unknown,
    })),
  )
  expect(await turnoverOf(whole)).toEqual(turnover.map(({ gl, debit, credit }) => ({ gl, debit, credit })))
  expect(turnover.map(({ gl }) => gl)).toEqual(expect.arrayContaining(['6411-11', '6011', '1132-01']))
  expect((await reader(whole)).branch).toMatchObject({ day: '2026-03-21', state: 'closed' })
  expect((await verify(whole.books.pool)).findings).toEqual([])
  expected = await booksOf(whole)
}, 60_000)

/** A server that dies at one row, before or after the database has it. */
function cutOff({ gather }: TestBooks, at: number, when: 'before' | 'after'): Submit {
  let count = 0
  return async incoming => {
    const dies = count++ === at
    if (dies && when === 'before') throw new Error('cut off')
    const answer = await gather.submit(incoming)
    if (dies) throw new Error('cut off')
    return answer
  }
}

const cuts = theNight.flatMap((row, at) => (['before', 'after'] as const).map(when => ({ row, at, when })))

test.each(cuts)(
  'cut off $when $row, it ends in the same books',
  async ({ at, when }) => {
    bank = await evening()
    await bank.crew.actor('0002').act('8008')
    const { branch } = await reader(bank)
    await expect(runDayEnd(bank.books, cutOff(bank, at, when), branch)).rejects.toThrow('cut off')
    await night(bank)
    expect(await rowsOf(bank)).toEqual(theNight)
    expect(await booksOf(bank)).toEqual(expected)
    expect((await verify(bank.books.pool)).findings).toEqual([])
  },
  60_000,
)

test('a clock set back an hour moves neither the date nor a fen', async () => {
  bank = await evening()
  await bank.crew.actor('0002').act('8008')
  const books = { ...bank.books, now: () => Date.now() - 3_600_000 }
  const late: TestBooks = { ...bank, books }
  const { submit } = gatherer(books)
  await night(late, async incoming => {
    const answer = await submit(incoming)
    await books.memories.drained()
    return answer
  })
  expect(await booksOf(bank)).toEqual(expected)
  expect((await reader(bank)).branch).toMatchObject({ day: '2026-03-21', state: 'closed' })
  expect((await verify(bank.books.pool)).findings).toEqual([])
}, 60_000)

test('a quarter settled by hand leaves the night nothing to pay', async () => {
  bank = await evening()
  await bank.crew.actor('0003').act('8006', { kind: 'settle' })
  await bank.crew.actor('0002').act('8008')
  await night(bank)
  const { rows } = await bank.books.pool.query(
    `select from entry join journal using (branch, day, serial) where code = '8098' and gl = '2011-11'`,
  )
  expect(rows).toEqual([])
  expect((await reader(bank)).branch).toMatchObject({ day: MORNING, state: 'closed' })
}, 60_000)

/** The name of a refusal that is as long as any. */
const longest = (Object.keys(refusals) as RefusalCode[]).reduce((a, b) => (b.length > a.length ? b : a))

test('what the night cannot handle its last row names, forty by number and reason, and how many there are', async () => {
  bank = await evening(45)
  const { crew, books, gather } = bank
  await crew.actor('0002').act('8008')
  await night(bank, async incoming =>
    incoming.code === '8098' && incoming.fields.accounts
      ? { outcome: 'refused', refusal: refuse(longest) }
      : gather.submit(incoming),
  )
  const { rows } = await books.pool.query<{ fields: string }>(
    `select fields from journal where branch = $1 and code = '8098' order by serial desc limit 1`,
    [BRANCH],
  )
  const left = decodeFields(rows[0]?.fields ?? '[]')
    .find(text => text.includes(longest))
    ?.split('; ')
  const numbers = Array.from({ length: 40 }, (_, index) => accountNumber(BRANCH, 'demand', BigInt(index + 1)))
  expect(left).toEqual([...numbers.map(no => `${no} ${longest}`), '… 45'])
  expect((await reader(bank)).branch).toMatchObject({ day: '2026-03-21', state: 'closed' })
}, 60_000)
