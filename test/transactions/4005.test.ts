import { expect, test } from 'vitest'
import { accountOf, itemState, practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

const good = { by: '0011', fields: { account: 'A1', action: 'report', applicant: '王小明' } }
const draw = { account: 'A1', amount: '500', notes: '100x5' }

test('4005 stops withdrawals while a password is reported, and takes deposits', () => {
  const bank = practice()
  must(bank, '0011', '4005', good.fields)
  expect(bank.refusal('0011', '0520', draw)).toBe('passwordReported')
  expect(bank.refusal('0011', '0510', draw)).toBe('posted')
  bank.turnTo('2027-03-02')
  expect(bank.refusal('0011', '0520', draw)).toBe('passwordReported')
})

test.each([
  ['reset', 'reset'],
  ['cancel', 'cancelled'],
])('4005 %s ends a report as %s', (action, state) => {
  const bank = practice()
  must(bank, '0011', '4005', good.fields)
  must(bank, '0011', '4005', { ...good.fields, action })
  expect(itemState(bank, 'passwordLoss-20260302-4')).toBe(state)
  expect(bank.refusal('0011', '0520', draw)).toBe('posted')
})

test('4005 resets at once whoever has not reported before, and writes it down', () => {
  const bank = practice()
  must(bank, '0011', '4005', { ...good.fields, action: 'reset' })
  expect(itemState(bank, 'passwordLoss-20260302-4')).toBe('reset')
  expect(accountOf(bank, 'A1').restrictions).toEqual([])
})

test('4005 of an account whose paper is lost too: stopped twice, and reset only when the paper is dealt with', () => {
  const bank = practice()
  must(bank, '0011', '4005', { ...good.fields, account: 'A3' })
  expect(accountOf(bank, 'A3').restrictions.map(({ reason }) => reason)).toEqual(['loss', 'password'])
  expect(bank.refusal('0011', '4005', { ...good.fields, account: 'A3', action: 'reset' })).toBe(
    'accountStopped',
  )
  must(bank, '0011', '4003', { account: 'A3', reason: '已找到' })
  expect(bank.refusal('0011', '0520', { account: 'A3', amount: '60', notes: '20x3' })).toBe(
    'passwordReported',
  )
  expect(bank.refusal('0011', '4005', { ...good.fields, account: 'A3', action: 'reset' })).toBe('parked')
})

refuses('4005', good, [
  ['what is reported already', {}, 'passwordReported', bank => must(bank, '0011', '4005', good.fields)],
  ['to cancel what is not reported', { action: 'cancel' }, 'passwordNotReported'],
  ['to reset while the paper is lost', { account: 'A3', action: 'reset' }, 'accountStopped'],
  ['nobody who asks', { applicant: '' }, 'fieldMissing at applicant'],
  ['a loan', { account: 'L1' }, 'accountWrongProduct at account'],
])

signatures('4005', asItIs, good.fields, [
  ['0011', {}, 'supervisor'],
  ['0011', { action: 'reset' }, 'supervisor'],
])

test('4005 is undone by itself', () => {
  const bank = practice()
  must(bank, '0011', '4005', good.fields)
  expect(undo(bank, '0011', 4)).toEqual(['refused notReversible'])
})
