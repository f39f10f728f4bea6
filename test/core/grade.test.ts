/** A trainee touches little cash, whoever signs for him (rules.md §5.2). */
import { expect, test } from 'vitest'
import { cash, patch, practice } from '../support/practice.ts'

const trainee = () => {
  const bank = practice()
  patch(bank, 'teller', '0011', { grade: 1 })
  return bank
}

test.each([
  ['0510', '10000', '100x100', 'parked'],
  ['0510', '10000.01', cash('10000.01'), 'cashAboveGrade'],
  ['0520', '10000', '100x100', 'parked'],
  ['0520', '10000.01', '100x100 c0.01x1', 'cashAboveGrade'],
])('a trainee at %s of %s in cash: %s', (code, amount, notes, says) => {
  const bank = trainee()
  patch(bank, 'purse', 'till:01', { notes: { ...bank.state.get('purse', 'till:01')?.notes, 'c0.01': 1n } })
  expect(bank.refusal('0011', code, { account: 'A1', amount, notes })).toBe(says)
})

test('what goes between tills, and what moves no cash, has no such limit', () => {
  expect(trainee().refusal('0011', '1003', { amount: '20000', notes: '100x200' })).toBe('parked')
  expect(trainee().refusal('0011', '0530', { payer: 'A1', payee: 'A2', amount: '300' })).toMatch(
    /^(posted|parked)$/,
  )
})

test('a bank may set a limit for any grade', () => {
  const bank = practice()
  const parameters = bank.state.get('parameters', 'current')
  patch(bank, 'parameters', 'current', { cash: { ...parameters?.cash, gradeMost: { '3': 9_999n } } })
  const pays = (amount: string, notes: string) =>
    bank.refusal('0011', '0510', { account: 'A1', amount, notes })
  expect([pays('100', '100x1'), pays('99', cash('99'))]).toEqual(['cashAboveGrade', 'posted'])
})
