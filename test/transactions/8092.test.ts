import { expect, test } from 'vitest'
import { branchIs, practice } from '../support/practice.ts'

const closing = () => {
  const bank = practice()
  branchIs(bank, 'closing')
  return bank
}

test('8092 writes the totals of the day down and changes nothing', () => {
  const bank = closing()
  expect(bank.run('9999', '8092', { totals: 'D 100.00 C 100.00' })).toEqual(['posted 2'])
  expect(bank.rows[0]?.fields).toEqual(['D 100.00 C 100.00', ''])
})

test('8092 wants the totals', () => {
  expect(closing().refusal('9999', '8092')).toBe('fieldMissing at totals')
  expect(closing().refusal('9999', '8092', { totals: 'x'.repeat(401) })).toBe('textTooLong at totals')
})

test('8092 is the program’s own, in the day end only', () => {
  expect(closing().refusal('0001', '8092', { totals: 'x' })).toBe('notYourCode')
  expect(practice().refusal('9999', '8092', { totals: 'x' })).toBe('branch_open')
})
