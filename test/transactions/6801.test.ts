import { expect, test } from 'vitest'
import { accountOf, type Bank, cash, practice } from '../support/practice.ts'
import { junior, must, plenty, refuses, signatures, undo } from '../support/tables.ts'

const good = { by: '0013', fields: { account: 'L1', amount: '1000', payer: 'A1' } }

test('6801 takes interest up to today first, then principal', () => {
  const bank = practice()
  expect(bank.run('0013', '6801', good.fields)).toEqual([
    'posted 2',
    'D A1 1000.00 -> 24200.00',
    'C 6011 72.50 -> 72.50',
    'C L1 927.50 -> 9072.50',
    'products L1 -60000000',
  ])
})

test('6801 of less than the interest carries the rest, and asks for it next time', () => {
  const bank = practice()
  const lines = bank.run('0013', '6801', { ...good.fields, amount: '70' })
  expect(lines).toContain('C 6011 70.00 -> 70.00')
  expect(accountOf(bank, 'L1').terms).toMatchObject({ interestCarried: 250n })
  expect(bank.run('0013', '6801', { ...good.fields, amount: '10' }).slice(2, 4)).toEqual([
    'C 6011 2.50 -> 72.50',
    'C L1 7.50 -> 9992.50',
  ])
})

test('6801 of all that is owed closes the loan', () => {
  const bank = practice()
  expect(bank.refusal('0013', '6801', { ...good.fields, amount: '10072.51' })).toBe('moreThanOwed at amount')
  const lines = bank.run('0013', '6801', { ...good.fields, amount: '10072.50' })
  expect(lines).toContain('C L1 10000.00 -> 0.00')
  expect(lines).toContain('set account L1 status open > closed, closed null > 2026-03-02')
})

test('6801 after maturity asks the penalty for the days beyond', () => {
  const bank = practice()
  bank.turnTo('2027-01-11')
  const lines = bank.run('0013', '6801', { ...good.fields, amount: '1' })
  // A year of 365 days at 4.35 %, and ten days at one and a half times that.
  expect(lines).toContain('C 6011 1.00 -> 1.00')
  expect(accountOf(bank, 'L1').terms).toMatchObject({ interestCarried: 44_104n + 1_813n - 100n })
})

test('6801 in cash takes the notes in', () => {
  const bank = practice()
  const lines = bank.run('0011', '6801', { account: 'L1', amount: '1000', notes: '100x10' })
  expect(lines.slice(1, 3)).toEqual(['D 1001-01-01 1000.00 -> 24800.00', 'notes 100x10 customer > till:01'])
})

refuses('6801', good, [
  ['a demand account', { account: 'A2' }, 'accountWrongProduct at account'],
  ['more than is owed', { amount: '10072.51' }, 'moreThanOwed at amount'],
  ['a payer with less', { payer: 'A2' }, 'insufficientFunds'],
  ['a payer under a loss report', { payer: 'A3', amount: '1' }, 'accountStopped'],
  ['neither notes nor account', { by: '0011', payer: '' }, 'notesMissing at notes'],
  ['both notes and account', { notes: '100x10' }, 'notesAndAccount at notes'],
  ['cash without a till', { payer: '', notes: '100x10' }, 'tillMissing'],
  ['cash into a balanced till', { by: '0012', payer: '', notes: '100x10' }, 'till_balanced'],
  ['notes of another worth', { by: '0011', payer: '', notes: '100x9' }, 'notesSum at notes'],
  [
    'a loan that is repaid',
    {},
    'accountClosed at account',
    bank => must(bank, '0013', '6801', { ...good.fields, amount: '10072.50' }),
  ],
])

const loan = '0101310000000027'
const lent = (prepare: (bank: Bank) => void) => (bank: Bank) => {
  prepare(bank)
  const draw = {
    customer: '1',
    contract: 'HT-9',
    approved: '90000',
    amount: '90000',
    term: '12',
    payee: 'A1',
  }
  must(bank, '0013', '6800', draw)
}
const back = (amount: string) => ({ amount, notes: cash(amount) })
signatures('6801', lent(plenty), { account: loan }, [
  ['0011', back('49999.99'), 'nobody'],
  ['0011', back('50000.00'), 'reviewer+count'],
  ['0011', { amount: '49999.99', payer: 'A1' }, 'nobody'],
  ['0011', { amount: '50000.00', payer: 'A1' }, 'reviewer'],
])
signatures('6801', lent(junior), { account: loan }, [
  ['0015', back('24999.99'), 'nobody'],
  ['0015', back('25000.00'), 'reviewer+count'],
])

test('6801 taken back: debt, 积数 and carried interest are as they were', () => {
  const bank = practice()
  const before = accountOf(bank, 'L1')
  must(bank, '0013', '6801', { ...good.fields, amount: '70' })
  undo(bank, '0013', 2)
  expect(accountOf(bank, 'L1')).toEqual(before)
  must(bank, '0011', '6801', { account: 'L1', amount: '10072.50', notes: cash('10072.50') })
  expect(undo(bank, '0011', 6)[0]).toBe('posted 9')
  expect(accountOf(bank, 'L1')).toEqual(before)
})
