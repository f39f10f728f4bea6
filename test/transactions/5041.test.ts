import { expect, test } from 'vitest'
import { balanceOf, practice } from '../support/practice.ts'
import { must, refuses } from '../support/tables.ts'

const fields = { account: '3001-04', owing: 'they', amount: '0', document: '对20260302' }
const good = { by: '0013', fields }

test('5041 agrees with a statement that says what our books say, on either side', () => {
  const bank = practice()
  must(bank, '0013', '5002', { account: 'A1', amount: '800', bank: '某银行', payee: '王小明' })
  must(bank, '0013', '5041', { ...fields, amount: '800' })
  must(bank, '0013', '5040', {
    side: 'credit',
    against: '3001-04',
    amount: '1000',
    document: 'HB1',
    note: '下拨',
  })
  expect(bank.refusal('0013', '5041', { ...fields, amount: '800' })).toBe('statementDiffers at amount')
  must(bank, '0013', '5041', { ...fields, amount: '1800' })
  const amount = balanceOf(bank, '3001-05').replace('-', '')
  expect(Number(amount)).toBeGreaterThanOrEqual(1000)
  must(bank, '0013', '5041', { account: '3001-05', owing: 'we', amount, document: '对1' })
})

test('5041 remembers the row up to which both sides are the same', () => {
  const bank = practice()
  must(bank, '0013', '5041', fields)
  expect(bank.state.get('claim', 'statement/3001-04')?.owner).toBe('2026-03-02/2')
  must(bank, '0013', '5041', fields)
  expect(bank.state.get('claim', 'statement/3001-04')?.owner).toBe('2026-03-02/3')
})

refuses('5041', good, [
  ['a balance that is another', { amount: '0.01' }, 'statementDiffers at amount'],
  ['the other side', { account: '3001-05', owing: 'they', amount: '1000' }, 'statementDiffers at amount'],
  ['an account that is no clearing', { account: '1003' }, 'notOffered at account'],
  ['no statement', { document: '' }, 'fieldMissing at document'],
])
