import { expect, test } from 'vitest'
import { balanceOf, hundreds, notesOf, practice } from '../support/practice.ts'
import { remit } from '../support/remit.ts'
import { junior, must, paidBefore, plenty, refuses, senior, signatures, undo } from '../support/tables.ts'

const good = { by: '0011', fields: { account: 'A1', amount: '500', notes: '100x5' } }

test('0520 books first and pays from the till', () => {
  const bank = practice()
  expect(bank.run(good.by, '0520', good.fields)).toEqual([
    'posted 2',
    'D A1 500.00 -> 24700.00',
    'C 1001-01-01 500.00 -> 23300.00',
    'notes 100x5 till:01 > customer',
    'tally cashPaid/0101/000000001/2026-03-02 50000',
  ])
  expect(notesOf(bank, 'till:01')).toBe('100x195 50x40 20x50 10x50 5x40 1x100')
})

test('0520 pays the last fen and no more', () => {
  const bank = practice()
  const draw = (amount: string) => ({ account: 'A2', amount, notes: hundreds(amount) })
  expect(bank.refusal('0011', '0520', draw('800.01'))).toBe('insufficientFunds')
  expect(bank.run('0011', '0520', draw('800.00'))[1]).toBe('D A2 800.00 -> 0.00')
  expect(bank.refusal('0011', '0520', draw('0.01'))).toBe('insufficientFunds')
})

refuses('0520', good, [
  ['an account under a loss report', { account: 'A3', amount: '20', notes: '20x1' }, 'accountStopped'],
  ['more than there is', { account: 'A2', amount: '900', notes: '100x9' }, 'insufficientFunds'],
  ['a fixed deposit', { account: 'F1' }, 'accountWrongProduct at account'],
  ['an account that is not there', { account: '0101110000000096' }, 'accountUnknown at account'],
  [
    'cash that with what was paid today is much, with nobody named',
    {},
    'largeCashToday at actor',
    paidBefore,
  ],
  ['notes of another worth', { notes: '100x4' }, 'notesSum at notes'],
  ['more of a note than the till has', { amount: '2050', notes: '50x41' }, 'notesShort'],
  ['a teller without a till', { by: '0013' }, 'tillMissing'],
  ['a balanced till', { by: '0012' }, 'till_balanced'],
  [
    'what is held for a remittance',
    { amount: '5000', notes: '100x50' },
    'insufficientFunds',
    bank => {
      must(bank, '0013', '5001', { account: 'A1', amount: '20200.01', ...remit })
    },
  ],
  [
    'an account that has been closed',
    {},
    'accountClosed at account',
    bank => must(bank, '0011', '0540', { account: 'A1', payee: 'A2' }),
  ],
])

const draw = (amount: string) => ({ amount, notes: hundreds(amount) })
signatures('0520', plenty, { account: 'A1' }, [
  ['0011', draw('49999.99'), 'nobody'],
  ['0011', draw('50000.00'), 'reviewer+count, supervisor'],
  ['0011', draw('499999.99'), 'reviewer+count, supervisor'],
  ['0011', draw('500000.00'), 'reviewer+count, supervisor, director'],
])
const rich = (prepare: typeof junior) => (bank: Parameters<typeof junior>[0]) => {
  must(bank, '0013', '5002', { account: 'A1', payee: '王小明', amount: '5000000' })
  prepare(bank)
}
signatures('0520', rich(junior), { account: 'A1' }, [
  ['0015', draw('24999.99'), 'nobody'],
  ['0015', draw('25000.00'), 'reviewer+count, supervisor'],
])
signatures('0520', rich(senior), { account: 'A1' }, [
  ['0013', draw('49999.99'), 'nobody'],
  ['0013', draw('50000.00'), 'reviewer+count, supervisor'],
])

test('0520 taken back: the customer brings the money, in whatever notes he has', () => {
  const bank = practice()
  must(bank, '0011', '0520', good.fields)
  expect(undo(bank, '0011', 2, '50x10')).toEqual([
    'posted 5',
    'tally cashPaid/0101/000000001/2026-03-02 -50000',
    'notes 50x10 customer > till:01',
    'C 1001-01-01 -500.00 -> 23800.00',
    'D A1 -500.00 -> 25200.00',
    'new mark 2026-03-02/2',
  ])
  expect(notesOf(bank, 'till:01')).toBe('100x195 50x50 20x50 10x50 5x40 1x100')
  expect(balanceOf(bank, 'A1')).toBe('25200.00')
})
