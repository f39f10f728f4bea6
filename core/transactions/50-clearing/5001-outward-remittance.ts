import { supervisor } from '../../authorise.ts'
import { notStopped, sufficient } from '../../checks/account.ts'
import { identityResult } from '../../counter/atWindow.ts'
import { COMPANY_ACCOUNTS } from '../../counter/company.ts'
import { application, onOwnForm, onPaper } from '../../counter/companyPays.ts'
import { newItemId } from '../../desk.ts'
import { account } from '../../fields/account.ts'
import { onlyWhen, optional } from '../../fields/field.ts'
import { SAMPLE_PICTURE } from '../../fields/image.ts'
import { money } from '../../fields/money.ts'
import { personal, text } from '../../fields/text.ts'
import { holdMore, openItem } from '../../ledger/build.ts'
import { yuan } from '../../money.ts'
import { defineTransaction, none } from '../define.ts'
import { inPersonLadder } from '../ladders.ts'
import { counterAndBack } from '../roles.ts'

/** Kept behind the fields that rows have had all along. */
const beforeAmount = { askedBefore: 'amount' } as const

const pays = onPaper(application, {
  account: 'account',
  when: [{ field: 'account', is: ['company'] }],
  ...beforeAmount,
})

const own = onOwnForm(application, { account: 'account', ...beforeAmount })

export const outwardRemittance = defineTransaction({
  code: '5001',
  name: { zh: '往账录入', en: 'Enter an outward remittance' },
  purpose: {
    zh: '录入汇往他行的款项：单位凭结算业务申请书，验印、核对号码和委托日期后销号；个人核查身份，用自购申请书的填号销号。先占用付款账户余额，由另一人用 5003 复核、再由第三人发送后才记账。',
    en: 'Enters a payment to another bank: a company’s on its application, whose seals, number and date are checked and whose number is cancelled, a person’s once he is identified, with the number of a form of his own. The money is held until one colleague has reviewed and another sends it with 5003.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: 'transferDone',
  fields: {
    account: account({ zh: '付款账号', en: 'From account' }, { products: ['demand', ...COMPANY_ACCOUNTS] }),
    amount: money({ zh: '金额', en: 'Amount' }, { min: 1n }),
    bank: text({ zh: '收款行', en: 'Receiving bank' }, { max: 60 }),
    payeeAccount: text({ zh: '收款账号', en: 'Payee’s account' }, { max: 34 }),
    payee: personal({ zh: '收款人', en: 'Payee' }, { max: 60, sample: '某公司' }),
    purpose: optional(text({ zh: '用途', en: 'Purpose' }, { max: 60 })),
    ...pays.paper,
    ...pays.seals,
    identityResult: onlyWhen(identityResult(), 'account', ['person'], beforeAmount),
    ...own.form,
  },
  also: values => ['index:openItems/remittance', ...pays.keys(values)],
  checks: [...pays.checks, own.check, notStopped('account'), sufficient('account', 'amount')],
  authorisation: [{ measure: 'held', atLeast: yuan(200_000), signatures: [supervisor] }, ...inPersonLadder],
  effects(values, desk) {
    const { account, amount, bank, payeeAccount, payee, purpose } = values
    const id = newItemId(desk, 'remittance')
    const data = {
      account: account.no,
      amount,
      bank,
      payeeAccount,
      payee,
      purpose: purpose ?? '',
      reviewer: '',
    }
    // The item comes last, so that a reversal asks first whether the money is still here.
    return [
      holdMore(account, amount),
      ...pays.cancelled(values),
      ...own.cancelled(values),
      openItem({
        kind: 'remittance',
        id,
        state: 'entered',
        opened: desk.day,
        by: desk.teller.id,
        until: null,
        data,
      }),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: [
    'account',
    'application',
    'form',
    'issued',
    'signet',
    'amount',
    'capital',
    'bank',
    'payeeAccount',
    'payee',
    'item',
  ],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '汇出一千元', en: 'A thousand yuan' },
      by: '0013',
      fields: {
        account: 'A1',
        identityResult: 'match',
        amount: '1000',
        bank: '某银行',
        payeeAccount: '6222000000001',
        payee: '某公司',
      },
      gives: ['hold 0101110000000013 1000.00', 'new item remittance-20260302-2'],
    },
    {
      title: { zh: '单位汇出货款五千元', en: 'Five thousand for goods, by a company' },
      by: '0013',
      fields: {
        account: 'K1',
        application: '901',
        issued: '2026-03-02',
        presented: SAMPLE_PICTURE,
        signet: 'same',
        amount: '5000',
        bank: '某银行',
        payeeAccount: '6222000000001',
        payee: '某公司',
        purpose: '货款',
      },
      gives: [
        'hold 0101210000009517 5000.00',
        'vouchers application 901-901 account:0101210000009517 > void',
        'new item remittance-20260302-2',
      ],
    },
  ],
})
