import { expect, test } from 'vitest'
import { type Bank, branchIs, patch, practice } from '../support/practice.ts'
import { allIn, must } from '../support/tables.ts'

function balanced(): Bank {
  const bank = practice()
  allIn(bank)
  must(bank, '0002', '8004')
  return bank
}

test('8008 begins the day end of a balanced branch', () => {
  expect(balanced().run('0002', '8008').slice(1)).toEqual(['set branch 0101 state balanced > closing'])
})

test('8008 before 8004, or twice, is refused', () => {
  const bank = practice()
  expect(bank.refusal('0002', '8008')).toBe('branch_open')
  branchIs(bank, 'closing')
  expect(bank.refusal('0002', '8008')).toBe('branch_closing')
})

test('8008 is for the supervisor or the director, alone', () => {
  const bank = balanced()
  expect(bank.refusal('0003', '8008')).toBe('notYourCode')
  expect(bank.signs('0001', '8008')).toBe('nobody')
})

test('8008 is refused while anything is open again, as 8004 was', () => {
  const bank = balanced()
  patch(bank, 'teller', '0013', { duty: 'on' })
  expect(bank.refusal('0002', '8008')).toBe('blocked')
})

test('8008 is never taken back', () => {
  const bank = balanced()
  const serial = /\d+/.exec(bank.run('0002', '8008')[0] ?? '')?.[0] ?? ''
  branchIs(bank, 'open')
  must(bank, '0011', '0001')
  expect(bank.refusal('0011', '8501', { serial, reason: '录错' })).toBe('notReversible')
})
