import { expect, test } from 'vitest'
import { practice } from '../support/practice.ts'

const half = { side: 'in', account: 'A1', amount: '100', branch: '0102', teller: '0011', serial: '2' }

test('a half is taken back once, and by the program only', () => {
  const bank = practice()
  bank.run('9999', '5018', half)
  expect(bank.refusal('0002', '5019', { serial: '2' })).toBe('notYourCode')
  expect(bank.run('9999', '5019', { serial: '2' })[0]).toBe('posted 3')
  expect(bank.refusal('9999', '5019', { serial: '2' })).toBe('alreadyReversed')
})

test('whoever stands at this counter cannot reverse it with 8501', () => {
  const bank = practice()
  bank.run('9999', '5018', half)
  expect(bank.refusal('0011', '8501', { serial: '2', reason: '错' })).toBe('notReversible')
})

test('a half of an earlier day is named with its day, and goes back red from its own value day', () => {
  const bank = practice()
  bank.run('9999', '5018', half)
  bank.turnTo('2026-03-03')
  expect(bank.refusal('9999', '5019', { serial: '2' })).toBe('serialUnknown at serial')
  expect(bank.run('9999', '5019', { serial: '2026-03-02/2' })).toContain('C A1 -100.00 -> 25200.00')
  expect(bank.refusal('9999', '5019', { serial: '2026-03-02/2' })).toBe('alreadyReversed')
})
