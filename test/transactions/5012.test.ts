import { expect, test } from 'vitest'
import { accountsElsewhere } from '../../core/practice/elsewhere.ts'
import { type Bank, itemState, practice } from '../support/practice.ts'
import { bookedFrom, must, paidBefore, refuses, signatures } from '../support/tables.ts'

const withdrawal = { account: 'B1', amount: '500', notes: '100x5' }

test('the other branch pays from the account, this one from the till', () => {
  const bank = practice()
  expect(bank.run('0011', '5012', withdrawal)).toEqual([
    'posted 2',
    'new account 3001-01-0102',
    'D 3001-01-0102 500.00 -> 500.00',
    'C 1001-01-01 500.00 -> 23300.00',
    'notes 100x5 till:01 > customer',
    'tally joint/0102/2026-03-02/out 50000',
    'new item joint-20260302-2',
    'tally cashPaid/0102/000000001/2026-03-02 50000',
  ])
  expect(bank.there.get('account', accountsElsewhere.B1)?.balance).toBe(-250_000n)
})

function stopped(bank: Bank): void {
  const until = '2026-03-05'
  const restrictions = [{ reason: 'loss', item: 'loss-1', bars: 'out', amount: null, until, waits: null }]
  const key = `account:${accountsElsewhere.B1}` as const
  bank.there.rows.set(key, {
    value: { ...bank.there.get('account', accountsElsewhere.B1), restrictions },
    at: undefined,
  })
}

/** B1 with a restriction of the other branch, and what that says here. */
const restricted =
  (reason: string, bars: string, amount: bigint | null = null) =>
  (bank: Bank): void => {
    const restriction = { reason, item: `${reason}-1`, bars, amount, until: null, waits: null }
    patchB1(bank, { restrictions: [restriction] })
  }

function patchB1(bank: Bank, to: object): void {
  const key = `account:${accountsElsewhere.B1}` as const
  const value = { ...bank.there.get('account', accountsElsewhere.B1), ...to }
  bank.there.rows.set(key, { value, at: undefined })
}

test.each<[string, string, (bank: Bank) => void]>([
  ['a freeze of the whole account', 'accountRestricted', restricted('freeze', 'out')],
  ['a freeze of both ways', 'accountRestricted', restricted('freeze', 'both')],
  ['a freeze of what is asked for', 'insufficientFunds', restricted('freeze', 'amount', 250_001n)],
  ['a freeze of the rest', 'posted', restricted('freeze', 'amount', 250_000n)],
  ['a freeze that lets nothing in', 'posted', restricted('freeze', 'in')],
  ['an emergency stop', 'accountRestricted', restricted('police', 'out')],
  ['a stop at the customer’s wish', 'paymentStopped', restricted('stop', 'out')],
  ['a lost password', 'passwordReported', restricted('password', 'out')],
  ['a deposit certificate', 'proofHolds', restricted('proof', 'out')],
  ['a dormant account', 'accountDormant', restricted('dormant', 'both')],
  ['money held for a remittance', 'insufficientFunds', bank => patchB1(bank, { held: 250_001n })],
])('5012 respects there %s: %s', (_what, says, prepare) => {
  const bank = practice()
  prepare(bank)
  expect(bank.refusal('0011', '5012', withdrawal)).toBe(says)
})

/** Booked in this branch, where the notes have to be. */
const large = { account: 'B1', amount: '20000', notes: '100x200' }
const rich = (bank: Bank) => {
  patchB1(bank, { balance: -10_000_000n })
  bookedFrom(bank, 2_000_000n)
}

test('5012 of much cash is booked a day ahead at the branch that pays it', () => {
  const bank = practice()
  rich(bank)
  expect(bank.refusal('0011', '5012', large)).toBe('bookingMissing')
  must(bank, '0011', '0522', { account: 'B1', action: 'book', on: '2026-03-03', amount: '20000' })
  const booking = `cashBooking-20260302-${bank.head.serial}`
  bank.turnTo('2026-03-03')
  bank.turnThereTo('2026-03-03')
  must(bank, '0011', '5012', large)
  expect(itemState(bank, booking)).toBe('used')
  expect(bank.refusal('0011', '5012', large)).toBe('bookingMissing')
})

test('5012 below it asks for no booking', () => {
  const bank = practice()
  rich(bank)
  expect(bank.refusal('0011', '5012', { ...large, amount: '19900', notes: '100x199' })).toBe('posted')
})

refuses('5012', { by: '0011', fields: withdrawal }, [
  ['more than there is', { amount: '3000.01', notes: '100x31 c0.01x-9999' }, 'insufficientFunds'],
  ['an account that is stopped there', {}, 'accountStopped', stopped],
  [
    'much cash that was not booked',
    { amount: '2500', notes: '100x25' },
    'bookingMissing',
    bank => bookedFrom(bank, 200_000n),
  ],
  [
    'cash that with what was paid today is much, with nobody named',
    {},
    'largeCashToday at actor',
    paidBefore,
  ],
  ['an account of this branch', { account: 'A1' }, 'accountIsHere at account'],
])

signatures('5012', () => undefined, { account: 'B1' }, [
  ['0011', { amount: '500', notes: '100x5' }, 'nobody'],
  ['0011', { amount: '50000', notes: '100x500' }, 'refused insufficientFunds'],
])
