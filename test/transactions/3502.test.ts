import { expect, test } from 'vitest'
import { richCompany, sealed } from '../support/company.ts'
import { balanceOf, hundreds, patch, practice, accountOf, rangesOf } from '../support/practice.ts'
import { bookedFrom, must, refuses, signatures, undo } from '../support/tables.ts'

const cheque = {
  ...sealed,
  account: 'K1',
  cheque: '503',
  issued: '2026-02-27',
  purpose: 'pettyCash',
  bearer: '孙会计 身份证',
  amount: '2000',
  notes: '100x20',
}
const book = (bank: ReturnType<typeof practice>) =>
  rangesOf(bank, `account:${accountOf(bank, 'K1').no}/cheque`)

test('3502 books, pays, and cancels the number', () => {
  const bank = practice()
  expect(must(bank, '0011', '3502', cheque)).toEqual([
    'posted 4',
    'D K1 2000.00 -> 118000.00',
    'C 1001-01-01 2000.00 -> 21800.00',
    'notes 100x20 till:01 > customer',
    'vouchers cheque 503-503 account:K1 > void',
    'tally cashPaid/0101/000000951/2026-03-02 200000',
  ])
  expect(book(bank)).toBe('501-502 504-525')
})

refuses('3502', { by: '0011', fields: cheque }, [
  ['much cash that was not booked', {}, 'bookingMissing', bank => bookedFrom(bank, 1n)],
  ['seals that differ', { signet: 'differs' }, 'signetDiffers at signet'],
  ['a cheque nobody has compared', { presented: '' }, 'fieldMissing at presented'],
  ['a picture that is none', { presented: 'data:image/svg+xml;base64,AA' }, 'imageMalformed at presented'],
  ['an account without a specimen', { account: 'Q1' }, 'cashNotAllowed at account'],
  ['cash from a general account', { account: 'K4', cheque: '526' }, 'cashNotAllowed at account'],
  ['an account of a person', { account: 'A1' }, 'accountWrongProduct at account'],
  ['a cheque of another book', { cheque: '526' }, 'chequeNotBought at cheque'],
  ['a cheque of tomorrow', { issued: '2026-03-03' }, 'chequePostDated at issued'],
  ['a cheque of eleven days ago', { issued: '2026-02-19' }, 'chequeStale at issued'],
  ['more than there is', { amount: '120000.01', notes: hundreds('120000.01') }, 'insufficientFunds'],
  ['notes that make another amount', { notes: '100x19' }, 'notesSum at notes'],
  ['a purpose of its own', { purpose: '其他' }, 'notOffered at purpose'],
  ['anybody without a till', { by: '0013' }, 'tillMissing'],
  ['number nothing', { cheque: '0' }, 'numberOutside at cheque'],
  [
    'a cheque that has been paid',
    {},
    'chequeNotBought at cheque',
    bank => must(bank, '0011', '3502', cheque),
  ],
  [
    'an account whose payment is stopped',
    {},
    'paymentStopped',
    bank => must(bank, '0011', '4017', { action: 'stop', account: 'K1', ground: 'bank', note: '核实' }),
  ],
  [
    'an account whose seal card is gone',
    {},
    'specimenMissing at account',
    bank => patch(bank, 'item', 'sealCard-20260105-1', { kind: 'count' }),
  ],
])

test('3502 pays a cheque on the tenth day, and where that is closed on the next open one', () => {
  const bank = practice()
  const tenDaysAgo = { ...cheque, issued: '2026-02-20' }
  expect(bank.refusal('0011', '3502', tenDaysAgo)).toBe('parked')
  const { company } = bank.state.get('parameters', 'current') ?? {}
  patch(bank, 'parameters', 'current', { company: { ...company, chequeDays: 9 }, closedDays: ['2026-03-01'] })
  expect(bank.refusal('0011', '3502', tenDaysAgo)).toBe('parked')
  patch(bank, 'parameters', 'current', { closedDays: [] })
  expect(bank.refusal('0011', '3502', tenDaysAgo)).toBe('chequeStale at issued')
})

const of = (amount: string) => ({ amount, notes: hundreds(amount) })
signatures('3502', richCompany, cheque, [
  ['0011', of('2000.00'), 'reviewer'],
  ['0011', of('49999.99'), 'reviewer'],
  ['0011', of('50000.00'), 'reviewer+count, supervisor'],
  ['0011', of('500000.00'), 'reviewer+count, supervisor, director'],
])

test('3502 taken back: the cheque is the company’s again', () => {
  const bank = practice()
  must(bank, '0011', '3502', cheque)
  undo(bank, '0011', 4)
  expect([balanceOf(bank, 'K1'), book(bank)]).toEqual(['120000.00', '501-525'])
})

test('3502 pays what the company has booked with 0522, once', () => {
  const bank = practice()
  bookedFrom(bank, 200_000n)
  must(bank, '0011', '0522', { account: 'K1', action: 'book', on: '2026-03-03', amount: '2000' })
  bank.turnTo('2026-03-03')
  must(bank, '0011', '3502', cheque)
  expect(bank.refusal('0011', '3502', { ...cheque, cheque: '504' })).toBe('bookingMissing')
})
