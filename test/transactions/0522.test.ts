import { expect, test } from 'vitest'
import { inPerson } from '../../core/practice/inPerson.ts'
import { SAMPLE_PICTURE } from '../../core/fields/image.ts'
import { accountNumber } from '../../core/counter/accounts.ts'
import { type Bank, branchIs, hundreds, itemState, practice } from '../support/practice.ts'
import { asItIs, bookedFrom, must, plenty, refuses, signatures, undo } from '../support/tables.ts'

const good = { by: '0011', fields: { account: 'A1', action: 'book', on: '2026-03-03', amount: '200000' } }

const rich = (bank: Bank) => {
  plenty(bank)
  bookedFrom(bank, 20_000_000n)
}
const withdraw = (amount: string) =>
  inPerson('0520', { account: 'A1', amount, notes: `100x${BigInt(amount) / 100n}` })

/** Whatever the amount, as after more on the same day. */
const inPersonAnyway = { actor: 'self', identityResult: 'match', identityImage: SAMPLE_PICTURE }

const booked = (): readonly [bank: Bank, item: string] => {
  const bank = practice()
  rich(bank)
  must(bank, '0011', '0522', good.fields)
  return [bank, `cashBooking-20260302-${bank.head.serial}`]
}

test('0522 books cash that is paid on its day, and no more than was booked', () => {
  const [bank, item] = booked()
  expect(bank.refusal('0011', '0520', withdraw('200000'))).toBe('bookingMissing')
  bank.turnTo('2026-03-03')
  expect(bank.refusal('0011', '0520', withdraw('200100'))).toBe('bookingMissing')
  must(bank, '0011', '0520', withdraw('200000'))
  expect(itemState(bank, item)).toBe('used')
  expect(bank.refusal('0011', '0520', { ...withdraw('100'), ...inPersonAnyway })).toBe('bookingMissing')
})

test('cash of a day is booked as one sum', () => {
  const [bank, item] = booked()
  must(bank, '0011', '0520', withdraw('199900'))
  expect(bank.refusal('0011', '0520', { ...withdraw('100'), ...inPersonAnyway })).toBe('bookingMissing')
  undo(bank, '0011', bank.head.serial, '100x1999')
  must(bank, '0011', '0520', withdraw('50000'))
  bank.turnTo('2026-03-03')
  must(bank, '0011', '0520', withdraw('120000'))
  expect(itemState(bank, item)).toBe('announced')
  must(bank, '0011', '0520', { ...withdraw('79900'), ...inPersonAnyway })
  expect(itemState(bank, item)).toBe('announced')
  const last = { account: 'A1', amount: '100', notes: '100x1', ...inPersonAnyway }
  must(bank, '0011', '0520', last)
  expect(itemState(bank, item)).toBe('used')
  expect(bank.refusal('0011', '0520', { ...last, amount: '0.01', notes: hundreds('0.01') })).toBe(
    'bookingMissing',
  )
})

test('0520 below what is booked asks for no booking', () => {
  const bank = practice()
  rich(bank)
  expect(bank.refusal('0011', '0520', withdraw('199900'))).toBe('parked')
})

test('8501 of the withdrawal leaves the booking as it was', () => {
  const [bank, item] = booked()
  bank.turnTo('2026-03-03')
  must(bank, '0011', '0520', withdraw('200000'))
  undo(bank, '0011', bank.head.serial, '100x2000')
  expect(itemState(bank, item)).toBe('announced')
})

test('0522 cancels a booking, and the day can be booked again', () => {
  const [bank, item] = booked()
  must(bank, '0011', '0522', { account: 'A1', action: 'cancel', on: '2026-03-03' })
  expect(itemState(bank, item)).toBe('cancelled')
  expect(bank.refusal('0011', '0522', good.fields)).toBe('posted')
})

test('a booking that nobody used ends with its day', () => {
  const [bank, item] = booked()
  bank.turnTo('2026-03-03')
  branchIs(bank, 'closing')
  bank.run('9999', '8091')
  expect(itemState(bank, item)).toBe('lapsed')
})

test('0522 books for an account of another branch too', () => {
  expect(practice().refusal('0011', '0522', { ...good.fields, account: 'B1' })).toBe('posted')
})

refuses('0522', good, [
  [
    'an account of a branch that there is not',
    { account: accountNumber('0999', 'demand', 1n) },
    'branchUnknown at account',
  ],
  ['today', { on: '2026-03-02' }, 'bookingTooSoon at on'],
  ['what need not be booked', { amount: '199999.99' }, 'moneyTooSmall at amount'],
  ['a second booking of a day', {}, 'bookingExists at on', bank => must(bank, '0011', '0522', good.fields)],
  ['to cancel what was not booked', { action: 'cancel', amount: '' }, 'bookingNone at on'],
  ['an amount to cancel', { action: 'cancel' }, 'fieldUnwanted at amount'],
  ['no amount', { amount: '' }, 'fieldMissing at amount'],
])

signatures('0522', asItIs, {}, [['0011', good.fields, 'nobody']])

test('0522 is undone by itself', () => {
  const bank = practice()
  must(bank, '0011', '0522', good.fields)
  expect(undo(bank, '0011', bank.head.serial)).toEqual(['refused notReversible'])
})
