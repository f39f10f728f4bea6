import { expect, test } from 'vitest'
import { accountOf, cash, practice, rangesOf } from '../support/practice.ts'
import { junior, must, plenty, refuses, signatures, undo } from '../support/tables.ts'

const opened = '0101120000000038'
const good = { by: '0011', fields: { customer: '1', amount: '10000', term: '12', notes: '100x100' } }

test('3201 in cash opens the deposit at the posted rate on the next certificate', () => {
  const bank = practice()
  expect(bank.run('0011', '3201', good.fields)).toEqual([
    'posted 2',
    `new account ${opened}`,
    'tally series/account-lumpSum 1',
    'D 1001-01-01 10000.00 -> 33800.00',
    'notes 100x100 customer > till:01',
    `C ${opened} 10000.00 -> 10000.00`,
    'vouchers certificate 5001-5001 till:01 > customer',
    'payment 7001-certificate 1.00 -> 999.00',
  ])
  expect(accountOf(bank, opened).terms).toEqual({
    kind: 'fixed',
    months: 12,
    ratePpm: 15_000,
    start: '2026-03-02',
    maturity: '2027-03-02',
    partials: 0,
  })
})

test('3201 out of a demand account moves no cash', () => {
  const bank = practice()
  const lines = bank.run('0011', '3201', { ...good.fields, notes: '', payer: 'A1' })
  expect(lines).toContain('D A1 10000.00 -> 15200.00')
  expect(lines.filter(line => line.startsWith('notes'))).toEqual([])
})

refuses('3201', good, [
  ['less than the minimum', { amount: '49.99', notes: cash('49.99') }, 'moneyTooSmall at amount'],
  ['a term without a posted rate', { term: '7' }, 'termNotOffered at term'],
  ['what is no term', { term: '3半年' }, 'termMalformed at term'],
  ['neither notes nor account', { notes: '' }, 'notesMissing at notes'],
  ['both notes and account', { payer: 'A1' }, 'notesAndAccount at notes'],
  ['notes of another worth', { notes: '100x99' }, 'notesSum at notes'],
  ['a payer with less', { payer: 'A2', notes: '' }, 'insufficientFunds'],
  ['a payer under a loss report', { payer: 'A3', notes: '', amount: '60' }, 'accountStopped'],
  ['a payer that is a fixed deposit', { payer: 'F1', notes: '' }, 'accountWrongProduct at payer'],
  ['a customer who is not on file', { customer: '9' }, 'customerUnknown at customer'],
  ['a company, whose deposits are 3505', { customer: '951' }, 'customerNotPerson at customer'],
  ['a teller without a till', { by: '0013' }, 'tillMissing'],
  ['a teller without a till, out of an account too', { by: '0013', payer: 'A1', notes: '' }, 'tillMissing'],
  ['a balanced till', { by: '0012' }, 'till_balanced'],
  [
    'a till without certificates',
    {},
    'vouchersOut',
    bank => must(bank, '0011', '2004', { kind: 'certificate', numbers: '5001-5050' }),
  ],
])

const inCash = (amount: string) => ({ amount, notes: cash(amount) })
const from = (amount: string) => ({ amount, payer: 'A1' })
signatures('3201', plenty, { customer: '1', term: '12' }, [
  ['0011', inCash('49999.99'), 'nobody'],
  ['0011', inCash('50000.00'), 'reviewer+count'],
  ['0011', inCash('199999.99'), 'reviewer+count'],
  ['0011', inCash('200000.00'), 'reviewer+count, supervisor'],
  ['0011', from('49999.99'), 'nobody'],
  ['0011', from('50000.00'), 'reviewer'],
  ['0011', from('200000.00'), 'reviewer, supervisor'],
  ['0011', from('1000000.00'), 'reviewer, supervisor, director'],
])
signatures('3201', junior, { customer: '1', term: '12' }, [
  ['0015', inCash('24999.99'), 'nobody'],
  ['0015', inCash('25000.00'), 'reviewer+count'],
])

test('3201 taken back closes the deposit, voids the certificate and gives no number again', () => {
  const bank = practice()
  must(bank, '0011', '3201', good.fields)
  expect(undo(bank, '0011', 2)).toEqual([
    'posted 5',
    'vouchers certificate 5001-5001 customer > void',
    `C ${opened} -10000.00 -> 0.00`,
    'notes 100x100 till:01 > customer',
    'D 1001-01-01 -10000.00 -> 23800.00',
    `set account ${opened} status open > closed, closed null > 2026-03-02`,
    'new mark 2026-03-02/2',
  ])
  expect(rangesOf(bank, 'till:01/certificate')).toBe('5002-5050')
  expect(bank.run('0011', '3201', good.fields)).toContain('new account 0101120000000046')
})

test('3201 is not taken back when part of it has been drawn since', () => {
  const bank = practice()
  must(bank, '0011', '3201', good.fields)
  must(bank, '0011', '3204', { account: opened, amount: '1000', payee: 'A1' })
  expect(undo(bank, '0011', 2)).toEqual(['refused changedSince'])
})
