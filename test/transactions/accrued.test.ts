/** Interest that was accrued is paid from what is owed, and only the rest is expense (rules.md §1.3). */
import { credit, debit } from '../../core/ledger/build.ts'
import { complete } from '../../core/ledger/complete.ts'
import { describe, expect, test } from 'vitest'
import { interestLines } from '../../core/derive/interestPaid.ts'
import { receiptLines } from '../../core/derive/receipt.ts'
import { accruals } from '../../core/day/accrual.ts'
import { EARNINGS, earningsRecord, EarningSum } from '../../core/interest/earning.ts'
import type { Account } from '../../core/ledger/entities.ts'
import type { Product } from '../../core/products.ts'
import { MapState } from '../../core/ledger/state.ts'
import { defaultParameters } from '../../core/parameters.ts'
import { given, sum } from '../../core/std.ts'
import { transactionOf } from '../../core/transactions/catalogue.ts'
import { type Bank, patch, practice } from '../support/practice.ts'
import { must } from '../support/tables.ts'

const TODAY = '2026-03-02'

/** February is accrued, and the branch open again. */
function accrued(): Bank {
  const bank = practice()
  patch(bank, 'branch', '0101', { state: 'balanced', day: '2026-02-28' })
  bank.turnTo('2026-02-28')
  must(bank, '0003', '8006', { kind: 'accrue' })
  patch(bank, 'branch', '0101', { state: 'open', day: TODAY })
  bank.turnTo(TODAY)
  return bank
}

const interestIn = (lines: readonly string[]) =>
  lines.filter(line => /^[DC] (2231|6411)/.test(line)).map(line => line.split(' -> ')[0])

/** What the month end would book more on a kind, if it came again: nothing but rounding. */
function drift(bank: Bank, product: Product): bigint {
  const all = new EarningSum()
  for (const [key, stored] of bank.state.rows)
    if (key.startsWith('account:')) all.move(undefined, stored?.value as Account | undefined)
  const rows = new Map([...bank.state.rows, [EARNINGS, earningsRecord(all.lines())] as const])
  const state = new MapState(rows)
  const parameters = bank.state.get('parameters', 'current')
  const branch = bank.state.get('branch', '0101')
  if (!parameters || !branch) throw new Error('the practice branch')
  const again = accruals('2026-02-28', { state, branch, day: TODAY, parameters }, [product])
  return sum(again.map(({ total, before }) => (total > before ? total - before : before - total)))
}

/** What the receipt says of interest, its parts below it. */
function interestOn(bank: Bank, code: string, fields: Record<string, string>): string[] {
  bank.act('0011', code, fields)
  const row = given(
    bank.rows.findLast(one => one.code === code),
    code,
  )
  const lines = receiptLines({
    transaction: transactionOf(code),
    ...row,
    entries: [],
    unit: 'CNY',
    opened: new Map(),
    named: new Map(),
    parameters: defaultParameters,
    original: null,
    proof: null,
  })
  return lines.filter(({ label }) => /利息/.test(label.zh)).map(({ label, text }) => `${label.zh} ${text.zh}`)
}

describe.each<[string, Product, string, Record<string, string>, string[]]>([
  [
    'a deposit after its maturity: its days were accrued, and whole months are paid',
    'lumpSum',
    '3202',
    { account: 'F1', payee: 'A1' },
    ['D 2231 66.44', 'D 6411-12 -0.47'],
  ],
  [
    'a deposit drawn early: what is not due after all is taken back in red',
    'lumpSum',
    '3206',
    { account: 'F2', payee: 'A1' },
    ['D 2231 75.00', 'D 6411-12 -57.31'],
  ],
  [
    'a part drawn early: its part of what was accrued',
    'lumpSum',
    '3204',
    { account: 'F2', amount: '2000', payee: 'A1' },
    ['D 2231 7.50', 'D 6411-12 -5.73'],
  ],
  [
    'a demand account that is closed',
    'demand',
    '0540',
    { account: 'A1', payee: 'A2' },
    ['D 2231 17.01', 'D 6411-11 0.25'],
  ],
  [
    'instalments',
    'instalment',
    '3302',
    { account: 'I1', action: 'close', payee: 'A1' },
    ['D 2231 4.74', 'D 6411-13 -3.22'],
  ],
  [
    'interest of a principal-kept deposit',
    'principalKept',
    '3302',
    { account: 'W1', action: 'interest', payee: 'A1' },
    ['D 2231 10.27', 'D 6411-14 0.73'],
  ],
])('%s', (_what, product, code, fields, expected) => {
  test(`${code} pays from what is owed first`, () => {
    const bank = accrued()
    expect(interestIn(bank.act('0011', code, fields))).toEqual(expected)
  })

  test(`${code} prints what was paid, wherever it came from`, () => {
    const [paid, ...parts] = interestOn(accrued(), code, fields)
    const [before, ...none] = interestOn(practice(), code, fields)
    expect(paid).toBe(before)
    expect(none).toEqual([])
    const [owed, rest] = expected.map(line => line.split(' ').at(-1))
    expect(parts).toEqual([`其中已计提（应付利息） ${owed}`, `其中当日列支（利息支出） ${rest}`])
  })

  test(`${code} pays the same, whatever was accrued`, () => {
    const paid = (bank: Bank) =>
      bank
        .act('0011', code, fields)
        .filter(line => /^C (A\d|2221)/.test(line))
        .map(line => line.split(' -> ')[0])
    expect(paid(accrued())).toEqual(paid(practice()))
  })

  // Of demand the payee's own days would be counted too.
  test.skipIf(product === 'demand')(`${code} leaves as owed what the others have earned`, () => {
    const bank = accrued()
    expect(drift(bank, product)).toBe(0n)
    bank.act('0011', code, fields)
    expect(drift(bank, product) <= 1n).toBe(true)
  })

  test(`${code} taken back the same day owes it again`, () => {
    const bank = accrued()
    const owed = () =>
      [...bank.state.rows]
        .filter(([key]) => key.startsWith('tally:accrued/'))
        .map(([key, stored]) => [key, stored?.value])
    const before = owed()
    bank.act('0011', code, fields)
    const { serial } = bank.head
    must(bank, '0011', '8501', { serial: String(serial), reason: '录错' })
    expect(owed()).toEqual(before)
  })
})

test('of interest that is taxed the receipt says what was withheld', () => {
  const legs = complete(
    [
      debit('2231', 1_000n),
      debit('6411-11', 200n),
      credit('2221-01', 60n),
      credit('0101110000000013', 1_140n),
    ],
    TODAY,
    'CNY',
  )
  expect(interestLines(legs).map(({ label, text }) => `${label.zh} ${text}`)).toEqual([
    '利息 12.00',
    '其中已计提（应付利息） 10.00',
    '其中当日列支（利息支出） 2.00',
    '代扣利息税 0.60',
  ])
})
