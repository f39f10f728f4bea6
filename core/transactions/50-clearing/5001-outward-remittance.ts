import { supervisor } from '../../authorise.ts'
import { sufficient } from '../../checks/account.ts'
import { newItemId } from '../../desk.ts'
import { account } from '../../fields/account.ts'
import { optional } from '../../fields/field.ts'
import { money } from '../../fields/money.ts'
import { personal, text } from '../../fields/text.ts'
import { holdMore, openItem } from '../../ledger/build.ts'
import { yuan } from '../../money.ts'
import { defineTransaction, none } from '../define.ts'
import { counterAndBack } from '../roles.ts'

export const outwardRemittance = defineTransaction({
  code: '5001',
  name: { zh: '往账录入', en: 'Enter an outward remittance' },
  purpose: {
    zh: '录入汇往他行的款项：先占用付款账户余额，由另一人用 5003 复核后才记账发送。',
    en: 'Enters a payment to another bank: the money is held until a colleague reviews and sends it with 5003.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: 'transferDone',
  fields: {
    account: account({ zh: '付款账号', en: 'From account' }, { products: ['demand'] }),
    amount: money({ zh: '金额', en: 'Amount' }, { min: 1n }),
    bank: text({ zh: '收款行', en: 'Receiving bank' }, { max: 60 }),
    payeeAccount: text({ zh: '收款账号', en: 'Payee’s account' }, { max: 34 }),
    payee: personal({ zh: '收款人', en: 'Payee' }, { max: 60, sample: '某公司' }),
    purpose: optional(text({ zh: '用途', en: 'Purpose' }, { max: 60 })),
  },
  also: () => ['index:openItems/remittance'],
  checks: [sufficient('account', 'amount')],
  authorisation: [{ measure: 'held', atLeast: yuan(200_000), signatures: [supervisor] }],
  effects({ account, amount, bank, payeeAccount, payee, purpose }, desk) {
    const id = newItemId(desk, 'remittance')
    const data = { account: account.no, amount, bank, payeeAccount, payee, purpose: purpose ?? '' }
    // The item comes last, so that a reversal asks first whether the money is still here.
    return [
      holdMore(account, amount),
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
  receipt: ['account', 'amount', 'capital', 'bank', 'payeeAccount', 'payee', 'item'],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '汇出一千元', en: 'A thousand yuan' },
      by: '0013',
      fields: {
        account: 'A1',
        amount: '1000',
        bank: '某银行',
        payeeAccount: '6222000000001',
        payee: '某公司',
      },
      gives: ['hold 0101110000000013 1000.00', 'new item remittance-20260302-2'],
    },
  ],
})
