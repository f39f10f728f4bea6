import { expect, test } from 'vitest'
import { balanceOf, itemState, practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures } from '../support/tables.ts'

const bill = { kind: 'debit', account: 'Q1', amount: '3000', bank: '某银行', paper: 'Z1', session: '1' }
const good = { by: '0003', fields: bill }

test('5021 of a cheque waits: the customer has nothing yet', () => {
  const bank = practice()
  must(bank, '0003', '5021', bill)
  expect([balanceOf(bank, 'Q1'), balanceOf(bank, '2241-02')]).toEqual(['20000.00', '3000.00'])
  expect(itemState(bank, 'exchangeBill-20260302-4')).toBe('presented')
})

test('5021 of a payment takes it from the payer at once', () => {
  const bank = practice()
  must(bank, '0003', '5021', { ...bill, kind: 'credit', amount: '500' })
  expect(balanceOf(bank, 'Q1')).toBe('19500.00')
})

refuses('5021', good, [
  ['a teller without the clearing seal', { by: '0013' }, 'sealNotHeld'],
  ['an account that is none', { account: '1' }, 'accountMalformed at account'],
  ['a fixed deposit', { account: 'F1' }, 'accountWrongProduct at account'],
  ['no amount', { amount: '0' }, 'moneyTooSmall at amount'],
  ['no number', { paper: '' }, 'fieldMissing at paper'],
  ['session nought', { session: '0' }, 'numberOutside at session'],
  ['more than the payer has', { kind: 'credit', amount: '30000' }, 'insufficientFunds'],
  [
    'a bill that has gone already',
    { session: '2' },
    'billTwice at paper',
    bank => must(bank, '0003', '5021', bill),
  ],
  [
    'a session that has been netted',
    {},
    'sessionNetted at session',
    bank => must(bank, '0003', '5023', { step: 'net', session: '1' }),
  ],
])

signatures('5021', asItIs, bill, [
  ['0003', { amount: '3000' }, 'reviewer'],
  ['0003', { amount: '400000' }, 'reviewer, supervisor'],
])
