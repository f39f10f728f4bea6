import { expect, test } from 'vitest'
import { transactionOf } from '../../core/transactions/catalogue.ts'
import { practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

test('7001 changes nothing; the look-up itself is the row', () => {
  expect(practice().run('0011', '7001', { account: 'A1', purpose: 'service' })).toEqual(['posted 2'])
  expect(transactionOf('7001').view).toEqual({ query: 'account', logged: true })
})

test('7001 shows the bank’s own accounts too', () => {
  expect(practice().refusal('0011', '7001', { account: '2241-01', purpose: 'service' })).toBe('posted')
})

refuses('7001', { by: '0011', fields: { account: 'A1', purpose: 'service' } }, [
  ['an account that is not there', { account: '0101110000000096' }, 'accountUnknown at account'],
  ['a GL account that is not posted to', { account: '2011' }, 'accountUnknown at account'],
  ['a wrong check digit', { account: '0101110000000014' }, 'accountCheckDigit at account'],
  ['a day that does not exist', { from: '20260230' }, 'dayMalformed at from'],
  ['no purpose', { purpose: '' }, 'fieldMissing at purpose'],
  ['a purpose of one’s own', { purpose: '随便看看' }, 'notOffered at purpose'],
  ['who has not signed on', { by: '0015' }, 'duty_off'],
])

signatures('7001', asItIs, { account: 'A1', purpose: 'service' }, [['0011', {}, 'nobody']])

test('7001 has nothing to take back', () => {
  const bank = practice()
  must(bank, '0011', '7001', { account: 'A1', purpose: 'service' })
  expect(undo(bank, '0011', 2)).toEqual(['refused notReversible'])
})
