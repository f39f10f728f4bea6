import { describe, expect, test } from 'vitest'
import { explainRefusal, isRefusal } from '../../core/refusals.ts'
import { type Bank, accountOf, balanceOf, hundreds, patch, practice } from '../support/practice.ts'
import { remit } from '../support/remit.ts'
import { bookedFrom, junior, must, paidBefore, plenty, refuses, signatures, undo } from '../support/tables.ts'

test('0540 pays balance and interest into another account and takes the passbook back', () => {
  const bank = practice()
  expect(bank.act('0011', '0540', { account: 'A1', payee: 'A2' })).toEqual([
    'posted 4',
    'D A1 25200.00 -> 0.00',
    'D 6411-11 17.26 -> 17.26',
    'C A2 25217.26 -> 26017.26',
    'products A1 -177500000',
    'set account A1 status open > closed, closed null > 2026-03-02',
    'vouchers passbook 901-901 customer > void',
  ])
  expect(accountOf(bank, 'A1').moment).toBe(0n)
})

test('0540 in cash says first what is to be paid, then wants the notes for it', () => {
  const bank = practice()
  const asked = bank.ask('0011', '0540', { account: 'A2' })
  expect(isRefusal(asked) && explainRefusal(asked, 'en')).toBe('800.40 in cash: enter the notes')
  expect(bank.act('0011', '0540', { account: 'A2', notes: hundreds('800.40') })).toEqual([
    'posted 4',
    'D A2 800.00 -> 0.00',
    'D 6411-11 0.40 -> 0.40',
    'C 1001-01-01 800.40 -> 22999.60',
    'notes 100x9 c0.01x-9960 till:01 > customer',
    'products A2 -4080000',
    'set account A2 status open > closed, closed null > 2026-03-02',
    'vouchers passbook 902-902 customer > void',
    'tally cashPaid/0101/000000002/2026-03-02 80040',
  ])
})

test('0540 of an account that earned and holds nothing needs no notes', () => {
  const bank = practice()
  must(bank, '0011', '0500', { customer: '1', amount: '100', notes: '100x1' })
  must(bank, '0011', '0520', { account: '0101110000000047', amount: '100', notes: '100x1' })
  expect(bank.act('0011', '0540', { account: '0101110000000047' })).toEqual([
    'posted 6',
    'set account 0101110000000047 status open > closed, closed null > 2026-03-02',
    'vouchers passbook 1001-1001 customer > void',
  ])
})

test('0540 takes back and voids the forms that he has bought and not used', () => {
  const bank = practice()
  must(bank, '0003', '2008', { account: 'A1', kind: 'application', numbers: '1-25', signet: 'same' })
  must(bank, '0013', '5001', { account: 'A1', amount: '1', form: '2', ...remit })
  undo(bank, '0013', 3)
  expect(must(bank, '0011', '0540', { account: 'A1', payee: 'A2' })).toContain(
    'vouchers application 1-25 account:A1 > void',
  )
})

const empty = (bank: Bank) => must(bank, '0013', '0530', { payer: 'A2', payee: 'A1', amount: '800' })
refuses('0540', { by: '0011', fields: { account: 'A1', payee: 'A2' } }, [
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
  ['to pay the account into itself', { payee: 'A1' }, 'sameAccount at payee'],
  ['an account under a loss report', { account: 'A3' }, 'accountStopped'],
  ['cash without notes', { payee: '' }, 'notesWanted at notes'],
  ['notes beside an account', { notes: '100x1' }, 'notesAndAccount at notes'],
  ['notes of another worth', { account: 'A2', payee: '', notes: '100x8' }, 'notesDiffer'],
  ['more notes than the till has', { payee: '', notes: '100x253 c0.01x-8274' }, 'notesShort'],
  ['cash without a till', { by: '0013', payee: '', notes: '100x1' }, 'tillMissing'],
  ['cash from a balanced till', { by: '0012', payee: '', notes: '100x1' }, 'till_balanced'],
  ['a fixed deposit', { account: 'F1' }, 'accountWrongProduct at account'],
  [
    'an empty account under a loss report',
    { account: 'A2', payee: 'A1' },
    'accountStopped',
    bank => {
      empty(bank)
      must(bank, '0011', '4001', { account: 'A2' })
    },
  ],
  [
    'an account of which something is held',
    {},
    'insufficientFunds',
    bank => {
      must(bank, '0013', '5001', { account: 'A1', amount: '1', ...remit })
    },
  ],
  [
    'an account that is closed',
    { account: 'A2', payee: 'A1' },
    'accountClosed at account',
    bank => must(bank, '0011', '0540', { account: 'A2', payee: 'A1' }),
  ],
])

test('0540 into an account needs no till', () => {
  const signs = practice().signs('0013', '0540', { account: 'A1', payee: 'A2' })
  expect(signs).toBe('reviewer')
})

// A new account earns nothing on its first day, so that what is paid is what was paid in.
const opened = '0101110000000047'
const withNew = (amount: string, prepare: (bank: Bank) => void) => (bank: Bank) => {
  prepare(bank)
  must(bank, '0011', '0500', { customer: '1', amount: '100', notes: '100x1' })
  must(bank, '0013', '5002', { account: opened, amount, payee: '王小明' })
}
const pays = (amount: string) => ({ notes: hundreds(amount) })
for (const [brought, paid, says] of [
  ['49899.99', '49999.99', 'reviewer'],
  ['49900.00', '50000.00', 'reviewer+count, supervisor'],
  ['499899.99', '499999.99', 'reviewer+count, supervisor'],
  ['499900.00', '500000.00', 'reviewer+count, supervisor, director'],
] as const) {
  signatures('0540', withNew(brought, plenty), { account: opened }, [['0011', pays(paid), says]])
}
signatures('0540', withNew('24899.99', junior), { account: opened }, [['0015', pays('24999.99'), 'reviewer']])
signatures('0540', withNew('24900.00', junior), { account: opened }, [['0015', pays('25000.00'), 'reviewer']])

test('0540 taken back: the account is open with its 积数, the passbook is the customer’s again', () => {
  const bank = practice()
  const before = accountOf(bank, 'A1')
  must(bank, '0011', '0540', { account: 'A1', payee: 'A2' })
  expect(undo(bank, '0011', 4)).toEqual([
    'posted 7',
    'vouchers passbook 901-901 void > customer',
    'set account A1 status closed > open, closed 2026-03-02 > null',
    'products A1 177500000',
    'C A2 -25217.26 -> 800.00',
    'D 6411-11 -17.26 -> 0.00',
    'D A1 -25200.00 -> 25200.00',
    'new mark 2026-03-02/4',
  ])
  expect(accountOf(bank, 'A1')).toEqual({ ...before, unprinted: 4 })
  expect(balanceOf(bank, '6411-11')).toBe('0.00')
})

describe('0540 of an account that was overdrawn', () => {
  /** A2 with 800 stands at −300 from the 6th to the 16th of March, and then above. */
  const overdrawn = (back: string) => {
    const bank = practice()
    must(bank, '0013', '0560', { account: 'A2', limit: '500' })
    for (const [day, payer, payee, amount] of [
      ['2026-03-06', 'A2', 'A1', '1100'],
      ['2026-03-16', 'A1', 'A2', back],
    ] as const) {
      patch(bank, 'branch', '0101', { day })
      bank.turnTo(day)
      must(bank, '0013', '0530', { payer, payee, amount })
    }
    return bank
  }

  test('pays what it has earned, and takes what it owes, each by its own entry', () => {
    // Ten days at 18 % over 360 are 1.50.
    const lines = must(overdrawn('1300'), '0011', '0540', { account: 'A2', payee: 'A1' })
    expect(lines.filter(line => /^[DC] /.test(line)).map(line => line.split(' -> ')[0])).toEqual([
      'D A2 998.50',
      'D 6411-11 0.43',
      'C A1 998.93',
      'D A2 1.50',
      'C 6011 1.50',
    ])
  })

  test.each([
    ['300', 'accountOverdrawn'],
    ['301.49', 'accountOverdrawn'],
    ['301.50', 'parked'],
  ])('with %s paid back: %s, for the interest is owed too', (back, outcome) => {
    expect(overdrawn(back).refusal('0011', '0540', { account: 'A2', payee: 'A1' })).toBe(outcome)
  })

  test('taken back, it owes again what it owed', () => {
    const bank = overdrawn('1300')
    const before = accountOf(bank, 'A2').overdraft
    must(bank, '0011', '0540', { account: 'A2', payee: 'A1' })
    undo(bank, '0011', bank.head.serial)
    expect(accountOf(bank, 'A2').overdraft).toEqual(before)
  })
})
