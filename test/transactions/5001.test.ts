import { expect, test } from 'vitest'
import { explainRefusal, isRefusal } from '../../core/refusals.ts'
import { accountOf, balanceOf, practice } from '../support/practice.ts'
import { must, plenty, refuses, signatures, undo } from '../support/tables.ts'

const to = { bank: '某银行', payeeAccount: '6222000000001', payee: '某公司' }
const good = { by: '0013', fields: { account: 'A1', amount: '1000', ...to } }

test('5001 holds the money until a colleague has reviewed the remittance; nothing is booked yet', () => {
  const bank = practice()
  expect(bank.run('0013', '5001', good.fields)).toEqual([
    'posted 2',
    'hold A1 1000.00',
    'new item remittance-20260302-2',
  ])
  expect(balanceOf(bank, 'A1')).toBe('25200.00')
  const pay = { payer: 'A1', payee: 'A2' }
  expect(bank.refusal('0011', '0530', { ...pay, amount: '24200.01' })).toBe('insufficientFunds')
  expect(bank.refusal('0011', '0530', { ...pay, amount: '24200.00' })).toBe('posted')
})

test('5001 twice holds the sum, and no more than there is', () => {
  const bank = practice()
  must(bank, '0013', '5001', { ...good.fields, amount: '20000' })
  expect(bank.refusal('0013', '5001', { ...good.fields, amount: '5200.01' })).toBe('insufficientFunds')
  must(bank, '0013', '5001', { ...good.fields, amount: '5200' })
  expect(accountOf(bank, 'A1').held).toBe(2_520_000n)
})

refuses('5001', good, [
  ['more than there is', { amount: '25200.01' }, 'insufficientFunds'],
  ['a deposit', { account: 'F1' }, 'accountWrongProduct at account'],
  ['no payee', { payee: '' }, 'fieldMissing at payee'],
  ['a bank without end', { bank: '行'.repeat(61) }, 'textTooLong at bank'],
  ['nothing', { amount: '0' }, 'moneyTooSmall at amount'],
])

signatures('5001', plenty, { account: 'A1', ...to }, [
  ['0011', { amount: '199999.99' }, 'nobody'],
  ['0011', { amount: '200000.00' }, 'supervisor'],
  ['0013', { amount: '399999.99' }, 'nobody'],
  ['0013', { amount: '400000.00' }, 'supervisor'],
])
signatures(
  '5001',
  bank => {
    plenty(bank)
    must(bank, '0015', '0001')
  },
  { account: 'A1', ...to },
  [
    ['0015', { amount: '99999.99' }, 'nobody'],
    ['0015', { amount: '100000.00' }, 'supervisor'],
  ],
)

test('5001 taken back frees the money, and the number is done', () => {
  const bank = practice()
  must(bank, '0013', '5001', good.fields)
  expect(undo(bank, '0013', 2)).toEqual([
    'posted 5',
    'set item remittance-20260302-2 state entered > reversed',
    'hold A1 -1000.00',
    'new mark 2026-03-02/2',
  ])
  expect(accountOf(bank, 'A1').held).toBe(0n)
  expect(bank.refusal('0011', '5003', { remittance: 'remittance-20260302-2' })).toBe('itemDone at remittance')
})

test('5001 is not taken back once it was sent: the row is named', () => {
  const bank = practice()
  must(bank, '0013', '5001', good.fields)
  must(bank, '0011', '5003', { remittance: 'remittance-20260302-2' })
  const refusal = bank.ask('0013', '8501', { serial: '2', reason: '录错' })
  expect(isRefusal(refusal) && explainRefusal(refusal, 'en')).toBe(
    'Outward remittance remittance-20260302-2 has been changed since, by row 3',
  )
})
