import { expect, test } from 'vitest'
import type { Raw } from '../../core/fields/field.ts'
import { accountOf, type Bank, branchIs, patch, practice } from '../support/practice.ts'

const closing = (bank: ReturnType<typeof practice>) => branchIs(bank, 'closing')

test('8095 moves what stands on a dormant account away, and 0570 puts it back', () => {
  const bank = practice()
  closing(bank)
  expect(bank.run('9999', '8095', { account: 'V1', last: '2025-01-10' })).toEqual([
    'posted 2',
    'D V1 2000.00 -> 0.00',
    'D 6411-11 12.43 -> 12.43',
    'C 2241-03 2012.43 -> 2712.43',
    'products V1 -127800000',
    'new item dormant-20260302-2',
    'set account V1 restrictions [] > [{"amount":null,"bars":"in","item":"dormant-20260302-2","reason":"dormant","until":null,"waits":null}]',
  ])
  branchIs(bank, 'open')
  bank.act('0011', '0570', { account: 'V1', action: 'activate' })
  expect(accountOf(bank, 'V1').restrictions).toEqual([])
})

test('8095 ends with a row without an account', () => {
  const bank = practice()
  closing(bank)
  expect(bank.run('9999', '8095')).toEqual(['posted 2'])
})

test.each<[rule: string, by: string, fields: Raw, says: string, scene?: (bank: Bank) => void]>([
  [
    'one that was moved not long ago',
    '9999',
    { account: 'V1', last: '2026-02-01' },
    'dormantTooSoon at last',
  ],
  ['one that is dormant already', '9999', { account: 'V2', last: '2025-01-10' }, 'accountBound'],
  ['a person', '0002', { account: 'V1', last: '2025-01-10' }, 'notYourCode'],
  [
    'an empty one',
    '9999',
    { account: 'V1', last: '2025-01-10' },
    'accountEmpty',
    bank => patch(bank, 'account', accountOf(bank, 'V1').no, { balance: 0n }),
  ],
])('8095 refuses %s', (_rule, by, fields, says, scene) => {
  const bank = practice()
  closing(bank)
  scene?.(bank)
  expect(bank.refusal(by, '8095', fields)).toBe(says)
})

test('8095 waits for the day end', () => {
  expect(practice().refusal('9999', '8095')).toBe('branch_open')
})
