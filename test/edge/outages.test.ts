/** Signs of life and the gaps between them: what is written down of an outage, and where it is shown. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Heartbeat } from '../../server/jobs/heartbeat.ts'
import { complaintDetail } from '../../server/looks/complaints.ts'
import { Suggestions } from '../../server/suggestions.ts'
import { readerFor } from '../../server/looks/reader.ts'
import { serviceOf } from '../../server/looks/service.ts'
import { Queues } from '../../server/queues.ts'
import { outagesWithin } from '../../server/store/outages.ts'
import { BRANCH, DAY, openTestBooks, openTheDay, type TestBooks } from '../support/books.ts'

let bank: TestBooks
const SECOND = 1_000

beforeAll(async () => {
  bank = await openTestBooks()
  await openTheDay(bank)
}, 120_000)

afterAll(() => bank.close())

/** A server that began at one time and beats at others. */
function serverAt(began: number) {
  let clock = began
  const heartbeat = new Heartbeat({ ...bank.books, now: () => clock })
  return (at: number) => {
    clock = at
    return heartbeat.beat()
  }
}

const known = async () => {
  const all = await outagesWithin(bank.books.pool, { from: 0, until: Number.MAX_SAFE_INTEGER })
  return all.map(({ since, until, cause }) => `${since}–${until} ${cause}`)
}

test('a gap between beats is written once, by whoever comes first; none while another is there', async () => {
  const first = serverAt(1_000 * SECOND)
  const second = serverAt(1_000 * SECOND)
  await first(1_000 * SECOND)
  expect(await known()).toEqual([])
  // One is away, the other beats on.
  await second(1_010 * SECOND)
  await second(1_020 * SECOND)
  await first(1_025 * SECOND)
  expect(await known()).toEqual([])
  // The database was away from both.
  await Promise.all([first(1_445 * SECOND), second(1_445 * SECOND)])
  expect(await known()).toEqual([`${1_025 * SECOND}–${1_445 * SECOND} database`])
  // A clock that is behind moves nothing back.
  await second(1_400 * SECOND)
  await first(1_455 * SECOND)
  // Nobody was there, and one started.
  await serverAt(1_600 * SECOND)(1_600 * SECOND)
  expect(await known()).toEqual([
    `${1_025 * SECOND}–${1_445 * SECOND} database`,
    `${1_455 * SECOND}–${1_600 * SECOND} program`,
  ])
})

test('what fell into opening hours stands with the complaint of that day and in the service page', async () => {
  const facets = { reason: 'facilities', business: 'savings', channel: 'counter', grade: 'general' }
  const now = Date.now()
  const add = (since: number, until: number) =>
    bank.books.pool.query(`insert into outage values ($1, $2, 'program')`, [since, until])
  // It began when the branch was closed, and another is to come after the complaint was heard.
  await add(now - 900 * SECOND, now)
  await add(now + 300 * SECOND, now + 361 * SECOND)
  const registered = await bank.crew
    .actor('0003')
    .act('9601', { said: '系统不通', ...facets, handler: '0002' })
  const books = { ...bank.books, now: () => now + 600 * SECOND }
  const reader = await readerFor(books, BRANCH, '0002', 'T0002')
  const { figures } = await serviceOf(reader, new Queues(books), null)
  const told = figures.incident?.map(({ label, value }) => `${label.zh} ${value.zh}`)
  expect(told?.slice(0, 2)).toEqual(['本月系统中断 2', '中断分钟 1'])
  expect(told?.[3]).toMatch(/^程序未运行 \d{4}-\d\d-\d\d [\d:]{8}–[\d:]{8}$/)
  const detail = await complaintDetail(
    reader,
    new Suggestions(reader.books),
    `complaint-${DAY.replaceAll('-', '')}-${registered.serial}`,
  )
  if ('refused' in detail) throw new Error(detail.refused)
  const lines = detail.links.find(({ what }) => what.zh === '当日系统中断')?.lines
  expect(lines?.map(({ zh }) => zh)).toEqual([
    expect.stringMatching(/^系统中断 [\d:]{8}–[\d:]{8}，程序未运行$/),
  ])
})
