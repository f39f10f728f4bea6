import { expect, test } from 'vitest'
import { balanceOf, hundreds, practice } from '../support/practice.ts'
import { asItIs, counted, junior, must, refuses, signatures, undo } from '../support/tables.ts'

const good = { by: '0011', fields: { amount: '100', notes: '100x1', note: '晚间轧账清点' } }

test('1042 books what is missing as a claim, one case with its own number', () => {
  const bank = practice()
  expect(bank.act('0011', '1042', good.fields)).toEqual([
    'posted 5',
    'D 1221-01 100.00 -> 180.00',
    'C 1001-01-01 100.00 -> 23700.00',
    'notes 100x1 till:01 > missing',
    'new item cashError-20260302-5',
  ])
})

test('1042 beside 1041: a shortage is never netted with an overage', () => {
  const bank = practice()
  must(bank, '0011', '1041', good.fields)
  must(bank, '0011', '1042', good.fields)
  expect([balanceOf(bank, '1221-01'), balanceOf(bank, '2241-01')]).toEqual(['180.00', '180.00'])
})

refuses('1042', good, [
  ['notes of another worth', { notes: '50x1' }, 'notesSum at notes'],
  ['notes that the till does not have', { amount: '2050', notes: '50x41' }, 'notesShort'],
  ['a count that is not there', { count: 'count-20260302-9' }, 'itemUnknown at count'],
  [
    'a count that found another amount',
    { amount: '50', notes: '50x1', count: 'count-20260302-2' },
    'countIsAnother at count',
    bank =>
      must(bank, '0011', '1020', {
        ...counted(bank, '01'),
        session: 'midday',
        counted: '100x199 50x40 20x50 10x50 5x40 1x100',
      }),
  ],
  [
    'a count that found it on the other side',
    { count: 'count-20260302-2' },
    'countIsAnother at count',
    bank =>
      must(bank, '0011', '1020', {
        ...counted(bank, '01'),
        session: 'midday',
        counted: '100x201 50x40 20x50 10x50 5x40 1x100',
      }),
  ],
  ['a teller without a till', { by: '0013' }, 'tillMissing'],
  ['a balanced till', { by: '0012' }, 'till_balanced'],
])

const short = (amount: string) => ({ amount, notes: hundreds(amount) })
signatures('1042', asItIs, { note: '清点' }, [
  ['0011', short('999.99'), 'reviewer, supervisor'],
  ['0011', short('1000.00'), 'reviewer, supervisor, director'],
])
signatures('1042', junior, { note: '清点' }, [
  ['0015', short('999.99'), 'reviewer, supervisor'],
  ['0015', short('1000.00'), 'reviewer, supervisor, director'],
])

test('1042 taken back puts the notes into the till again', () => {
  const bank = practice()
  must(bank, '0011', '1042', good.fields)
  expect(undo(bank, '0011', 5, '50x2')).toEqual([
    'posted 8',
    'set item cashError-20260302-5 state booked > reversed',
    'notes 50x2 missing > till:01',
    'C 1001-01-01 -100.00 -> 23800.00',
    'D 1221-01 -100.00 -> 80.00',
    'new mark 2026-03-02/5',
  ])
})
