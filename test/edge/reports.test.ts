/** The reports of a branch with two currencies, a reversal and signatures: each adds up to the books. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountNumber } from '../../core/counter/accounts.ts'
import { isRefusal } from '../../core/refusals.ts'
import type { Sheet } from '../../core/sheets.ts'
import { paperOf } from '../../server/files/paper.ts'
import { journalPage } from '../../server/looks/journal.ts'
import { readerFor } from '../../server/looks/reader.ts'
import { type AskedSheet, makeSheet } from '../../server/looks/sheets/make.ts'
import { BRANCH, DAY, openTestBooks, openTheDay, type TestBooks } from '../support/books.ts'

let bank: TestBooks
let reversed = 0
const A1 = accountNumber(BRANCH, 'demand', 1n)

beforeAll(async () => {
  bank = await openTestBooks()
  await openTheDay(bank)
  const teller = bank.crew.actor('0011')
  const person = { name: '王小明', idKind: 'idCard', idNumber: '11010519491231002X' }
  await teller.act('0201', { kind: 'person', ...person })
  await teller.act('0500', { customer: '1', amount: '1000', notes: '100x10' })
  const yen = { currency: 'JPY', buying: '4.52', middle: '4.6512', selling: '4.69', from: DAY }
  await bank.crew.actor('0003').act('0106', { ...yen, reason: '牌价' })
  const dollars = { currency: 'USD', buying: '705', middle: '712.34', selling: '715.2', from: DAY }
  await bank.crew.actor('0003').act('0106', { ...dollars, reason: '牌价' })
  await teller.act('1501', { currency: 'JPY', foreign: '10000x3', ...person, payee: A1, actor: 'self' })
  const { serial } = await teller.act('0510', { account: A1, amount: '200', notes: '100x2' })
  await teller.act('8501', { serial: String(serial), notes: '100x2', reason: '串户' })
  reversed = serial
  await teller.act('1004', { currency: 'JPY', amount: '10000', notes: '10000x1' })
}, 120_000)

afterAll(() => bank.close())

async function sheetOf(asked: AskedSheet): Promise<Sheet> {
  const sheet = await makeSheet(await readerFor(bank.books, BRANCH, '0002', 'T'), asked)
  if (isRefusal(sheet)) throw new Error(`${asked.sheet}: ${sheet.refused}`)
  return sheet
}

const texts = ({ rows }: Sheet) => rows.map(cells => cells.map(({ zh }) => zh))

describe('what is in stock', () => {
  test('notes face by face come to the ledger, each currency by itself', async () => {
    const rows = texts(await sheetOf({ sheet: 'cash' }))
    expect(rows).toContainEqual(['尾箱 01', 'JPY', '10000 日元', '2', '20,000'])
    expect(rows).toContainEqual(['尾箱 01', 'CNY', '百元', '260', '26,000.00'])
    const [own, ledger, ...yen] = rows.slice(-4)
    expect(own?.[4]).toBe(ledger?.[4])
    expect(yen.map(row => row.join(' '))).toEqual(['合计 JPY   30,000', '账面余额 JPY   30,000'])
  })

  test('whoever has still to count his till is not told', async () => {
    const refusal = await makeSheet(await readerFor(bank.books, BRANCH, '0003', 'T'), { sheet: 'cash' })
    expect(isRefusal(refusal) && refusal.refused).toBe('cashStaysBlind')
  })

  test('blank vouchers by kind, holder and number come to what stands off balance', async () => {
    const rows = texts(await sheetOf({ sheet: 'papers' }))
    const passbooks = rows.filter(row => row[0] === '活期存折')
    expect(passbooks.map(row => [row[1], row[3]])).toEqual([
      ['尾箱 00', '400'],
      ['尾箱 01', '49'],
      ['尾箱 02', '50'],
      ['小计', '499'],
    ])
    expect(rows.slice(-2).map(row => row[3])).toEqual(['999', '999'])
  })
})

describe('what supervision reads', () => {
  test('everything that was signed, and by whom', async () => {
    const rows = texts(await sheetOf({ sheet: 'signed' }))
    expect(rows.find(row => row[3] === '8001')?.slice(8)).toEqual(['0002', '0013'])
    expect(rows.at(-1)?.[2]).toBe(String(rows.length - 1))
    expect(rows.map(row => row[3])).not.toContain('0500')
  })

  test('what was taken back, with the row that it was and why', async () => {
    const sheet = await sheetOf({ sheet: 'reversals', from: DAY })
    const [row, total] = texts(sheet)
    expect(row?.slice(3, 8)).toEqual(['8501', '当日冲正（抹账）', A1, '王*明', '-200.00'])
    expect(row?.slice(10)).toEqual([`${DAY}/${reversed}`, '串户'])
    expect(sheet.rows[0]?.[10]?.opens).toEqual({ row: { day: DAY, serial: reversed } })
    expect(total?.[2]).toBe('1')
  })

  test('yen in the journal are yen', async () => {
    const rows = texts(await sheetOf({ sheet: 'journal' }))
    expect(rows.find(row => row[2] === '1004' && row[5]?.startsWith('JPY'))?.[5]).toBe('JPY 10,000')
  })
})

describe('yen have no parts', () => {
  test('in the vouchers of a GL account', async () => {
    const rows = texts(await sheetOf({ sheet: 'entries', gl: '1001-01', unit: 'JPY' }))
    expect(rows.map(row => row.slice(6, 8))).toEqual([
      ['30,000', ''],
      ['', '10,000'],
      ['30,000', '10,000'],
    ])
  })

  test('in the ledger of an account', async () => {
    const rows = texts(await sheetOf({ sheet: 'account', account: '1001-01-01-JPY', from: DAY }))
    expect(rows.map(row => row.slice(6))).toEqual([
      ['', '', '0'],
      ['30,000', '', '30,000'],
      ['', '10,000', '20,000'],
      ['30,000', '10,000', '20,000'],
    ])
  })

  test.each<[AskedSheet, string]>([
    [{ sheet: 'account', account: '1001-01-01-JPY' }, '币种：日元　单位：元'],
    [{ sheet: 'general', gl: '1001-01', unit: 'JPY' }, '币种：日元　单位：元'],
    [{ sheet: 'daily' }, '币种：人民币　单位：元'],
  ])('the paper of %o says its currency', async (asked, says) => {
    const head = {
      branch: BRANCH,
      name: { zh: '测试网点', en: 'Test outlet' },
      maker: { zh: '0002', en: '0002' },
      madeAt: DAY,
      copy: 1,
      digest: 'ab'.repeat(32),
    }
    expect(paperOf(await sheetOf(asked), head, 'zh').about).toContain(says)
  })
})

test('a deal in notes is known by its cash, not by the position on which its currencies meet', async () => {
  const person = { name: '王小明', idKind: 'idCard', idNumber: '11010519491231002X' }
  const dollars = { currency: 'USD', foreign: '100x2', notes: '100x14 10x1' }
  const { serial } = await bank.crew.actor('0011').act('1501', { ...dollars, ...person })
  const reader = await readerFor(bank.books, BRANCH, '0002', 'T')
  const filter = {
    day: DAY,
    teller: null,
    code: '1501',
    before: 0,
    limit: 9,
    serial,
    account: null,
    status: null,
  }
  const page = await journalPage(reader, filter)
  expect(isRefusal(page) ? page : page.map(({ account, amount }) => [account, amount])).toEqual([
    ['1001-01-01', '1410.00'],
  ])
  const line = texts(await sheetOf({ sheet: 'journal' })).find(row => row[0] === String(serial))
  expect(line).toEqual(expect.arrayContaining(['1001-01-01', '1,410.00']))
})
