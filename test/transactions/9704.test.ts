import { expect, test } from 'vitest'
import { itemState, practice } from '../support/practice.ts'
import { must, refuses } from '../support/tables.ts'

const good = {
  by: '0014',
  fields: { activity: 'mobile', result: 'activated', customer: '1', ticket: 'B007' },
}
const id = 'lesson-20260302-2'

test('9704 notes what was taught, to whom, and what came of it', () => {
  const bank = practice()
  must(bank, '0014', '9704', good.fields)
  expect(bank.state.get('item', id)).toMatchObject({
    state: 'done',
    by: '0014',
    data: { activity: 'mobile', result: 'activated', customer: '000000001', ticket: 'B007' },
  })
})

test('9704 needs no customer: a warning at the door is one too', () => {
  const bank = practice()
  must(bank, '0011', '9704', { activity: 'fraud', result: 'told' })
  expect(bank.state.get('item', id)).toMatchObject({ data: { customer: null, ticket: null } })
})

test('9704 again under its number corrects what was noted wrongly, once and by the same person', () => {
  const bank = practice()
  must(bank, '0014', '9704', good.fields)
  must(bank, '0014', '9704', { ...good.fields, result: 'learned', instead: id })
  expect([id, 'lesson-20260302-3'].map(one => itemState(bank, one))).toEqual(['corrected', 'done'])
  expect(bank.refusal('0014', '9704', { ...good.fields, instead: id })).toBe('lessonNotYours at instead')
})

refuses('9704', good, [
  ['an activation where there is nothing to activate', { activity: 'fraud' }, 'lessonNotActivated at result'],
  [
    'what a colleague has noted',
    { instead: id },
    'lessonNotYours at instead',
    bank => void must(bank, '0011', '9704', { activity: 'fraud', result: 'told' }),
  ],
  ['a customer there is not', { customer: '999' }, 'customerUnknown at customer'],
])
