import { tillInUse } from '../../checks/till.ts'
import { COMPANY_ACCOUNTS } from '../../counter/company.ts'
import { takeIn } from '../../counter/payment.ts'
import { account } from '../../fields/account.ts'
import { money } from '../../fields/money.ts'
import { notes } from '../../fields/notes.ts'
import { personal, text } from '../../fields/text.ts'
import { credit } from '../../ledger/build.ts'
import { defineTransaction, none } from '../define.ts'
import { cashInLadder } from '../ladders.ts'
import { counter } from '../roles.ts'

export const cashLodgement = defineTransaction({
  code: '3501',
  name: { zh: '单位现金缴存', en: 'Cash lodgement' },
  purpose: {
    zh: '收单位缴存的现金：凭现金缴款单当面点清、过机，先收款后记账，缴款单回单加盖现金收讫章。',
    en: 'Takes the cash that a company lodges: counted before its messenger by hand and machine, then booked; he gets the stamped copy of his slip.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: 'cashReceived',
  fields: {
    account: account({ zh: '单位账号', en: 'Company account' }, { products: COMPANY_ACCOUNTS }),
    depositor: personal({ zh: '缴款人', en: 'Lodged by' }, { max: 60, sample: '孙会计' }),
    source: text({ zh: '款项来源', en: 'Source of the money' }, { max: 60 }),
    amount: money({ zh: '金额', en: 'Amount' }, { min: 1n }),
    notes: notes({ zh: '券别', en: 'Notes' }, { sumsTo: 'amount', direction: 'in' }),
  },
  also: none,
  checks: [tillInUse()],
  authorisation: cashInLadder,
  effects: ({ account, amount, notes }, desk) => [
    ...takeIn(desk, amount, notes, null),
    credit(account, amount),
  ],
  expand: none,
  explain: none,
  view: null,
  receipt: ['account', 'depositor', 'source', 'amount', 'capital'],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '缴存货款三千元', en: 'Three thousand of takings' },
      by: '0011',
      fields: { account: 'K1', depositor: '孙会计', source: '货款', amount: '3000', notes: '100x30' },
      gives: ['D 1001-01-01 3000.00', 'notes 100x30 customer > till:01', 'C 0101210000009517 3000.00'],
    },
  ],
})
