import { expect, test } from 'vitest'
import { transactionOf } from '../../core/transactions/catalogue.ts'
import { practice } from '../support/practice.ts'
import { asItIs, refuses, signatures } from '../support/tables.ts'

test('7006 changes nothing', () => {
  expect(practice().run('0002', '7006', { till: '1' })).toEqual(['posted 2'])
  expect(transactionOf('7006').view).toEqual({ query: 'imbalance', logged: false })
})

refuses('7006', { by: '0002', fields: {} }, [
  ['a teller, whose count is blind', { by: '0011' }, 'notYourCode'],
  ['a till that is not there', { till: '77' }, 'tillUnknown at till'],
  ['what is no count', { count: 'parked-20260302-1' }, 'itemUnknown at count'],
  ['a missing number without its kind', { numbers: 'missing', missing: '1001' }, 'fieldMissing at kind'],
  [
    'numbers of another kind',
    { numbers: 'extra', kind: 'passbook', extra: '1234567890123' },
    'rangeMalformed at extra',
  ],
])

signatures('7006', asItIs, {}, [['0002', {}, 'nobody']])
