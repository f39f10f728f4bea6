import { expect, test } from 'vitest'
import { isEvening } from '../../core/day/evening.ts'
import { defaultParameters } from '../../core/parameters.ts'
import { practiceAccounts } from '../../core/practice.ts'
import { type Bank, branchIs, patch, practice } from '../support/practice.ts'
import { must } from '../support/tables.ts'

const { A1 = '' } = practiceAccounts

function at(state: string, day: string, bank: Bank = practice()): Bank {
  patch(bank, 'branch', '0101', { day, state })
  bank.turnTo(day)
  return bank
}
const night = (day: string, bank?: Bank) => at('closing', day, bank)

const moved = (lines: readonly string[]) => lines.filter(line => /^[DC] /.test(line))
const run = (bank: Bank, fields: Readonly<Record<string, string>>) => moved(bank.run('9999', '8097', fields))

test.each([
  ['accrue', '2026-03-31'],
  ['yearEnd', '2026-12-31'],
])('8097 books for %s what 8006 would have booked by hand', (kind, day) => {
  const one = practice()
  must(one, '0003', '6830', { kind: 'accrue' })
  const expected = moved(must(at('balanced', day, one), '0003', '8006', { kind }))
  const other = practice()
  must(other, '0003', '6830', { kind: 'accrue' })
  expect(run(night(day, other), { kind })).toEqual(expected)
  expect(expected).not.toEqual([])
})

test('8097 finds nothing left of what was done by hand', () => {
  const bank = at('balanced', '2026-03-31')
  must(bank, '0003', '8006', { kind: 'accrue' })
  branchIs(bank, 'closing')
  expect(run(bank, { kind: 'accrue' })).toEqual([])
})

test.each([
  ['accrue', '2026-03-30'],
  ['yearEnd', '2026-11-30'],
])('8097 does not %s in the night after %s', (kind, day) => {
  expect(night(day).refusal('9999', '8097', { kind })).toBe('notItsEvening at kind')
})

test.each([
  ['2026-03-19', [], false],
  ['2026-03-20', [], false],
  ['2026-03-31', [], true],
  ['2026-04-20', [], false],
  ['2026-04-30', [], true],
  ['2026-06-28', ['2026-06-29', '2026-06-30'], true],
  ['2026-12-31', [], true],
] as const)('8097 falls in the night after %s, closed %j: %s', (day, closedDays, falls) => {
  expect(isEvening(day, { ...defaultParameters, closedDays: [...closedDays] })).toBe(falls)
})

test('8097 accrues every night where the parameters say so', () => {
  const deposits = { ...defaultParameters.deposits, accrual: 'daily' }
  const bank = night('2026-03-10')
  patch(bank, 'parameters', 'current', { deposits })
  run(bank, { kind: 'accrue' })
  const first = bank.state.get('tally', 'accrued/demand')?.amount ?? 0n
  run(night('2026-03-11', bank), { kind: 'accrue' })
  const second = bank.state.get('tally', 'accrued/demand')?.amount ?? 0n
  expect([first > 0n, second > first]).toEqual([true, true])
})

test('8097 ends with a row that says what was left', () => {
  expect(night('2026-03-20').run('9999', '8097', { left: `${A1} accountRestricted` })).toEqual(['posted 1'])
})

test('8097 is the program’s own, in the day end only', () => {
  expect(night('2026-03-20').refusal('0002', '8097')).toBe('notYourCode')
  expect(practice().refusal('9999', '8097')).toBe('branch_open')
})
