import { expect, test } from 'vitest'
import { practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures } from '../support/tables.ts'

test('0001 binds the teller to his terminal', () => {
  expect(practice().run('0015', '0001')).toEqual([
    'posted 2',
    'set teller 0015 duty off > on, terminal null > T0015',
  ])
})

test('0001 gives no till: cash waits until one is taken', () => {
  const bank = practice()
  must(bank, '0015', '0001')
  expect(bank.refusal('0015', '0510', { account: 'A1', amount: '1', notes: '1x1' })).toBe('tillMissing')
})

test('0001 is undone by 0002 and may be done again', () => {
  const bank = practice()
  must(bank, '0015', '0001')
  must(bank, '0015', '0002')
  expect(bank.run('0015', '0001')[0]).toBe('posted 4')
})

refuses('0001', { by: '0015', fields: {} }, [
  ['who is signed on', { by: '0011' }, 'duty_on'],
  ['who is away', { by: '0011' }, 'duty_away', bank => must(bank, '0011', '0003')],
  ['whom nobody knows', { by: '0099' }, 'tellerUnknown'],
])

signatures('0001', asItIs, {}, [['0015', {}, 'nobody']])
