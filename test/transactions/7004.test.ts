import { expect, test } from 'vitest'
import { transactionOf } from '../../core/transactions/catalogue.ts'
import { practice } from '../support/practice.ts'
import { asItIs, refuses, signatures } from '../support/tables.ts'

test('7004 changes nothing', () => {
  expect(practice().run('0011', '7004', { day: '2026-03-01', teller: '0012', code: '0510' })).toEqual([
    'posted 2',
  ])
  expect(transactionOf('7004').view).toEqual({ query: 'journal', logged: false })
})

refuses('7004', { by: '0011', fields: {} }, [
  ['a day that does not exist', { day: '2026-13-01' }, 'dayMalformed at day'],
  ['a teller whom nobody knows', { teller: '0099' }, 'tellerUnknown at teller'],
  ['what is no teller number', { teller: '11' }, 'tellerMalformed at teller'],
  ['what is no code', { code: '05100' }, 'codeUnknown at code'],
])

signatures('7004', asItIs, {}, [['0011', {}, 'nobody']])
