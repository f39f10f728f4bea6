import { expect, test } from 'vitest'
import { type Bank, balanceOf, patch, practice, rangesOf } from '../support/practice.ts'
import { asItIs, balanced, must, refuses, signatures, undo } from '../support/tables.ts'

const good = { by: '0003', fields: { kind: 'passbook', numbers: '2001-2100' } }

test('2001 takes the papers into the main till, one yuan a piece off balance', () => {
  const bank = practice()
  expect(bank.act('0003', '2001', good.fields)).toEqual([
    'posted 5',
    'vouchers passbook 2001-2100 supplier > till:00',
    'receipt 7001-passbook 100.00 -> 1100.00',
  ])
  expect(rangesOf(bank, 'till:00/passbook')).toBe('1051-2100')
})

const inTill03 = (bank: Bank) => {
  must(bank, '0003', '8003', balanced(bank, '00'))
  must(bank, '0003', '1002', { seal: 'S0001' })
  must(bank, '0003', '1001', { till: '03', seal: 'S0303', seals: '11' })
}
refuses('2001', good, [
  ['numbers that were received before', { numbers: '1900-2100' }, 'vouchersKnown'],
  ['one number that was received before', { numbers: '1001' }, 'vouchersKnown'],
  ['a kind that is none', { kind: 'ticket' }, 'voucherKindUnknown at kind'],
  ['a range that runs backwards', { numbers: '2100-2001' }, 'rangeEmpty at numbers'],
  ['more than a delivery', { numbers: '2001+100001' }, 'rangeTooLong at numbers'],
  ['what is no range', { numbers: '2001..2100' }, 'rangeMalformed at numbers'],
  ['numbers with the letter of another kind', { numbers: 'C2001-C2100' }, 'rangeOfAnother at numbers'],
  ['more digits than the kind has', { numbers: '100000001' }, 'rangeOfAnother at numbers'],
  ['the number nothing', { numbers: '0-1' }, 'rangeOfAnother at numbers'],
  ['two letters', { numbers: 'P2001-C2100' }, 'rangeMalformed at numbers'],
  [
    'draft forms to who holds the test key',
    { kind: 'draft', numbers: '21-30' },
    'handsNotSeparate',
    bank => patch(bank, 'teller', '0003', { seals: ['YJ0099'] }),
  ],
  ['a till that is not the main one', {}, 'mainTillMissing', inTill03],
  [
    'a main till that is balanced',
    {},
    'till_balanced',
    bank => must(bank, '0003', '8003', balanced(bank, '00')),
  ],
])

test('2001 takes the numbers as they are printed, too', () => {
  const bank = practice()
  bank.act('0003', '2001', { kind: 'passbook', numbers: 'p00002001-P00002100' })
  expect(rangesOf(bank, 'till:00/passbook')).toBe('1051-2100')
})

signatures('2001', asItIs, { kind: 'passbook' }, [
  ['0003', { numbers: '2001' }, 'witness, supervisor'],
  ['0003', { numbers: '2001+19051' }, 'witness, supervisor'],
])

test('2001 taken back sends the papers away, and they may be delivered again', () => {
  const bank = practice()
  must(bank, '0003', '2001', good.fields)
  expect(undo(bank, '0003', 5)).toEqual([
    'posted 8',
    'vouchers passbook 2001-2100 till:00 > supplier',
    'payment 7001-passbook 100.00 -> 1000.00',
    'new mark 2026-03-02/5',
  ])
  expect(bank.refusal('0003', '2001', good.fields)).toBe('parked')
})

test('2001 is not taken back once a number of it has been drawn', () => {
  const bank = practice()
  must(bank, '0003', '2001', good.fields)
  must(bank, '0011', '2003', { kind: 'passbook', numbers: '2050' })
  expect(undo(bank, '0003', 5)).toEqual(['refused vouchersNotHeld'])
  expect(balanceOf(bank, '7001-passbook')).toBe('1100.00')
})
