/** Sheets that prove a day, asked on its evening and again on a later day: a past day says what it said then. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountNumber } from '../../core/counter/accounts.ts'
import { isRefusal } from '../../core/refusals.ts'
import type { Sheet, SheetName } from '../../core/sheets.ts'
import { given } from '../../core/std.ts'
import { lookUp } from '../../server/looks/lookUp.ts'
import { readerFor } from '../../server/looks/reader.ts'
import { type AskedSheet, makeSheet } from '../../server/looks/sheets/make.ts'
import { BRANCH, DAY, type TestBooks } from '../support/books.ts'
import { openTwoDays, sheetIn, take, texts } from '../support/twoDays.ts'

let bank: TestBooks
const A2 = accountNumber(BRANCH, 'demand', 2n)
/** What was asked on the evening of the day, before its end. */
const evening = new Map<string, Sheet>()

const proving: AskedSheet[] = [
  { sheet: 'branchProof' },
  { sheet: 'proof', teller: '0011' },
  { sheet: 'proof', teller: '0012' },
  { sheet: 'proof', teller: '0013' },
]

beforeAll(async () => {
  bank = await openTwoDays(async at => {
    for (const asked of proving) evening.set(JSON.stringify(asked), await sheetIn(at, asked))
  })
}, 180_000)

afterAll(() => bank.close())

const reader = (id = '0002') => readerFor(bank.books, BRANCH, id, 'T')

const sheetOf = (asked: AskedSheet) => sheetIn(bank, asked)

test.each(proving)('%o of the day past is the one of its evening', async asked => {
  expect(await sheetOf({ ...asked, day: DAY })).toEqual(evening.get(JSON.stringify(asked)))
})

describe('the branch proof', () => {
  test('tells of every till what came, what went, what should be there and what is', async () => {
    const rows = texts(await sheetOf({ sheet: 'branchProof', day: DAY }))
    expect(rows.filter(row => row[0] === '尾箱 01')).toEqual([
      ['尾箱 01', 'CNY', '0011', '', '1,500.00', '300.00', '30,000.00', '', '31,200.00', '31,200.00', '0.00'],
      ['尾箱 01', 'JPY', '0011', '', '30,000', '', '', '', '30,000', '30,000', '0'],
    ])
    expect(rows.find(row => row[0] === '尾箱 00' && row[1] === 'CNY')?.slice(6, 8)).toEqual(['', '60,000.00'])
  })

  test('all tills of a currency come to the ledger', async () => {
    const rows = texts(await sheetOf({ sheet: 'branchProof', day: DAY }))
    for (const unit of ['CNY', 'JPY']) {
      const [total, ledger] = rows.filter(
        row => ['合计', '1001 总账余额'].includes(row[0] ?? '') && row[1] === unit,
      )
      expect(ledger?.[8]).toBe(total?.[8])
      expect(ledger?.slice(8, 9)).toEqual(total?.slice(9, 10))
    }
  })

  test('vouchers: what the branch had, what customers used, what is there', async () => {
    const rows = texts(await sheetOf({ sheet: 'branchProof', day: DAY }))
    expect(rows.find(row => row[0] === '活期存折')).toEqual([
      '活期存折',
      '本',
      '',
      '',
      '',
      '2',
      '500',
      '',
      '498',
      '498',
      '0',
    ])
  })

  test('the day after begins with what the day left', async () => {
    const [first] = texts(await sheetOf({ sheet: 'branchProof' })).filter(row => row[0] === '尾箱 01')
    expect(first?.slice(2)).toEqual([
      '0012',
      '31,200.00',
      '700.00',
      '',
      '',
      '',
      '31,900.00',
      '31,900.00',
      '0.00',
    ])
  })

  test('whoever has still to count his till is not told of today, but of days past', async () => {
    await take(bank, '0003', '00')
    const own = await reader('0003')
    expect(await makeSheet(own, { sheet: 'branchProof' })).toMatchObject({ refused: 'cashStaysBlind' })
    expect(isRefusal(await makeSheet(own, { sheet: 'branchProof', day: DAY }))).toBe(false)
  })
})

describe('the teller’s proof', () => {
  test('his cash, his notes, his vouchers, his codes', async () => {
    const sheet = await sheetOf({ sheet: 'proof', teller: '0011', day: DAY })
    expect(sheet.about.zh).toBe('0011 甲　尾箱 01')
    const rows = texts(sheet)
    expect(rows.slice(0, 6)).toEqual([
      ['日初现金', 'CNY', '', '0.00'],
      ['收入现金', 'CNY', '4', '1,500.00'],
      ['付出现金', 'CNY', '1', '300.00'],
      ['领用调入', 'CNY', '1', '30,000.00'],
      ['上缴调出', 'CNY', '', '0.00'],
      ['日末现金', 'CNY', '', '31,200.00'],
    ])
    expect(rows).toContainEqual(['百元', 'CNY', '262', '26,200.00'])
    expect(rows).toContainEqual(['收入现金', 'JPY', '1', '30,000'])
    expect(rows.filter(row => row[0]?.startsWith('活期存折')).map(row => row.slice(1, 3))).toEqual([
      ['', '0'],
      ['', '50'],
      ['', '2'],
      ['', '0'],
      ['', '0'],
      ['P00000003–P00000050', '48'],
    ])
    expect(rows).toContainEqual(['0500 活期开户', '', '2', '1,500.00'])
    expect(rows).toContainEqual(['冲正笔数', '', '1', ''])
  })

  test('opens into the rows of his that made it', async () => {
    const { rows } = await sheetOf({ sheet: 'proof', teller: '0011', day: DAY })
    const opening = rows.find(([item]) => item?.zh.startsWith('0500'))?.[2]?.opens
    const query = { day: DAY, teller: '0011', code: '0500' }
    expect(opening).toEqual({ sheet: 'journal', query })
    const journal = await sheetOf({ sheet: 'journal', ...query })
    expect(texts(journal).map(row => [row[2], row[5]])).toEqual([
      ['0500', '1,000.00'],
      ['0500', '500.00'],
    ])
  })

  test('of nobody there is none', async () => {
    const refusal = await makeSheet(await reader(), { sheet: 'proof', teller: '0099', day: DAY })
    expect(refusal).toMatchObject({ refused: 'tellerUnknown', field: 'teller' })
  })
})

describe('the balances under a GL account', () => {
  const figures = async (asked: Partial<AskedSheet>) =>
    texts(await sheetOf({ sheet: 'balances', gl: '2011-11', ...asked })).map(row => [row[0], ...row.slice(4)])

  test('of a day: what stood before, what moved, what stands', async () => {
    const [first, second, all, ledger] = await figures({})
    expect(first?.slice(1)).toEqual(['', '2,456.00', '', '700.00', '', '3,156.00'])
    // Nothing has moved on the other: its last entry says both.
    expect(second?.slice(1)).toEqual(['', '600.00', '', '', '', '600.00'])
    expect(all?.slice(1)).toEqual(ledger?.slice(1))
    expect(ledger?.slice(1)).toEqual(['', '3,056.00', '', '700.00', '', '3,756.00'])
  })

  test('of a period, from before the first of its days', async () => {
    const rows = await figures({ from: DAY })
    expect(rows[0]?.slice(1)).toEqual(['', '', '400.00', '3,556.00', '', '3,156.00'])
    expect(rows.at(-1)?.slice(1)).toEqual(rows.at(-2)?.slice(1))
  })
})

describe('what has no mirror', () => {
  const waiting = async (day?: string) =>
    texts(await sheetOf({ sheet: 'unmatched', day }))
      .filter(row => row[1] !== '' && row[1] !== '3001-05')
      .map(row => [row[1], row[2], ...row.slice(5, 9)])
  const arrived = ['3001-04', 'CNY', '来账确认', '500.00', '']
  const sent = ['3001-05-USD', 'USD', '网点领款入库', '', '1,000.00']

  test('is told as the statements of the day left it, dollars too', async () => {
    expect(await waiting(DAY)).toEqual([
      [...sent, '0'],
      [...arrived, '0'],
    ])
    await bank.crew.actor('0013').act('5041', {
      account: '3001-04',
      owing: 'they',
      amount: '500',
      document: '对1',
    })
    expect(await waiting()).toEqual([[...sent, '1']])
    // What agreed a day later had not agreed then.
    expect(await waiting(DAY)).toEqual([
      [...sent, '0'],
      [...arrived, '0'],
    ])
  })
})

describe('the six agreements', () => {
  test('are those of 8005', async () => {
    const view = await lookUp(await reader(), '8005', {})
    if (isRefusal(view) || view.query !== 'reconciliation') throw new Error('no reconciliation')
    const rows = texts(await sheetOf({ sheet: 'agreements' }))
    expect(rows.map(row => [row[0], row[2], row[4]])).toEqual(
      view.agreements.map(({ name, left, right }) => [name.zh, left, right]),
    )
  })

  test('each opens into what is compared', async () => {
    const { rows } = await sheetOf({ sheet: 'agreements', day: DAY })
    const opened = rows.map(row => (row[2]?.opens && 'sheet' in row[2].opens ? row[2].opens.sheet : null))
    const expected: SheetName[] = ['daily', 'branchProof', 'journal', 'papers', 'slips', 'unmatched']
    expect(opened).toEqual(expected)
    expect(texts({ rows }).map(row => row[5])).toEqual(expected.map(() => '相符'))
  })
})

describe('what was settled, and what was taken back, on a later day', () => {
  const lists: AskedSheet[] = [
    { sheet: 'overShort' },
    { sheet: 'special' },
    { sheet: 'journal' },
    { sheet: 'vouchers' },
    { sheet: 'signed' },
  ]

  test('still stands on the lists of its own day as it stood then', async () => {
    const before = await Promise.all(lists.map(asked => sheetOf({ ...asked, day: DAY })))
    expect(before.slice(0, 2).map(sheet => texts(sheet)[0]?.at(-1))).toEqual(['待处理', '口头挂失'])
    const found = texts(given(before[0], 'the cases'))[0]?.[1]
    const teller = bank.crew.actor('0012')
    await teller.act('1043', {
      case: `cashError-${DAY.replaceAll('-', '')}-${found}`,
      outcome: 'income',
      note: '批准〔2026〕3号',
    })
    await teller.act('4003', { account: A2, reason: '已找到' })
    const transfer = texts(given(before[2], 'the journal')).find(row => row[2] === '0530')?.[0]
    await bank.crew
      .actor('0003')
      .act('8502', { row: `${DAY}/${transfer}`, basis: 'consent', paper: '申请书1号', reason: '记错账户' })
    expect(await Promise.all(lists.map(asked => sheetOf({ ...asked, day: DAY })))).toEqual(before)
    // Of a period up to today they have moved on.
    const now = await Promise.all(lists.slice(0, 2).map(asked => sheetOf({ ...asked, from: DAY })))
    expect(now.map(sheet => texts(sheet)[0]?.at(-1))).toEqual(['已处理', '已撤销'])
  })

  test('back office sees the whole register of special business, as everybody does who may see it', async () => {
    const other = await reader('0013')
    const own = { ...other, teller: { ...other.teller, roles: ['backOffice' as const] } }
    expect(await makeSheet(own, { sheet: 'special', from: DAY })).toEqual(
      await sheetOf({ sheet: 'special', from: DAY }),
    )
  })
})
