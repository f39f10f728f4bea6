import { PAYROLL_ACCOUNT, paidSoFar, paidTally, payrollKeys } from '../../counter/payroll.ts'
import { account } from '../../fields/account.ts'
import type { Values } from '../../fields/field.ts'
import { item } from '../../fields/item.ts'
import { money } from '../../fields/money.ts'
import { number } from '../../fields/number.ts'
import { text } from '../../fields/text.ts'
import type { Item } from '../../items.ts'
import { countUp, credit, debit } from '../../ledger/build.ts'
import type { Account } from '../../ledger/entities.ts'
import { refuse } from '../../refusals.ts'
import { type Check, defineTransaction, none } from '../define.ts'

const holderIsNamed: Check<Values> = {
  name: { zh: '户名与账号相符', en: 'The name is that of the account' },
  test({ account: value, name }, { state }) {
    const { customer } = value as Account
    const owner = customer === null ? null : state.get('customer', customer)
    return owner?.name.hash === name ? null : { ...refuse('holderDiffers'), field: 'name' }
  },
}

const withinTotal: Check<Values> = {
  name: { zh: '累计不超过批次总额', en: 'All lines together within the total' },
  test(values, desk) {
    const payroll = values.payroll as Item<'payroll'>
    const after = paidSoFar(payroll, desk) + (values.amount as bigint)
    return after <= payroll.data.total ? null : refuse('lineBeyondTotal', { line: String(values.line) })
  },
}

export const payrollLine = defineTransaction({
  code: '6013',
  name: { zh: '代发逐笔入账', en: 'Pay a payroll line' },
  purpose: {
    zh: '代发批次授权后，系统按清单逐笔入账；账号与户名须相符。不能由柜员发起。',
    en: 'After a payroll is signed the program pays it line by line; the name must be that of the account. Nobody asks for it by hand.',
  },
  who: ['system'],
  duty: [],
  branch: ['open'],
  seal: null,
  fields: {
    payroll: item({ zh: '代发批次', en: 'Payroll' }, 'payroll'),
    line: number({ zh: '行号', en: 'Line' }, { min: 1, max: 999_999 }),
    account: account({ zh: '账号', en: 'Account' }, { products: ['demand'] }),
    // The keyed hash of the name in the file: the name itself is not kept.
    name: text({ zh: '户名摘要', en: 'Hash of the name' }, { max: 80 }),
    amount: money({ zh: '金额', en: 'Amount' }, { min: 1n }),
  },
  also: ({ payroll, account: { customer } }) => [
    ...payrollKeys(payroll),
    ...(customer === null ? [] : [`customer:${customer}` as const]),
  ],
  checks: [holderIsNamed, withinTotal],
  authorisation: [],
  effects: ({ payroll, account: found, amount }) => [
    debit(PAYROLL_ACCOUNT, amount),
    credit(found, amount),
    countUp(paidTally(payroll), amount),
  ],
  expand: none,
  explain: none,
  view: null,
  receipt: ['account', 'amount', 'capital', 'payroll', 'line'],
  undoneBy: '6004',
  preview: 'none',
  examples: [
    {
      title: { zh: '第三行入账', en: 'The third line is paid' },
      by: '9999',
      at: 'payday',
      fields: {
        payroll: 'payroll-20260302-1',
        line: '3',
        account: 'A2',
        name: '李小红',
        amount: '3450',
      },
      gives: [
        'D 2314-payroll 3450.00',
        'C 0101110000000021 3450.00',
        'tally payroll/payroll-20260302-1 345000',
      ],
    },
  ],
})
