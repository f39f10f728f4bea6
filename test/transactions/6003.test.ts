import { expect, test } from 'vitest'
import { richCompany } from '../support/company.ts'
import { batch, fileOf, signed, wages } from '../support/payroll.ts'
import { balanceOf, itemState, practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures } from '../support/tables.ts'

test('6003 debits the employer once; the money waits for the lines', () => {
  const bank = practice()
  expect(must(bank, '0013', '6003', batch)).toEqual([
    'posted 4',
    'new account 2314-payroll',
    'D K1 8650.50 -> 111349.50',
    'C 2314-payroll 8650.50 -> 8650.50',
    'new claim payroll/K1/2026-02',
    'new item payroll-20260302-4',
  ])
  expect(itemState(bank, 'payroll-20260302-4')).toBe('paying')
})

test('6003 keeps no name of the file, only what it is compared with', () => {
  const bank = practice()
  signed(bank)
  const kept = bank.rows.at(-1)?.fields[4]
  expect(kept?.split('\n')[0]).toBe('2 0101110000000013 4200.00 王小明')
})

const one = (account: string, name: string, amount: string) => ({
  file: fileOf([[account, name, amount]]),
  count: '1',
  total: amount,
})

refuses('6003', { by: '0013', fields: batch }, [
  ['a company without a contract', { account: 'K2' }, 'contractNone at account'],
  ['an account of a person', { account: 'A1' }, 'accountWrongProduct at account'],
  ['another number of lines than stated', { count: '2' }, 'payrollCount at file'],
  ['another total than stated', { total: '8650.51' }, 'payrollTotal at file'],
  ['a file without lines', { file: '账号,户名,金额' }, 'payrollEmpty at file'],
  ['a file with other columns', { file: 'account,sum\n1,2' }, 'payrollColumns at file'],
  ['a file with a fault', { file: fileOf([...wages, ['A3', '李小红', '-1']]) }, 'payrollFaulty at file'],
  ['a quotation mark that is not closed', { file: '账号,户名,金额\n"1,2,3' }, 'payrollQuotes at file'],
  ['no file', { file: '' }, 'fieldMissing at file'],
  ['more than the company has', one('A1', '王小明', '120000.01'), 'insufficientFunds'],
  [
    'more lines than a batch may have',
    {},
    'payrollTooLong at file',
    bank => {
      const { agency } = bank.state.get('parameters', 'current') ?? {}
      const parameters = {
        ...bank.state.get('parameters', 'current'),
        agency: { ...agency, payrollLines: 2 },
      }
      bank.state.rows.set('parameters:current', { value: parameters, at: undefined })
    },
  ],
  [
    'an account whose payment is stopped',
    {},
    'paymentStopped',
    bank => must(bank, '0011', '4017', { action: 'stop', account: 'K1', ground: 'bank', note: '核实' }),
  ],
  ['a batch that was handed in before', {}, 'payrollBatchThere at batch', bank => signed(bank)],
])

signatures('6003', asItIs, batch, [
  ['0013', {}, 'supervisor'],
  ['0011', {}, 'supervisor'],
])
signatures('6003', richCompany, batch, [
  ['0013', one('A1', '王小明', '4999999.99'), 'supervisor'],
  ['0013', one('A1', '王小明', '5000000.00'), 'supervisor, director'],
])

test('6003 as a whole is not taken back: its lines are, one by one', () => {
  const bank = practice()
  signed(bank)
  expect(bank.refusal('0013', '8501', { serial: '4', reason: '录错' })).toBe('notReversible')
  expect(balanceOf(bank, '2314-payroll')).toBe('8650.50')
})
