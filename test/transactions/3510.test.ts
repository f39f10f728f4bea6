import { expect, test } from 'vitest'
import { richCompany, sealed } from '../support/company.ts'
import { accountOf, balanceOf, patch, practice, rangesOf } from '../support/practice.ts'
import { must, refuses, signatures, undo } from '../support/tables.ts'

const cheque = {
  ...sealed,
  payer: 'K1',
  cheque: '504',
  issued: '2026-03-01',
  payee: 'K2',
  amount: '8000',
  purpose: '货款',
}

test('3510 debits the drawer first, and cancels the cheque', () => {
  expect(must(practice(), '0013', '3510', cheque)).toEqual([
    'posted 4',
    'D K1 8000.00 -> 112000.00',
    'C K2 8000.00 -> 8600.00',
    'vouchers cheque 504-504 account:K1 > void',
  ])
})

refuses('3510', { by: '0013', fields: cheque }, [
  ['seals that differ', { signet: 'differs' }, 'signetDiffers at signet'],
  ['an account without a specimen', { payer: 'Q1' }, 'specimenMissing at payer'],
  ['the drawer as payee', { payee: 'K1' }, 'sameAccount at payee'],
  ['a person as payee', { payee: 'A1' }, 'accountWrongProduct at payee'],
  ['a cheque of another book', { cheque: '1' }, 'chequeNotBought at cheque'],
  ['a cheque of tomorrow', { issued: '2026-03-03' }, 'chequePostDated at issued'],
  ['a cheque of eleven days ago', { issued: '2026-02-19' }, 'chequeStale at issued'],
  ['more than there is', { amount: '120000.01' }, 'insufficientFunds'],
  ['no purpose', { purpose: '' }, 'fieldMissing at purpose'],
  [
    'an account whose payment is stopped',
    {},
    'paymentStopped',
    bank => must(bank, '0011', '4017', { action: 'stop', account: 'K1', ground: 'bank', note: '核实' }),
  ],
  [
    'an account whose seal card is gone',
    {},
    'specimenMissing at payer',
    bank => patch(bank, 'item', 'sealCard-20260105-1', { kind: 'count' }),
  ],
])

signatures('3510', richCompany, cheque, [
  ['0013', { amount: '0.01' }, 'reviewer'],
  ['0013', { amount: '999999.99' }, 'reviewer'],
  ['0013', { amount: '1000000' }, 'reviewer, supervisor'],
  ['0013', { amount: '5000000' }, 'reviewer, supervisor, director'],
])

test('3510 taken back: the money and the cheque are the drawer’s again', () => {
  const bank = practice()
  must(bank, '0013', '3510', cheque)
  undo(bank, '0013', 4)
  expect([balanceOf(bank, 'K1'), balanceOf(bank, 'K2')]).toEqual(['120000.00', '600.00'])
  expect(rangesOf(bank, `account:${accountOf(bank, 'K1').no}/cheque`)).toBe('501-525')
})
