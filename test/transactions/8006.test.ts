import { expect, test } from 'vitest'
import { runningSegments } from '../../core/interest/running.ts'
import { interestOf } from '../../core/interest/segments.ts'
import type { Account } from '../../core/ledger/entities.ts'
import { printMoney } from '../../core/money.ts'
import { defaultParameters } from '../../core/parameters.ts'
import { given } from '../../core/std.ts'
import { accountOf, balanceOf, type Bank, branchIs, patch, practice } from '../support/practice.ts'
import { must } from '../support/tables.ts'

/** The evening of a day: balanced, nobody at the counter. */
function evening(day: string, bank: Bank = practice()): Bank {
  patch(bank, 'branch', '0101', { state: 'balanced', day })
  bank.turnTo(day)
  return bank
}

const run = (bank: Bank, kind: string): string[] => must(bank, '0003', '8006', { kind })
const moved = (lines: readonly string[], pattern: RegExp) => lines.filter(line => pattern.test(line))

test('8006 settles every demand account to the fen, with value on the day after', () => {
  const bank = evening('2026-03-20')
  const lines = run(bank, 'settle')
  // 25,000 for 90 days and 200 for 19; 800 for 70; 60 for 48: at 0.35 % over 360.
  expect(moved(lines, /^C A\d/)).toEqual([
    'C A1 21.91 -> 25221.91',
    'C A2 0.54 -> 800.54',
    'C A3 0.03 -> 60.03',
  ])
  const leg = given(bank.rows.at(-1), 'the row').effects.find(
    effect => effect.type === 'leg' && effect.account === accountOf(bank, 'A1').no,
  )
  expect(leg).toMatchObject({ valueDay: '2026-03-21' })
})

test('8006 settles once: what has been settled earns anew from the day after', () => {
  const bank = evening('2026-03-20')
  run(bank, 'settle')
  expect(bank.refusal('0003', '8006', { kind: 'settle' })).toBe('nothingToBook')
  // 25,221 whole yuan for 92 days at 0.35 % over 360 is 22.558….
  const lines = run(evening('2026-06-20', bank), 'settle')
  expect(moved(lines, /^C A1/)).toEqual(['C A1 22.56 -> 25244.47'])
})

test('8006 is done on Friday where the settlement day is a closed Sunday', () => {
  const closedDays = ['2026-06-20', '2026-06-21']
  const bank = evening('2026-06-19')
  expect(bank.refusal('0003', '8006', { kind: 'settle' })).toBe('notItsEvening at kind')
  patch(bank, 'parameters', 'current', { closedDays })
  expect(moved(run(bank, 'settle'), /^C A3/)).toHaveLength(1)
})

/** Account by account, as each would be settled: the second way. */
function owedOnDemand(bank: Bank, to: string): bigint {
  const all = [...bank.state.rows.values()].map(stored => stored?.value as Account)
  const demand = all.filter(value => value?.product === 'demand' && value.status === 'open')
  return interestOf(demand.flatMap(one => runningSegments(one, to, to, defaultParameters)))
}

test('8006 accrues the difference between the cumulative figure and what is booked', () => {
  const bank = evening('2026-03-31')
  const first = run(bank, 'accrue')
  const demand = moved(first, /^D 6411-11/)
  const [march, april] = [owedOnDemand(bank, '2026-04-01'), owedOnDemand(bank, '2026-05-01')]
  expect(demand).toEqual([`D 6411-11 ${printMoney(march)} -> ${printMoney(march)}`])
  expect(moved(first, /^D 6411-(12|16|17)/)).toHaveLength(3)
  expect(bank.refusal('0003', '8006', { kind: 'accrue' })).toBe('nothingToBook')
  const later = run(evening('2026-04-30', bank), 'accrue')
  expect(moved(later, /^D 6411-11/)).toEqual([
    `D 6411-11 ${printMoney(april - march)} -> ${printMoney(april)}`,
  ])
})

test('8006 uses up what was accrued before it books more expense', () => {
  const bank = evening('2026-02-28')
  run(bank, 'accrue')
  const accrued = balanceOf(bank, '2231')
  const lines = run(evening('2026-03-20', bank), 'settle')
  expect(moved(lines, /^D 2231/)[0]).toMatch(/^D 2231 /)
  const left = Number(accrued) - Number(balanceOf(bank, '2231'))
  expect(left).toBeGreaterThan(0)
  // What all of them are paid was owed.
  expect(moved(lines, /^[DC] (2231|6411-11)/).map(line => line.split(' -> ')[0])).toEqual(['D 2231 22.48'])
})

test('8006 leaves to the night what is too much for one evening', () => {
  const bank = evening('2026-03-20')
  bank.state.rows.set('tally:series/account-demand', { value: { amount: 5_001n }, at: undefined })
  expect(bank.refusal('0003', '8006', { kind: 'settle' })).toBe('settledAtNight')
})

test('8006 closes profit and loss of the year, and leaves nothing on it', () => {
  const bank = practice()
  must(bank, '0003', '0107', { action: 'open', gl: '6602', title: '水电费', reason: '年度' })
  must(bank, '0013', '8520', {
    legs: 'D 6602-01 300; D 6602 100; C 6051 150; C 1003 250',
    reason: 'error',
    memo: '年内',
  })
  const [voucher = ''] = bank.state.get('index', 'openItems/manualVoucher')?.keys ?? []
  must(bank, '0003', '8521', { voucher })
  run(evening('2026-12-31', bank), 'yearEnd')
  expect(['6602-01', '6602', '6051'].map(no => balanceOf(bank, no))).toEqual(['0.00', '0.00', '0.00'])
  expect(bank.refusal('0003', '8006', { kind: 'yearEnd' })).toBe('nothingToBook')
})

test('8006 of a settlement pays into an account that is frozen, and none that is closed', () => {
  const bank = evening('2026-03-20')
  const A1 = accountOf(bank, 'A1')
  const order = { reason: 'freeze', item: 'f', bars: 'both', amount: null, until: null, waits: null }
  patch(bank, 'account', A1.no, { restrictions: [order] })
  patch(bank, 'account', accountOf(bank, 'A2').no, { status: 'closed' })
  const lines = run(bank, 'settle')
  expect(moved(lines, /^C A[12]/)).toEqual(['C A1 21.91 -> 25221.91'])
})

test.each([
  ['accrue', '2026-03-30'],
  ['settle', '2026-03-19'],
  ['settle', '2026-04-20'],
  ['yearEnd', '2026-11-30'],
])('8006 does not %s on the evening of %s', (kind, day) => {
  expect(evening(day).refusal('0003', '8006', { kind })).toBe('notItsEvening at kind')
})

test('8006 waits until the branch is balanced, and is signed by the supervisor', () => {
  const bank = evening('2026-03-20')
  expect(bank.signs('0003', '8006', { kind: 'settle' })).toBe('supervisor')
  branchIs(bank, 'open')
  expect(bank.refusal('0003', '8006', { kind: 'settle' })).toBe('branch_open')
  expect(bank.refusal('0011', '8006', { kind: 'settle' })).toBe('notYourCode')
})

test('8006 is taken back with 8502 on a later day, and can be done again', () => {
  const bank = evening('2026-03-20')
  run(bank, 'settle')
  const { day, serial } = bank.head
  patch(bank, 'branch', '0101', { state: 'open', day: '2026-03-21' })
  bank.turnTo('2026-03-21')
  const before = balanceOf(bank, 'A1')
  must(bank, '0003', '8502', {
    row: `${day}/${serial}`,
    basis: 'consent',
    paper: '申请书1号',
    reason: '利率挂错',
  })
  expect([before, balanceOf(bank, 'A1')]).toEqual(['25221.91', '25200.00'])
  expect(evening('2026-03-20', bank).refusal('0003', '8006', { kind: 'settle' })).toBe('parked')
})
