import { expect, test } from 'vitest'
import { sealed } from '../support/company.ts'
import { accountOf, balanceOf, itemState, patch, practice, rangesOf } from '../support/practice.ts'
import { asItIs, must, refuses, signatures } from '../support/tables.ts'

const bill = { kind: 'debit', account: 'Q1', amount: '3000', bank: '某银行', paper: 'Z1', session: '1' }
const good = { by: '0003', fields: bill }

/** The workshop brings a cheque on its own account, to be paid to another bank. */
const cheque = { ...sealed, account: 'K1', cheque: '503', issued: '2026-02-27' }
const pays = { ...bill, ...cheque, kind: 'credit', amount: '500' }
const ofPerson = { ...bill, kind: 'credit', account: 'A1', amount: '500', identityResult: 'match' }

test('5021 of a cheque waits: the customer has nothing yet', () => {
  const bank = practice()
  must(bank, '0003', '5021', bill)
  expect([balanceOf(bank, 'Q1'), balanceOf(bank, '2241-02')]).toEqual(['20000.00', '3000.00'])
  expect(itemState(bank, 'exchangeBill-20260302-4')).toBe('presented')
})

test('5021 of a payment takes it from the company at once, and cancels its cheque', () => {
  const bank = practice()
  must(bank, '0003', '5021', pays)
  const left = rangesOf(bank, `account:${accountOf(bank, 'K1').no}/cheque`)
  expect([balanceOf(bank, 'K1'), left]).toEqual(['119500.00', '501-502 504-525'])
  expect(bank.refusal('0003', '5021', { ...pays, paper: 'Z2' })).toBe('chequeNotBought at cheque')
})

test('5021 of a payment takes it from a person who has shown who he is', () => {
  const bank = practice()
  must(bank, '0003', '5021', ofPerson)
  expect(balanceOf(bank, 'A1')).toBe('24700.00')
})

refuses('5021', good, [
  ['a teller without the clearing seal', { by: '0013' }, 'sealNotHeld'],
  ['an account that is none', { account: '1' }, 'accountMalformed at account'],
  ['a fixed deposit', { account: 'F1' }, 'accountWrongProduct at account'],
  ['no amount', { amount: '0' }, 'moneyTooSmall at amount'],
  ['no number', { paper: '' }, 'fieldMissing at paper'],
  ['session nought', { session: '0' }, 'numberOutside at session'],
  ['a cheque of ours where we collect', cheque, 'fieldUnwanted at cheque'],
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

refuses('5021', { by: '0003', fields: pays }, [
  ['more than the payer has', { amount: '120000.01' }, 'insufficientFunds'],
  ['seals that differ', { signet: 'differs' }, 'signetDiffers at signet'],
  ['an account without a specimen', { account: 'Q1' }, 'specimenMissing at account'],
  ['a payment without a cheque', { cheque: '' }, 'fieldMissing at cheque'],
  ['a cheque of another book', { cheque: '526' }, 'chequeNotBought at cheque'],
  ['a cheque of tomorrow', { issued: '2026-03-03' }, 'chequePostDated at issued'],
  ['a cheque of eleven days ago', { issued: '2026-02-19' }, 'chequeStale at issued'],
  [
    'an account whose payment is stopped',
    {},
    'paymentStopped',
    bank => must(bank, '0011', '4017', { action: 'stop', account: 'K1', ground: 'bank', note: '核实' }),
  ],
  [
    'an account whose seal card is gone',
    {},
    'specimenMissing at account',
    bank => patch(bank, 'item', 'sealCard-20260105-1', { kind: 'count' }),
  ],
])

refuses('5021', { by: '0003', fields: ofPerson }, [
  ['a person who was not identified', { identityResult: '' }, 'fieldMissing at identityResult'],
])

signatures('5021', asItIs, ofPerson, [
  ['0003', { identityResult: 'match' }, 'reviewer'],
  ['0003', { identityResult: 'noRecord' }, 'reviewer, supervisor'],
])

signatures('5021', asItIs, bill, [
  ['0003', { amount: '3000' }, 'reviewer'],
  ['0003', { amount: '400000' }, 'reviewer, supervisor'],
])
