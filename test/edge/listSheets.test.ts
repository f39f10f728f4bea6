/** Lists and registers of a week of a branch, each beside what it is a list of. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type pg from 'pg'
import { parseMoney, printMoney } from '../../core/money.ts'
import { isRefusal } from '../../core/refusals.ts'
import type { Sheet } from '../../core/sheets.ts'
import { sum } from '../../core/std.ts'
import { crewOf, sealsCounted } from '../../server/actors.ts'
import { DEMO_BRANCH } from '../../server/demo/branch.ts'
import { demoSigners } from '../../server/demo/people.ts'
import { demoWeek } from '../../server/demo/week.ts'
import { readerFor } from '../../server/looks/reader.ts'
import { type AskedSheet, makeSheet } from '../../server/looks/sheets/make.ts'
import { openEmptyBooks, openOwner, type TestBooks } from '../support/books.ts'
import { texts } from '../support/twoDays.ts'

const TODAY = '2026-11-23'
const FIRST = '2026-11-16'
const LAST = '2026-11-22'

let bank: TestBooks
let owner: pg.Pool
let loan = ''
let company = ''
let person = ''

beforeAll(async () => {
  bank = await openEmptyBooks()
  owner = openOwner(bank.database)
  await demoWeek(bank.books, TODAY, () => undefined)
  await bank.books.memories.caughtUp(DEMO_BRANCH)
  loan = await anAccount('loan')
  company = await anAccount('corporateDemand')
  person = await anAccount('demand')
  const crew = crewOf(DEMO_BRANCH, TODAY, bank.gather.submit, demoSigners)
  await crew.actor('0002').act('8001')
  for (const id of ['0001', '0002', '0003', '0013']) await crew.actor(id).act('0001')
  const { rows } = await owner.query<{ seal: string }>(
    `select value->>'seal' as seal from state where branch = $1 and kind = 'till' and key = '00'`,
    [DEMO_BRANCH],
  )
  const seals = await sealsCounted(bank.books, DEMO_BRANCH, '0003')
  await crew.actor('0003').act('1001', { till: '00', seal: rows[0]?.seal ?? '', seals })
  const bill = { bank: '某银行', session: '1' }
  const collects = { ...bill, kind: 'debit', account: company, amount: '3000', paper: 'Z889' }
  await crew.actor('0003').act('5021', collects)
  const pays = { ...bill, kind: 'credit', account: person, amount: '500', paper: 'J7' }
  await crew.actor('0003').act('5021', { ...pays, identityResult: 'match' })
  const classed = { action: 'classify', account: loan, class: 'substandard', reason: '借款人停业' }
  await crew.actor('0013').act('6840', classed)
}, 300_000)

afterAll(async () => {
  await owner.end()
  await bank.close()
})

async function anAccount(product: string): Promise<string> {
  const { rows } = await owner.query<{ key: string }>(
    `select key from state where branch = $1 and kind = 'account' and value->>'product' = $2 order by key`,
    [DEMO_BRANCH, product],
  )
  return rows[0]?.key ?? ''
}

async function sheetOf(asked: AskedSheet): Promise<Sheet> {
  const sheet = await makeSheet(await readerFor(bank.books, DEMO_BRANCH, '0002', 'T'), asked)
  if (isRefusal(sheet)) throw new Error(`${asked.sheet}: ${sheet.refused}`)
  return sheet
}

const week = { from: FIRST, day: LAST }
const rowsOf = async (asked: AskedSheet) => texts(await sheetOf(asked))
const money = (text = '') => parseMoney(text.replaceAll(',', '')) ?? 0n
const added = (rows: readonly string[][], place: number) => sum(rows.map(row => money(row[place])))

test('the deposit journal comes to the turnover of the ledger', async () => {
  const rows = await rowsOf({ sheet: 'depositJournal', ...week })
  const ledger = (await rowsOf({ sheet: 'general', gl: '2011', ...week })).at(-1)
  expect(rows.at(-1)?.slice(6, 8)).toEqual([ledger?.[2], ledger?.[1]])
  expect([added(rows.slice(0, -1), 6), added(rows.slice(0, -1), 7)]).toEqual([
    money(ledger?.[2]),
    money(ledger?.[1]),
  ])
  const names = new Set(rows.slice(0, -1).map(row => row[5]))
  expect([...names].some(name => name?.includes('*'))).toBe(true)
})

test('interest of loans comes to the turnover of its GL accounts', async () => {
  const rows = await rowsOf({ sheet: 'loanInterest', ...week })
  const totals = rows.filter(row => row[0] === '合计')
  expect(totals.length).toBeGreaterThan(0)
  for (const [, , , , , , gl, , debit, credit] of totals) {
    const ledger = (await rowsOf({ sheet: 'general', gl: gl ?? '', ...week })).at(-1)
    expect([gl, debit, credit]).toEqual([gl, ledger?.[1], ledger?.[2]])
  }
})

describe('the five classes', () => {
  test('come to the ledger, and tell what was classed today', async () => {
    const rows = await rowsOf({ sheet: 'loanClasses' })
    const [all, ledger] = rows.slice(-2)
    expect(all?.[5]).toBe(ledger?.[5])
    expect(rows.find(row => row[1] === loan)?.[0]).toBe('次级')
    expect(rows.find(row => row[0] === '不良合计')?.[4]).toBe('1')
  })

  test('of a day before it was classed it was normal', async () => {
    const rows = await rowsOf({ sheet: 'loanClasses', day: LAST })
    expect(rows.find(row => row[1] === loan)?.[0]).toBe('正常')
    expect(rows.at(-1)?.[5]).toBe(rows.at(-2)?.[5])
  })
})

test('accounts opened and closed are those that the branch has more', async () => {
  const rows = await rowsOf({ sheet: 'opened', ...week })
  const { rows: known } = await owner.query<{ count: string }>(
    `select count(*) from state where branch = $1 and kind = 'account' and value->>'customer' is not null`,
    [DEMO_BRANCH],
  )
  const opened = rows.filter(row => row[1] === '开户')
  expect(opened.length).toBe(Number(known[0]?.count))
  expect(rows.at(-1)?.[1]).toContain(`开户 ${opened.length}，销户 `)
})

test('a session of the exchange nets what is to be received against what is to be paid', async () => {
  const rows = await rowsOf({ sheet: 'exchange' })
  expect(rows.map(row => row.slice(2))).toEqual([
    ['提出借方', 'Z889', company, '某银行', '3,000.00', '', '待收妥'],
    ['提出贷方', 'J7', person, '某银行', '', '500.00', '待收妥'],
    ['轧差应收', '', '', '', '2,500.00', '', ''],
    ['', '', '', '', '3,000.00', '500.00', ''],
  ])
})

test('large cash is listed from the threshold on, with who stood at the window', async () => {
  const rows = await rowsOf({ sheet: 'largeCash', ...week })
  const amounts = rows.slice(0, -1).map(row => money(row[6]) + money(row[7]))
  expect(amounts.length).toBeGreaterThan(0)
  expect(amounts.every(amount => amount >= 5_000_000n)).toBe(true)
  expect(rows.slice(0, -1).some(row => row[8] === '本人' && row[9] === '一致')).toBe(true)
})

test('cash that was short is a case with its state', async () => {
  const rows = await rowsOf({ sheet: 'overShort', ...week })
  expect(rows.map(row => row.slice(4, 7))).toContainEqual(['CNY', '', '10.00'])
  expect(rows.at(-1)?.[6]).toBe(printMoney(added(rows.slice(0, -1), 6)))
})

test('the register of special business is that of 7004, the oldest first', async () => {
  const rows = await rowsOf({ sheet: 'special', from: FIRST, day: TODAY })
  expect(rows.at(-1)?.[2] || '0').toBe(String(rows.length - 1))
})

test('the summary by type counts what the two lists have', async () => {
  const rows = await rowsOf({ sheet: 'reportingSummary', ...week })
  const [large, suspect] = rows.slice(-2)
  const lists = [
    await rowsOf({ sheet: 'largeValue', ...week }),
    await rowsOf({ sheet: 'suspicious', ...week }),
  ]
  expect([large?.[2], suspect?.[2]]).toEqual(lists.map(list => String(list.length)))
  expect(money(large?.[4])).toBe(added(lists[0] ?? [], 6))
  expect(
    added(
      rows.filter(row => row[0] === '可疑'),
      4,
    ),
  ).toBe(added(lists[1] ?? [], 6))
})

test('volumes are weighted as the registry says', async () => {
  const rows = await rowsOf({ sheet: 'volumes', ...week })
  const all = rows.at(-1)
  expect(money(all?.[5])).toBe(BigInt(all?.[4] ?? 0) * 100n)
})

describe('what was signed', () => {
  test('names accounts as people know them, and never a technical one', async () => {
    const rows = (await rowsOf({ sheet: 'signed', ...week })).slice(0, -1)
    expect(rows.filter(row => row[5] !== '' && !/^\d{16}$/.test(row[5] ?? ''))).toEqual([])
    expect(rows.some(row => row[5] !== '' && row[6]?.includes('*'))).toBe(true)
  })
})
