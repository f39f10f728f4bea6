import { expect, test } from 'vitest'
import { branchIs, patch, practice } from '../support/practice.ts'

const closing = (closedDays: readonly string[] = []) => {
  const bank = practice()
  branchIs(bank, 'closing')
  patch(bank, 'parameters', 'current', { closedDays })
  return bank
}

test('8093 moves the branch to the next day and closes it', () => {
  expect(closing().run('9999', '8093')).toEqual([
    'posted 2',
    'set branch 0101 day 2026-03-02 > 2026-03-03, state closing > closed',
  ])
})

test('8093 passes over closed days', () => {
  const lines = closing(['2026-03-03', '2026-03-04', '2026-03-06']).run('9999', '8093')
  expect(lines[1]).toBe('set branch 0101 day 2026-03-02 > 2026-03-05, state closing > closed')
})

test('8093 is the program’s own, in the day end only', () => {
  expect(closing().refusal('0001', '8093')).toBe('notYourCode')
  expect(practice().refusal('9999', '8093')).toBe('branch_open')
})
