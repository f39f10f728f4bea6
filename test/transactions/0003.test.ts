import { expect, test } from 'vitest'
import { practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures } from '../support/tables.ts'

test('0003 puts the till away with its teller, and once more brings both back', () => {
  const bank = practice()
  expect(bank.run('0011', '0003')).toEqual([
    'posted 2',
    'set teller 0011 duty on > away',
    'set till 01 state inUse > away',
  ])
  expect(bank.run('0011', '0003')).toEqual([
    'posted 3',
    'set teller 0011 duty away > on',
    'set till 01 state away > inUse',
  ])
})

test('0003 of a teller without a till is about him alone', () => {
  expect(practice().run('0013', '0003')).toEqual(['posted 2', 'set teller 0013 duty on > away'])
})

test('0003 leaves a balanced till balanced', () => {
  const bank = practice()
  expect(bank.run('0012', '0003')).toEqual(['posted 2', 'set teller 0012 duty on > away'])
  expect(bank.run('0012', '0003')).toEqual(['posted 3', 'set teller 0012 duty away > on'])
})

test('0003 stops all work until the teller is back', () => {
  const bank = practice()
  must(bank, '0011', '0003')
  expect(bank.refusal('0011', '0530', { payer: 'A1', payee: 'A2', amount: '1' })).toBe('duty_away')
})

test('0003 keeps others from sending cash to the till', () => {
  const bank = practice()
  must(bank, '0011', '0003')
  const send = { to: '1', amount: '100', notes: '100x1' }
  expect(bank.refusal('0003', '1006', send)).toBe('receiverTillClosed at to')
})

refuses('0003', { by: '0011', fields: {} }, [['who has not signed on', { by: '0015' }, 'duty_off']])

signatures('0003', asItIs, {}, [['0011', {}, 'nobody']])
