import { expect, test } from 'vitest'
import { balanceOf, cash, itemState, notesOf, practice } from '../support/practice.ts'
import { asItIs, counted, junior, must, refuses, signatures, undo } from '../support/tables.ts'

const good = { by: '0011', fields: { amount: '100', notes: '100x1', note: '晚间轧账清点' } }

test('1041 books what is too much as a debt, one case with its own number', () => {
  const bank = practice()
  expect(bank.act('0011', '1041', good.fields)).toEqual([
    'posted 5',
    'D 1001-01-01 100.00 -> 23900.00',
    'C 2241-01 100.00 -> 180.00',
    'notes 100x1 missing > till:01',
    'new item cashError-20260302-5',
  ])
  expect(itemState(bank, 'cashError-20260302-5')).toBe('booked')
})

test('1041 settles the count that found it', () => {
  const bank = practice()
  const count = { ...counted(bank, '01'), counted: '100x201 50x40 20x50 10x50 5x40 1x100' }
  must(bank, '0011', '1020', { ...count, session: 'midday' })
  const lines = bank.act('0011', '1041', { ...good.fields, count: 'count-20260302-2' })
  expect(lines).toContain('set item count-20260302-2 state different > settled')
})

test('1041 twice is two cases, never one sum', () => {
  const bank = practice()
  must(bank, '0011', '1041', good.fields)
  must(bank, '0011', '1041', good.fields)
  expect(bank.state.get('index', 'openItems/cashError')?.keys).toEqual([
    'cashError-20260227-3',
    'cashError-20260227-4',
    'cashError-20260302-5',
    'cashError-20260302-9',
  ])
  expect(balanceOf(bank, '2241-01')).toBe('280.00')
})

refuses('1041', good, [
  ['notes of another worth', { notes: '50x1' }, 'notesSum at notes'],
  ['no word on how it was found', { note: '' }, 'fieldMissing at note'],
  ['a count that is not there', { count: 'count-20260302-9' }, 'itemUnknown at count'],
  [
    'a count that agreed',
    { count: 'count-20260302-2' },
    'itemDone at count',
    bank => must(bank, '0011', '1020', { ...counted(bank, '01'), session: 'midday' }),
  ],
  [
    'a count that found another amount',
    { amount: '50', notes: '50x1', count: 'count-20260302-2' },
    'countIsAnother at count',
    bank =>
      must(bank, '0011', '1020', {
        ...counted(bank, '01'),
        session: 'midday',
        counted: '100x201 50x40 20x50 10x50 5x40 1x100',
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
        counted: '100x199 50x40 20x50 10x50 5x40 1x100',
      }),
  ],
  ['a teller without a till', { by: '0013' }, 'tillMissing'],
  ['a balanced till', { by: '0012' }, 'till_balanced'],
])

const over = (amount: string) => ({ amount, notes: cash(amount) })
signatures('1041', asItIs, { note: '清点' }, [
  ['0011', over('0.01'), 'reviewer, supervisor'],
  ['0011', over('999.99'), 'reviewer, supervisor'],
  ['0011', over('1000.00'), 'reviewer, supervisor, director'],
])
signatures('1041', junior, { note: '清点' }, [
  ['0015', over('999.99'), 'reviewer, supervisor'],
  ['0015', over('1000.00'), 'reviewer, supervisor, director'],
])

test('1041 taken back reverses the case and opens the count again', () => {
  const bank = practice()
  const count = { ...counted(bank, '01'), counted: '100x201 50x40 20x50 10x50 5x40 1x100' }
  must(bank, '0011', '1020', { ...count, session: 'midday' })
  must(bank, '0011', '1041', { ...good.fields, count: 'count-20260302-2' })
  expect(undo(bank, '0011', 6)).toEqual([
    'posted 9',
    'set item count-20260302-2 state settled > different',
    'set item cashError-20260302-6 state booked > reversed',
    'notes 100x1 till:01 > missing',
    'C 2241-01 -100.00 -> 80.00',
    'D 1001-01-01 -100.00 -> 23800.00',
    'new mark 2026-03-02/6',
  ])
  expect(notesOf(bank, 'till:01')).toBe(notesOf(practice(), 'till:01'))
})
