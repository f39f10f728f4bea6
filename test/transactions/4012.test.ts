import { expect, test } from 'vitest'
import { accountOf, type Bank, itemState, practice } from '../support/practice.ts'
import { freezes, ofCourt, waits } from '../support/orders.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

const good = { by: '0011', fields: { freeze: 'freeze-20260105-3', ...ofCourt } }

test('4012 lifts a freeze, and the next in the line takes effect the same day for its own term', () => {
  const bank = practice()
  must(bank, '0011', '4012', good.fields)
  expect([itemState(bank, 'freeze-20260105-3'), itemState(bank, 'freeze-20260110-2')]).toEqual([
    'unfrozen',
    'frozen',
  ])
  expect(accountOf(bank, 'S3').restrictions).toMatchObject([{ until: '2026-09-01', waits: null }])
  expect(bank.refusal('0013', '0530', { payer: 'S3', payee: 'A1', amount: '2000' })).toBe('posted')
  expect(bank.refusal('0013', '0530', { payer: 'S3', payee: 'A1', amount: '2000.01' })).toBe(
    'insufficientFunds',
  )
})

test('4012 of one that waits takes it out of the line and touches nothing else', () => {
  const bank = practice()
  must(bank, '0012', '4012', { ...good.fields, freeze: 'freeze-20260110-2' })
  expect(accountOf(bank, 'S3').restrictions).toMatchObject([{ item: 'freeze-20260105-3' }])
})

test('4012 of the first of three moves the second up, and the third goes on waiting', () => {
  const bank = practice()
  const first = freezes(bank, 'A1', { bars: 'out' })
  const [second, third] = [waits(bank, 'A1'), waits(bank, 'A1', { bars: 'out' })]
  must(bank, '0011', '4012', { freeze: first, ...ofCourt })
  expect([itemState(bank, second), itemState(bank, third)]).toEqual(['frozen', 'waiting'])
  expect(bank.refusal('0013', '0530', { payer: 'A1', payee: 'A2', amount: '20000' })).toBe('posted')
})

const lifted = (bank: Bank) => void must(bank, '0011', '4012', good.fields)

test('4012 is for the chief teller too', () => {
  expect(practice().refusal('0003', '4012', good.fields)).toBe('parked')
})

refuses('4012', good, [
  ['another organ', { organ: 'police' }, 'organIsAnother at organ'],
  ['a freeze that is not there', { freeze: 'freeze-20260105-9' }, 'itemUnknown at freeze'],
  [
    'a freeze that has ended, though no day end has said so',
    {},
    'freezeEnded at freeze',
    bank => bank.turnTo('2027-01-05'),
  ],
  ['what is lifted already', {}, 'itemDone at freeze', lifted],
  ['a colleague’s order, as one that was never given', { by: '0013' }, 'itemUnknown at freeze'],
  ['even of one that is done with', { by: '0013' }, 'itemUnknown at freeze', lifted],
  ['one officer', { officers: '张三 执1001' }, 'officersMalformed at officers'],
])

signatures('4012', asItIs, good.fields, [['0011', {}, 'witness, supervisor']])

test('4012 is undone by a new freeze, not by 8501', () => {
  const bank = practice()
  must(bank, '0011', '4012', good.fields)
  expect(undo(bank, '0011', 5)).toEqual(['refused notReversible'])
})
