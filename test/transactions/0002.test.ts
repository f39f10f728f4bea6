import { expect, test } from 'vitest'
import { practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

test('0002 ends the duty and leaves the terminal', () => {
  expect(practice().run('0013', '0002')).toEqual([
    'posted 2',
    'set teller 0013 duty on > off, terminal T0013 > null',
  ])
})

test('0002 lets a teller go who is away', () => {
  const bank = practice()
  must(bank, '0013', '0003')
  expect(bank.run('0013', '0002')[1]).toBe('set teller 0013 duty away > off, terminal T0013 > null')
})

refuses('0002', { by: '0013', fields: {} }, [
  ['who still holds a till', { by: '0011' }, 'tillStillHeld'],
  ['who holds a balanced till', { by: '0012' }, 'tillStillHeld'],
  ['who is off already', { by: '0015' }, 'duty_off'],
])

signatures('0002', asItIs, {}, [['0013', {}, 'nobody']])

test('0002 is not taken back by 8501', () => {
  const bank = practice()
  must(bank, '0013', '0002')
  must(bank, '0013', '0001')
  expect(undo(bank, '0013', 2)).toEqual(['refused notReversible'])
})
