/** The lists of large and of suspicious transactions: from which entries, at which amounts, and for whom. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountNumber } from '../../core/counter/accounts.ts'
import { addMonths } from '../../core/dates.ts'
import { SAMPLE_PICTURE } from '../../core/fields/image.ts'
import { yuan } from '../../core/money.ts'
import { SYSTEM_TELLER } from '../../core/founding.ts'
import { PRACTICE_DAY } from '../../core/practice.ts'
import { isRefusal } from '../../core/refusals.ts'
import type { ReportingRules } from '../../core/reporting.ts'
import type { Sheet, SheetLink } from '../../core/sheets.ts'
import { found } from '../../server/found.ts'
import { readerFor } from '../../server/looks/reader.ts'
import { type AskedSheet, makeSheet } from '../../server/looks/sheets/make.ts'
import { sealed } from '../support/company.ts'
import { append } from '../support/appended.ts'
import { openEmptyBooks, type TestBooks } from '../support/books.ts'
import { founded, foundedFile, openTheDay } from '../support/founded.ts'
import { cash } from '../support/practice.ts'
import { must } from '../support/tables.ts'

const { branch } = foundedFile
/** Small ones, so that a till can pay them. */
const small: Partial<ReportingRules> = {
  cashFrom: yuan(500),
  personFrom: yuan(5_000),
  companyFrom: 31_840n,
  passFrom: yuan(2_000),
  idleFrom: yuan(500),
}
const [A, B] = [accountNumber(branch, 'demand', 1n), accountNumber(branch, 'demand', 2n)]
const COMPANY = accountNumber(branch, 'corporateDemand', 1n)
const DAYS = {
  cash: '2026-03-03',
  transfer: '2026-03-04',
  company: '2026-03-05',
  through: '2026-03-06',
  stranger: '2026-03-09',
  joint: '2026-03-10',
  takenBack: '2026-03-11',
  woken: addMonths('2026-03-09', 13),
}

let bank: TestBooks

beforeAll(async () => {
  bank = await openEmptyBooks()
  await found(bank.books, foundedFile)
  const books = founded()
  openTheDay(books)
  const act = (code: string, fields: Record<string, string>) => must(books, '0011', code, fields)
  const put = (account: string, amount: string) => act('0510', { account, amount, notes: cash(amount) })
  const take = (account: string, amount: string) => act('0520', { account, amount, notes: cash(amount) })
  const transfer = (payer: string, payee: string, amount: string) => act('0530', { payer, payee, amount })
  for (const name of ['王小明', '李小红'])
    act('0201', {
      kind: 'person',
      name,
      idKind: 'passport',
      idNumber: name === '王小明' ? 'P1234567' : 'P7654321',
    })
  act('0500', { customer: '1', amount: '12000', notes: '100x120' })
  act('0500', { customer: '2', amount: '100', notes: '100x1' })
  books.turnTo(DAYS.cash)
  put(A, '300')
  take(A, '300')
  put(A, '199.99')
  put(B, '300')
  put(B, '200')
  take(B, '499.99')
  books.turnTo(DAYS.transfer)
  transfer(A, B, '4999.99')
  transfer(B, A, '5000')
  act('3201', { customer: '1', amount: '6000', term: '12', payer: A, notes: '' })
  books.turnTo(DAYS.company)
  act('0201', {
    kind: 'company',
    name: '和平机械厂',
    idKind: 'creditCode',
    idNumber: '91350100M000100Y43',
  })
  act('3503', {
    action: 'open',
    customer: '3',
    class: 'basic',
    ground: 'capital',
    licence: '营业执照',
    specimen: SAMPLE_PICTURE,
    rule: '财务专用章',
  })
  act('3501', { account: COMPANY, depositor: '孙', source: '货款', amount: '400', notes: '100x4' })
  act('6001', { principal: 'power', bill: 'D2026-0001', amount: '318.40', payer: COMPANY, ...sealed })
  act('6001', { principal: 'power', bill: 'D2026-0002', amount: '318.40', payer: A })
  books.turnTo(DAYS.through)
  put(A, '499')
  transfer(B, A, '40')
  transfer(B, A, '60')
  act('8501', { serial: '3', reason: '串户' })
  put(B, '2100')
  take(B, '1900')
  books.turnTo(DAYS.stranger)
  act('6001', { principal: 'power', bill: 'D3', amount: '499.99', notes: cash('499.99') })
  act('6001', { principal: 'power', bill: 'D4', amount: '500', notes: '100x5' })
  books.turnTo(DAYS.joint)
  take(A, '300')
  const elsewhere = { account: A, branch: '0102', teller: '0011', serial: '5' }
  const joint = (side: string, amount: string) =>
    must(books, SYSTEM_TELLER, '5018', { ...elsewhere, side, amount })
  joint('out', '200')
  joint('in', '499.99')
  books.turnTo(DAYS.takenBack)
  put(B, '600')
  put(B, '300')
  books.turnTo('2026-03-12')
  must(books, '0011', '8502', {
    row: `${DAYS.takenBack}/1`,
    basis: 'consent',
    paper: '申请书1号',
    reason: '串户',
  })
  books.turnTo(DAYS.woken)
  put(B, '500')
  await append(bank.books, books.rows)
  await bank.books.memories.caughtUp(branch)
}, 120_000)

afterAll(() => bank.close())

async function ask(asked: AskedSheet, by = '0002') {
  const reader = await readerFor(bank.books, branch, by, 'T')
  const { parameters } = reader
  return makeSheet(
    {
      ...reader,
      branch: { ...reader.branch, day: '2099-01-01' },
      parameters: { ...parameters, reporting: { ...parameters.reporting, ...small } },
    },
    asked,
  )
}

async function sheetOf(asked: AskedSheet): Promise<Sheet> {
  const sheet = await ask(asked)
  if (isRefusal(sheet)) throw new Error(`${asked.sheet}: ${sheet.refused}`)
  return sheet
}

const texts = ({ rows }: Sheet) => rows.map(cells => cells.map(({ zh }) => zh))

const lines = async (sheet: 'largeValue' | 'suspicious', day: string) =>
  texts(await sheetOf({ sheet, from: day, day })).map(cells => cells.slice(1, 7).join(' '))

describe('large sums', () => {
  test.each([
    // 300 in and 300 out are never added; 300 and 200 in are; 499.99 is not enough.
    ['cash', ['000000002 个人 收 现金 2 500.00']],
    // 4,999.99 is not enough; what goes from one’s current account into one’s fixed deposit is exempt.
    ['transfer', ['000000001 个人 收 转账 1 5,000.00', '000000002 个人 付 转账 1 5,000.00']],
    // A company has a threshold of its own.
    ['company', ['000000003 单位 付 转账 1 318.40']],
    // What was taken back does not count; nor does 499.
    ['through', ['000000002 个人 付 现金 1 1,900.00', '000000002 个人 收 现金 1 2,100.00']],
    // Cash of people who have no account, each row by itself.
    ['stranger', [' 无本行账户 收 现金 1 500.00']],
    // What another branch paid from the account is added to what was paid here.
    ['joint', ['000000001 个人 付 现金 2 500.00']],
    // What was taken back on a later day had happened.
    ['takenBack', ['000000002 个人 收 现金 2 900.00']],
  ] as const)('of the day of %s', async (day, rows) => {
    expect(await lines('largeValue', DAYS[day])).toEqual(rows)
  })

  test('what was taken back on a later day is told beside the sum, and in the transactions behind it', async () => {
    const day = DAYS.takenBack
    const [row] = texts(await sheetOf({ sheet: 'largeValue', from: day, day }))
    expect(row?.slice(6, 9)).toEqual(['900.00', '2', '600.00'])
    const behind = texts(await sheetOf({ sheet: 'dealings', from: day, day, customer: '2' }))
    expect(behind.map(cells => [cells[7], cells[10]])).toEqual([
      ['600.00', '2026-03-12'],
      ['300.00', ''],
      ['900.00', ''],
    ])
    // What takes it back is nobody's dealing.
    expect(await lines('largeValue', '2026-03-12')).toEqual([])
  })

  test('each opens into the transactions that it adds up', async () => {
    const { rows } = await sheetOf({ sheet: 'largeValue', from: PRACTICE_DAY, day: DAYS.woken })
    let opened = 0
    for (const cells of rows) {
      const { zh, opens } = cells[6] ?? { zh: '', opens: undefined }
      if (!opens) continue
      const { query } = opens as Extract<SheetLink, { sheet: unknown }>
      const { day, from, customer, side, medium } = query
      const behind = await sheetOf({
        sheet: 'dealings',
        day,
        from: from ?? '',
        customer: customer ?? '',
        side: side ?? undefined,
        medium: medium ?? undefined,
      })
      expect(
        behind.rows
          .at(-1)
          ?.slice(7, 9)
          .map(cell => cell.zh),
      ).toContain(zh)
      expect(behind.rows[0]?.[1]?.opens).toMatchObject({ row: { day: from } })
      opened += 1
    }
    expect(opened).toBeGreaterThan(5)
  })
})

describe('suspicious transactions', () => {
  test.each([
    ['cash', ['000000002 个人 化整为零 当日低于起点的现金 2 笔，最大一笔 300.00，合计达到起点 2 500.00']],
    ['through', ['000000002 个人 快进快出 收 2,100.00，付 1,940.00 3 4,040.00']],
    ['stranger', []],
    ['woken', [`000000002 个人 闲置账户突然启用 账户 ${B} 自 2026-03-12 起没有往来 1 500.00`]],
  ] as const)('of the day of %s', async (day, rows) => {
    expect(await lines('suspicious', DAYS[day])).toEqual(rows)
  })

  test('a day opens into both ways of the customer', async () => {
    const asked = { sheet: 'dealings', from: DAYS.through, day: DAYS.through, customer: '2' }
    expect(
      texts(await sheetOf(asked))
        .at(-1)
        ?.slice(7, 9),
    ).toEqual(['2,100.00', '1,940.00'])
  })
})

describe('customers are not told', () => {
  test.each([
    ['0001', 'made'],
    ['0002', 'made'],
    ['0003', 'forbidden'],
    ['0011', 'forbidden'],
  ])('%s: %s', async (by, says) => {
    for (const sheet of ['largeValue', 'suspicious', 'dealings']) {
      const made = await ask({ sheet, customer: '1' }, by)
      expect(isRefusal(made) ? made.refused : 'made', sheet).toBe(says)
    }
  })
})

test.each([
  ['', 'fieldMissing at customer'],
  ['9', 'customerUnknown at customer'],
])('dealings of customer “%s” are refused with %s', async (customer, says) => {
  const refusal = await ask({ sheet: 'dealings', customer })
  expect(isRefusal(refusal) && `${refusal.refused} at ${refusal.field}`).toBe(says)
})
