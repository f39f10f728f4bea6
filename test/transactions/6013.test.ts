import { expect, test } from 'vitest'
import { accountNumber } from '../../core/counter/accounts.ts'
import { lineOf, signed, SYSTEM } from '../support/payroll.ts'
import { balanceOf, practice } from '../support/practice.ts'
import { must } from '../support/tables.ts'

const payroll = 'payroll-20260302-4'
const line = lineOf(payroll, 2)
const begun = (bank: ReturnType<typeof practice>) => void signed(bank)

test('6013 pays one line, and counts it', () => {
  const bank = practice()
  signed(bank)
  expect(must(bank, SYSTEM, '6013', line)).toEqual([
    'posted 5',
    'D 2314-payroll 4200.00 -> 4450.50',
    'C A1 4200.00 -> 29400.00',
    'tally payroll/payroll-20260302-4 420000',
  ])
})

test('6013 pays the money of a frozen account in', () => {
  const bank = practice()
  signed(bank)
  must(bank, SYSTEM, '6013', lineOf(payroll, 4))
  expect(balanceOf(bank, 'S3')).toBe('9000.00')
})

test.each<[string, Record<string, string>, string]>([
  ['a person', { by: '0013' }, 'notYourCode'],
  ['a name that is not that of the account', { name: '王小名' }, 'holderDiffers at name'],
  [
    'an account that is not there',
    { account: accountNumber('0101', 'demand', 777n) },
    'accountUnknown at account',
  ],
  ['a fixed deposit', { account: 'F1' }, 'accountWrongProduct at account'],
  ['a payroll that is not there', { payroll: 'payroll-20260302-2' }, 'itemUnknown at payroll'],
  ['more than the batch', { amount: '8650.51' }, 'lineBeyondTotal'],
])('6013 refuses %s', (_rule, { by = SYSTEM, ...differs }, says) => {
  const bank = practice()
  begun(bank)
  expect(bank.refusal(by, '6013', { ...line, ...differs })).toBe(says)
})

test('6013 refuses what all lines together make more than the total', () => {
  const bank = practice()
  signed(bank)
  must(bank, SYSTEM, '6013', { ...line, amount: '8000' })
  expect(bank.refusal(SYSTEM, '6013', { ...line, amount: '650.51' })).toBe('lineBeyondTotal')
  expect(bank.refusal(SYSTEM, '6013', { ...line, amount: '650.50' })).toBe('posted')
})
