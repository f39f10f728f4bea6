import { reviewer } from '../../authorise.ts'
import { sufficient } from '../../checks/account.ts'
import { paysCash } from '../../checks/company.ts'
import { tillInUse } from '../../checks/till.ts'
import { asBooked, bookingKeys, ownerOf } from '../../counter/booking.ts'
import { COMPANY_ACCOUNTS } from '../../counter/company.ts'
import { cheque, onPaper } from '../../counter/companyPays.ts'
import { payOut } from '../../counter/payment.ts'
import { account } from '../../fields/account.ts'
import { choice } from '../../fields/choice.ts'
import { SAMPLE_PICTURE } from '../../fields/image.ts'
import { money } from '../../fields/money.ts'
import { notes } from '../../fields/notes.ts'
import { personal } from '../../fields/text.ts'
import { debit } from '../../ledger/build.ts'
import { defineTransaction, none } from '../define.ts'
import { cashPaidLadder } from '../ladders.ts'
import { counter } from '../roles.ts'

const pays = onPaper(cheque, { account: 'account', when: [] })

export const cashCheque = defineTransaction({
  code: '3502',
  name: { zh: '单位现金支取', en: 'Cash cheque' },
  purpose: {
    zh: '凭现金支票付现：支票与预留印鉴并排验印，核对出票日、号码和用途，换人复核；先记账后付款，支票当即销号。一般户不付现金。',
    en: 'Pays a cash cheque: its seals are compared with the specimen side by side, date, number and purpose checked, a colleague reviews. The number is cancelled. A general account pays no cash.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: 'cashPaid',
  fields: {
    account: account({ zh: '付款单位账号', en: 'Company account' }, { products: COMPANY_ACCOUNTS }),
    ...pays.paper,
    purpose: choice({ zh: '用途', en: 'Purpose' }, [
      { value: 'wages', zh: '工资奖金', en: 'Wages' },
      { value: 'pettyCash', zh: '备用金', en: 'Petty cash' },
      { value: 'travel', zh: '差旅费', en: 'Travel' },
      { value: 'purchase', zh: '农副产品采购', en: 'Farm produce' },
      { value: 'labour', zh: '劳务费', en: 'Labour' },
    ]),
    bearer: personal({ zh: '取款人与证件', en: 'Bearer, document' }, { max: 80, sample: '孙会计 110105…' }),
    ...pays.seals,
    amount: money({ zh: '金额', en: 'Amount' }, { min: 1n }),
    notes: notes({ zh: '券别', en: 'Notes' }, { sumsTo: 'amount', direction: 'out' }),
  },
  also: (values, desk) => [...pays.keys(values), ...bookingKeys(ownerOf(values.account), desk)],
  checks: [tillInUse(), paysCash('account'), ...pays.checks, sufficient('account', 'amount')],
  authorisation: [
    { measure: 'always', atLeast: 0n, signatures: [reviewer({ counts: false })] },
    ...cashPaidLadder,
  ],
  effects(values, desk) {
    const { account, amount, notes } = values
    const paid = [debit(account, amount), ...payOut(desk, amount, notes, null), ...pays.cancelled(values)]
    return asBooked(ownerOf(account), paid, desk)
  },
  expand: none,
  explain: none,
  view: null,
  receipt: [
    'account',
    'cheque',
    'issued',
    'purpose',
    'bearer',
    'amount',
    'capital',
    'signet',
    'balanceAfter',
  ],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '提备用金两千元', en: 'Two thousand of petty cash' },
      by: '0011',
      fields: {
        account: 'K1',
        cheque: '501',
        issued: '2026-02-27',
        purpose: 'pettyCash',
        bearer: '孙会计 身份证',
        presented: SAMPLE_PICTURE,
        signet: 'same',
        amount: '2000',
        notes: '100x20',
      },
      gives: [
        'D 0101210000009517 2000.00',
        'C 1001-01-01 2000.00',
        'notes 100x20 till:01 > customer',
        'vouchers cheque 501-501 account:0101210000009517 > void',
        'tally cashPaid/0101/000000951/2026-03-02 200000',
      ],
    },
  ],
})
