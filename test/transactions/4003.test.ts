import { expect, test } from 'vitest'
import { itemState, practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

const good = { by: '0011', fields: { account: 'A3', reason: '已找到' } }

test('4003 ends the report and the stop', () => {
  const bank = practice()
  expect(bank.act('0011', '4003', good.fields)).toEqual([
    'posted 4',
    'set item loss-20260228-7 state oral > cancelled',
    'set account A3 restrictions [{"amount":null,"bars":"out","item":"loss-20260228-7","reason":"loss","until":"2026-03-05","waits":null}] > []',
  ])
  expect(bank.refusal('0011', '0520', { account: 'A3', amount: '60', notes: '20x3' })).toBe('posted')
})

refuses('4003', good, [
  ['an account that is not reported', { account: 'A1' }, 'notReported'],
  ['a report that has ended', {}, 'notReported', bank => bank.turnTo('2026-03-06')],
  ['no reason', { reason: '' }, 'fieldMissing at reason'],
  ['a loan', { account: 'L1' }, 'accountWrongProduct at account'],
])

signatures('4003', asItIs, good.fields, [['0011', {}, 'supervisor']])

test('4003 that waited meets the report as it is when it is signed', () => {
  const bank = practice()
  bank.run('0011', '4003', good.fields)
  must(bank, '0013', '4003', good.fields)
  must(bank, '0013', '4001', { account: 'A3' })
  bank.run('0002', '0011', { parked: 'parked-20260302-2' })
  expect(itemState(bank, 'loss-20260302-6')).toBe('cancelled')
  expect(bank.refusal('0013', '4003', good.fields)).toBe('notReported')
})

test('4003 is undone by a new report', () => {
  const bank = practice()
  must(bank, '0011', '4003', good.fields)
  expect(undo(bank, '0011', 4)).toEqual(['refused notReversible'])
  must(bank, '0011', '4001', { account: 'A3' })
  expect(bank.refusal('0011', '0520', { account: 'A3', amount: '60', notes: '20x3' })).toBe('accountStopped')
})
