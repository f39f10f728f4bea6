import { differentAccounts } from '../../checks/account.ts'
import { account } from '../../fields/account.ts'
import { optional } from '../../fields/field.ts'
import { money } from '../../fields/money.ts'
import { text } from '../../fields/text.ts'
import { credit, debit } from '../../ledger/build.ts'
import { defineTransaction, none } from '../define.ts'
import { transferLadder } from '../ladders.ts'
import { counterAndBack } from '../roles.ts'

export const demandTransfer = defineTransaction({
  code: '0530',
  name: { zh: '活期转账', en: 'Demand transfer' },
  purpose: {
    zh: '本网点两个活期账户之间转账，不动现金，没有尾箱也能办。',
    en: 'Moves money between two demand accounts of the outlet; no cash, so no till is needed.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: 'transferDone',
  fields: {
    payer: account({ zh: '付款账号', en: 'From account' }, { products: ['demand'] }),
    payee: account({ zh: '收款账号', en: 'To account' }, { products: ['demand'] }),
    amount: money({ zh: '金额', en: 'Amount' }, { min: 1n }),
    purpose: optional(text({ zh: '用途', en: 'Purpose' }, { max: 60 })),
  },
  also: none,
  checks: [differentAccounts('payer', 'payee')],
  authorisation: transferLadder,
  effects: ({ payer, payee, amount }) => [debit(payer, amount), credit(payee, amount)],
  expand: none,
  explain: none,
  view: null,
  receipt: ['payer', 'payee', 'amount', 'capital', 'purpose', 'balanceAfter'],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '转账三百元', en: 'Three hundred yuan' },
      by: '0013',
      fields: { payer: 'A1', payee: 'A2', amount: '300' },
      gives: ['D 0101110000000013 300.00', 'C 0101110000000021 300.00'],
    },
  ],
})
