import { expect, test } from 'vitest'
import { lineOf, signed, SYSTEM } from '../support/payroll.ts'
import { practice } from '../support/practice.ts'
import { must } from '../support/tables.ts'

/** A payroll of practice, named by the row that brought it. */
const payrollIn = (bank: ReturnType<typeof practice>): string => signed(bank)

test('6015 moves nothing, while a payroll is being paid and after', () => {
  const bank = practice()
  const payroll = payrollIn(bank)
  expect(must(bank, '0011', '6015', { payroll })).toHaveLength(1)
  for (const line of [2, 3, 4]) must(bank, SYSTEM, '6013', lineOf(payroll, line))
  must(bank, SYSTEM, '6014', { payroll })
  expect(must(bank, '0011', '6015', { payroll })).toHaveLength(1)
  expect(bank.signs('0011', '6015', { payroll })).toBe('nobody')
})

test.each([
  ['no payroll', { payroll: '' }, '0011', 'fieldMissing at payroll'],
  ['a number that is none', { payroll: "payroll-'; drop" }, '0011', 'itemMalformed at payroll'],
  ['a payroll that never was', { payroll: 'payroll-20260302-9' }, '0011', 'itemUnknown at payroll'],
  ['an item of another kind', { payroll: 'loss-20260228-7' }, '0011', 'itemUnknown at payroll'],
])('6015 refuses %s', (_rule, fields, by, says) => {
  expect(practice().refusal(by, '6015', fields)).toBe(says)
})
