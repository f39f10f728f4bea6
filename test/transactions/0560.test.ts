import { describe, expect, test } from 'vitest'
import { overdraftInterest } from '../../core/interest/overdraft.ts'
import { accountOf, balanceOf, type Bank, patch, practice } from '../support/practice.ts'
import { remit } from '../support/remit.ts'
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
  must(bank, '0013', '5001', { account: 'A2', amount: '300', ...remit })
  const legs = (amount: string) => `D ${accountOf(bank, 'A2').no} ${amount}; C 6011 ${amount}`
  must(bank, '0013', '8520', {
    legs: legs('100'),
    reason: 'error',
    memo: '透支利息',
    basis: 'consent',
    paper: '透支协议1号',
  })
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

describe('what is overdrawn costs', () => {
  const granted = (fields: Readonly<Record<string, string>> = {}) => {
    const bank = practice()
    must(bank, '0013', '0560', { ...good.fields, ...fields })
    return bank
  }
  const drawn = (bank: Bank) => {
    must(bank, '0013', '0530', { payer: 'A2', payee: 'A1', amount: '1100' })
    return bank
  }
  const owes = (bank: Bank, day: string) => overdraftInterest(accountOf(bank, 'A2'), day)

  test.each<[string, Readonly<Record<string, string>>, bigint]>([
    // 300 for 18 days over 360.
    ['the posted rate', {}, 270n],
    ['or a rate that is agreed on', { rate: '7.2' }, 108n],
    ['or nothing', { rate: '0' }, 0n],
  ])('%s', (_name, fields, owed) => {
    expect(owes(drawn(granted(fields)), '2026-03-20')).toBe(owed)
  })

  test('what was overdrawn before another rate keeps its own', () => {
    const bank = drawn(granted())
    bank.turnTo('2026-03-11')
    patch(bank, 'branch', '0101', { day: '2026-03-11' })
    must(bank, '0013', '0560', { ...good.fields, rate: '7.2' })
    // Nine days at 18 % and nine at 7.2 %.
    expect(owes(bank, '2026-03-20')).toBe(135n + 54n)
  })

  test('a limit that ends with nothing owed leaves nothing', () => {
    const bank = granted()
    must(bank, '0013', '0560', { account: 'A2', limit: '0' })
    expect(accountOf(bank, 'A2').overdraft).toBeNull()
  })

  test('a limit that ends is counted until it is settled', () => {
    const bank = drawn(granted())
    bank.turnTo('2026-03-11')
    patch(bank, 'branch', '0101', { day: '2026-03-11' })
    must(bank, '0013', '0530', { payer: 'A1', payee: 'A2', amount: '500' })
    must(bank, '0013', '0560', { account: 'A2', limit: '0' })
    expect(owes(bank, '2026-03-20')).toBe(135n)
  })
})

refuses('0560', good, [
  [
    'no rate, where none is posted',
    {},
    'overdraftRateWanted at rate',
    bank => patch(bank, 'parameters', 'current', { rates: [] }),
  ],
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
      must(bank, '0013', '5001', { account: 'A2', amount: '900', ...remit })
    },
  ],
])

signatures('0560', asItIs, { account: 'A2' }, [
  ['0013', { limit: '0.01' }, 'supervisor'],
  ['0013', { limit: '100000' }, 'supervisor'],
])
