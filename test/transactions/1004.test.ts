import { expect, test } from 'vitest'
import { notesOf, practice } from '../support/practice.ts'
import { asItIs, balanced, must, refuses, signatures } from '../support/tables.ts'

const good = { by: '0011', fields: { amount: '10000', notes: '100x100' } }

test('1004 moves notes and money from the teller’s till into the main till', () => {
  const bank = practice()
  expect(bank.act('0011', '1004', good.fields)).toEqual([
    'posted 4',
    'D 1001-02-00 10000.00 -> 1095300.00',
    'C 1001-01-01 10000.00 -> 13800.00',
    'notes 100x100 till:01 > till:00',
  ])
  expect(notesOf(bank, 'till:00')).toBe('100x9704 50x1920 20x900 10x900 5x320 1x300')
})

test('1004 may empty the till', () => {
  const bank = practice()
  must(bank, '0011', '1004', { amount: '23800', notes: notesOf(bank, 'till:01') })
  expect(notesOf(bank, 'till:01')).toBe('')
})

refuses('1004', good, [
  ['notes of another worth', { notes: '100x99' }, 'notesSum at notes'],
  ['notes that the till does not have', { notes: '50x200' }, 'notesShort'],
  ['the vault into itself', { by: '0003' }, 'mainTillGivesOnly'],
  ['a teller without a till', { by: '0013' }, 'tillMissing'],
  ['a balanced till', { by: '0012' }, 'till_balanced'],
  ['a vault that is closed', {}, 'mainTillClosed', bank => must(bank, '0003', '8003', balanced(bank, '00'))],
])

signatures('1004', asItIs, {}, [['0011', good.fields, 'chiefTeller']])
