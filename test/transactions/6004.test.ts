import { expect, test } from 'vitest'
import { lineOf, signed, SYSTEM } from '../support/payroll.ts'
import { type Bank, balanceOf, patch, practice } from '../support/practice.ts'
import { must } from '../support/tables.ts'

const payroll = 'payroll-20260302-4'
/** Rows 5, 6 and 7 are the lines. */
const back = { serial: '6', reason: '单位报错' }

function paid(): Bank {
  const bank = practice()
  signed(bank)
  for (const line of [2, 3, 4]) must(bank, SYSTEM, '6013', lineOf(payroll, line))
  return bank
}

function done(): Bank {
  const bank = paid()
  must(bank, SYSTEM, '6014', { payroll })
  return bank
}

test('6004 takes one line back in red and gives it to the employer; the others stay', () => {
  const bank = done()
  const lines = must(bank, '0013', '6004', back)
  expect(lines.slice(1, 6)).toEqual([
    'tally payroll/payroll-20260302-4 -345050',
    'C A2 -3450.50 -> 800.00',
    'D 2314-payroll -3450.50 -> 3450.50',
    'D 2314-payroll 3450.50 -> 0.00',
    'C K1 3450.50 -> 114800.00',
  ])
  expect([balanceOf(bank, 'A1'), balanceOf(bank, 'S3')]).toEqual(['29400.00', '9000.00'])
  expect(bank.state.get('item', payroll)).toMatchObject({
    state: 'paid',
    data: { paid: 520_000n, returned: 345_050n },
  })
})

test('6004 while the others are still being paid leaves the money to the end of the batch', () => {
  const bank = paid()
  must(bank, '0013', '6004', back)
  expect(balanceOf(bank, 'K1')).toBe('111349.50')
  must(bank, SYSTEM, '6014', { payroll })
  expect([balanceOf(bank, 'K1'), balanceOf(bank, '2314-payroll')]).toEqual(['114800.00', '0.00'])
})

test('6004 is signed by the supervisor', () => {
  expect(done().signs('0013', '6004', back)).toBe('supervisor')
})

test.each<[string, Record<string, string>, string, ((bank: Bank) => unknown)?]>([
  ['a row that paid no line', { serial: '4' }, 'notPayrollLine at serial'],
  ['a row that is not there', { serial: '99' }, 'serialUnknown at serial'],
  ['a reason that is none', { reason: '' }, 'fieldMissing at reason'],
  ['what has been taken back', {}, 'alreadyReversed', bank => must(bank, '0013', '6004', back)],
  [
    'what the employee has drawn already',
    {},
    'insufficientFunds',
    bank => must(bank, '0013', '0530', { payer: 'A2', payee: 'A1', amount: '1000' }),
  ],
  [
    'what the employee may not pay',
    {},
    'accountStopped',
    bank => must(bank, '0011', '4001', { account: 'A2' }),
  ],
])('6004 refuses %s', (_rule, differs, says, scene) => {
  const bank = done()
  scene?.(bank)
  expect(bank.refusal('0013', '6004', { ...back, ...differs })).toBe(says)
})

test('6004 gives it to the pending items where the employer’s account is closed', () => {
  const bank = done()
  patch(bank, 'account', '0101210000009517', { status: 'closed' })
  must(bank, '0013', '6004', back)
  expect(balanceOf(bank, '2241-02')).toBe('3450.50')
})
