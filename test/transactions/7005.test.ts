import { expect, test } from 'vitest'
import { transactionOf } from '../../core/transactions/catalogue.ts'
import { practice } from '../support/practice.ts'
import { asItIs, refuses, signatures } from '../support/tables.ts'

test('7005 changes nothing', () => {
  expect(practice().run('0011', '7005', { till: '2' })).toEqual(['posted 2'])
  expect(transactionOf('7005').view).toEqual({ query: 'holdings', logged: false })
})

refuses('7005', { by: '0011', fields: {} }, [
  ['a till that is not there', { till: '77' }, 'tillUnknown at till'],
  ['what is no till number', { till: '001' }, 'tillMalformed at till'],
])

signatures('7005', asItIs, {}, [['0014', {}, 'nobody']])
