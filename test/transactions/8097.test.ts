import { expect, test } from 'vitest'
import { isEvening } from '../../core/day/evening.ts'
import { defaultParameters } from '../../core/parameters.ts'
import { practiceAccounts } from '../../core/practice.ts'
import { accountOf, balanceOf, type Bank, branchIs, patch, practice } from '../support/practice.ts'
import { must } from '../support/tables.ts'

const { A1 = '', A2 = '', A3 = '' } = practiceAccounts

function at(state: string, day: string, bank: Bank = practice()): Bank {
  patch(bank, 'branch', '0101', { day, state })
  bank.turnTo(day)
  return bank
}
const night = (day: string, bank?: Bank) => at('closing', day, bank)

const moved = (lines: readonly string[]) => lines.filter(line => /^[DC] /.test(line))
const run = (bank: Bank, fields: Readonly<Record<string, string>>) => moved(bank.run('9999', '8097', fields))

/** All that a settlement may be paid into, as the night names it. */
const everybody = (bank: Bank) =>
  [...bank.state.rows.values()]
    .map(stored => stored?.value as { no?: string; product?: string } | undefined)
    .flatMap(value => (/^(demand|corporateDemand)$/.test(value?.product ?? '') ? (value?.no ?? []) : []))
    .join(' ')

test.each([
  ['settle', '2026-03-20'],
  ['accrue', '2026-03-31'],
  ['yearEnd', '2026-12-31'],
])('8097 books for %s what 8006 would have booked by hand', (kind, day) => {
  const one = practice()
  must(one, '0003', '6830', { kind: 'accrue' })
  const expected = moved(must(at('balanced', day, one), '0003', '8006', { kind }))
  const other = practice()
  must(other, '0003', '6830', { kind: 'accrue' })
  const accounts = kind === 'settle' ? everybody(other) : ''
  expect(run(night(day, other), { kind, ...(accounts ? { accounts } : {}) })).toEqual(expected)
  expect(expected).not.toEqual([])
})

test('8097 settles whom it names, uses up what was accrued, and clears the rest of it with the last', () => {
  const bank = at('balanced', '2026-02-28')
  must(bank, '0003', '8006', { kind: 'accrue' })
  night('2026-03-20', bank)
  expect(run(bank, { kind: 'settle', accounts: A1 }).at(-1)).toBe('C A1 21.91 -> 25221.91')
  expect(run(bank, { kind: 'settle', accounts: A1 })).toEqual([])
  expect([balanceOf(bank, 'A2'), balanceOf(bank, 'A3')]).toEqual(['800.00', '60.00'])
  run(bank, { kind: 'settle', accounts: `${A2} ${A3}` })
  expect([balanceOf(bank, 'A2'), balanceOf(bank, 'A3')]).toEqual(['800.54', '60.03'])
  expect(accountOf(bank, 'A2').status).toBe('open')
})

test('8097 finds nothing left of what was done by hand', () => {
  const bank = at('balanced', '2026-03-31')
  must(bank, '0003', '8006', { kind: 'accrue' })
  branchIs(bank, 'closing')
  expect(run(bank, { kind: 'accrue' })).toEqual([])
})

test.each([
  ['accrue', '2026-03-30'],
  ['settle', '2026-03-19'],
  ['yearEnd', '2026-11-30'],
])('8097 does not %s in the night after %s', (kind, day) => {
  expect(night(day).refusal('9999', '8097', { kind })).toBe('notItsEvening at kind')
})

test.each([
  ['2026-03-19', [], false],
  ['2026-03-20', [], true],
  ['2026-03-31', [], true],
  ['2026-04-20', [], false],
  ['2026-04-30', [], true],
  ['2026-06-19', ['2026-06-20', '2026-06-21'], true],
  ['2026-12-31', [], true],
] as const)('8097 falls in the night after %s, closed %j: %s', (day, closedDays, falls) => {
  expect(isEvening(day, { ...defaultParameters, closedDays: [...closedDays] })).toBe(falls)
})

test('8097 ends with a row that says what was left', () => {
  expect(night('2026-03-20').run('9999', '8097', { left: `${A1} accountRestricted` })).toEqual(['posted 1'])
})

test('8097 is the program’s own, in the day end only', () => {
  expect(night('2026-03-20').refusal('0002', '8097')).toBe('notYourCode')
  expect(practice().refusal('9999', '8097')).toBe('branch_open')
})
