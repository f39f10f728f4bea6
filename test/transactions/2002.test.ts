import { expect, test } from 'vitest'
import { balanceOf, practice, rangesOf } from '../support/practice.ts'
import { asItIs, balanced, must, refuses, signatures, undo } from '../support/tables.ts'

const good = { by: '0003', fields: { kind: 'certificate', numbers: '5901-6000', reason: '超过库存限额' } }

test('2002 sends a range away: it leaves the main till and the books, and may come again', () => {
  const bank = practice()
  expect(bank.act('0003', '2002', good.fields)).toEqual([
    'posted 5',
    'vouchers certificate 5901-6000 till:00 > supplier',
    'payment 7001-certificate 100.00 -> 900.00',
  ])
  expect(rangesOf(bank, 'till:00/certificate')).toBe('5051-5900')
  must(bank, '0003', '2001', { kind: 'certificate', numbers: '5901-6000' })
  expect(balanceOf(bank, '7001-certificate')).toBe('1000.00')
})

refuses('2002', good, [
  ['numbers that are with a teller', { numbers: '5001-5010' }, 'vouchersNotHeld'],
  ['numbers of another kind', { numbers: 'P5901-P6000' }, 'rangeOfAnother at numbers'],
  ['no reason', { reason: '' }, 'fieldMissing at reason'],
  [
    'a main till that is balanced',
    {},
    'till_balanced',
    bank => must(bank, '0003', '8003', balanced(bank, '00')),
  ],
  [
    'a till that is not the main one',
    {},
    'mainTillMissing',
    bank => {
      must(bank, '0003', '8003', balanced(bank, '00'))
      must(bank, '0003', '1002', { seal: 'S0001' })
      must(bank, '0003', '1001', { till: '03', seal: 'S0303', seals: '11' })
    },
  ],
])

signatures('2002', asItIs, good.fields, [['0003', {}, 'witness, supervisor']])

test('2002 is never taken back: what has gone comes again by 2001', () => {
  const bank = practice()
  must(bank, '0003', '2002', good.fields)
  expect(undo(bank, '0003', 5)).toEqual(['refused notReversible'])
})
