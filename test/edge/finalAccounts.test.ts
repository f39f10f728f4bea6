/** The final accounts of a year: what it earned, what its closing moved, and that nothing is left on 6xxx. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountNumber } from '../../core/counter/accounts.ts'
import { isRefusal } from '../../core/refusals.ts'
import type { Sheet } from '../../core/sheets.ts'
import { runDayEnd } from '../../server/jobs/dayEnd.ts'
import { readerFor } from '../../server/looks/reader.ts'
import { type AskedSheet, makeSheet } from '../../server/looks/sheets/make.ts'
import { BRANCH, foundingFile, openTestBooks, openTheDay, type TestBooks } from '../support/books.ts'
import { closeTheDay } from '../support/evening.ts'
import { texts } from '../support/twoDays.ts'

const LAST = '2025-12-31'
let bank: TestBooks

beforeAll(async () => {
  bank = await openTestBooks({ ...foundingFile, day: LAST })
  bank.crew.day = LAST
  await openTheDay(bank)
  const teller = bank.crew.actor('0011')
  const person = { name: '王小明', idKind: 'idCard', idNumber: '11010519491231002X' }
  await teller.act('0201', { kind: 'person', ...person })
  await teller.act('0500', { customer: '1', amount: '1000', notes: '100x10' })
  const yen = { currency: 'JPY', buying: '4.52', middle: '4.6512', selling: '4.69' }
  const dollars = { currency: 'USD', buying: '705', middle: '712.34', selling: '715.2' }
  for (const rate of [yen, dollars])
    await bank.crew.actor('0003').act('0106', { ...rate, from: LAST, reason: '牌价' })
  const payee = accountNumber(BRANCH, 'demand', 1n)
  await teller.act('1501', { currency: 'JPY', foreign: '10000x3', ...person, payee, actor: 'self' })
}, 120_000)

afterAll(() => bank.close())

async function sheetOf(asked: AskedSheet): Promise<Sheet> {
  const sheet = await makeSheet(await readerFor(bank.books, BRANCH, '0002', 'T'), asked)
  if (isRefusal(sheet)) throw new Error(`${asked.sheet}: ${sheet.refused}`)
  return sheet
}

/** Turnover, closing and balance of a line, each by its sides. */
const line = (rows: readonly string[][], gl: string) => rows.find(row => row[0] === gl)?.slice(4)
const shown = (rows: readonly string[][], name: string) => rows.find(row => row[1]?.startsWith(name))?.at(-1)

test('before the year is closed, and after', async () => {
  expect(shown(texts(await sheetOf({ sheet: 'finalAccounts' })), '其中已结转')).toBe('0.00')
  await closeTheDay(bank)
  const { branch } = await readerFor(bank.books, BRANCH, '0002', 'T')
  expect(await runDayEnd(bank.books, bank.gather.submit, branch)).toEqual([])
  const rows = texts(await sheetOf({ sheet: 'finalAccounts', day: LAST }))
  // The yen gained 39.36 at the middle rate; 2,356 yuan earned two fen in a night.
  expect(line(rows, '6061')).toEqual(['', '39.36', '39.36', '', '', ''])
  expect(line(rows, '6411')).toEqual(['0.02', '', '', '0.02', '', ''])
  expect(line(rows, '4103')).toEqual(['', '', '', '39.34', '', '39.34'])
  expect(['本年利润（亏损为负）', '其中已结转', '未结转'].map(name => shown(rows, name))).toEqual([
    '39.34',
    '39.34',
    '0.00',
  ])
  const [debit, credit, closedDebit, closedCredit, endDebit, endCredit] =
    rows.find(row => row[0] === '合计')?.slice(4) ?? []
  expect([debit, closedDebit, endDebit]).toEqual([credit, closedCredit, endCredit])
})

test.each(['JPY', 'ALL'])(
  'in %s both sides come to the same, and each line to the balance sheet',
  async unit => {
    const sheet = await sheetOf({ sheet: 'finalAccounts', day: LAST, unit })
    const rows = texts(sheet)
    const [, , beforeD, beforeC, debit, credit, closedD, closedC, endD, endC] =
      rows.find(row => row[0] === '合计') ?? []
    expect([beforeD, debit, closedD, endD]).toEqual([beforeC, credit, closedC, endC])
    const balances = texts(await sheetOf({ sheet: 'balanceSheet', from: '2025-01-01', day: LAST, unit }))
    for (const gl of ['1001', '2011', '4103']) {
      const stands = balances.find(row => row[0] === gl)?.[3]
      expect([
        gl,
        rows
          .find(row => row[0] === gl)
          ?.slice(8)
          .find(Boolean),
      ]).toEqual([gl, stands])
    }
    if (unit === 'ALL') expect(sheet.about.zh).toContain('每百单位中间价：2025-12-31')
    if (unit === 'ALL') expect(shown(rows, '本年利润（亏损为负）')).toBe('39.34')
  },
)

test('profit and loss of the year leaves out what its closing moved', async () => {
  const rows = texts(await sheetOf({ sheet: 'profit', from: '2025-01-01', day: LAST }))
  expect(rows.find(row => row[0] === '6061')?.[2]).toBe('39.36')
  expect(rows.at(-1)?.[2]).toBe('39.34')
})

test('the new year begins with nothing earned', async () => {
  const rows = texts(await sheetOf({ sheet: 'finalAccounts' }))
  expect(shown(rows, '本年利润（亏损为负）')).toBe('0.00')
  expect(line(rows, '4103')?.slice(4)).toEqual(['', '39.34'])
})
