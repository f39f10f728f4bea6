import { expect, test } from 'vitest'
import { accountOf, type Bank, hundreds, practice } from '../support/practice.ts'
import { bookedFrom, must, paidBefore, plenty, refuses, senior, signatures, undo } from '../support/tables.ts'

const good = { by: '0011', fields: { account: 'F1', payee: 'A1' } }

test('3202 pays the term at its own rate and the days beyond at today’s, and closes the deposit', () => {
  const bank = practice()
  expect(bank.run('0011', '3202', good.fields)).toEqual([
    'posted 2',
    'D F1 10000.00 -> 0.00',
    'D 6411-12 65.97 -> 65.97',
    'C A1 10065.97 -> 35265.97',
    'set account F1 status open > closed, closed null > 2026-03-02',
    'vouchers certificate 4901-4901 customer > void',
  ])
})

test('3202 in cash pays principal and interest out of the till', () => {
  const bank = practice()
  const lines = bank.run('0011', '3202', { account: 'F1', notes: hundreds('10065.97') })
  expect(lines).toContain('C 1001-01-01 10065.97 -> 13734.03')
  expect(lines).toContain('notes 100x101 c0.01x-3403 till:01 > customer')
})

test('3202 into an account needs no till', () => {
  expect(practice().signs('0013', '3202', good.fields)).toBe('nobody')
})

refuses('3202', good, [
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
  ['a deposit before its day', { account: 'F2' }, 'notMatured'],
  ['a demand account', { account: 'A2' }, 'accountWrongProduct at account'],
  ['a payee that is a deposit', { payee: 'F2' }, 'accountWrongProduct at payee'],
  ['cash without notes', { payee: '' }, 'notesWanted at notes'],
  ['notes beside an account', { notes: '100x1' }, 'notesAndAccount at notes'],
  ['notes of another worth', { payee: '', notes: '100x100' }, 'notesDiffer'],
  ['cash without a till', { by: '0013', payee: '' }, 'tillMissing'],
  ['cash from a balanced till', { by: '0012', payee: '' }, 'till_balanced'],
  [
    'a certificate that is reported lost',
    {},
    'accountStopped',
    bank => must(bank, '0013', '4001', { account: 'F1' }),
  ],
  [
    'a deposit that was paid',
    {},
    'accountClosed at account',
    bank => must(bank, '0013', '3202', good.fields),
  ],
])

// A quarter at 1.10 %: what is paid is the principal and 0.275 % of its whole yuan.
const matured = '0101120000000038'
const afterAQuarter = (principal: string, prepare: (bank: Bank) => void) => (bank: Bank) => {
  prepare(bank)
  must(bank, '0013', '5002', { account: 'A1', payee: '王小明', amount: principal })
  must(bank, '0011', '3201', { customer: '1', amount: principal, term: '3', payer: 'A1' })
  bank.turnTo('2026-06-02')
}
const pays = (amount: string) => ({ account: matured, notes: hundreds(amount) })
for (const [principal, paid, says] of [
  ['49862.87', '49999.99', 'nobody'],
  ['49862.88', '50000.00', 'reviewer+count, supervisor'],
  ['498628.76', '499999.99', 'reviewer+count, supervisor'],
  ['498628.77', '500000.00', 'reviewer+count, supervisor, director'],
] as const) {
  signatures('3202', afterAQuarter(principal, plenty), {}, [['0011', pays(paid), says]])
}
signatures('3202', afterAQuarter('49862.88', senior), {}, [
  ['0013', pays('50000.00'), 'reviewer+count, supervisor'],
])

test('3202 taken back: the deposit runs as it did, its certificate is the customer’s again', () => {
  const bank = practice()
  const before = accountOf(bank, 'F1')
  must(bank, '0011', '3202', good.fields)
  expect(undo(bank, '0011', 2)).toEqual([
    'posted 5',
    'vouchers certificate 4901-4901 void > customer',
    'set account F1 status closed > open, closed 2026-03-02 > null',
    'C A1 -10065.97 -> 25200.00',
    'D 6411-12 -65.97 -> 0.00',
    'D F1 -10000.00 -> 10000.00',
    'new mark 2026-03-02/2',
  ])
  expect(accountOf(bank, 'F1')).toEqual(before)
  expect(bank.refusal('0011', '3202', good.fields)).toBe('posted')
})
