/** Statements of the currencies of a branch: each by itself, and all of them converted. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseMoney } from '../../core/money.ts'
import type { Sheet } from '../../core/sheets.ts'
import { isRefusal } from '../../core/refusals.ts'
import { given } from '../../core/std.ts'
import type { WireRow } from '../../core/wire.ts'
import { journalPage, rowDetail } from '../../server/looks/journal.ts'
import { readerFor } from '../../server/looks/reader.ts'
import { type AskedSheet, makeSheet } from '../../server/looks/sheets/make.ts'
import { BRANCH, DAY, type TestBooks } from '../support/books.ts'
import { openTwoDays, sheetIn, take, texts } from '../support/twoDays.ts'

let bank: TestBooks

beforeAll(async () => {
  bank = await openTwoDays()
  await take(bank, '0003', '00')
}, 180_000)

afterAll(() => bank.close())

const reader = () => readerFor(bank.books, BRANCH, '0002', 'T')
const sheetOf = (asked: AskedSheet) => sheetIn(bank, asked)
const money = (text = '') => parseMoney(text.replaceAll(',', '')) ?? 0n

const balanceSheet = (unit: string) => sheetOf({ sheet: 'balanceSheet', from: DAY, day: DAY, unit })
const line = ({ rows }: Sheet, gl: string) => rows.find(row => row[0]?.zh === gl)?.map(({ zh }) => zh)

test('the yen by themselves, with the position that they came by', async () => {
  const sheet = await balanceSheet('JPY')
  expect([line(sheet, '1001'), line(sheet, '3002')]).toEqual([
    ['1001', '库存现金', '', '30,000'],
    ['3002', '货币兑换（按余额方向）', '', '30,000'],
  ])
  expect([sheet.unit, sheet.about.zh]).toEqual(['JPY', `${DAY} 至 ${DAY}　JPY`])
  expect(sheet.rows.at(-2)?.[3]?.zh).toBe(sheet.rows.at(-1)?.[3]?.zh)
})

test('all of them in our own, at the rates of the day, and both sides come to the same', async () => {
  const [own, all] = [await balanceSheet('CNY'), await balanceSheet('ALL')]
  expect(all.about.zh).toBe(`${DAY} 至 ${DAY}　折人民币，每百单位中间价：${DAY} 美元 712.34，日元 4.6512`)
  // 30,000 yen at 4.6512 and 1,000 dollars at 712.34 a hundred.
  const added = money(line(own, '1001')?.[3]) + 139_536n + 712_340n
  expect(money(line(all, '1001')?.[3])).toBe(added)
  expect(all.rows.at(-2)?.[3]?.zh).toBe(all.rows.at(-1)?.[3]?.zh)
  expect(all.rows.at(-2)?.[3]?.zh).not.toBe(own.rows.at(-2)?.[3]?.zh)
  // The night took the position to the middle rate, so that nothing is left of it.
  expect(line(all, '3002')).toBeUndefined()
})

test('the journal says of what currency an amount is, in its list as in the row itself', async () => {
  const everything = { teller: null, code: null, serial: null, account: null, status: null, before: 0 }
  const rows = await journalPage(await reader(), { ...everything, day: DAY, limit: 1_000 })
  if (isRefusal(rows)) throw new Error(rows.refused)
  const known = ({ account, amount, unit }: WireRow) => ({ account, amount, unit })
  // Ordered and sent, and each first waited for a signature, when only the form said it.
  const bags = rows.filter(({ code }) => code === '1007').map(({ amount, unit }) => [amount, unit])
  expect(bags).toEqual(Array.from({ length: 4 }, () => ['1000.00', 'USD']))
  expect(rows.filter(({ code }) => code === '0500').map(({ unit }) => unit)).toEqual([null, null])
  for (const row of rows) {
    const detail = given(await rowDetail(await reader(), row), `row ${row.serial}`)
    expect([row.serial, known(detail)]).toEqual([row.serial, known(row)])
  }
})

test('a rate of a later day changes nothing of a day past', async () => {
  const before = await balanceSheet('ALL')
  const rate = { currency: 'JPY', buying: '5', middle: '5.1234', selling: '5.2', reason: '牌价' }
  await bank.crew.actor('0003').act('0106', { ...rate, from: bank.crew.day })
  expect(await balanceSheet('ALL')).toEqual(before)
  const later = await sheetOf({ sheet: 'balanceSheet', from: bank.crew.day, unit: 'ALL' })
  expect(later.about.zh).toContain(
    `${DAY} 美元 712.34，日元 4.6512；${bank.crew.day} 美元 712.34，日元 5.1234`,
  )
  expect(later.rows.at(-2)?.[3]?.zh).toBe(later.rows.at(-1)?.[3]?.zh)
})

test('profit: the gain on what was bought is ours in yuan', async () => {
  const rows = texts(await sheetOf({ sheet: 'profit', from: DAY, day: DAY, unit: 'ALL' }))
  expect(rows.find(row => row[0] === '6061')?.[2]).toBe('39.36')
  expect(texts(await sheetOf({ sheet: 'profit', from: DAY, day: DAY, unit: 'JPY' })).at(-1)?.[2]).toBe('0')
})

test('the closing sheet says what the day came to in each', async () => {
  const rows = texts(await sheetOf({ sheet: 'closing', day: DAY }))
  expect(rows).toContainEqual(['库存现金 JPY', '30,000'])
  expect(rows).toContainEqual(['借方发生额 USD', '1,000.00'])
})

test.each([
  [{ sheet: 'balanceSheet', unit: 'XXX' }, 'currencyUnknown'],
  [{ sheet: 'general', gl: '1001', unit: 'ALL' }, 'currencyUnknown'],
])('%o is refused with %s', async (asked, refused) => {
  expect(await makeSheet(await reader(), asked)).toMatchObject({ refused, field: 'unit' })
})

test('a currency without a rate is named', async () => {
  const chief = bank.crew.actor('0003')
  const bag = { currency: 'HKD', amount: '1000', notes: '100x10' }
  const { serial } = await chief.act('1007', { step: 'order', ...bag })
  const order = `cashOrder-${bank.crew.day.replaceAll('-', '')}-${serial}`
  await chief.act('1007', { step: 'sent', order, ...bag, bag: 'F2', carriers: '赵刚 押0101；孙立 押0102' })
  expect(await makeSheet(await reader(), { sheet: 'profit', unit: 'ALL' })).toMatchObject({
    refused: 'exchangeRateMissing',
    detail: { currency: { zh: '港币', en: 'Hong Kong dollar' } },
  })
})
