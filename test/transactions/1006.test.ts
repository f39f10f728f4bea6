import { expect, test } from 'vitest'
import { explainRefusal, isRefusal } from '../../core/refusals.ts'
import { balanceOf, itemState, notesOf, practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

const good = { by: '0003', fields: { to: '01', amount: '2000', notes: '100x20' } }

test('1006 puts the cash in transit, with a number of its own that holds the notes', () => {
  const bank = practice()
  expect(bank.act('0003', '1006', good.fields)).toEqual([
    'posted 4',
    'D 1001-04 2000.00 -> 2000.00',
    'C 1001-02-00 2000.00 -> 1083300.00',
    'notes 100x20 till:00 > item:transit-20260302-4',
    'new item transit-20260302-4',
  ])
  expect(notesOf(bank, 'item:transit-20260302-4')).toBe('100x20')
  expect(notesOf(bank, 'till:01')).toBe(notesOf(practice(), 'till:01'))
})

refuses('1006', good, [
  ['to send to oneself', { to: '00' }, 'sameTill at to'],
  ['a receiver that is balanced', { to: '02' }, 'receiverTillClosed at to'],
  ['a receiver that is sealed', { to: '03' }, 'receiverTillClosed at to'],
  ['a receiver that is not there', { to: '09' }, 'tillUnknown at to'],
  ['notes of another worth', { notes: '100x21' }, 'notesSum at notes'],
  ['notes that the till does not have', { notes: '1x2000' }, 'notesShort'],
  ['an empty transfer', { amount: '0', notes: '0' }, 'moneyTooSmall at amount'],
  ['a teller without a till', { by: '0013' }, 'tillMissing'],
  ['a balanced till', { by: '0012' }, 'till_balanced'],
])

signatures('1006', asItIs, {}, [['0003', good.fields, 'reviewer']])

test('1006 taken back on the way: the notes are in the till again, the number is reversed', () => {
  const bank = practice()
  must(bank, '0003', '1006', good.fields)
  expect(undo(bank, '0003', 4)).toEqual([
    'posted 7',
    'set item transit-20260302-4 state sent > reversed',
    'notes 100x20 item:transit-20260302-4 > till:00',
    'C 1001-02-00 -2000.00 -> 1085300.00',
    'D 1001-04 -2000.00 -> 0.00',
    'new mark 2026-03-02/4',
  ])
  expect(bank.refusal('0011', '1005', { transit: 'transit-20260302-4' })).toBe('itemDone at transit')
})

test('1006 is not taken back once the cash has arrived: the row is named', () => {
  const bank = practice()
  must(bank, '0003', '1006', good.fields)
  must(bank, '0011', '1005', { transit: 'transit-20260302-4' })
  const refusal = bank.ask('0003', '8501', { serial: '4', reason: '录错' })
  expect(isRefusal(refusal) && explainRefusal(refusal, 'en')).toBe(
    'Cash in transit transit-20260302-4 has been changed since, by row 5',
  )
  expect(itemState(bank, 'transit-20260302-4')).toBe('received')
  expect(balanceOf(bank, '1001-04')).toBe('0.00')
})
