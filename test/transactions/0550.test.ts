import { expect, test } from 'vitest'
import { accountOf, practice, rangesOf } from '../support/practice.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

const update = { account: 'A1', action: 'update' }

test('0550 notes how far the passbook is printed', () => {
  const bank = practice()
  expect(bank.run('0011', '0550', update)).toEqual([
    'posted 2',
    'set account A1 printed null > {"day":"2026-03-02","serial":2}',
  ])
})

test('0550 of a full passbook takes it back and uses the next one', () => {
  const bank = practice()
  expect(bank.run('0011', '0550', { account: 'A1', action: 'full' }).slice(1, 4)).toEqual([
    'vouchers passbook 901-901 customer > void',
    'vouchers passbook 1001-1001 till:01 > customer',
    'payment 7001-passbook 1.00 -> 999.00',
  ])
  must(bank, '0011', '0550', { account: 'A1', action: 'damaged' })
  expect(accountOf(bank, 'A1').paper).toEqual({ kind: 'passbook', number: 1002 })
  expect(rangesOf(bank, 'till:01/passbook')).toBe('1003-1050')
})

test('0550 without a till still prints', () => {
  expect(practice().refusal('0013', '0550', update)).toBe('posted')
})

refuses('0550', { by: '0011', fields: { account: 'A1', action: 'full' } }, [
  ['an account under a loss report', { account: 'A3' }, 'accountStopped'],
  ['to print what is reported lost', { account: 'A3', action: 'update' }, 'accountStopped'],
  ['a fixed deposit', { account: 'F1' }, 'accountWrongProduct at account'],
  ['an action that is not offered', { action: '4' }, 'notOffered at action'],
  ['a new passbook without a till', { by: '0013' }, 'tillMissing'],
  ['a new passbook out of a balanced till', { by: '0012' }, 'till_balanced'],
  [
    'a till without passbooks',
    {},
    'vouchersOut',
    bank => must(bank, '0011', '2004', { kind: 'passbook', numbers: '1001-1050' }),
  ],
])

signatures('0550', asItIs, update, [['0011', {}, 'nobody']])

test('0550 is never taken back', () => {
  const bank = practice()
  must(bank, '0011', '0550', update)
  expect(undo(bank, '0011', 2)).toEqual(['refused notReversible'])
})

test('0550 gives a full instalment passbook a new one', () => {
  const bank = practice()
  const lines = must(bank, '0011', '0550', { account: 'I1', action: 'full' })
  expect(lines).toContain('vouchers passbook 811-811 customer > void')
  expect(accountOf(bank, 'I1').paper).toEqual({ kind: 'passbook', number: 1001 })
})
