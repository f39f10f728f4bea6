import { expect, test } from 'vitest'
import { notesOf, practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

const good = { by: '0011', fields: { received: '100x1', given: '50x2' } }

test('1010 changes the notes and books nothing', () => {
  const bank = practice()
  expect(bank.run('0011', '1010', good.fields)).toEqual([
    'posted 2',
    'notes 100x1 customer > till:01',
    'notes 50x2 till:01 > customer',
  ])
  expect(notesOf(bank, 'till:01')).toBe('100x201 50x38 20x50 10x50 5x40 1x100')
})

refuses('1010', good, [
  ['to give less than was received', { given: '50x1' }, 'notesSum at given'],
  ['to give more than was received', { given: '50x3' }, 'notesSum at given'],
  ['nothing for nothing', { received: '0', given: '0' }, 'fieldMissing at received'],
  ['change within one side', { received: '100x1 50x-1', given: '50x1' }, 'countNegative at received'],
  ['notes that the till does not have', { received: '100x40', given: '50x80' }, 'notesShort'],
  ['a face that is none', { received: '3x50' }, 'faceUnknown at received'],
  ['a teller without a till', { by: '0013' }, 'tillMissing'],
  ['a balanced till', { by: '0012' }, 'till_balanced'],
])

signatures('1010', asItIs, {}, [['0011', { received: '100x100', given: '50x40 100x80' }, 'nobody']])

test('1010 is undone by changing back, not by 8501', () => {
  const bank = practice()
  must(bank, '0011', '1010', good.fields)
  expect(undo(bank, '0011', 2)).toEqual(['refused notReversible'])
  must(bank, '0011', '1010', { received: '50x2', given: '100x1' })
  expect(notesOf(bank, 'till:01')).toBe(notesOf(practice(), 'till:01'))
})
