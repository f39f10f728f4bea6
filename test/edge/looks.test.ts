/** What the desks are shown: the journal, the inbox, the board, a balance sheet. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountNumber } from '../../core/counter/accounts.ts'
import { parseMoney } from '../../core/money.ts'
import { inPerson } from '../../core/practice/inPerson.ts'
import { sum } from '../../core/std.ts'
import type { WireProof, WireRow } from '../../core/wire.ts'
import { boardOf, openItemsOf } from '../../server/looks/board.ts'
import { dayEndOf } from '../../server/looks/dayEnd.ts'
import { inboxOf } from '../../server/looks/inbox.ts'
import { journalPage, rowDetail } from '../../server/looks/journal.ts'
import { proofOf } from '../../server/looks/proof.ts'
import { readerFor } from '../../server/looks/reader.ts'
import { runDayEnd } from '../../server/jobs/dayEnd.ts'
import { BRANCH, DAY, openTestBooks, openTheDay, type TestBooks } from '../support/books.ts'

let bank: TestBooks
const A1 = accountNumber(BRANCH, 'demand', 1n)
const A2 = accountNumber(BRANCH, 'demand', 2n)
const serials = { wrong: 0, reversal: 0, reprint: 0 }

const as = (teller: string) => readerFor(bank.books, BRANCH, teller, `T${teller}`)

beforeAll(async () => {
  bank = await openTestBooks()
  await openTheDay(bank)
  const teller = bank.crew.actor('0011')
  for (const [name, idNumber] of [
    ['王小明', 'P1234567'],
    ['李小红', 'P1234568'],
  ] as const) {
    await teller.act('0201', { kind: 'person', name, idKind: 'passport', idNumber })
  }
  await teller.act('0500', inPerson('0500', { customer: '1', amount: '60000', notes: '100x600' }))
  await teller.act('0500', { customer: '2', amount: '50', notes: '50x1' })
  await teller.act('0520', { account: A1, amount: '1000', notes: '100x10' })
  serials.wrong = (await teller.act('0510', { account: A1, amount: '300', notes: '100x3' })).serial
  serials.reversal = (await teller.act('8501', { serial: String(serials.wrong), reason: '串户' })).serial
  serials.reprint = (await teller.act('0007', { serial: String(serials.wrong), reason: '卡纸' })).serial
  await teller.act('4001', { account: A2 })
  await bank.crew.actor('0012').act('0510', { account: A1, amount: '700', notes: '100x7' })
  await teller.act('1004', { amount: '2000', notes: '100x20' })
  await teller.ask('0520', inPerson('0520', { account: A1, amount: '55000', notes: '100x550' }))
})

afterAll(() => bank.close())

const NO_FILTER = {
  day: DAY,
  teller: null,
  code: null,
  serial: null,
  account: null,
  status: null,
  before: 0,
  limit: 100,
}

async function journal(filter: Partial<typeof NO_FILTER> | Record<string, unknown> = {}): Promise<WireRow[]> {
  const rows = await journalPage(await as('0002'), { ...NO_FILTER, ...filter })
  if ('refused' in rows) throw new Error(rows.refused)
  return rows
}

describe('the journal', () => {
  test('says of what waits what its form says: account and amount', async () => {
    const [waiting] = await journal({ status: 'pending' })
    expect(waiting).toMatchObject({ code: '0520', account: A1, amount: '55000.00', status: 'pending' })
  })

  test('says which account a loss report is about', async () => {
    expect(await journal({ code: '4001' })).toMatchObject([{ account: A2, amount: null }])
  })

  test('names what was signed, and the row that was reversed', async () => {
    const signed = await journal({ code: '0011' })
    expect(signed.map(({ about }) => about?.zh)).toContain('0500 活期开户 60,000.00')
    const [reversal] = await journal({ serial: serials.reversal })
    expect(reversal?.about?.zh).toBe(`第 ${serials.wrong} 号 0510 活期存款`)
  })

  test('is found by account, in an entry or on a form, by code and by outcome', async () => {
    const codes = async (filter: object) => (await journal(filter)).map(({ code }) => code).reverse()
    expect(await codes({ account: A2 })).toEqual(['0500', '4001'])
    expect(await codes({ account: A1, status: 'reversed' })).toEqual(['0510'])
    expect(await codes({ account: A1, code: '0520' })).toEqual(['0520', '0520'])
    expect(await codes({ status: 'reversal' })).toEqual(['8501'])
    expect(await codes({ serial: serials.wrong })).toEqual(['0510'])
  })
})

describe('a row in full', () => {
  test('of a reversal brings the row that it took back', async () => {
    const row = await rowDetail(await as('0011'), { day: DAY, serial: serials.reversal })
    expect(row?.original).toMatchObject({ serial: serials.wrong, account: A1, amount: '300.00' })
  })

  test('of a reprint brings the receipt, with how often it was printed again', async () => {
    const row = await rowDetail(await as('0011'), { day: DAY, serial: serials.reprint })
    expect(row?.original).toMatchObject({ serial: serials.wrong, reprints: 1, reversedBy: serials.reversal })
    expect(row?.original?.named).toMatchObject({ account: { zh: '王小明' } })
  })
})

describe('the inbox', () => {
  test('shows a signer the entries with names, the account as it stands, and who has signed', async () => {
    const reviewer = await inboxOf(await as('0013'))
    expect(reviewer.toSign).toHaveLength(1)
    expect(reviewer.toSign[0]).toMatchObject({
      accounts: [{ no: A1, name: '王小明', balance: '59700.00' }],
      entries: [
        { side: 'D', account: A1, name: { zh: '王小明' }, amount: '55000.00', balance: null },
        { side: 'C', account: '1001-01-01', amount: '55000.00' },
      ],
      original: null,
      signed: [],
    })
  })

  test('shows the original row of a reversal, and warnings of an account', async () => {
    const [reported] = await journal({ code: '4001' })
    const answer = await bank.crew.actor('0011').ask('0007', {
      serial: String(reported?.serial),
      reason: '看不清',
    })
    const { toSign } = await inboxOf(await as('0013'))
    const reprint = toSign.find(({ code }) => code === '0007')
    expect(reprint?.original).toMatchObject({ code: '4001', account: A2 })
    if (answer.outcome === 'parked') await bank.crew.actor('0011').ask('0014', { parked: answer.item })
  })
})

const money = (text: string): bigint => parseMoney(text) ?? 0n

describe('the board and the tellers’ proofs', () => {
  test('say the same cash in and out; a reversal takes back what was received', async () => {
    const reader = await as('0002')
    const proofs = await Promise.all(['0003', '0011', '0012'].map(id => proofOf(reader, id)))
    const total = (of: (proof: WireProof) => string) => sum(proofs.map(proof => money(of(proof))))
    const board = await boardOf(reader)
    expect(total(({ received }) => received.amount)).toBe(money('60750.00'))
    expect(money(board.cashIn)).toBe(money('60750.00'))
    expect(money(board.cashOut)).toBe(money('1000.00'))
    expect(total(({ paid }) => paid.amount)).toBe(money('1000.00'))
  })

  test('a proof goes from the opening cash to the closing one', async () => {
    const { cash, received, paid, movedIn, movedOut } = await proofOf(await as('0002'), '0011')
    expect([movedIn, movedOut]).toEqual([
      { count: 1, amount: '30000.00' },
      { count: 1, amount: '2000.00' },
    ])
    const through = [received, movedIn].map(({ amount }) => money(amount))
    const out = [paid, movedOut].map(({ amount }) => money(amount))
    expect(money(cash?.opening ?? '') + sum(through) - sum(out)).toBe(money(cash?.closing ?? ''))
  })

  test('open items are told in words', async () => {
    const [loss] = await openItemsOf(await as('0002'), ['loss'])
    expect(loss?.summary).toEqual({ zh: `${A2} 存折挂失`, en: `${A2}, passbook lost` })
  })
})

test('the morning after, the day end says when it was done', async () => {
  const other = await openTestBooks()
  for (const code of ['8001', '8004', '8008']) await other.crew.actor('0002').act(code)
  const reader = () => readerFor(other.books, BRANCH, '0002', 'T')
  const idle = { stepOf: () => null, troubleOf: () => [] }
  expect((await dayEndOf(await reader(), idle)).last).toBeNull()
  await runDayEnd(other.books, other.gather.submit, (await reader()).branch)
  const { state, last } = await dayEndOf(await reader(), idle)
  expect([state, last?.day, last?.steps]).toEqual(['closed', DAY, 5])
  await other.close()
})

test('a reversal of an earlier day shows the row that it takes back, waiting and in the journal', async () => {
  const other = await openTestBooks()
  const { crew, books, gather } = other
  const reader = () => readerFor(books, BRANCH, '0002', 'T')
  await crew.actor('0002').act('8001')
  await crew.actor('0011').act('0001')
  const person = { kind: 'person', name: '王小明', idKind: 'passport', idNumber: 'P1234567' }
  const { serial } = await crew.actor('0011').act('0201', person)
  await crew.actor('0011').act('0002')
  for (const code of ['8004', '8008']) await crew.actor('0002').act(code)
  await runDayEnd(books, gather.submit, (await reader()).branch)
  crew.day = (await reader()).branch.day
  await crew.actor('0002').act('8001')
  await crew.actor('0011').act('0001')
  const row = `${DAY}/${serial}`
  await crew.actor('0011').ask('8502', { row, basis: 'bank', reason: '重复建档' })
  const { toSign } = await inboxOf(await reader())
  expect(toSign[0]?.original).toMatchObject({ code: '0201', serial })
  const rows = await journalPage(await reader(), { ...NO_FILTER, day: crew.day, code: '8502' })
  expect(rows).toMatchObject([{ code: '8502', about: { en: `No. ${serial}, 0201 Customer file` } }])
  await other.close()
})
