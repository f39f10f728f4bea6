import { differentAccounts, notStopped, sufficient } from '../../checks/account.ts'
import { chequeIsGood, hasSpecimen, signet, signetAgrees } from '../../checks/company.ts'
import { boughtCheques, COMPANY_ACCOUNTS, sealCardKeys } from '../../counter/company.ts'
import { account } from '../../fields/account.ts'
import { day } from '../../fields/day.ts'
import { image, SAMPLE_PICTURE } from '../../fields/image.ts'
import { money } from '../../fields/money.ts'
import { number } from '../../fields/number.ts'
import { text } from '../../fields/text.ts'
import { accountHolder, credit, debit, moveVouchers } from '../../ledger/build.ts'
import { defineTransaction, none } from '../define.ts'
import { companyLadder } from '../ladders.ts'
import { counterAndBack } from '../roles.ts'

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
    cheque: number({ zh: '支票号码', en: 'Cheque number' }, { min: 1, max: 99_999_999 }),
    issued: day({ zh: '出票日期', en: 'Date of the cheque' }),
    payee: account({ zh: '收款单位账号', en: 'Payee’s account' }, { products: COMPANY_ACCOUNTS }),
    amount: money({ zh: '金额', en: 'Amount' }, { min: 1n }),
    purpose: text({ zh: '用途', en: 'Purpose' }, { max: 60 }),
    presented: image({ zh: '支票印章图像', en: 'Seals on the cheque' }, { beside: 'payer' }),
    signet: signet(),
  },
  also: ({ payer }) => [...sealCardKeys(payer), `stock:${boughtCheques(payer)}`],
  checks: [
    differentAccounts('payer', 'payee'),
    hasSpecimen('payer'),
    chequeIsGood('payer'),
    signetAgrees,
    notStopped('payer'),
    sufficient('payer', 'amount'),
  ],
  authorisation: companyLadder,
  effects: ({ payer, payee, cheque, amount }) => [
    debit(payer, amount),
    credit(payee, amount),
    moveVouchers('cheque', [cheque, cheque], accountHolder(payer.no), 'void'),
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
