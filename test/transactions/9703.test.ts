import { expect, test } from 'vitest'
import { faultsOf } from '../../core/items/hallCheck.ts'
import type { Item } from '../../core/items.ts'
import { itemState, practice } from '../support/practice.ts'
import { must, refuses } from '../support/tables.ts'

const check = 'hallCheck-20260227-1'
const good = { by: '0011', fields: { check, line: 'check2', how: '已加钞' } }

test('9703 mends one thing, and closes the check with the last', () => {
  const bank = practice()
  must(bank, '0011', '9703', good.fields)
  expect(itemState(bank, check)).toBe('faulty')
  expect(faultsOf((bank.state.get('item', check) as Item<'hallCheck'>).data)).toMatchObject([
    { check: 'check3' },
  ])
  must(bank, '0014', '9703', { check, line: '', how: '已补单据' })
  expect(itemState(bank, check)).toBe('mended')
  expect(bank.state.get('item', check)).toMatchObject({
    data: {
      mended: [
        { check: 'check2', by: '0011', how: '已加钞' },
        { check: 'check3', by: '0014', how: '已补单据' },
      ],
    },
  })
})

test('9703 of all at once is for whoever found it, or leads the hall', () => {
  const bank = practice()
  expect(bank.refusal('0011', '9703', { ...good.fields, line: '' })).toBe('faultOfOther')
  must(bank, '0002', '9703', { ...good.fields, line: '' })
  expect(itemState(bank, check)).toBe('mended')
})

refuses('9703', good, [
  ['a line that was in order', { line: 'check1' }, 'faultUnknown at line'],
  ['a line that is on no list', { line: 'check9' }, 'faultUnknown at line'],
  [
    'what was mended before',
    {},
    'faultUnknown at line',
    bank => void must(bank, '0011', '9703', good.fields),
  ],
  ['a colleague whom it does not concern', { by: '0012' }, 'faultOfOther'],
  ['a check that there was not', { check: 'hallCheck-20260227-9' }, 'itemUnknown at check'],
])
