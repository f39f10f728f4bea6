import { expect, test } from 'vitest'
import { practiceAccounts } from '../../core/practice.ts'
import { type Bank, balanceOf, itemState, practice } from '../support/practice.ts'
import { must, plenty, undo } from '../support/tables.ts'

const voucher = 'manualVoucher-20260302-2'
const entered = (legs = 'D 6602 100; C 1003 100', prepare?: (bank: Bank) => void) => {
  const bank = practice()
  prepare?.(bank)
  const named = legs.replace(/[AFL]\d/g, name => practiceAccounts[name] ?? name)
  must(bank, '0013', '8520', { legs: named, memo: '办公费' })
  return bank
}

test('8521 books what a colleague has entered', () => {
  const bank = entered()
  expect(bank.run('0011', '8521', { voucher })).toEqual([
    'posted 3',
    'D 6602 100.00 -> 100.00',
    'C 1003 100.00 -> 45760.00',
    'set item manualVoucher-20260302-2 state entered > posted',
  ])
})

test('8521 keeps red ink red', () => {
  const bank = entered('D 6602 60; D 6421 40; C 1003 110; C A1 -10')
  expect(bank.run('0011', '8521', { voucher })).toContain('C A1 -10.00 -> 25190.00')
})

test('8521 by the one who entered it, of what is done, of what is none', () => {
  const bank = entered()
  expect(bank.refusal('0013', '8521', { voucher })).toBe('makerIsChecker')
  expect(bank.refusal('0011', '8521', { voucher: 'manualVoucher-20260302-9' })).toBe('itemUnknown at voucher')
  must(bank, '0011', '8521', { voucher })
  expect(bank.refusal('0011', '8521', { voucher })).toBe('itemDone at voucher')
})

test('8521 obeys the books: minimum, loss report, closed account', () => {
  const by = (legs: string, prepare?: (bank: Bank) => void) => {
    const bank = entered(legs)
    prepare?.(bank)
    return bank.refusal('0011', '8521', { voucher })
  }
  expect(by('D A2 800.01; C 6051 800.01')).toBe('insufficientFunds')
  expect(by('D A3 1; C 6051 1')).toBe('accountStopped')
  expect(by('D A1 1; C 6051 1', bank => must(bank, '0011', '0540', { account: 'A1', payee: 'A2' }))).toBe(
    'accountClosed',
  )
})

test('8521 of a great amount needs the supervisor, in black ink or in red', () => {
  const signs = (legs: string, by = '0011') => entered(legs).signs(by, '8521', { voucher })
  expect(signs('D 6602 49999.99; C 1003 49999.99')).toBe('nobody')
  expect(signs('D 6602 50000; C 1003 50000')).toBe('supervisor')
  expect(signs('C A1 50000; C 1003 -50000')).toBe('supervisor')
  expect(signs('D 6602 25000; D 6421 25000; C 1003 50000')).toBe('supervisor')
})

test('8521 of a junior needs the supervisor at half the amount', () => {
  const bank = (legs: string) => {
    const opened = entered(legs)
    must(opened, '0015', '0001')
    return opened.signs('0015', '8521', { voucher })
  }
  expect(bank('D 6602 24999.99; C 1003 24999.99')).toBe('nobody')
  expect(bank('D 6602 25000; C 1003 25000')).toBe('supervisor')
})

test('8521 taken back: booked back in red, and the voucher waits again', () => {
  const bank = entered()
  must(bank, '0011', '8521', { voucher })
  expect(undo(bank, '0011', 3)).toEqual([
    'posted 6',
    'set item manualVoucher-20260302-2 state posted > entered',
    'C 1003 -100.00 -> 45860.00',
    'D 6602 -100.00 -> 0.00',
    'new mark 2026-03-02/3',
  ])
  expect(itemState(bank, voucher)).toBe('entered')
  expect(balanceOf(bank, '6602')).toBe('0.00')
})

test('8521 with the rich A1 pays what a code of its own would pay', () => {
  const bank = entered('D A1 30000; C A2 30000', plenty)
  expect(bank.refusal('0011', '8521', { voucher: `manualVoucher-20260302-${bank.head.serial}` })).toBe(
    'posted',
  )
})
