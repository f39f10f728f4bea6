import { expect, test } from 'vitest'
import { balanceOf, notesOf, patch, practice } from '../support/practice.ts'
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

test.each([
  ['100', '75', '100x1', 'd100x1'],
  ['100', '74.99', '50x1', 'h100x1'],
  ['100', '50', '50x1', 'h100x1'],
  ['c0.05', '60', 'c0.02x1', 'hc0.05x1'],
])('1010 of a %s of which %s percent are left gives %s', (face, left, given, came) => {
  const bank = practice()
  const before = balanceOf(bank, '1001-02-00')
  patch(bank, 'purse', 'till:00', { notes: { ...bank.state.get('purse', 'till:00')?.notes, 'c0.02': 1n } })
  must(bank, '0003', '1010', { received: `${face}x1`, damage: 'part', left, given })
  expect(notesOf(bank, 'till:00')).toContain(came)
  expect(balanceOf(bank, '1001-02-00')).toBe(before)
})

test('1010 of a cross-shaped loss gives half', () => {
  const bank = practice()
  must(bank, '0011', '1010', { received: '100x2', damage: 'cross', given: '100x1' })
  expect(notesOf(bank, 'till:01')).toBe('100x199 50x40 20x50 10x50 5x40 1x100 h100x2')
})

test('1010 of a soiled note that is whole says so', () => {
  const bank = practice()
  must(bank, '0011', '1010', { received: '100x1', damage: 'part', left: '100', given: '100x1' })
  expect(notesOf(bank, 'till:01')).toContain('d100x1')
})

test('damaged notes go to the vault and to no customer', () => {
  const bank = practice()
  must(bank, '0011', '1010', { received: '100x1', damage: 'part', left: '80', given: '100x1' })
  const pays = { account: 'A1', amount: '100', notes: 'd100x1' }
  expect(bank.refusal('0011', '0520', pays)).toBe('damagedUnwanted at notes')
  must(bank, '0011', '1004', { amount: '100', notes: 'd100x1' })
  expect(bank.refusal('0011', '1003', { amount: '100', notes: 'd100x1' })).toBe('damagedUnwanted at notes')
})

const damaged = { damage: 'part', left: '60', given: '50x1' }
refuses('1010', { by: '0011', fields: { received: '100x1', ...damaged } }, [
  ['less than half', { left: '49.99' }, 'notRedeemable at left'],
  ['half of a fen', { received: 'c0.01x1' }, 'notRedeemable at left'],
  ['a cross of a fen', { received: 'c0.01x1', damage: 'cross', left: '' }, 'notRedeemable at received'],
  ['full value for half a note', { given: '100x1' }, 'notesSum at given'],
  ['to guess how much is left', { left: '' }, 'fieldMissing at left'],
  ['more left than there was', { left: '120' }, 'partMalformed at left'],
  ['a little more than all', { left: '100.5' }, 'partMalformed at left'],
  ['a part in words', { left: '六成' }, 'partMalformed at left'],
  ['damaged notes in exchange', { given: 'h100x1' }, 'damagedUnwanted at given'],
])

test('1010 is undone by changing back, not by 8501', () => {
  const bank = practice()
  must(bank, '0011', '1010', good.fields)
  expect(undo(bank, '0011', 2)).toEqual(['refused notReversible'])
  must(bank, '0011', '1010', { received: '50x2', given: '100x1' })
  expect(notesOf(bank, 'till:01')).toBe(notesOf(practice(), 'till:01'))
})
