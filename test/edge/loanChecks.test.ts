/** The list of what is still to be checked of loans: what is due, how late it is, and what was found so far. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountNumber } from '../../core/counter/accounts.ts'
import { addDays } from '../../core/dates.ts'
import { isRefusal } from '../../core/refusals.ts'
import { readerFor } from '../../server/looks/reader.ts'
import { makeSheet } from '../../server/looks/sheets/make.ts'
import { BRANCH, DAY, openTestBooks, openTheDay, type TestBooks } from '../support/books.ts'
import { lend } from '../support/lent.ts'

const A1 = accountNumber(BRANCH, 'demand', 1n)
const [L1, L2] = [accountNumber(BRANCH, 'loan', 1n), accountNumber(BRANCH, 'loan', 2n)]
const DUE = addDays(DAY, 15)
let bank: TestBooks

beforeAll(async () => {
  bank = await openTestBooks()
  await openTheDay(bank)
  const teller = bank.crew.actor('0011')
  await teller.act('0201', { kind: 'person', name: '王小明', idKind: 'passport', idNumber: 'P1234567' })
  await teller.act('0500', { customer: '1', amount: '40000', notes: '100x400' })
  for (const contract of ['HT-1', 'HT-2']) await lend(bank, A1, { contract, method: 'bullet' })
}, 120_000)

afterAll(() => bank.close())

/** The lines as they read on some day that has not come yet. */
async function linesOn(day: string) {
  await bank.books.memories.caughtUp(BRANCH)
  const reader = await readerFor(bank.books, BRANCH, '0002', 'T')
  const sheet = await makeSheet({ ...reader, branch: { ...reader.branch, day } }, { sheet: 'loanChecks' })
  if (isRefusal(sheet)) throw new Error(sheet.refused)
  return sheet.rows.map(row => row.filter((_cell, index) => index !== 2).map(({ zh }) => zh))
}

const line = (loan: string, contract: string, due: string, late: string, state: string) => [
  due,
  late,
  '资金用途',
  loan,
  contract,
  '周转',
  '12,000.00',
  state,
]

test('every draw is on the list until its use was checked, the longest overdue first', async () => {
  expect(await linesOn(DUE)).toEqual([
    line(L1, 'HT-1', DUE, '', '待检查'),
    line(L2, 'HT-2', DUE, '', '待检查'),
  ])
  expect((await linesOn(addDays(DUE, 3))).map(([, late]) => late)).toEqual(['3', '3'])

  const check = async (contract: string, found: Record<string, string>) => {
    const items = await bank.books.pool.query<{ key: string }>(
      `select key from state where kind = 'item' and value->>'kind' = 'loanCheck'
         and value->'data'->>'contract' = $1`,
      [contract],
    )
    const key = items.rows[0]?.key ?? ''
    await bank.crew.actor('0013').act('6812', { check: key, findings: '已核发票', ...found })
  }
  await check('HT-2', { result: 'misused', next: addDays(DAY, 10) })
  await check('HT-1', { result: 'asAgreed' })
  const [misused, ...others] = await linesOn(DAY)
  expect(misused).toEqual(line(L2, 'HT-2', addDays(DAY, 10), '', '挪用待整改'))
  expect(others.map(([, , occasion, loan]) => [occasion, loan])).toEqual([['定期', L1]])
})
