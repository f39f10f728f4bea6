import { expect, test } from 'vitest'
import { type Bank, balanceOf, practice, rangesOf } from '../support/practice.ts'
import { asItIs, counted, must, refuses, signatures, undo } from '../support/tables.ts'

const good = { by: '0003', fields: { kind: 'passbook', range: '2001-2100' } }

test('2001 takes the papers into the main till, one yuan a piece off balance', () => {
  const bank = practice()
  expect(bank.act('0003', '2001', good.fields)).toEqual([
    'posted 4',
    'vouchers passbook 2001-2100 supplier > till:00',
    'receipt 7001-passbook 100.00 -> 1100.00',
  ])
  expect(rangesOf(bank, 'till:00/passbook')).toBe('1051-2100')
})

const inTill03 = (bank: Bank) => {
  must(bank, '0003', '8003', counted(bank, '00'))
  must(bank, '0003', '1002', { seal: 'S0001' })
  must(bank, '0003', '1001', { till: '03', seal: 'S0303' })
}
refuses('2001', good, [
  ['numbers that were received before', { range: '1900-2100' }, 'vouchersKnown'],
  ['one number that was received before', { range: '1001' }, 'vouchersKnown'],
  ['a kind that is none', { kind: 'cheque' }, 'voucherKindUnknown at kind'],
  ['a range that runs backwards', { range: '2100-2001' }, 'rangeEmpty at range'],
  ['more than a delivery', { range: '2001+100001' }, 'rangeTooLong at range'],
  ['what is no range', { range: '2001..2100' }, 'rangeMalformed at range'],
  ['a till that is not the main one', {}, 'mainTillMissing', inTill03],
  [
    'a main till that is balanced',
    {},
    'till_balanced',
    bank => must(bank, '0003', '8003', counted(bank, '00')),
  ],
])

signatures('2001', asItIs, { kind: 'passbook' }, [['0003', { range: '2001-2100' }, 'witness']])

test('2001 taken back sends the papers away, and they may be delivered again', () => {
  const bank = practice()
  must(bank, '0003', '2001', good.fields)
  expect(undo(bank, '0003', 4)).toEqual([
    'posted 7',
    'vouchers passbook 2001-2100 till:00 > supplier',
    'payment 7001-passbook 100.00 -> 1000.00',
    'new mark 2026-03-02/4',
  ])
  expect(bank.refusal('0003', '2001', good.fields)).toBe('parked')
})

test('2001 is not taken back once a number of it has been drawn', () => {
  const bank = practice()
  must(bank, '0003', '2001', good.fields)
  must(bank, '0011', '2003', { kind: 'passbook', range: '2050' })
  expect(undo(bank, '0003', 4)).toEqual(['refused vouchersNotHeld'])
  expect(balanceOf(bank, '7001-passbook')).toBe('1100.00')
})
