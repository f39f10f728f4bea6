/** Vouchers lost in one branch are stopped in all, also in one that is shut, by any server, once. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Crew, crewOf } from '../../server/actors.ts'
import { found } from '../../server/found.ts'
import { StopNotices } from '../../server/jobs/stopNotices.ts'
import { recordsOf } from '../../server/looks/reader.ts'
import { verify } from '../../server/verify.ts'
import {
  BRANCH,
  DAY,
  foundingFile,
  openTestBooks,
  openTheDay,
  signers,
  type TestBooks,
} from '../support/books.ts'

const OTHER = '0102'
const SHUT = '0103'

let bank: TestBooks
let there: Crew

beforeAll(async () => {
  bank = await openTestBooks()
  for (const branch of [OTHER, SHUT]) await found(bank.books, { ...foundingFile, branch })
  there = crewOf(OTHER, DAY, bank.gather.submit, signers)
  await openTheDay(bank)
  await openTheDay({ crew: there })
})

afterAll(() => bank.close())

const tellAll = ({ books, gather }: TestBooks) => new StopNotices(books, gather.submit).look()

async function stopped(branch: string) {
  await bank.books.memories.caughtUp(branch)
  const state = await recordsOf(bank.books, branch, ['parameters:current'])
  return state.get('parameters', 'current')?.stoppedPapers ?? {}
}

const lost = (action: string, numbers: string) =>
  bank.crew.actor('0011').act('2010', { action, kind: 'passbook', numbers, reason: '清点未见' })

test('lost in one branch, refused in the other, known in the one that is shut', async () => {
  await lost('lost', '40-50')
  expect(await stopped(OTHER)).toEqual({})
  await tellAll(bank)
  const ranges = { '0101/passbook': [[40, 50]] }
  expect([await stopped(BRANCH), await stopped(OTHER), await stopped(SHUT)]).toEqual([ranges, ranges, ranges])
  const draw = { kind: 'passbook', numbers: '45-46' }
  const answer = await there.actor('0011').ask('2004', draw)
  expect(answer).toMatchObject({ outcome: 'refused', refusal: { refused: 'papersStopped' } })
})

test('two servers tell it once, and a third look finds nothing to do', async () => {
  await lost('found', '40-44')
  const other = await bank.secondServer()
  await Promise.all([tellAll(bank), tellAll(other)])
  await tellAll(bank)
  await other.close()
  expect(await stopped(OTHER)).toEqual({ '0101/passbook': [[45, 50]] })
  const { rows } = await bank.books.pool.query<{ branch: string; rows: number }>(
    `select branch, count(*)::int as rows from journal where code = '2019' group by branch order by branch`,
  )
  expect(rows).toEqual([
    { branch: BRANCH, rows: 2 },
    { branch: OTHER, rows: 2 },
    { branch: SHUT, rows: 2 },
  ])
  expect((await verify(bank.books.pool)).findings).toEqual([])
})
