import { expect, test } from 'vitest'
import { facetsOfLabel } from '../../core/complaints/labels.ts'

test.each([
  ['Credit card', 'cards', 'service'],
  [' debt COLLECTION ', 'loans', 'debtCollection'],
  ['Mortgage', 'loans', 'contract'],
  ['贷款', 'loans', 'other'],
  ['定价收费', 'other', 'fees'],
  ['Something else', 'other', 'other'],
  ['constructor', 'other', 'other'],
])('%s is %s, %s', (label, business, reason) => {
  expect(facetsOfLabel(label)).toEqual({ business, reason })
})
