import { expect, test } from 'vitest'
import { practice, rangesOf } from '../support/practice.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

const good = {
  by: '0011',
  fields: { action: 'void', kind: 'certificate', numbers: '5001', reason: '打印错位' },
}

test('2010 takes the paper out of the till and off the books', () => {
  const bank = practice()
  expect(bank.act('0011', '2010', good.fields)).toEqual([
    'posted 4',
    'vouchers certificate 5001-5001 till:01 > void',
    'payment 7001-certificate 1.00 -> 999.00',
  ])
})

test('2010 skips a number: the next deposit uses the one after it', () => {
  const bank = practice()
  must(bank, '0011', '2010', good.fields)
  const deposit = { customer: '1', amount: '1000', term: '12', notes: '100x10' }
  expect(bank.run('0011', '3201', deposit)).toContain('vouchers certificate 5002-5002 till:01 > customer')
})

test('2010 out of the middle splits what is left', () => {
  const bank = practice()
  must(bank, '0011', '2010', { ...good.fields, numbers: '5010-5019' })
  expect(rangesOf(bank, 'till:01/certificate')).toBe('5001-5009 5020-5050')
})

refuses('2010', good, [
  ['a paper that is not in the till', { numbers: '5051' }, 'vouchersNotHeld'],
  ['a paper that is voided already', {}, 'vouchersNotHeld', bank => must(bank, '0011', '2010', good.fields)],
  ['no reason', { reason: '' }, 'fieldMissing at reason'],
  ['a teller without a till', { by: '0013' }, 'tillMissing'],
  ['a balanced till', { by: '0012' }, 'till_balanced'],
])

signatures('2010', asItIs, good.fields, [['0011', {}, 'supervisor']])

test('2010 is never taken back: the corner is cut', () => {
  const bank = practice()
  must(bank, '0011', '2010', good.fields)
  expect(undo(bank, '0011', 4)).toEqual(['refused notReversible'])
})
