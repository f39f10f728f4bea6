/** The books of a branch that has worked two days: ledgers, their figures opened, and the files made of them. */
import exceljs from 'exceljs'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountNumber } from '../../core/counter/accounts.ts'
import { isRefusal } from '../../core/refusals.ts'
import { type Sheet, sheetCatalogue, type SheetLink, sheetNames } from '../../core/sheets.ts'
import { paperOf } from '../../server/files/paper.ts'
import { pdfOf } from '../../server/files/pdf.ts'
import { workbookOf } from '../../server/files/workbook.ts'
import { readerFor } from '../../server/looks/reader.ts'
import { type AskedSheet, makeSheet } from '../../server/looks/sheets/make.ts'
import { BRANCH, DAY, openTestBooks, openTheDay, type TestBooks } from '../support/books.ts'

let bank: TestBooks
const A1 = accountNumber(BRANCH, 'demand', 1n)
const A2 = accountNumber(BRANCH, 'demand', 2n)

beforeAll(async () => {
  bank = await openTestBooks()
  await openTheDay(bank)
  const teller = bank.crew.actor('0011')
  await teller.act('0201', { kind: 'person', name: '王小明', idKind: 'passport', idNumber: 'P1234567' })
  await teller.act('0500', { customer: '1', amount: '1000', notes: '100x10' })
  await teller.act('0500', { customer: '1', amount: '500', notes: '100x5' })
  await teller.act('0530', { payer: A1, payee: A2, amount: '300' })
}, 120_000)

afterAll(() => bank.close())

const ask = async (asked: AskedSheet) => makeSheet(await readerFor(bank.books, BRANCH, '0002', 'T'), asked)

async function sheetOf(asked: AskedSheet): Promise<Sheet> {
  const sheet = await ask(asked)
  if (isRefusal(sheet)) throw new Error(`${asked.sheet}: ${sheet.refused}`)
  return sheet
}

const texts = ({ rows }: Sheet) => rows.map(cells => cells.map(({ zh }) => zh))

/** What the figures of a sheet open into. */
const linksOf = ({ rows }: Sheet): SheetLink[] =>
  rows.flatMap(cells => cells.flatMap(({ opens }) => opens ?? []))

test('the general ledger brings forward, moves and stands', async () => {
  expect(texts(await sheetOf({ sheet: 'general', gl: '2011-11' }))).toEqual([
    ['承前', '', '', '', ''],
    [DAY, '300.00', '1,800.00', '', '1,500.00'],
    ['合计', '300.00', '1,800.00', '', '1,500.00'],
  ])
})

test('the balances under a GL account add up to it', async () => {
  const rows = texts(await sheetOf({ sheet: 'balances', gl: '2011-11' }))
  expect(rows.map(row => [...row.slice(0, 3), ...row.slice(4)])).toEqual([
    [A1, '王*明', '活期储蓄', '', '', '300.00', '1,000.00', '', '700.00'],
    [A2, '王*明', '活期储蓄', '', '', '', '800.00', '', '800.00'],
    ['合计', '', '', '', '', '300.00', '1,800.00', '', '1,500.00'],
    ['总账余额', '', '', '', '', '300.00', '1,800.00', '', '1,500.00'],
  ])
})

test('what deposits have earned is told by kind and rate, beside what is booked', async () => {
  expect(texts(await sheetOf({ sheet: 'accrued' }))).toEqual([
    ['活期储蓄', '0.35%', '', '2', '1,500.00', '1,500.00', ''],
    ['活期储蓄小计', '', '', '2', '1,500.00', '', '0.01'],
    ['合计', '', '', '2', '', '', '0.01'],
    ['账面应付利息', '', '', '', '', '', '0.00'],
    ['应计而未记账', '', '', '', '', '', '0.01'],
  ])
})

describe('a subsidiary ledger has the format of its account', () => {
  test('deposits with days and products', async () => {
    const { about, columns, rows } = await sheetOf({ sheet: 'account', account: A1, from: DAY })
    expect(about.zh).toContain('乙种账')
    expect(columns.slice(-3).map(({ title }) => title.zh)).toEqual(['余额', '日数', '积数'])
    expect(rows.map(cells => cells.at(-3)?.zh)).toEqual(['0.00', '1,000.00', '700.00', '700.00'])
    // 700 yuan stand for the one day of the period.
    expect(rows[2]?.slice(-2).map(({ zh }) => zh)).toEqual(['1', '700.00'])
  })

  test.each([
    ['1001-02-00', '甲种账'],
    ['3001-05', '丙种账'],
    ['2241-02', '丁种账'],
  ])('%s is %s', async (account, format) => {
    expect((await sheetOf({ sheet: 'account', account, from: DAY })).about.zh).toContain(format)
  })
})

test('every figure opens into a sheet or a row that is there', async () => {
  const seen = new Set<string>()
  const waiting: AskedSheet[] = [
    { sheet: 'balanceSheet', from: DAY },
    { sheet: 'daily' },
    { sheet: 'slips' },
    { sheet: 'vouchers' },
    { sheet: 'offBalance', gl: '7001' },
    { sheet: 'maturities' },
    { sheet: 'deposits', from: DAY },
    { sheet: 'accrued' },
  ]
  for (let asked = waiting.pop(); asked; asked = waiting.pop()) {
    for (const link of linksOf(await sheetOf(asked))) {
      if ('row' in link) {
        expect(link.row.serial).toBeGreaterThan(0)
        continue
      }
      const key = JSON.stringify(link)
      if (seen.has(key)) continue
      seen.add(key)
      const { day, ...query } = link.query
      const narrowed = Object.fromEntries(Object.entries(query).filter(([, text]) => text !== null))
      waiting.push({ sheet: link.sheet, day, ...narrowed })
    }
  }
  const reached = new Set([...seen].map(key => (JSON.parse(key) as { sheet: string }).sheet))
  expect([...reached].sort()).toEqual([
    'account',
    'accrued',
    'accruedParts',
    'balances',
    'daily',
    'entries',
    'general',
    'maturing',
  ])
})

test('the vouchers behind a figure add up to it', async () => {
  const rows = texts(await sheetOf({ sheet: 'entries', gl: '2011-11', side: 'credit', medium: 'cash' }))
  expect(rows.map(row => row[7])).toEqual(['1,000.00', '500.00', '1,500.00'])
})

describe('statements', () => {
  test('both sides of the balance sheet come to the same, and to the ledger', async () => {
    const rows = texts(await sheetOf({ sheet: 'balanceSheet', from: DAY }))
    const [assets, claims] = rows.slice(-2)
    expect(assets?.slice(2)).toEqual(claims?.slice(2))
    expect(rows.find(row => row[0] === '2011')?.[3]).toBe('1,500.00')
    const { rows: cells } = await sheetOf({ sheet: 'balanceSheet', from: DAY })
    const clearing = cells.filter(row => row[1]?.zh.startsWith('清算资金往来'))
    expect(clearing.map(row => row[3]?.opens)).toEqual([{ sheet: 'daily', query: { day: DAY } }])
  })

  test('a figure of the first level opens into the ledger of all that is below it, and on to the accounts', async () => {
    const general = texts(await sheetOf({ sheet: 'general', gl: '2011', from: DAY }))
    expect(general).toEqual(texts(await sheetOf({ sheet: 'general', gl: '2011-11', from: DAY })))
    expect(general.at(-1)?.[4]).toBe('1,500.00')
    const balances = texts(await sheetOf({ sheet: 'balances', gl: '2011' }))
    expect(balances).toEqual(texts(await sheetOf({ sheet: 'balances', gl: '2011-11' })))
    expect(texts(await sheetOf({ sheet: 'entries', gl: '1001' })).length).toBeGreaterThan(
      texts(await sheetOf({ sheet: 'entries', gl: '1001-02' })).length,
    )
  })

  test('profit is income less expense', async () => {
    const rows = texts(await sheetOf({ sheet: 'profit', from: DAY }))
    expect(rows.map(row => row[1])).toContain('收入合计')
    expect(rows.at(-1)?.[2]).toBe('0.00')
  })

  test('deposits are told by kind with their shares', async () => {
    const rows = texts(await sheetOf({ sheet: 'deposits', from: DAY }))
    expect(rows.find(row => row[0] === '2011-11')?.slice(2)).toEqual([
      '',
      '1,500.00',
      '1,500.00',
      '1,500.00',
      '100.00%',
    ])
  })

  test('on an average day of the month the second day of it counts for one of two', async () => {
    const rows = texts(await sheetOf({ sheet: 'deposits', from: '2026-03-01' }))
    expect(rows.map(row => row[5])).toEqual(['750.00', '750.00'])
  })

  test('volumes count what each has posted', async () => {
    const rows = texts(await sheetOf({ sheet: 'volumes', from: DAY }))
    const own = rows.find(row => row[0] === '0011' && row[1] === '0500')
    expect(own?.slice(3, 6)).toEqual(['1.0', '2', '2.0'])
  })
})

test('the journal leaves no number out', async () => {
  const rows = texts(await sheetOf({ sheet: 'journal' }))
  expect(rows.map(row => Number(row[0]))).toEqual(rows.map((_, index) => index + 1))
})

test.each<[AskedSheet, string]>([
  [{ sheet: 'nothing' }, 'sheetUnknown at sheet'],
  [{ sheet: '__proto__' }, 'sheetUnknown at sheet'],
  [{ sheet: 'daily', day: '2026-13-01' }, 'dayMalformed at day'],
  [{ sheet: 'daily', day: '2099-01-01' }, 'dayNotYet at day'],
  [{ sheet: 'daily', day: '2026-03-01' }, 'dayBeforeBooks at day'],
  [{ sheet: 'balanceSheet', from: '2025-01-01', day: '2025-12-31' }, 'dayBeforeBooks at day'],
  [{ sheet: 'accruedParts', gl: '2231' }, 'glNotDeposit at gl'],
  [{ sheet: 'general' }, 'glUnknown at gl'],
  [{ sheet: 'general', gl: '9999' }, 'glUnknown at gl'],
  [{ sheet: 'general', gl: '2011-11', from: '２０２６' }, 'dayMalformed at from'],
  [{ sheet: 'general', gl: '2011-11', from: '2026-03-02', day: '2026-03-01' }, 'daysReversed at from'],
  [{ sheet: 'account' }, 'fieldMissing at account'],
  [{ sheet: 'account', account: "'; drop table entry; --" }, 'accountUnknown at account'],
  [{ sheet: 'offBalance', gl: '2011-11' }, 'glNotOffBalance at gl'],
  [{ sheet: 'closing' }, 'dayNotEnded at day'],
])('%o is refused with %s', async (asked, says) => {
  const refusal = await ask(asked)
  expect(isRefusal(refusal) && `${refusal.refused} at ${refusal.field}`).toBe(says)
})

describe('as a file', () => {
  const head = {
    branch: BRANCH,
    name: { zh: '测试网点', en: 'Test outlet' },
    maker: { zh: '0002 会计主管', en: '0002 Accounting supervisor' },
    madeAt: '2026-03-02 17:30:00',
    copy: 2,
    digest: 'ab'.repeat(32),
  }
  const asked = (sheet: (typeof sheetNames)[number]): AskedSheet => ({
    sheet,
    ...(sheetCatalogue[sheet].asks.includes('gl') ? { gl: sheet === 'offBalance' ? '7001' : '2011-11' } : {}),
    ...(sheetCatalogue[sheet].asks.includes('account') ? { account: A1 } : {}),
    ...(sheetCatalogue[sheet].asks.includes('customer') ? { customer: '1' } : {}),
    ...(sheetCatalogue[sheet].asks.includes('teller') ? { teller: '0011' } : {}),
  })

  // A closing sheet is of an ended day: test/edge/digest.test.ts.
  test.each(sheetNames.filter(name => name !== 'closing'))(
    'the PDF of %s says what the sheet says',
    async name => {
      const paper = paperOf(await sheetOf(asked(name)), head, 'zh')
      const { text } = await extractText(await getDocumentProxy(new Uint8Array(await pdfOf(paper))), {
        mergePages: true,
      })
      // A long text may be broken into lines anywhere.
      const read = text.replace(/\s/g, '')
      const cells = [paper.house, paper.title, ...paper.signatures, paper.print, ...paper.rows.flat()]
      expect(cells.filter(cell => !read.includes(cell.replace(/\s/g, '')))).toEqual([])
      expect(read).toContain('第1页')
    },
  )

  test('the workbook has numbers that add up', async () => {
    const paper = paperOf(await sheetOf({ sheet: 'balances', gl: '2011-11' }), head, 'zh')
    const book = new exceljs.Workbook()
    await book.xlsx.load((await workbookOf(paper)) as unknown as ArrayBuffer)
    const page = book.worksheets[0]
    expect([5, 6, 7].map(row => page?.getRow(row).getCell(10).value)).toEqual([700, 800, 1500])
    expect(page?.getRow(5).getCell(1).value).toBe(A1)
  })
})

test('large sums are added up one side at a time, from the threshold on', async () => {
  const before = texts(await sheetOf({ sheet: 'largeValue', from: DAY }))
  const teller = bank.crew.actor('0011')
  await teller.act('0510', { account: A1, amount: '30000', notes: '100x300' })
  await teller.act('0510', {
    account: A2,
    amount: '18499.99',
    notes: '100x184 50x1 20x2 5x1 1x4 c0.5x1 c0.1x4 c0.05x1 c0.02x2',
  })
  // 49,999.99 with what the two accounts were opened with.
  expect(texts(await sheetOf({ sheet: 'largeValue', from: DAY }))).toEqual(before)
  await teller.act('0510', { account: A2, amount: '0.01', notes: 'c0.01x1' })
  const rows = texts(await sheetOf({ sheet: 'largeValue', from: DAY }))
  expect(rows.map(row => row.slice(1, 7))).toEqual([['000000001', '个人', '收', '现金', '5', '50,000.00']])
})
