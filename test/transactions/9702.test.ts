import { expect, test } from 'vitest'
import { agreed } from '../support/registry.ts'
import { itemState, patch, practice } from '../support/practice.ts'
import { must, refuses } from '../support/tables.ts'

const all = (wrong: Readonly<Record<number, string>> = {}, count = 7): string =>
  Array.from({ length: count }, (_, index) => `check${index + 1} ${wrong[index + 1] ?? 'ok'}`).join('\n')

const good = { by: '0014', fields: { round: 'opening', looked: all({ 2: '0011 评价器不亮' }) } }
const id = 'hallCheck-20260302-2'

test('9702 keeps who looked at what, and leaves open what is wrong with who mends it by when', () => {
  const bank = practice()
  must(bank, '0014', '9702', good.fields)
  expect(bank.state.get('item', id)).toMatchObject({
    state: 'faulty',
    by: '0014',
    data: { round: 'opening', due: '2026-03-03', mended: [] },
  })
})

test('9702 is done at once where all is in order', () => {
  const bank = practice()
  must(bank, '0011', '9702', { round: 'opening', looked: all() })
  expect(itemState(bank, id)).toBe('passed')
})

test('9702 during the day notes what was seen; a teller may, and the outlet need not be open', () => {
  const bank = practice()
  patch(bank, 'branch', '0101', { state: 'balanced' })
  must(bank, '0011', '9702', { round: 'during', looked: 'check3 ok' })
  must(bank, '0014', '9702', { round: 'closing', looked: all({}, 5) })
})

test('9702 follows the list as the outlet has it', () => {
  const bank = practice()
  const line = 'greeting.ready.check8'
  agreed(bank, '9701', { line, action: 'own', zh: '饮水机有水', en: 'There is water' })
  expect(bank.refusal('0014', '9702', { round: 'opening', looked: all() })).toBe(
    'checklistIncomplete at looked',
  )
  must(bank, '0014', '9702', { round: 'opening', looked: all({}, 8) })
})

refuses('9702', good, [
  ['a line left out before opening', { looked: all({}, 6) }, 'checklistIncomplete at looked'],
  ['a line that is on no list', { looked: all({}, 8) }, 'checklistLineUnknown at looked'],
  ['what does not say what is wrong', { looked: all({ 2: '0011' }) }, 'checklistMalformed at looked'],
  ['somebody there is not', { looked: all({ 2: '0999 坏了' }) }, 'tellerUnknown at looked'],
  [
    'somebody who has left',
    {},
    'tellerStopped at looked',
    bank => patch(bank, 'teller', '0011', { stopped: true }),
  ],
])
