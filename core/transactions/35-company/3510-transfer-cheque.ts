import { differentAccounts, sufficient } from '../../checks/account.ts'
import { COMPANY_ACCOUNTS } from '../../counter/company.ts'
import { cheque, onPaper } from '../../counter/companyPays.ts'
import { account } from '../../fields/account.ts'
import { SAMPLE_PICTURE } from '../../fields/image.ts'
import { money } from '../../fields/money.ts'
import { text } from '../../fields/text.ts'
import { credit, debit } from '../../ledger/build.ts'
import { defineTransaction, none } from '../define.ts'
import { companyLadder } from '../ladders.ts'
import { counterAndBack } from '../roles.ts'

const pays = onPaper(cheque, { account: 'payer', when: [] })

export const transferCheque = defineTransaction({
  code: '3510',
  name: { zh: '转账支票/进账单', en: 'Transfer cheque' },
  purpose: {
    zh: '收款单位持转账支票和进账单来入账，两个单位都在本网点开户：验印相符、支票有效，先借付款单位、后贷收款单位，支票销号。他行支票走票据交换。',
    en: 'Pays a transfer cheque into the account of another company of this outlet: the seals agree, the cheque is good; the payer is debited first. Cheques on other banks go through the exchange.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: 'transferDone',
  fields: {
    payer: account({ zh: '出票单位账号', en: 'Drawer’s account' }, { products: COMPANY_ACCOUNTS }),
    ...pays.paper,
    payee: account({ zh: '收款单位账号', en: 'Payee’s account' }, { products: COMPANY_ACCOUNTS }),
    amount: money({ zh: '金额', en: 'Amount' }, { min: 1n }),
    purpose: text({ zh: '用途', en: 'Purpose' }, { max: 60 }),
    ...pays.seals,
  },
  also: pays.keys,
  checks: [differentAccounts('payer', 'payee'), ...pays.checks, sufficient('payer', 'amount')],
  authorisation: companyLadder,
  effects: values => [
    debit(values.payer, values.amount),
    credit(values.payee, values.amount),
    ...pays.cancelled(values),
  ],
  expand: none,
  explain: none,
  view: null,
  receipt: ['payer', 'payee', 'cheque', 'issued', 'amount', 'capital', 'purpose', 'signet', 'balanceAfter'],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '付货款八千元', en: 'Eight thousand for goods' },
      by: '0013',
      fields: {
        payer: 'K1',
        cheque: '502',
        issued: '2026-03-01',
        payee: 'K2',
        amount: '8000',
        purpose: '货款',
        presented: SAMPLE_PICTURE,
        signet: 'same',
      },
      gives: [
        'D 0101210000009517 8000.00',
        'C 0101210000009525 8000.00',
        'vouchers cheque 502-502 account:0101210000009517 > void',
      ],
    },
  ],
})
