import { expect, test } from 'vitest'
import { describeFields, type Reading } from '../../core/derive/row.ts'
import { defaultParameters } from '../../core/parameters.ts'
import { transactionOf } from '../../core/transactions/catalogue.ts'
import { lineOf, signed, SYSTEM } from '../support/payroll.ts'
import { type Bank, balanceOf, patch, practice, accountOf } from '../support/practice.ts'
import { must } from '../support/tables.ts'

const reading: Reading = {
  day: '2026-03-02',
  unit: 'CNY',
  parameters: defaultParameters,
  opened: new Map(),
  named: new Map(),
}

function paidBut(unpaid: readonly number[]): { bank: Bank; payroll: string } {
  const bank = practice()
  const payroll = signed(bank)
  for (const line of [2, 3, 4].filter(one => !unpaid.includes(one))) {
    must(bank, SYSTEM, '6013', lineOf(payroll, line))
  }
  return { bank, payroll }
}

test('6014 ends a payroll of which every line was paid', () => {
  const { bank, payroll } = paidBut([])
  expect(must(bank, SYSTEM, '6014', { payroll })).toHaveLength(2)
  expect(bank.state.get('item', payroll)).toMatchObject({
    state: 'paid',
    data: { paid: 865_050n, returned: 0n, unpaid: [] },
  })
})

test('6014 gives back what was not paid, and says of each line why', () => {
  const { bank, payroll } = paidBut([3])
  expect(must(bank, SYSTEM, '6014', { payroll, unpaid: '3:accountClosed' }).slice(1, 3)).toEqual([
    'D 2314-payroll 3450.50 -> 0.00',
    'C K1 3450.50 -> 114800.00',
  ])
  expect(bank.state.get('item', payroll)).toMatchObject({
    data: { paid: 520_000n, returned: 345_050n, unpaid: [{ line: 3, refused: 'accountClosed' }] },
  })
})

test.each([
  ['closed', { status: 'closed' }],
  [
    'barred',
    {
      restrictions: [{ reason: 'freeze', item: 'x', bars: 'both', amount: null, until: null, waits: null }],
    },
  ],
])('6014 puts what an employer’s %s account cannot take among the pending items', (_what, to) => {
  const { bank, payroll } = paidBut([4])
  patch(bank, 'account', accountOf(bank, 'K1').no, to)
  must(bank, SYSTEM, '6014', { payroll, unpaid: '4:accountUnknown' })
  expect(balanceOf(bank, '2241-02')).toBe('1000.00')
})

test.each<[string, Record<string, string>, string]>([
  ['a person', { by: '0002' }, 'notYourCode'],
  ['a payroll that is not there', { payroll: 'payroll-20260302-2' }, 'itemUnknown at payroll'],
])('6014 refuses %s', (_rule, { by = SYSTEM, ...differs }, says) => {
  const { bank, payroll } = paidBut([])
  expect(bank.refusal(by, '6014', { payroll, ...differs })).toBe(says)
})

test('6014 says in words why a line was not paid; a file is told by its lines and its sum', () => {
  const { bank, payroll } = paidBut([3])
  must(bank, SYSTEM, '6014', { payroll, unpaid: '3:holderDiffers 5:accountClosed' })
  const told = bank.rows
    .filter(({ code, outcome }) => /60[01][34]/.test(code) && code !== '6013' && outcome === 'posted')
    .map(({ code, fields }) => describeFields(transactionOf(code), fields, reading).at(-1)?.text.zh)
  expect(told).toEqual(['3 笔 8,650.50', '第 3 行：户名与账号不符、第 5 行：账户已销户'])
})

test('6014 ends a payroll once', () => {
  const { bank, payroll } = paidBut([])
  must(bank, SYSTEM, '6014', { payroll })
  expect(bank.refusal(SYSTEM, '6014', { payroll })).toBe('itemDone at payroll')
})
