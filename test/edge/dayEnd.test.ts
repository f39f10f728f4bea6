/** The day end runs through once, wherever it was cut off and however many servers run it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { nightSteps } from '../../core/day/night.ts'
import { cashAccountOf } from '../../core/ledger/build.ts'
import { MAIN_TILL } from '../../core/ledger/entities.ts'
import { defaultParameters } from '../../core/parameters.ts'
import type { Submit } from '../../server/actors.ts'
import type { OpenHouse } from '../../server/house.ts'
import { runDayEnd } from '../../server/jobs/dayEnd.ts'
import { DayEnds } from '../../server/jobs/dayEnds.ts'
import { agreementFigures } from '../../server/looks/agreements.ts'
import { dayEndOf } from '../../server/looks/dayEnd.ts'
import { readerFor } from '../../server/looks/reader.ts'
import { verify } from '../../server/verify.ts'
import { BRANCH, DAY, openOwner, openTestBooks, type TestBooks } from '../support/books.ts'

const NEXT_DAY = '2026-03-03'
let bank: TestBooks

beforeEach(async () => {
  bank = await openTestBooks()
  for (const code of ['8001', '8004', '8008']) await bank.crew.actor('0002').act(code)
})

afterEach(() => bank.close())

const reader = () => readerFor(bank.books, BRANCH, '0002', 'T')

/** What the day end wrote, in order. */
async function rowsOfTheNight(): Promise<string[]> {
  const { rows } = await bank.books.pool.query<{ day: string; serial: number; code: string }>(
    `select day::text, serial, code from journal where branch = $1 and code like '809%' order by day, serial`,
    [BRANCH],
  )
  return rows.map(({ day, code }) => `${day} ${code}`)
}

const STEPS = nightSteps.filter(step => step.falls(DAY, defaultParameters)).map(({ code }) => code)
const theNight = STEPS.map(code => `${DAY} ${code}`)

describe('cut off', () => {
  for (const [index, code] of STEPS.entries()) {
    for (const when of ['before', 'after'] as const) {
      test(`${when} ${code} is posted, it goes on as if nothing had been`, async () => {
        const { branch } = await reader()
        await expect(runDayEnd(bank.books, cutOff(index, when), branch)).rejects.toThrow('cut off')
        expect(await runDayEnd(bank.books, bank.gather.submit, branch)).toEqual([])
        expect(await rowsOfTheNight()).toEqual(theNight)
        expect((await reader()).branch).toMatchObject({ day: NEXT_DAY, state: 'closed' })
        expect((await verify(bank.books.pool)).findings).toEqual([])
      })
    }
  }
})

/** A server that dies at one step, before or after the database has it. */
function cutOff(at: number, when: 'before' | 'after'): Submit {
  let count = 0
  return async incoming => {
    const dies = count === at
    count += 1
    if (dies && when === 'before') throw new Error('cut off')
    const answer = await bank.gather.submit(incoming)
    if (dies) throw new Error('cut off')
    return answer
  }
}

test('two servers that run it at the same time post each step once', async () => {
  const other = await bank.secondServer()
  const { branch } = await reader()
  const run = ({ books, gather }: TestBooks) => runDayEnd(books, gather.submit, branch)
  expect(await Promise.all([run(bank), run(other)])).toEqual([[], []])
  expect(await rowsOfTheNight()).toEqual(theNight)
  await other.close()
})

test('a branch whose books do not agree keeps its day, and the page says why and can continue', async () => {
  const owner = openOwner(bank.database)
  await owner.query(`update gl_day set debit_cash = debit_cash + 1 where gl = '1001-02'`)
  const dayEnd: OpenHouse['dayEnd'] = new DayEnds(bank.books, bank.gather.submit)
  await dayEnd.run(await reader())
  const page = await dayEndOf(await reader(), dayEnd)
  expect(page).toMatchObject({ state: 'closing', day: DAY })
  expect(page.steps.map(({ code, done }) => [code, done])).toEqual(
    STEPS.map(code => [code, code !== '8092' && code !== '8093']),
  )
  expect(page.trouble.map(({ zh }) => zh).join()).toMatch(
    /1001-02 总账与分户账差 0\.01；分户账与分录相符，总账有误/,
  )
  await owner.query(`update gl_day set debit_cash = debit_cash - 1 where gl = '1001-02'`)
  await owner.end()
  await dayEnd.run(await reader())
  expect((await reader()).branch.day).toBe(NEXT_DAY)
})

test('where the ledger and its accounts differ, the accounts that are not as their entries say are named', async () => {
  await bank.books.memories.caughtUp(BRANCH)
  const owner = openOwner(bank.database)
  const balance = `jsonb_set(value, '{balance}', to_jsonb('#' || (substr(value->>'balance', 2)::bigint`
  const shift = (by: string) =>
    owner.query(
      `update state set value = ${balance} ${by})::text)) where kind = 'account' and key = '${cashAccountOf(MAIN_TILL)}'`,
    )
  expect((await shift('+ 500')).rowCount).toBe(1)
  const { branch } = await reader()
  const { ledger } = await agreementFigures(bank.books, branch.code, branch.day, { ledger: true })
  await shift('- 500')
  await owner.end()
  expect(ledger.filter(({ general, accounts }) => general !== accounts)).toMatchObject([
    { gl: '1001-02', astray: [cashAccountOf(MAIN_TILL)] },
  ])
})

test('8008 asked again, too late or too early is refused for what it is, and closes nothing twice', async () => {
  const ask = async () => {
    const answer = await bank.crew.actor('0002').ask('8008')
    return answer.outcome === 'refused' ? answer.refusal.refused : answer.outcome
  }
  const refusals = [await ask()]
  expect(await runDayEnd(bank.books, bank.gather.submit, (await reader()).branch)).toEqual([])
  // A terminal that still shows yesterday.
  refusals.push(await ask())
  bank.crew.day = NEXT_DAY
  refusals.push(await ask())
  await bank.crew.actor('0002').act('8001')
  refusals.push(await ask())
  expect(refusals).toEqual(['branch_closing', 'dayRolled', 'branch_closed', 'branch_open'])
  const { rows } = await bank.books.pool.query(`select from journal where code = '8008'`)
  expect(rows).toHaveLength(1)
  expect((await reader()).branch).toMatchObject({ day: NEXT_DAY, state: 'open' })
})

test('what breaks it off is said on the page, and the server stays up', async () => {
  const dayEnd = new DayEnds(bank.books, () => Promise.reject(new Error('connection lost')))
  await dayEnd.run(await reader())
  expect((await dayEndOf(await reader(), dayEnd)).trouble).toEqual([
    { zh: '日终中断：connection lost', en: 'The day end broke off: connection lost' },
  ])
})
