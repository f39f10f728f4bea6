/** A quarter's evening in real books: settled, rolled over, and put right from an earlier day. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountNumber } from '../../core/counter/accounts.ts'
import { isRefusal } from '../../core/refusals.ts'
import { naturalBalance } from '../../core/ledger/balance.ts'
import { printMoney } from '../../core/money.ts'
import { given } from '../../core/std.ts'
import { balanceTill } from '../../server/demo/evening.ts'
import { runDayEnd } from '../../server/jobs/dayEnd.ts'
import { rowDetail } from '../../server/looks/journal.ts'
import { readerFor, recordsOf } from '../../server/looks/reader.ts'
import { makeSheet } from '../../server/looks/sheets/make.ts'
import { verify } from '../../server/verify.ts'
import { BRANCH, foundingFile, openTestBooks, openTheDay, type TestBooks } from '../support/books.ts'

const QUARTER = '2026-03-20'
const A1 = accountNumber(BRANCH, 'demand', 1n)
const A2 = accountNumber(BRANCH, 'demand', 2n)
let bank: TestBooks
let settlement = { day: QUARTER, serial: 0 }

const turnTo = (day: string) => {
  bank.crew.day = day
}

const balance = async (no: string) => {
  const account = (await recordsOf(bank.books, BRANCH, [`account:${no}`])).get('account', no)
  return printMoney(naturalBalance(given(account, no)))
}

async function closeTheDay(): Promise<void> {
  const at = { ...bank, branch: BRANCH }
  await balanceTill(at, '0011', '01', 'S0101')
  await balanceTill(at, '0012', '02', 'S0201')
  await balanceTill(at, '0003', '00', 'S0001')
  for (const id of ['0011', '0012', '0013', '0003']) await bank.crew.actor(id).act('0002')
  await bank.crew.actor('0002').act('8004')
}

async function rollOver(): Promise<string> {
  await bank.crew.actor('0002').act('8008')
  const { branch } = await readerFor(bank.books, BRANCH, '0002', 'T')
  expect(await runDayEnd(bank.books, bank.gather.submit, branch)).toEqual([])
  return (await readerFor(bank.books, BRANCH, '0002', 'T')).branch.day
}

beforeAll(async () => {
  bank = await openTestBooks({ ...foundingFile, day: QUARTER })
  turnTo(QUARTER)
  await openTheDay(bank)
  const teller = bank.crew.actor('0011')
  await teller.act('0201', { kind: 'person', name: '王小明', idKind: 'passport', idNumber: 'P1234567' })
  await teller.act('0500', { customer: '1', amount: '40000', notes: '100x400' })
  await teller.act('0500', { customer: '1', amount: '100', notes: '100x1' })
}, 120_000)

afterAll(() => bank.close())

test('8006 settles in the evening, before the date rolls', async () => {
  await closeTheDay()
  const { serial } = await bank.crew.actor('0003').act('8006', { kind: 'settle' })
  settlement = { day: QUARTER, serial }
  // 40,000 for one day at 0.35 % over 360 is 0.388….
  expect([await balance(A1), await balance(A2)]).toEqual(['40000.39', '100.00'])
  expect(await bank.crew.actor('0003').ask('8006', { kind: 'settle' })).toMatchObject({
    outcome: 'refused',
    refusal: { refused: 'nothingToBook' },
  })
})

test('the list of what was settled names each account, and what it was taken from', async () => {
  const reader = await readerFor(bank.books, BRANCH, '0002', 'T')
  const sheet = await makeSheet(reader, { sheet: 'settled', from: QUARTER, day: QUARTER })
  if (isRefusal(sheet)) throw new Error(sheet.refused)
  const rows = sheet.rows.map(cells => cells.map(({ zh }) => zh))
  expect(rows).toEqual([
    [QUARTER, String(settlement.serial), '2011-11', A1, '000000001', '0.39', ''],
    ['合计', '1', '', '', '', '0.39', ''],
    ['', '', '6411-11', '活期储蓄利息支出', '', '0.39', ''],
  ])
})

test('what was forgotten before the settlement is booked after it, and paid the interest it missed', async () => {
  const day = await rollOver()
  expect(day).toBe('2026-03-21')
  turnTo(day)
  await bank.crew.actor('0002').act('8001')
  for (const id of ['0003', '0011', '0013']) await bank.crew.actor(id).act('0001')
  const legs = `D 3001-05 200000; C ${A2} 200000`
  const { serial } = await bank.crew
    .actor('0003')
    .act('8520', { legs, reason: 'error', memo: '漏记', valueDay: QUARTER })
  const voucher = `manualVoucher-20260321-${serial}`
  await bank.crew.actor('0011').act('8521', { voucher })
  // 200,000 for the one day that was settled: 1.944….
  expect(await balance(A2)).toBe('200101.94')
})

test('the row that settled shows how its interest adds up, balance by balance', async () => {
  const settled = await rowDetail(await readerFor(bank.books, BRANCH, '0002', 'T'), settlement)
  expect(settled?.interestSheet.map(({ text }) => text)).toEqual([
    '',
    '40,000.00 × 1 = 40,000.00',
    '40,000.00',
    '',
    '100.00 × 1 = 100.00',
    '100.00',
  ])
})

test('the books are proven, settlement and all', async () => {
  expect((await verify(bank.books.pool)).findings).toEqual([])
})
