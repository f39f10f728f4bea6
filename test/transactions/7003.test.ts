import { expect, test } from 'vitest'
import { transactionOf } from '../../core/transactions/catalogue.ts'
import { practice } from '../support/practice.ts'
import { asItIs, refuses, signatures } from '../support/tables.ts'

test('7003 changes nothing, and what was looked for is stored sealed', () => {
  const bank = practice()
  expect(bank.run('0011', '7003', { who: '王小明', purpose: 'service' })).toEqual(['posted 2'])
  expect(bank.rows[0]?.fields).toEqual(['王小明~王小明', 'service'])
  expect(transactionOf('7003').fields.who?.privacy).toBe('personal')
  expect(transactionOf('7003').view).toEqual({ query: 'customer', logged: true })
})

refuses('7003', { by: '0011', fields: { who: '1', purpose: 'service' } }, [
  ['to look for nobody', { who: '  ' }, 'fieldMissing at who'],
  ['words without end', { who: '王'.repeat(61) }, 'textTooLong at who'],
  ['no purpose', { purpose: '' }, 'fieldMissing at purpose'],
  ['words that cannot be printed', { who: '王\u0007' }, 'textControl at who'],
])

signatures('7003', asItIs, { who: '1', purpose: 'service' }, [['0011', {}, 'nobody']])
