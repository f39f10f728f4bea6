import { expect, test } from 'vitest'
import { accountOf, balanceOf, itemState, practice } from '../support/practice.ts'
import { freezes } from '../support/orders.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

const letter = { outlet: '0202 河口储蓄所', letter: '河托11号' }
const matured = { account: 'F1', certificate: 'C00004901', ...letter, action: 'pay' }
const early = { account: 'F2', certificate: 'C00004902', ...letter, action: 'pay' }

test('4022 pays a certificate with its interest through clearing and closes it', () => {
  const bank = practice()
  expect(must(bank, '0011', '4022', matured).slice(1, 4)).toEqual([
    'D F1 10000.00 -> 0.00',
    'D 6411-12 65.97 -> 65.97',
    'C 3001-02 10065.97 -> -10065.97',
  ])
  expect([accountOf(bank, 'F1').status, itemState(bank, 'collection-20260302-5')]).toEqual(['closed', 'paid'])
})

test('4022 before maturity pays as an early withdrawal', () => {
  const bank = practice()
  must(bank, '0011', '4022', early)
  expect(balanceOf(bank, '3001-02')).toBe('-20017.69')
})

test('4022 refused is registered, and nothing moves', () => {
  const bank = practice()
  must(bank, '0011', '4022', { ...early, action: 'refuse', reason: '印章不符' })
  expect([accountOf(bank, 'F2').status, itemState(bank, 'collection-20260302-4')]).toEqual([
    'open',
    'refused',
  ])
})

test('4022 may refuse what is reported lost, and must not pay it', () => {
  const bank = practice()
  must(bank, '0011', '4001', { account: 'F2' })
  expect(bank.refusal('0011', '4022', early)).toBe('accountStopped')
  expect(bank.refusal('0011', '4022', { ...early, action: 'refuse', reason: '已挂失' })).toBe('parked')
})

refuses('4022', { by: '0011', fields: early }, [
  ['another certificate', { certificate: 'C00004901' }, 'certificateDiffers at certificate'],
  ['a refusal without a reason', { action: 'refuse' }, 'fieldMissing at reason'],
  ['a payment with one', { reason: '印章不符' }, 'fieldUnwanted at reason'],
  ['a demand account', { account: 'A1' }, 'accountWrongProduct at account'],
  ['no letter', { letter: '' }, 'fieldMissing at letter'],
  ['what is frozen whole', {}, 'accountRestricted', bank => void freezes(bank, 'F2', { bars: 'out' })],
  ['what is frozen in part', {}, 'insufficientFunds', bank => void freezes(bank, 'F2', { amount: '1' })],
])

signatures('4022', asItIs, {}, [
  ['0011', matured, 'reviewer, supervisor'],
  ['0011', { ...early, action: 'refuse', reason: '印章不符' }, 'reviewer'],
])

test('4022 is taken back by 8501 as a whole', () => {
  const bank = practice()
  must(bank, '0011', '4022', matured)
  undo(bank, '0011', 5)
  expect([balanceOf(bank, 'F1'), accountOf(bank, 'F1').status]).toEqual(['10000.00', 'open'])
  expect(itemState(bank, 'collection-20260302-5')).toBe('reversed')
})
