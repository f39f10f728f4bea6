import { expect, test } from 'vitest'
import { practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

const good = { by: '0013', fields: { account: 'A1', amount: '8000', bank: '某银行' } }

test('5002 credits what another bank has sent', () => {
  expect(practice().run('0013', '5002', good.fields)).toEqual([
    'posted 2',
    'D 3001-04 8000.00 -> 8000.00',
    'C A1 8000.00 -> 33200.00',
  ])
})

test('5002 reaches an account under a loss report', () => {
  expect(practice().refusal('0013', '5002', { ...good.fields, account: 'A3' })).toBe('posted')
})

refuses('5002', good, [
  ['a deposit', { account: 'F1' }, 'accountWrongProduct at account'],
  ['an account that is not there', { account: '0101110000000096' }, 'accountUnknown at account'],
  ['a red amount', { amount: '-1' }, 'moneyTooSmall at amount'],
  [
    'an account that is closed',
    {},
    'accountClosed at account',
    bank => must(bank, '0011', '0540', { account: 'A1', payee: 'A2' }),
  ],
])

signatures('5002', asItIs, { account: 'A1' }, [
  ['0011', { amount: '199999.99' }, 'nobody'],
  ['0011', { amount: '200000.00' }, 'supervisor'],
])
signatures('5002', bank => must(bank, '0015', '0001'), { account: 'A1' }, [
  ['0015', { amount: '99999.99' }, 'nobody'],
  ['0015', { amount: '100000.00' }, 'supervisor'],
])

test('5002 is taken back in red', () => {
  const bank = practice()
  must(bank, '0013', '5002', good.fields)
  expect(undo(bank, '0013', 2)).toEqual([
    'posted 5',
    'C A1 -8000.00 -> 25200.00',
    'D 3001-04 -8000.00 -> 0.00',
    'new mark 2026-03-02/2',
  ])
})

test('5002 is not taken back out of money that has left', () => {
  const bank = practice()
  must(bank, '0013', '5002', { ...good.fields, account: 'A2' })
  must(bank, '0013', '0530', { payer: 'A2', payee: 'A1', amount: '8800' })
  expect(undo(bank, '0013', 2)).toEqual(['refused insufficientFunds'])
})
