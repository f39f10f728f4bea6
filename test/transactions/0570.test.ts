import { expect, test } from 'vitest'
import { accountOf, balanceOf, cash, itemState, patch, practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

const good = { by: '0011', fields: { account: 'V1', action: 'move', last: '2025-01-10' } }
const back = { account: 'V1', action: 'activate' }

test('0570 moves what stands there, with its interest, to where nothing is earned', () => {
  const bank = practice()
  expect(bank.act('0011', '0570', good.fields).slice(1, 4)).toEqual([
    'D V1 2000.00 -> 0.00',
    'D 6411-11 12.43 -> 12.43',
    'C 2241-03 2012.43 -> 2712.43',
  ])
})

test('a dormant account takes nothing and gives nothing, and cannot be closed', () => {
  const bank = practice()
  must(bank, '0011', '0570', good.fields)
  expect(bank.refusal('0011', '0510', { account: 'V1', amount: '5', notes: cash('5') })).toBe(
    'accountDormant',
  )
  expect(bank.refusal('0011', '0540', { account: 'V1', payee: 'A1' })).toBe('accountDormant')
  expect(bank.refusal('0011', '0530', { payer: 'V1', payee: 'A1', amount: '1' })).toBe('insufficientFunds')
})

test('0570 puts back what was moved, to the fen, and the account earns from that day', () => {
  const bank = practice()
  must(bank, '0011', '0570', good.fields)
  bank.turnTo('2027-03-02')
  must(bank, '0011', '0570', back)
  expect([balanceOf(bank, 'V1'), balanceOf(bank, '2241-03')]).toEqual(['2012.43', '700.00'])
  expect(accountOf(bank, 'V1').restrictions).toEqual([])
  bank.turnTo('2027-03-12')
  // 2,012 × 10 days × 0.35 %.
  expect(must(bank, '0011', '0540', { account: 'V1', payee: 'A1' })).toContain('D 6411-11 0.20 -> 12.63')
})

refuses('0570', good, [
  ['what moved too lately', { last: '2025-03-03' }, 'dormantTooSoon at last'],
  [
    'what was opened too lately',
    { account: 'V3', last: '2020-01-01' },
    'dormantTooSoon at last',
    bank => patch(bank, 'account', accountOf(bank, 'V3').no, { restrictions: [] }),
  ],
  ['what is dormant already', { account: 'V2' }, 'accountDormant'],
  ['to activate what is not dormant', { action: 'activate', last: '' }, 'accountNotDormant'],
  [
    'an account of which a part is certified',
    {},
    'accountBound',
    bank =>
      patch(bank, 'account', accountOf(bank, 'V1').no, { restrictions: accountOf(bank, 'V3').restrictions }),
  ],
  [
    'an account that may be overdrawn',
    {},
    'accountBound',
    bank => must(bank, '0011', '0560', { account: 'V1', limit: '100' }),
  ],
  [
    'an account of which a part is held',
    {},
    'accountBound',
    bank => patch(bank, 'account', accountOf(bank, 'V1').no, { held: 1n }),
  ],
  [
    'an empty account',
    {},
    'accountEmpty',
    bank => patch(bank, 'account', accountOf(bank, 'V1').no, { balance: 0n }),
  ],
  ['no last day', { last: '' }, 'fieldMissing at last'],
  ['a fixed deposit', { account: 'F1' }, 'accountWrongProduct at account'],
])

signatures('0570', asItIs, {}, [
  ['0011', good.fields, 'supervisor'],
  ['0011', { account: 'V2', action: 'activate' }, 'supervisor'],
])

test('0570 taken back leaves the account as it was, with two lines more for its passbook', () => {
  const bank = practice()
  const before = accountOf(bank, 'V1')
  must(bank, '0011', '0570', good.fields)
  undo(bank, '0011', bank.head.serial)
  expect(accountOf(bank, 'V1')).toEqual({ ...before, unprinted: 3 })
  must(bank, '0011', '0570', { account: 'V2', action: 'activate' })
  undo(bank, '0011', bank.head.serial)
  expect(itemState(bank, 'dormant-20260220-2')).toBe('dormant')
})
