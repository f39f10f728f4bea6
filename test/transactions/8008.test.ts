import { expect, test } from 'vitest'
import { branchIs, practice } from '../support/practice.ts'

test('8008 begins the day end of a balanced branch', () => {
  const bank = practice()
  branchIs(bank, 'balanced')
  expect(bank.run('0002', '8008')).toEqual(['posted 2', 'set branch 0101 state balanced > closing'])
})

test('8008 before 8004, or twice, is refused', () => {
  const bank = practice()
  expect(bank.refusal('0002', '8008')).toBe('branch_open')
  branchIs(bank, 'closing')
  expect(bank.refusal('0002', '8008')).toBe('branch_closing')
})

test('8008 is for the supervisor or the director, alone', () => {
  const bank = practice()
  branchIs(bank, 'balanced')
  expect(bank.refusal('0003', '8008')).toBe('notYourCode')
  expect(bank.signs('0001', '8008')).toBe('nobody')
})

test('8008 is never taken back', () => {
  const bank = practice()
  branchIs(bank, 'balanced')
  bank.run('0002', '8008')
  branchIs(bank, 'open')
  expect(bank.refusal('0011', '8501', { serial: '2', reason: '录错' })).toBe('notReversible')
})
