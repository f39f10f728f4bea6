import { expect, test } from 'vitest'
import { notesOf, practice } from '../support/practice.ts'
import { asItIs, balanced, must, refuses, signatures, undo } from '../support/tables.ts'

const good = { by: '0011', fields: { amount: '5000', notes: '100x40 50x20' } }

test('1003 moves notes and money from the main till into the teller’s', () => {
  const bank = practice()
  expect(bank.act('0011', '1003', good.fields)).toEqual([
    'posted 4',
    'D 1001-01-01 5000.00 -> 28800.00',
    'C 1001-02-00 5000.00 -> 1080300.00',
    'notes 100x40 50x20 till:00 > till:01',
  ])
  expect(notesOf(bank, 'till:01')).toBe('100x240 50x60 20x50 10x50 5x40 1x100')
  expect(notesOf(bank, 'till:00')).toBe('100x9564 50x1900 20x900 10x900 5x320 1x300')
})

refuses('1003', good, [
  ['notes of another worth', { notes: '100x40' }, 'notesSum at notes'],
  ['notes that the vault does not have', { notes: '1x5000' }, 'notesShort'],
  ['the vault from itself', { by: '0003' }, 'mainTillGivesOnly'],
  ['a teller without a till', { by: '0013' }, 'tillMissing'],
  ['a balanced till', { by: '0012' }, 'till_balanced'],
  ['a vault that is closed', {}, 'mainTillClosed', bank => must(bank, '0003', '8003', balanced(bank, '00'))],
])

signatures('1003', asItIs, {}, [['0011', good.fields, 'chiefTeller']])

test('1003 is undone by 1004, not by 8501', () => {
  const bank = practice()
  must(bank, '0011', '1003', good.fields)
  expect(undo(bank, '0011', 4)).toEqual(['refused notReversible'])
  must(bank, '0011', '1004', good.fields)
  expect(notesOf(bank, 'till:01')).toBe(notesOf(practice(), 'till:01'))
})
