import { expect, test } from 'vitest'
import { balanceOf, practice } from '../support/practice.ts'
import { junior, must, plenty, refuses, signatures, undo } from '../support/tables.ts'

const good = { by: '0013', fields: { payer: 'A1', payee: 'A2', amount: '300' } }

test('0530 moves money between two accounts, without a till', () => {
  const bank = practice()
  expect(bank.run(good.by, '0530', good.fields)).toEqual([
    'posted 2',
    'D A1 300.00 -> 24900.00',
    'C A2 300.00 -> 1100.00',
  ])
})

test('0530 keeps a stopped account from paying, not from being paid', () => {
  const bank = practice()
  expect(bank.refusal('0013', '0530', { payer: 'A3', payee: 'A1', amount: '1' })).toBe('accountStopped')
  expect(bank.run('0013', '0530', { payer: 'A1', payee: 'A3', amount: '1' })[2]).toBe('C A3 1.00 -> 61.00')
})

refuses('0530', good, [
  ['an account that pays itself', { payee: 'A1' }, 'sameAccount at payee'],
  ['more than there is', { amount: '25200.01' }, 'insufficientFunds'],
  ['a payer that is a fixed deposit', { payer: 'F1' }, 'accountWrongProduct at payer'],
  ['a payee that is not there', { payee: '0101110000000096' }, 'accountUnknown at payee'],
  ['a wrong check digit', { payee: '0101110000000014' }, 'accountCheckDigit at payee'],
  ['nothing', { amount: '0.00' }, 'moneyTooSmall at amount'],
  [
    'a payee that has been closed',
    {},
    'accountClosed at payee',
    bank => must(bank, '0011', '0540', { account: 'A2', payee: 'A1' }),
  ],
])

const transfer = { payer: 'A1', payee: 'A2' }
signatures('0530', plenty, transfer, [
  ['0011', { amount: '49999.99' }, 'nobody'],
  ['0011', { amount: '50000.00' }, 'reviewer'],
  ['0011', { amount: '199999.99' }, 'reviewer'],
  ['0011', { amount: '200000.00' }, 'reviewer, supervisor'],
  ['0011', { amount: '999999.99' }, 'reviewer, supervisor'],
  ['0011', { amount: '1000000.00' }, 'reviewer, supervisor, director'],
  ['0013', { amount: '99999.99' }, 'nobody'],
  ['0013', { amount: '100000.00' }, 'reviewer'],
])
signatures(
  '0530',
  bank => {
    plenty(bank)
    must(bank, '0015', '0001')
  },
  transfer,
  [
    ['0015', { amount: '24999.99' }, 'nobody'],
    ['0015', { amount: '25000.00' }, 'reviewer'],
  ],
)

test('0530 is taken back in red on both sides', () => {
  const bank = practice()
  must(bank, '0013', '0530', good.fields)
  expect(undo(bank, '0013', 2)).toEqual([
    'posted 5',
    'C A2 -300.00 -> 800.00',
    'D A1 -300.00 -> 25200.00',
    'new mark 2026-03-02/2',
  ])
})

test('0530 is not taken back out of an account that is stopped since', () => {
  const bank = practice()
  must(bank, '0013', '0530', good.fields)
  must(bank, '0011', '4001', { account: 'A2' })
  expect(undo(bank, '0013', 2)).toEqual(['refused accountStopped'])
  expect(balanceOf(bank, 'A2')).toBe('1100.00')
})

test('0530 works for a junior without a till as for anybody', () => {
  const bank = practice()
  junior(bank)
  expect(bank.refusal('0015', '0530', good.fields)).toBe('posted')
})
