import { supervisor } from '../../authorise.ts'
import { account } from '../../fields/account.ts'
import { optional } from '../../fields/field.ts'
import { money } from '../../fields/money.ts'
import { text } from '../../fields/text.ts'
import { credit, debit } from '../../ledger/build.ts'
import { yuan } from '../../money.ts'
import { defineTransaction, none } from '../define.ts'
import { counterAndBack } from '../roles.ts'
import { PAYMENT_CLEARING } from './5003-review-remittance.ts'

export const inwardRemittance = defineTransaction({
  code: '5002',
  name: { zh: '来账确认', en: 'Inward remittance' },
  purpose: {
    zh: '把他行汇来的款项记入收款账户。核对户名账号一致后入账。',
    en: 'Credits a payment from another bank to the payee’s account, once name and number agree.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: 'transferDone',
  fields: {
    account: account({ zh: '收款账号', en: 'To account' }, { products: ['demand'] }),
    amount: money({ zh: '金额', en: 'Amount' }, { min: 1n }),
    bank: optional(text({ zh: '汇款行', en: 'Sending bank' }, { max: 60 })),
    payerAccount: optional(text({ zh: '汇款账号', en: 'Payer’s account' }, { max: 34 })),
    purpose: optional(text({ zh: '用途', en: 'Purpose' }, { max: 60 })),
  },
  also: () => [`account:${PAYMENT_CLEARING}`],
  checks: [],
  authorisation: [{ measure: 'transfer', atLeast: yuan(200_000), signatures: [supervisor] }],
  effects: ({ account, amount }) => [debit(PAYMENT_CLEARING, amount), credit(account, amount)],
  expand: none,
  explain: none,
  view: null,
  receipt: ['account', 'amount', 'capital', 'bank', 'payerAccount', 'purpose', 'balanceAfter'],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '工资汇入', en: 'A salary' },
      by: '0013',
      fields: { account: 'A1', amount: '8000', bank: '某银行' },
      gives: ['D 3001-04 8000.00', 'C 0101110000000013 8000.00'],
    },
  ],
})
