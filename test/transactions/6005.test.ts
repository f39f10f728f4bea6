import { expect, test } from 'vitest'
import { type Bank, balanceOf, cash, itemState, patch, practice, rangesOf } from '../support/practice.ts'
import { asItIs, must, plenty, refuses, signatures, undo } from '../support/tables.ts'

const sale = {
  principal: 'fund2',
  customer: '1',
  grade: '4',
  assessed: '2025-09-01',
  amount: '5000',
  payer: 'A1',
}
const above = { ...sale, grade: '2' }

test('6005 gives the money to the issuer and a numbered receipt to the customer', () => {
  expect(must(practice(), '0003', '6005', sale)).toEqual([
    'posted 2',
    'new account 2314-fund2',
    'D A1 5000.00 -> 20200.00',
    'C 2314-fund2 5000.00 -> 5000.00',
    'vouchers agency 101-101 till:00 > customer',
    'payment 7001-agency 1.00 -> 49.00',
    'new item agencyHolding-20260302-2',
  ])
})

test('6005 sells above the customer’s grade on a signed warning only', () => {
  const bank = practice()
  expect(bank.refusal('0003', '6005', above)).toBe('riskUnwarned at warned')
  expect(bank.refusal('0003', '6005', { ...above, warned: 'signed' })).toBe('posted')
})

refuses('6005', { by: '0003', fields: sale }, [
  ['a biller', { principal: 'water' }, 'principalUnknown at principal'],
  ['a savings bond for a company', { principal: 'bond3', customer: '802' }, 'customerNotPerson at customer'],
  ['less than is sold', { amount: '999.99' }, 'moneyTooSmall at amount'],
  ['a C1 customer whatever he signs', { grade: '1', warned: 'signed' }, 'riskForbidden at grade'],
  ['a grade of a year ago', { assessed: '2025-03-02' }, 'gradeStale at assessed'],
  ['a grade of tomorrow', { assessed: '2026-03-03' }, 'gradeStale at assessed'],
  ['money of somebody else', { payer: 'A2', amount: '1000' }, 'accountOfOther at payer'],
  ['more than the payer has', { amount: '25200.01' }, 'insufficientFunds'],
  ['notes and an account', { notes: '100x50' }, 'notesAndAccount at notes'],
  ['neither notes nor an account', { payer: '' }, 'notesMissing at notes'],
  ['anybody without a till', { by: '0013' }, 'tillMissing'],
  ['a till without receipts', { by: '0011' }, 'vouchersOut'],
  [
    'a product that is no longer sold',
    {},
    'principalUnknown at principal',
    bank => {
      const principals = bank.state.get('parameters', 'current')?.principals ?? []
      const ended = principals.map(one => (one.code === 'fund2' ? { ...one, to: '2026-03-01' } : one))
      patch(bank, 'parameters', 'current', { principals: ended })
    },
  ],
])

test('6005 takes a grade on the last day of its year', () => {
  expect(practice().refusal('0003', '6005', { ...sale, assessed: '2025-03-03' })).toBe('posted')
})

const stocked = (bank: Bank) => {
  plenty(bank)
  must(bank, '0011', '2003', { kind: 'agency', numbers: '101-110' })
}
const of = (amount: string) => ({ amount, payer: '', notes: cash(amount) })
signatures('6005', stocked, sale, [
  ['0011', of('49999.99'), 'nobody'],
  ['0011', of('50000'), 'reviewer+count'],
  ['0011', of('200000'), 'reviewer+count, supervisor'],
  ['0011', of('1000000'), 'reviewer+count, supervisor, director'],
  ['0011', { amount: '49999.99' }, 'nobody'],
  ['0011', { amount: '50000' }, 'reviewer'],
  ['0011', { amount: '200000' }, 'reviewer, supervisor'],
  ['0011', { amount: '1000000' }, 'reviewer, supervisor, director'],
])
signatures('6005', asItIs, sale, [['0003', {}, 'nobody']])

test('6005 taken back: the receipt is void, nothing is held', () => {
  const bank = practice()
  must(bank, '0003', '6005', sale)
  undo(bank, '0003', 2)
  expect([balanceOf(bank, 'A1'), itemState(bank, 'agencyHolding-20260302-2')]).toEqual([
    '25200.00',
    'reversed',
  ])
  expect(rangesOf(bank, 'till:00/agency')).toBe('102-150')
})
