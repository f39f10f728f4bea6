import { expect, test } from 'vitest'
import { transactionOf } from '../../core/transactions/catalogue.ts'
import { practice } from '../support/practice.ts'
import { asItIs, refuses, signatures } from '../support/tables.ts'

test('8002 looks and leaves the till open', () => {
  const bank = practice()
  expect(bank.run('0011', '8002')).toEqual(['posted 2'])
  expect(transactionOf('8002').view).toEqual({ query: 'tellerProof', logged: false })
  expect(bank.refusal('0011', '0510', { account: 'A1', amount: '1', notes: '1x1' })).toBe('posted')
})

refuses('8002', { by: '0011', fields: {} }, [
  ['who has no counter', { by: '0014' }, 'notYourCode'],
  ['who has not signed on', { by: '0015' }, 'duty_off'],
])

signatures('8002', asItIs, {}, [['0013', {}, 'nobody']])
