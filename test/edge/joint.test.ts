/** Joint deposits and withdrawals on a real database, with two servers, one for each branch. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountNumber } from '../../core/counter/accounts.ts'
import { inPerson } from '../../core/practice/inPerson.ts'
import { isRefusal } from '../../core/refusals.ts'
import { randomFrom } from '../../core/std.ts'
import { type Crew, crewOf } from '../../server/actors.ts'
import { found } from '../../server/found.ts'
import type { Gatherer } from '../../server/gather.ts'
import { lookUp } from '../../server/looks/lookUp.ts'
import { type Reader, readerFor } from '../../server/looks/reader.ts'
import { verify } from '../../server/verify.ts'
import {
  BRANCH,
  DAY,
  foundingFile,
  openOwner,
  openTestBooks,
  openTheDay,
  signers,
  type TestBooks,
} from '../support/books.ts'

const OTHER = '0102'
const ROUNDS = 60
const SEED = 20_260_302

let here: TestBooks
let there: TestBooks

beforeAll(async () => {
  here = await openTestBooks()
  await found(here.books, { ...foundingFile, branch: OTHER })
  there = await here.secondServer()
  there = { ...there, crew: crewOf(OTHER, DAY, there.gather.submit, signers) }
  for (const one of [here, there]) {
    await openTheDay(one)
    await openAccount(one.crew)
  }
})

afterAll(async () => {
  await here.close()
  await there.close()
})

async function openAccount(crew: Crew): Promise<void> {
  const teller = crew.actor('0011')
  await teller.act('0201', { kind: 'person', name: '甲', idKind: 'passport', idNumber: 'P00001' })
  await teller.act('0500', { customer: '1', amount: '1000', notes: '100x10' })
}

const accountOf = (branch: string) => accountNumber(branch, 'demand', 1n)

/** Asks as a terminal of one branch would, at either server. */
const atServer = (gather: Gatherer, branch: string, name: string) =>
  crewOf(
    branch,
    DAY,
    ({ request, ...rest }) => gather.submit({ ...rest, request: request.replace('/T', `/${name}`) }),
    signers,
  )

test('two servers, each with business for the other branch: every answer is in both journals, once', async () => {
  const random = randomFrom(SEED)
  const crews = [
    atServer(here.gather, BRANCH, 'A'),
    atServer(there.gather, OTHER, 'B'),
    atServer(here.gather, OTHER, 'C'),
    atServer(there.gather, BRANCH, 'D'),
  ]
  const posted = new Map<string, number>()
  await Promise.all(
    crews.map(async (crew, index) => {
      const home = index % 3 === 0 ? BRANCH : OTHER
      const away = home === BRANCH ? OTHER : BRANCH
      const teller = crew.actor(index < 2 ? '0011' : '0012')
      for (let round = 0; round < ROUNDS / 4; round++) {
        const code = random.below(3) === 0 ? '5012' : '5011'
        const answer = await teller.ask(code, { account: accountOf(away), amount: '100', notes: '100x1' })
        expect(answer.outcome).toBe('posted')
        const change = code === '5011' ? 100 : -100
        posted.set(away, (posted.get(away) ?? 0) + change)
      }
    }),
  )
  const owner = openOwner(here.database)
  const { rows } = await owner.query<{ branch: string; code: string; count: number }>(
    `select branch, code, count(*)::int as count from journal where code in ('5011', '5012', '5018') group by 1, 2`,
  )
  const balances = await owner.query<{ branch: string; balance: string }>(
    `select branch, value->>'balance' as balance from state where kind = 'account' and key = any ($1)`,
    [[accountOf(BRANCH), accountOf(OTHER)]],
  )
  await owner.end()
  const halves = rows.filter(row => row.code === '5018').reduce((sum, row) => sum + row.count, 0)
  const wholes = rows.filter(row => row.code !== '5018').reduce((sum, row) => sum + row.count, 0)
  expect([wholes, halves]).toEqual([ROUNDS, ROUNDS])
  for (const { branch, balance } of balances.rows) {
    expect(balance).toBe(`#${-(1000 + (posted.get(branch) ?? 0)) * 100}`)
  }
  expect((await verify(here.books.pool)).findings).toEqual([])
})

test('a branch that there is not is refused, and nothing is left in any journal', async () => {
  const before = await lengths()
  const answer = await here.crew
    .actor('0011')
    .ask('5011', { account: accountNumber('0109', 'demand', 1n), amount: '100', notes: '100x1' })
  expect(answer).toMatchObject({ outcome: 'refused', refusal: { refused: 'branchUnknown' } })
  expect(await lengths()).toEqual(before)
})

async function lengths(): Promise<unknown> {
  const { rows } = await here.books.pool.query(
    `select branch, count(*)::int as count from journal where code in ('5011', '5018') group by 1 order by 1`,
  )
  return rows
}

const otherReader = () => readerFor(here.books, OTHER, '0002', 'T0002')
const ownReader = () => readerFor(here.books, BRANCH, '0002', 'T0002')

async function sheet(reader: Reader, name: string): Promise<string[][]> {
  const view = await lookUp(reader, '8010', { sheet: name })
  if (isRefusal(view) || view.query !== 'daySheet') throw new Error(JSON.stringify(view))
  return view.sheet.rows.map(cells => cells.map(({ zh }) => zh))
}

/** What lies between the two branches; the rest waits for statements of others. */
const between = async (reader: Reader) =>
  (await sheet(reader, 'unmatched')).filter(([, account]) => account?.startsWith('3001-01'))

const clearingAgrees = async (reader: Reader) => {
  const view = await lookUp(reader, '8005', {})
  if (isRefusal(view) || view.query !== 'reconciliation') throw new Error(JSON.stringify(view))
  return view.agreements.find(({ name }) => name.zh === '内外账相符')
}

test('the joint lists of both branches are mirrors: what one took, the other was paid for', async () => {
  const large = inPerson('5011', { account: accountOf(OTHER), amount: '60000', notes: '100x600' })
  await here.crew.actor('0011').act('5011', large)
  const [ours, theirs] = [await sheet(await ownReader(), 'joint'), await sheet(await otherReader(), 'joint')]
  expect(ours).toHaveLength(ROUNDS + 2)
  const lines = (rows: string[][], own: number, other: number) =>
    rows
      .slice(0, -1)
      .map(row => [row[own], row[other], row[3], row[5], row[6]].join(' '))
      .sort()
  expect(lines(ours, 1, 2)).toEqual(lines(theirs, 2, 1))
  expect(ours.at(-1)?.slice(5, 7)).toEqual(theirs.at(-1)?.slice(5, 7))
})

test('nothing is unmatched between them, and 8005 agrees on a balance that is not nothing', async () => {
  expect([await between(await ownReader()), await between(await otherReader())]).toEqual([[], []])
  const [mine, other] = [await clearingAgrees(await ownReader()), await clearingAgrees(await otherReader())]
  expect([mine?.agrees, other?.agrees]).toEqual([true, true])
  expect(mine?.left).not.toBe('0.00')
  expect(mine?.left).toBe(other?.left.startsWith('-') ? other.left.slice(1) : `-${other?.left}`)
})

test('what hangs on one side is listed by both until the other has it too', async () => {
  const at = here.crew
  const hung = { amount: '77', owner: '0013', note: '待查' }
  const { serial } = await at
    .actor('0013')
    .act('8511', { ...hung, step: 'payable', other: `3001-01-${OTHER}` })
  await here.books.memories.caughtUp(BRANCH)
  const account = `3001-01-${OTHER}`
  const code = '挂账/销账'
  const line = [account, 'CNY', DAY, String(serial), code, '77.00', '', '0']
  expect(await between(await ownReader())).toEqual([[OTHER, ...line, '对方无此笔']])
  expect(await between(await otherReader())).toEqual([[BRANCH, ...line, '我方无此笔']])
  expect((await clearingAgrees(await ownReader()))?.agrees).toBe(false)
  await there.crew.actor('0013').act('8511', { ...hung, step: 'receivable', other: `3001-01-${BRANCH}` })
  await here.books.memories.caughtUp(OTHER)
  expect([await between(await ownReader()), await between(await otherReader())]).toEqual([[], []])
  expect((await clearingAgrees(await ownReader()))?.agrees).toBe(true)
})

test('with others a posting is unmatched until their statement agrees', async () => {
  const waiting = async () =>
    (await sheet(await ownReader(), 'unmatched')).filter(row => row[1] === '3001-04')
  await here.crew.actor('0013').act('5002', { account: accountOf(BRANCH), amount: '500', payee: '甲' })
  await here.books.memories.caughtUp(BRANCH)
  expect((await waiting()).map(row => [row[5], row[6], row[9]])).toEqual([['来账确认', '500.00', '待对账单']])
  await here.crew
    .actor('0013')
    .act('5041', { account: '3001-04', owing: 'they', amount: '500', document: '对1' })
  await here.books.memories.caughtUp(BRANCH)
  expect(await waiting()).toEqual([])
})

test('verify names two branches that do not agree about each other', async () => {
  const owner = openOwner(here.database)
  await owner.query('alter table journal disable trigger journal_append_only')
  await owner.query(
    `delete from journal where branch = $1 and serial = (select max(serial) from journal where branch = $1)`,
    [OTHER],
  )
  await owner.query('alter table journal enable trigger journal_append_only')
  await owner.end()
  const { findings } = await verify(here.books.pool)
  expect(findings.map(({ where, what }) => `${where} ${what}`).join('\n')).toMatch(
    /3001-01-0102 .* do not come to nothing/,
  )
})
