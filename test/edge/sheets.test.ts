/** The sheets of a day and the six agreements, of a branch that has worked. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type pg from 'pg'
import { accountNumber } from '../../core/counter/accounts.ts'
import { isRefusal } from '../../core/refusals.ts'
import type { WireView } from '../../core/wire.ts'
import { lookUp } from '../../server/looks/lookUp.ts'
import { readerFor } from '../../server/looks/reader.ts'
import { BRANCH, openOwner, openTestBooks, openTheDay, type TestBooks } from '../support/books.ts'

let bank: TestBooks
let owner: pg.Pool
const A1 = accountNumber(BRANCH, 'demand', 1n)
const A2 = accountNumber(BRANCH, 'demand', 2n)

beforeAll(async () => {
  bank = await openTestBooks()
  await openTheDay(bank)
  owner = openOwner(bank.database)
  const teller = bank.crew.actor('0011')
  await teller.act('0201', { kind: 'person', name: '王小明', idKind: 'passport', idNumber: 'P1234567' })
  await teller.act('0500', { customer: '1', amount: '1000', notes: '100x10' })
  await teller.act('0500', { customer: '1', amount: '500', notes: '100x5' })
  const { serial } = await teller.act('0510', { account: A1, amount: '200', notes: '100x2' })
  await teller.act('8501', { serial: String(serial), reason: '串户' })
  await teller.act('0530', { payer: A1, payee: A2, amount: '300' })
}, 120_000)

afterAll(async () => {
  await owner.end()
  await bank.close()
})

async function look(code: string, fields: Record<string, string>, by = '0002'): Promise<WireView> {
  const view = await lookUp(await readerFor(bank.books, BRANCH, by, 'T'), code, fields)
  if (isRefusal(view)) throw new Error(view.refused)
  return view
}

/** Lines of a sheet by their first cell. */
async function sheetOf(sheet: string) {
  const view = await look('8010', { sheet })
  if (view.query !== 'daySheet') throw new Error(view.query)
  return new Map(view.sheet.rows.map(cells => [cells[0]?.zh ?? '', cells.slice(2).map(({ zh }) => zh)]))
}

describe('8010', () => {
  test('the slip of deposits: cash and transfers, amounts and vouchers, and the red of a reversal', async () => {
    const slips = await sheetOf('slips')
    // Credit in cash 1,000, 500, 200 and −200; by transfer 300 on both sides.
    expect(slips.get('2011-11')).toEqual(['', '', '300.00', '1', '1,500.00', '4', '300.00', '1'])
  })

  test('the totals of debits and credits agree', async () => {
    const [cashDebit, , transferDebit, , cashCredit, , transferCredit] =
      (await sheetOf('slips')).get('合计') ?? []
    expect([cashDebit, transferDebit]).toEqual([cashCredit, transferCredit])
  })

  test('the voucher list counts rows and vouchers by code, the off-balance ones too, with first and last serial', async () => {
    const list = await sheetOf('vouchers')
    expect(list.get('0500')?.slice(0, 2)).toEqual(['2', '6'])
    expect(list.get('0510')?.[4]).toBe('1')
    expect(list.get('8501')?.[0]).toBe('1')
  })

  test('the daily statement ends with totals that agree', async () => {
    const daily = await sheetOf('daily')
    expect(daily.get('2011-11')?.slice(-1)).toEqual(['1,500.00'])
    const [beforeDebit, beforeCredit, debit, credit, afterDebit, afterCredit] = daily.get('合计') ?? []
    expect([beforeDebit, debit, afterDebit]).toEqual([beforeCredit, credit, afterCredit])
  })

  test('a teller is not told what his till should hold', async () => {
    await expect(look('8010', { sheet: 'slips' }, '0011')).rejects.toThrow('notYourCode')
  })
})

describe('8005', () => {
  const broken = async () => {
    const view = await look('8005', {})
    if (view.query !== 'reconciliation') throw new Error(view.query)
    return view.agreements.filter(({ agrees }) => !agrees).map(({ name }) => name.zh)
  }

  test('all six agree', async () => {
    expect(await broken()).toEqual([])
  })

  test.each([
    ['an entry that is gone', `delete from entry where account = '${A1}'`, ['账据相符', '账表相符']],
    [
      'a turnover that somebody wrote',
      `update gl_day set debit_cash = debit_cash + 1 where gl = '1003' or gl = '2011-11'`,
      ['账账相符', '账表相符'],
    ],
    [
      'a balance that somebody wrote',
      `update state set value = jsonb_set(value, '{balance}', '"#1"') where kind = 'account' and key = '3001-01'`,
      ['账账相符', '内外账相符'],
    ],
  ])('%s shows', async (_what, sql, names) => {
    await owner.query('create table if not exists kept_entry as select * from entry')
    await owner.query('create table if not exists kept_day as select * from gl_day')
    await owner.query('create table if not exists kept_state as select * from state')
    await owner.query(sql)
    expect(await broken()).toEqual(names)
    await owner.query('delete from entry; insert into entry select * from kept_entry')
    await owner.query('delete from gl_day; insert into gl_day select * from kept_day')
    await owner.query('delete from state; insert into state select * from kept_state')
    expect(await broken()).toEqual([])
  })
})
