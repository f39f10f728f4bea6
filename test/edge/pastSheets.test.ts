/** Sheets that prove a day, asked on its evening and again on a later day: a past day says what it said then. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountNumber } from '../../core/counter/accounts.ts'
import { isRefusal } from '../../core/refusals.ts'
import type { Sheet, SheetName } from '../../core/sheets.ts'
import { sealsCounted } from '../../server/actors.ts'
import { runDayEnd } from '../../server/jobs/dayEnd.ts'
import { lookUp } from '../../server/looks/lookUp.ts'
import { readerFor } from '../../server/looks/reader.ts'
import { type AskedSheet, makeSheet } from '../../server/looks/sheets/make.ts'
import { BRANCH, DAY, openTestBooks, openTheDay, type TestBooks } from '../support/books.ts'
import { closeTheDay } from '../support/evening.ts'

let bank: TestBooks
const A1 = accountNumber(BRANCH, 'demand', 1n)
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
  bank = await openTestBooks()
  await openTheDay(bank)
  await workTheDay()
  await closeTheDay(bank)
  for (const asked of proving) evening.set(JSON.stringify(asked), await sheetOf(asked))
  expect(await runDayEnd(bank.books, bank.gather.submit, (await reader()).branch)).toEqual([])
  bank.crew.day = (await reader()).branch.day
  await workTheNextDay()
}, 180_000)

afterAll(() => bank.close())

async function workTheDay() {
  const teller = bank.crew.actor('0011')
  const person = { name: '王小明', idKind: 'idCard', idNumber: '11010519491231002X' }
  await teller.act('0201', { kind: 'person', ...person })
  await teller.act('0500', { customer: '1', amount: '1000', notes: '100x10' })
  await teller.act('0500', { customer: '1', amount: '500', notes: '100x5' })
  const { serial } = await teller.act('0510', { account: A1, amount: '200', notes: '100x2' })
  await teller.act('8501', { serial: String(serial), notes: '100x2', reason: '串户' })
  await teller.act('0520', { account: A1, amount: '300', notes: '100x3' })
  await teller.act('0530', { payer: A1, payee: A2, amount: '100' })
  const yen = { currency: 'JPY', buying: '4.52', middle: '4.6512', selling: '4.69', from: DAY }
  await bank.crew.actor('0003').act('0106', { ...yen, reason: '牌价' })
  const dollars = { currency: 'USD', buying: '705', middle: '712.34', selling: '715.2', from: DAY }
  await bank.crew.actor('0003').act('0106', { ...dollars, reason: '牌价' })
  const chief = bank.crew.actor('0003')
  const bag = { currency: 'USD', amount: '1000', notes: '100x10' }
  const ordered = await chief.act('1007', { step: 'order', ...bag })
  const order = `cashOrder-${DAY.replaceAll('-', '')}-${ordered.serial}`
  await chief.act('1007', { step: 'sent', order, ...bag, bag: 'F1', carriers: '赵刚 押0101；孙立 押0102' })
  await bank.crew.actor('0013').act('5002', { account: A1, amount: '500', payee: '王小明' })
  await teller.act('1501', { currency: 'JPY', foreign: '10000x3', ...person, payee: A1 })
}

async function workTheNextDay() {
  await bank.crew.actor('0002').act('8001')
  for (const id of ['0002', '0003', '0012', '0013']) await bank.crew.actor(id).act('0001')
  // Another teller takes the till of the day before.
  await take('0012', '01')
  await bank.crew.actor('0012').act('0510', { account: A1, amount: '700', notes: '100x7' })
}

const take = async (id: string, till: string) => {
  const seals = await sealsCounted(bank.books, BRANCH, id)
  await bank.crew.actor(id).act('1001', { till, seal: `F${till}`, seals })
}

const reader = (id = '0002') => readerFor(bank.books, BRANCH, id, 'T')

async function sheetOf(asked: AskedSheet): Promise<Sheet> {
  const sheet = await makeSheet(await reader(), asked)
  if (isRefusal(sheet)) throw new Error(`${asked.sheet}: ${sheet.refused}`)
  return sheet
}

const texts = ({ rows }: Sheet) => rows.map(cells => cells.map(({ zh }) => zh))

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
    await take('0003', '00')
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
    expect(texts({ rows } as Sheet).map(row => row[5])).toEqual(expected.map(() => '相符'))
  })
})
