import { expect, test } from 'vitest'
import { balanceOf, cash, notesOf, patch, practice } from '../support/practice.ts'
import { junior, must, plenty, refuses, senior, signatures, undo } from '../support/tables.ts'

test('0510 takes the notes into the till and owes them to the customer', () => {
  const bank = practice()
  expect(bank.run('0011', '0510', { account: 'A1', amount: '20', notes: '20x1' })).toEqual([
    'posted 2',
    'D 1001-01-01 20.00 -> 23820.00',
    'notes 20x1 customer > till:01',
    'C A1 20.00 -> 25220.00',
  ])
  expect(notesOf(bank, 'till:01')).toBe('100x200 50x40 20x51 10x50 5x40 1x100')
})

test('0510 gives change out of the same till', () => {
  const bank = practice()
  must(bank, '0011', '0510', { account: 'A1', amount: '250', notes: '100x3 50x-1' })
  expect(notesOf(bank, 'till:01')).toBe('100x203 50x39 20x50 10x50 5x40 1x100')
})

test('0510 takes money into an account that is stopped', () => {
  const bank = practice()
  expect(bank.refusal('0011', '0510', { account: 'A3', amount: '20', notes: '20x1' })).toBe('posted')
})

const good = { by: '0011', fields: { account: 'A1', amount: '1000', notes: '100x10' } }
refuses('0510', good, [
  ['an account that is not there', { account: '0101110000000096' }, 'accountUnknown at account'],
  ['a fixed deposit', { account: 'F1' }, 'accountWrongProduct at account'],
  ['an internal account', { account: '1003' }, 'accountMalformed at account'],
  ['nothing', { amount: '0' }, 'moneyTooSmall at amount'],
  ['notes of another worth', { notes: '100x9' }, 'notesSum at notes'],
  ['a face that the yuan does not have', { notes: '200x5' }, 'faceUnknown at notes'],
  ['change that the till does not have', { notes: '100x100 50x-180' }, 'notesShort'],
  ['a teller without a till', { by: '0013' }, 'tillMissing'],
  ['a balanced till', { by: '0012' }, 'till_balanced'],
  ['a till that is away', {}, 'till_away', bank => patch(bank, 'till', '01', { state: 'away' })],
  ['a till that is sealed', {}, 'till_sealed', bank => patch(bank, 'till', '01', { state: 'sealed' })],
  [
    'an account that has been closed',
    {},
    'accountClosed at account',
    bank => must(bank, '0011', '0540', { account: 'A1', payee: 'A2' }),
  ],
])

const deposit = (amount: string) => ({ amount, notes: cash(amount) })
signatures('0510', plenty, { account: 'A1' }, [
  ['0011', deposit('49999.99'), 'nobody'],
  ['0011', deposit('50000.00'), 'reviewer+count'],
  ['0011', deposit('199999.99'), 'reviewer+count'],
  ['0011', deposit('200000.00'), 'reviewer+count, supervisor'],
  ['0011', deposit('999999.99'), 'reviewer+count, supervisor'],
  ['0011', deposit('1000000.00'), 'reviewer+count, supervisor, director'],
])
signatures('0510', junior, { account: 'A1' }, [
  ['0015', deposit('24999.99'), 'nobody'],
  ['0015', deposit('25000.00'), 'reviewer+count'],
  ['0015', deposit('199999.99'), 'reviewer+count'],
  ['0015', deposit('200000.00'), 'reviewer+count, supervisor'],
])
signatures('0510', senior, { account: 'A1' }, [
  ['0013', deposit('49999.99'), 'nobody'],
  ['0013', deposit('50000.00'), 'reviewer+count'],
])

test('0510 is taken back in red, with the notes that are counted back', () => {
  const bank = practice()
  must(bank, '0011', '0510', { account: 'A1', amount: '1000', notes: '100x10' })
  expect(undo(bank, '0011', 2, '50x20')).toEqual([
    'posted 5',
    'C A1 -1000.00 -> 25200.00',
    'notes 50x20 till:01 > customer',
    'D 1001-01-01 -1000.00 -> 23800.00',
    'new mark 2026-03-02/2',
  ])
  expect(notesOf(bank, 'till:01')).toBe('100x210 50x20 20x50 10x50 5x40 1x100')
})

test('0510 is not taken back once the money has left the account', () => {
  const bank = practice()
  must(bank, '0011', '0510', { account: 'A2', amount: '1000', notes: '100x10' })
  must(bank, '0011', '0520', { account: 'A2', amount: '1500', notes: '100x15' })
  expect(undo(bank, '0011', 2)).toEqual(['refused insufficientFunds'])
  expect(balanceOf(bank, 'A2')).toBe('300.00')
})
