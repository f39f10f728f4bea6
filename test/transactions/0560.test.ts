import { expect, test } from 'vitest'
import { accountOf, balanceOf, practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures } from '../support/tables.ts'

const good = { by: '0013', fields: { account: 'A2', limit: '500' } }

test('0560 lets an account be overdrawn as far as its limit, and not a fen further', () => {
  const bank = practice()
  must(bank, '0013', '0560', good.fields)
  const pay = { payer: 'A2', payee: 'A1' }
  expect(bank.refusal('0013', '0530', { ...pay, amount: '1300.01' })).toBe('insufficientFunds')
  must(bank, '0013', '0530', { ...pay, amount: '1300' })
  expect(balanceOf(bank, 'A2')).toBe('-500.00')
  expect(bank.refusal('0013', '0530', { ...pay, amount: '0.01' })).toBe('insufficientFunds')
})

test('0560 serves every way out: cash, another bank, a manual voucher', () => {
  const bank = practice()
  must(bank, '0013', '0560', good.fields)
  must(bank, '0011', '0520', { account: 'A2', amount: '900', notes: '100x9' })
  const to = { bank: '某银行', payeeAccount: '6222000000001', payee: '某公司' }
  must(bank, '0013', '5001', { account: 'A2', amount: '300', ...to })
  const legs = (amount: string) => `D ${accountOf(bank, 'A2').no} ${amount}; C 6011 ${amount}`
  must(bank, '0013', '8520', { legs: legs('100'), memo: '透支利息', basis: 'consent', paper: '透支协议1号' })
  expect(balanceOf(bank, 'A2')).toBe('-100.00')
  must(bank, '0011', '8521', { voucher: 'manualVoucher-20260302-7' })
  expect(balanceOf(bank, 'A2')).toBe('-200.00')
})

test('0560 with zero ends the overdraft once it is paid back', () => {
  const bank = practice()
  must(bank, '0013', '0560', good.fields)
  must(bank, '0013', '0530', { payer: 'A2', payee: 'A1', amount: '1000' })
  expect(bank.refusal('0013', '0560', { account: 'A2', limit: '0' })).toBe('limitInUse at limit')
  must(bank, '0011', '0510', { account: 'A2', amount: '200', notes: '100x2' })
  must(bank, '0013', '0560', { account: 'A2', limit: '0' })
  expect(accountOf(bank, 'A2').minimum).toBe(0n)
})

test('what is overdrawn earns no interest', () => {
  const bank = practice()
  must(bank, '0013', '0560', good.fields)
  must(bank, '0013', '0530', { payer: 'A2', payee: 'A1', amount: '800' })
  const { moment } = accountOf(bank, 'A2')
  must(bank, '0013', '0530', { payer: 'A2', payee: 'A1', amount: '500' })
  expect(accountOf(bank, 'A2').moment).toBe(moment)
})

test('an overdrawn account is not closed, neither for cash nor from another account', () => {
  const bank = practice()
  must(bank, '0013', '0560', good.fields)
  must(bank, '0013', '0530', { payer: 'A2', payee: 'A1', amount: '900' })
  expect(bank.refusal('0011', '0540', { account: 'A2', payee: 'A1' })).toBe('accountOverdrawn')
  expect(bank.refusal('0011', '0540', { account: 'A2', notes: '100x-1' })).toBe('accountOverdrawn')
})

refuses('0560', good, [
  ['a fixed deposit', { account: 'F1' }, 'accountWrongProduct at account'],
  ['a limit below zero', { limit: '-1' }, 'moneyTooSmall at limit'],
  [
    'less than is overdrawn already',
    { limit: '99.99' },
    'limitInUse at limit',
    bank => {
      must(bank, '0013', '0560', good.fields)
      must(bank, '0013', '0530', { payer: 'A2', payee: 'A1', amount: '900' })
    },
  ],
  [
    'less than is held against it',
    { limit: '99.99' },
    'limitInUse at limit',
    bank => {
      must(bank, '0013', '0560', good.fields)
      const to = { bank: '某银行', payeeAccount: '6222000000001', payee: '某公司' }
      must(bank, '0013', '5001', { account: 'A2', amount: '900', ...to })
    },
  ],
])

signatures('0560', asItIs, { account: 'A2' }, [
  ['0013', { limit: '0.01' }, 'supervisor'],
  ['0013', { limit: '100000' }, 'supervisor'],
])
