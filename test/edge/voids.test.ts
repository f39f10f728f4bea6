/** Void papers of a day, by teller and kind, and the rows that make them. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountNumber } from '../../core/counter/accounts.ts'
import { isRefusal } from '../../core/refusals.ts'
import type { Sheet, SheetLink } from '../../core/sheets.ts'
import { given } from '../../core/std.ts'
import { readerFor } from '../../server/looks/reader.ts'
import { type AskedSheet, makeSheet } from '../../server/looks/sheets/make.ts'
import { BRANCH, DAY, openTestBooks, openTheDay, type TestBooks } from '../support/books.ts'
import { texts } from '../support/twoDays.ts'

let bank: TestBooks
let first: number
const serials: Record<string, number> = {}

/** Two passbooks are given out, one of them is taken back, one is full and replaced, another is spoilt. */
beforeAll(async () => {
  bank = await openTestBooks()
  await openTheDay(bank)
  const { act } = bank.crew.actor('0011')
  for (const [index, name] of ['王小明', '李小红'].entries())
    await act('0201', { kind: 'person', name, idKind: 'passport', idNumber: `P123456${index}` })
  await act('0500', { customer: '1', amount: '100', notes: '100x1' })
  const { rows } = await bank.books.pool.query<{ detail: string }>(
    `select detail from custody where thing = 'passbook' and to_holder = 'customer'`,
  )
  first = Number(given(rows[0], 'a passbook').detail.split('-')[0])
  serials.opened = (await act('0500', { customer: '2', amount: '100', notes: '100x1' })).serial
  serials.back = (
    await act('8501', { serial: String(serials.opened), reason: '开错户', notes: '100x1' })
  ).serial
  await act('0550', { account: accountNumber(BRANCH, 'demand', 1n), action: 'full' })
  const spoilt = { kind: 'passbook', numbers: `${first + 3}-${first + 3}`, reason: '打印错位' }
  serials.spoilt = (await act('2010', { action: 'void', ...spoilt })).serial
}, 120_000)

afterAll(() => bank.close())

async function sheetOf(asked: AskedSheet, as = '0002'): Promise<Sheet> {
  const sheet = await makeSheet(await readerFor(bank.books, BRANCH, as, 'T'), asked)
  if (isRefusal(sheet)) throw new Error(`${asked.sheet}: ${sheet.refused}`)
  return sheet
}

const opened = (link: SheetLink | undefined): AskedSheet => {
  if (!link || !('sheet' in link)) throw new Error('no sheet behind the figure')
  const { teller, account, ...query } = link.query
  return {
    sheet: link.sheet,
    day: query.day,
    from: query.from ?? undefined,
    teller: teller ?? undefined,
    account: account ?? undefined,
  }
}

test('what was spoilt or taken back is void; a full book that was replaced is not', async () => {
  const rows = texts(await sheetOf({ sheet: 'voids', day: DAY }))
  expect(rows.map(row => [row[0], ...row.slice(2)].join(' '))).toEqual([
    '0011 活期存折 4 2 50.0%',
    '0011 小计 4 2 50.0%',
    '合计  4 2 50.0%',
  ])
})

test('each figure opens into its rows, and those into the journal', async () => {
  const [kind] = (await sheetOf({ sheet: 'voids', day: DAY })).rows
  const { rows } = await sheetOf(opened(kind?.[4]?.opens))
  expect(texts({ rows }).map(row => [row[1], row[2], ...row.slice(6)].join(' '))).toEqual([
    `${serials.back} 8501 P0000000${first + 1} 1 开错户`,
    `${serials.spoilt} 2010 P0000000${first + 3} 1 打印错位`,
    '   2 ',
  ])
  expect(rows[1]?.[1]?.opens).toEqual({ row: { day: DAY, serial: serials.spoilt } })
  const used = texts(await sheetOf(opened(kind?.[3]?.opens)))
  expect(used.at(-1)?.[7]).toBe('4')
  expect(used.map(row => row[2])).toEqual(['0500', '0500', '0550', '2010', ''])
})

test('another kind, teller or month has none of them', async () => {
  const listed = (asked: Partial<AskedSheet>) => sheetOf({ sheet: 'papersVoided', day: DAY, ...asked })
  const counts = [{ account: '7001-cheque' }, { teller: '0012' }, { account: '7001-passbook' }].map(
    async asked => (await listed(asked)).rows.length,
  )
  expect(await Promise.all(counts)).toEqual([1, 1, 3])
})

test('a teller does not read it', async () => {
  await expect(sheetOf({ sheet: 'voids', day: DAY }, '0011')).rejects.toThrow('forbidden')
})
