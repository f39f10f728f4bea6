import { expect, test } from 'vitest'
import { runPractice } from '../../core/practice.ts'
import { inPerson } from '../../core/practice/inPerson.ts'
import { SAMPLE_PICTURE } from '../../core/fields/image.ts'
import { accountNumber } from '../../core/counter/accounts.ts'
import { isRefusal } from '../../core/refusals.ts'
import { transactionOf } from '../../core/transactions/catalogue.ts'
import { type Bank, branchIs, hundreds, itemState, patch, practice } from '../support/practice.ts'
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
  ['a day beyond the thirtieth', { on: '2026-04-02' }, 'bookingTooLate at on'],
  ['a day on which the branch is closed', {}, 'bookingDayClosed at on', bank => closedOn(bank, '2026-03-03')],
  ['what need not be booked', { amount: '199999.99' }, 'moneyTooSmall at amount'],
  ['a second booking of a day', {}, 'bookingExists at on', bank => must(bank, '0011', '0522', good.fields)],
  ['to cancel what was not booked', { action: 'cancel', amount: '' }, 'bookingNone at on'],
  ['an amount to cancel', { action: 'cancel' }, 'fieldUnwanted at amount'],
  ['no amount', { amount: '' }, 'fieldMissing at amount'],
])

signatures('0522', asItIs, {}, [['0011', good.fields, 'nobody']])

const closedOn = (bank: Bank, ...closedDays: string[]) => patch(bank, 'parameters', 'current', { closedDays })

test('0522 books from the day that the bank says to the day that it says', () => {
  const bank = practice()
  const on = (day: string) => bank.refusal('0011', '0522', { ...good.fields, on: day })
  expect([on('2026-03-03'), on('2026-04-01')]).toEqual(['posted', 'posted'])
  const cash = bank.state.get('parameters', 'current')?.cash
  patch(bank, 'parameters', 'current', { cash: { ...cash, bookedDays: 2, bookedAheadMost: 5 } })
  expect(['2026-03-03', '2026-03-04', '2026-03-07', '2026-03-08'].map(on)).toEqual([
    'bookingTooSoon at on',
    'posted',
    'posted',
    'bookingTooLate at on',
  ])
})

test('0522 of a closed day names the next day of business; a booking of one can still be cancelled', () => {
  const [bank, item] = booked()
  closedOn(bank, '2026-03-03', '2026-03-04')
  const answer = bank.ask('0011', '0522', { ...good.fields, on: '2026-03-04' })
  expect(answer).toMatchObject({ refused: 'bookingDayClosed', detail: { next: '2026-03-05' } })
  must(bank, '0011', '0522', { account: 'A1', action: 'cancel', on: '2026-03-03' })
  expect(itemState(bank, item)).toBe('cancelled')
})

test.each<[what: string, account: string, amount: string, told: string[]]>([
  ['less than is booked', 'A1', '200000', ['25,200.00']],
  ['enough', 'A1', '25200', []],
  ['a fen too little', 'A1', '25200.01', ['25,200.00']],
])('0522 of an account with %s is taken, and tells what is there', (_what, account, amount, told) => {
  const bank = practice()
  bookedFrom(bank, 1n)
  const worked = runPractice(bank.state, '0522', '0011', { ...good.fields, account, amount })
  if (isRefusal(worked)) throw new Error(worked.refused)
  expect(
    transactionOf('0522')
      .explain(worked.values, worked.desk)
      .map(({ text }) => text),
  ).toEqual(told)
})

test('0522 is undone by itself', () => {
  const bank = practice()
  must(bank, '0011', '0522', good.fields)
  expect(undo(bank, '0011', bank.head.serial)).toEqual(['refused notReversible'])
})
