import { expect, test } from 'vitest'
import { accountOf, type Bank, hundreds, practice, rangesOf } from '../support/practice.ts'
import {
  bookedFrom,
  asItIs,
  junior,
  must,
  paidBefore,
  plenty,
  refuses,
  signatures,
  undo,
} from '../support/tables.ts'

const good = { by: '0011', fields: { account: 'F2', amount: '2000', payee: 'A1' } }

test('3204 pays a part at today’s demand rate; the rest keeps its day and rate on a new certificate', () => {
  const bank = practice()
  expect(bank.act('0011', '3204', good.fields).slice(0, 7)).toEqual([
    'posted 4',
    'D F2 2000.00 -> 18000.00',
    'D 6411-12 1.77 -> 1.77',
    'C A1 2001.77 -> 27201.77',
    'vouchers certificate 4902-4902 customer > void',
    'vouchers certificate 5001-5001 till:01 > customer',
    'payment 7001-certificate 1.00 -> 999.00',
  ])
  expect(accountOf(bank, 'F2')).toMatchObject({
    paper: { kind: 'certificate', number: 5001 },
    terms: { ratePpm: 15_000, start: '2025-12-01', maturity: '2026-12-01', partials: 1 },
  })
})

test('3204 in cash pays part and interest out of the till', () => {
  const bank = practice()
  const lines = bank.act('0011', '3204', { account: 'F2', amount: '2000', notes: hundreds('2001.77') })
  expect(lines).toContain('C 1001-01-01 2001.77 -> 21798.23')
})

refuses('3204', good, [
  [
    'much cash that was not booked',
    { payee: '', notes: '100x20' },
    'bookingMissing',
    bank => bookedFrom(bank, 1n),
  ],
  [
    'cash that with what was paid today is much, with nobody named',
    { payee: '', notes: '100x20' },
    'largeCashToday at actor',
    paidBefore,
  ],
  ['a deposit that has matured', { account: 'F1' }, 'matured'],
  ['a second part in one term', {}, 'partialsUsed', bank => must(bank, '0011', '3204', good.fields)],
  ['what renews itself and is not renewed yet', { account: 'R2' }, 'renewalDue'],
  ['to leave less than the minimum', { amount: '19950.01' }, 'restTooSmall at amount'],
  ['to draw more than there is', { amount: '20000.01' }, 'restTooSmall at amount'],
  ['less than one yuan', { amount: '0.99' }, 'moneyTooSmall at amount'],
  ['cash without notes', { payee: '' }, 'notesWanted at notes'],
  ['notes beside an account', { notes: '100x20' }, 'notesAndAccount at notes'],
  ['notes of another worth', { payee: '', notes: '100x20' }, 'notesDiffer'],
  ['a teller without a till, for it takes a certificate', { by: '0013' }, 'tillMissing'],
  ['a balanced till', { by: '0012' }, 'till_balanced'],
  [
    'a till without certificates',
    {},
    'vouchersOut',
    bank => must(bank, '0011', '2004', { kind: 'certificate', numbers: '5001-5050' }),
  ],
  [
    'a certificate that is reported lost',
    {},
    'accountStopped',
    bank => must(bank, '0013', '4001', { account: 'F2' }),
  ],
])

test('3204 may leave exactly the minimum', () => {
  const bank = practice()
  expect(bank.refusal('0011', '3204', { ...good.fields, amount: '19950' })).toBe('parked')
})

const part = (amount: string) => ({ amount, account: 'F2', payee: 'A1' })
signatures('3204', asItIs, {}, [
  ['0011', part('1'), 'reviewer'],
  ['0011', part('9999.99'), 'reviewer'],
  ['0011', part('10000.00'), 'reviewer, supervisor'],
])
signatures('3204', junior, {}, [
  ['0015', part('9999.99'), 'reviewer'],
  ['0015', part('10000.00'), 'reviewer, supervisor'],
])

// A deposit of today earns nothing yet: what is paid is the principal that is drawn.
const today = (bank: Bank) => {
  plenty(bank)
  must(bank, '0011', '3201', { customer: '1', amount: '900000', term: '12', payer: 'A1' })
}
const ofGreat = (amount: string) => ({ amount, account: '0101120000000038', notes: hundreds(amount) })
signatures('3204', today, {}, [
  ['0011', ofGreat('49999.99'), 'reviewer, supervisor'],
  ['0011', ofGreat('50000.00'), 'reviewer+count, supervisor'],
  ['0011', ofGreat('499999.99'), 'reviewer+count, supervisor'],
  ['0011', ofGreat('500000.00'), 'reviewer+count, supervisor, director'],
])

test('3204 taken back: the old certificate is the customer’s again, the new one is void', () => {
  const bank = practice()
  const before = accountOf(bank, 'F2')
  must(bank, '0011', '3204', good.fields)
  const lines = undo(bank, '0011', 4)
  expect(lines).toContain('vouchers certificate 5001-5001 customer > void')
  expect(lines).toContain('vouchers certificate 4902-4902 void > customer')
  expect(lines).toContain('D F2 -2000.00 -> 20000.00')
  expect(accountOf(bank, 'F2')).toEqual(before)
  expect(rangesOf(bank, 'till:01/certificate')).toBe('5002-5050')
})

test('3204 is not taken back once the whole deposit is drawn', () => {
  const bank = practice()
  must(bank, '0011', '3204', good.fields)
  must(bank, '0011', '3206', { account: 'F2', payee: 'A1' })
  expect(undo(bank, '0011', 4)[0]).toBe('refused accountClosed')
})
