import { expect, test } from 'vitest'
import { accountOf, type Bank, hundreds, practice } from '../support/practice.ts'
import { bookedFrom, junior, must, paidBefore, plenty, refuses, signatures, undo } from '../support/tables.ts'

const good = { by: '0011', fields: { account: 'F2', payee: 'A1' } }

test('3206 pays all days at today’s demand rate and closes the deposit', () => {
  const bank = practice()
  expect(bank.act('0011', '3206', good.fields)).toEqual([
    'posted 5',
    'D F2 20000.00 -> 0.00',
    'D 6411-12 17.69 -> 17.69',
    'C A1 20017.69 -> 45217.69',
    'set account F2 status open > closed, closed null > 2026-03-02',
    'vouchers certificate 4902-4902 customer > void',
  ])
})

test('3206 in cash', () => {
  const bank = practice()
  const lines = bank.act('0011', '3206', { account: 'F2', notes: '100x198 50x4 20x1 c0.01x-231' })
  expect(lines).toContain('C 1001-01-01 20017.69 -> 3782.31')
})

refuses('3206', good, [
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
  ['a demand account', { account: 'A2' }, 'accountWrongProduct at account'],
  ['cash without notes', { payee: '' }, 'notesWanted at notes'],
  ['notes beside an account', { notes: '100x200' }, 'notesAndAccount at notes'],
  ['notes of another worth', { payee: '', notes: '100x200' }, 'notesDiffer'],
  ['cash without a till', { by: '0013', payee: '' }, 'tillMissing'],
  ['cash from a balanced till', { by: '0012', payee: '' }, 'till_balanced'],
  [
    'a certificate that is reported lost',
    {},
    'accountStopped',
    bank => must(bank, '0013', '4001', { account: 'F2' }),
  ],
])

// A deposit of today earns nothing yet: what is paid is the principal.
const opened = '0101120000000038'
const today = (principal: string, prepare: (bank: Bank) => void) => (bank: Bank) => {
  plenty(bank)
  must(bank, '0011', '3201', { customer: '1', amount: principal, term: '12', payer: 'A1' })
  prepare(bank)
}
const nothing = () => undefined
for (const [principal, says] of [
  ['9999.99', 'reviewer'],
  ['10000.00', 'reviewer, supervisor'],
  ['49999.99', 'reviewer, supervisor'],
  ['50000.00', 'reviewer+count, supervisor'],
  ['499999.99', 'reviewer+count, supervisor'],
  ['500000.00', 'reviewer+count, supervisor, director'],
] as const) {
  signatures('3206', today(principal, nothing), { account: opened }, [
    ['0011', { notes: hundreds(principal) }, says],
  ])
}
signatures('3206', today('499999.99', nothing), { account: opened }, [
  ['0011', { payee: 'A1' }, 'reviewer, supervisor'],
])
signatures('3206', today('500000.00', nothing), { account: opened }, [
  ['0011', { payee: 'A1' }, 'reviewer, supervisor, director'],
])
const signedOn = (bank: Bank) => must(bank, '0015', '0001')
signatures('3206', today('4999.99', signedOn), { account: opened }, [['0015', { payee: 'A1' }, 'reviewer']])
signatures('3206', today('5000.00', signedOn), { account: opened }, [['0015', { payee: 'A1' }, 'reviewer']])

test('3206 by a junior at his own till pays like anybody’s', () => {
  const bank = practice()
  junior(bank)
  expect(bank.act('0015', '3206', { account: 'F2', notes: hundreds('20017.69') })[0]).toMatch(/^posted/)
})

test('3206 taken back: the deposit runs on from its own day', () => {
  const bank = practice()
  const before = accountOf(bank, 'F2')
  must(bank, '0011', '3206', good.fields)
  expect(undo(bank, '0011', 5).slice(1, 3)).toEqual([
    'vouchers certificate 4902-4902 void > customer',
    'set account F2 status closed > open, closed 2026-03-02 > null',
  ])
  expect(accountOf(bank, 'F2')).toEqual(before)
})
