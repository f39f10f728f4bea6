/** What a newcomer finds in the demo week besides its books: tickets, complaints, a case and a ruling. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isRefusal } from '../../core/refusals.ts'
import { DEMO_BRANCH } from '../../server/demo/branch.ts'
import { demoWeek } from '../../server/demo/week.ts'
import { caseOf } from '../../server/looks/caseOf.ts'
import { complaintsOf } from '../../server/looks/complaints.ts'
import { readerFor } from '../../server/looks/reader.ts'
import { Queues } from '../../server/queues.ts'
import { staysBetween } from '../../server/store/tickets.ts'
import { openEmptyBooks, type TestBooks } from '../support/books.ts'

const TODAY = '2026-11-23'
let bank: TestBooks

const as = (teller: string) => readerFor(bank.books, DEMO_BRANCH, teller, `T${teller}`)

beforeAll(async () => {
  bank = await openEmptyBooks()
  await demoWeek(bank.books, TODAY, () => undefined)
}, 120_000)

afterAll(() => bank.close())

test('one complaint is closed and ruled on, whose share may still be objected to', async () => {
  const [closed] = (await complaintsOf(await as('0021'), true)).filter(({ isOpen }) => !isOpen)
  expect(closed).toMatchObject({ state: { zh: '已结案' }, satisfaction: 4, about: { zh: /0013/ } })
  const found = await caseOf(await as('0013'), closed?.id ?? '')
  if (isRefusal(found)) throw new Error(found.refused)
  expect(found.ruling).toMatchObject({ state: { zh: '已认定，可异议' }, next: [{ step: 'object' }] })
})

test('one is open, about the deposit that went into the wrong account, with its case to be decided', async () => {
  const [open, ...others] = await complaintsOf(await as('0021'), false)
  expect(others).toEqual([])
  expect(open).toMatchObject({ late: false, daysLeft: 14 })
  const found = await caseOf(await as('0002'), open?.id ?? '')
  if (isRefusal(found)) throw new Error(found.refused)
  expect(found).toMatchObject({ mayPropose: true, ruling: null, one: { people: { teller: '0012' } } })
})

test('tickets of the days before say how long business takes, so that today has a wait to tell', async () => {
  const stays = await staysBetween(bank.books.pool, DEMO_BRANCH, '2026-11-16', TODAY)
  expect(Object.entries(stays).map(([business, { count }]) => [business, count])).toEqual([
    ['A', 7],
    ['B', 28],
  ])
  expect((await new Queues(bank.books).at(DEMO_BRANCH)).day.tickets.size).toBe(0)
})
