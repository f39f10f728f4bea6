import { expect, test } from 'vitest'
import { practice } from '../support/practice.ts'
import { must, refuses } from '../support/tables.ts'

const fields = { other: '0102', deposits: '0', withdrawals: '0' }
const good = { by: '0013', fields }

const business = (bank: ReturnType<typeof practice>) => {
  must(bank, '0011', '5011', { account: 'B1', amount: '1000', notes: '100x10' })
  must(bank, '0011', '5011', { account: 'B1', amount: '300', notes: '100x3' })
  must(bank, '0011', '5012', { account: 'B1', amount: '500', notes: '100x5' })
}

test('5013 agrees with the list of the other branch', () => {
  const bank = practice()
  business(bank)
  must(bank, '0013', '5013', { other: '102', deposits: '1300', withdrawals: '500' })
})

test('5013 after a reversal agrees with what is left', () => {
  const bank = practice()
  must(bank, '0011', '5011', { account: 'B1', amount: '1000', notes: '100x10' })
  must(bank, '0011', '8501', { serial: '2', reason: '录错' })
  must(bank, '0013', '5013', fields)
})

test('5013 counts the same on both sides', () => {
  const bank = practice()
  business(bank)
  expect(bank.there.get('tally', 'joint/0101/2026-03-02/in')?.amount).toBe(130_000n)
  expect(bank.there.get('tally', 'joint/0101/2026-03-02/out')?.amount).toBe(50_000n)
})

refuses('5013', good, [
  ['deposits that differ', { deposits: '1' }, 'jointListDiffers at deposits'],
  ['withdrawals that differ', { withdrawals: '1' }, 'jointListDiffers at withdrawals'],
  ['a branch that is none', { other: '测试' }, 'numberOutside at other'],
  ['a day that is none', { on: '2026-02-30' }, 'dayMalformed at on'],
  ['a list twice', {}, 'jointListDone', bank => must(bank, '0013', '5013', fields)],
])
