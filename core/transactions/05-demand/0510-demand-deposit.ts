import { bookNotBehind } from '../../checks/account.ts'
import { tillInUse } from '../../checks/till.ts'
import { atWindow } from '../../counter/atWindow.ts'
import { takeIn } from '../../counter/payment.ts'
import { account } from '../../fields/account.ts'
import { money } from '../../fields/money.ts'
import { notes } from '../../fields/notes.ts'
import { credit } from '../../ledger/build.ts'
import { defineTransaction, none } from '../define.ts'
import { atWindowLadder, cashInLadder } from '../ladders.ts'
import { counter } from '../roles.ts'

export const demandDeposit = defineTransaction({
  code: '0510',
  name: { zh: '活期存款', en: 'Demand deposit' },
  purpose: {
    zh: '收现金存入活期账户。先点清、过机再入账；五万元以上换人复点，登记办理人和身份核查结果。',
    en: 'Takes cash into a demand account. Count by hand and machine first; from 50,000 a colleague counts again, and it is told who came and what the identity check answered.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: 'cashReceived',
  fields: {
    account: account({ zh: '账号', en: 'Account' }, { products: ['demand'] }),
    amount: money({ zh: '金额', en: 'Amount' }, { min: 1n }),
    notes: notes({ zh: '券别', en: 'Notes' }, { sumsTo: 'amount', direction: 'in' }),
    ...atWindow,
  },
  also: none,
  checks: [tillInUse(), bookNotBehind('account')],
  authorisation: [...cashInLadder, ...atWindowLadder],
  effects: ({ account, amount, notes }, desk) => [
    ...takeIn(desk, amount, notes, null),
    credit(account, amount),
  ],
  expand: none,
  explain: none,
  view: null,
  receipt: ['account', 'amount', 'capital', 'balanceAfter', 'agentName'],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '存一千元', en: 'A thousand yuan' },
      by: '0011',
      fields: { account: 'A1', amount: '1000', notes: '100x10' },
      gives: ['D 1001-01-01 1000.00', 'notes 100x10 customer > till:01', 'C 0101110000000013 1000.00'],
    },
    {
      title: { zh: '收三张一百，找五十', en: 'Three hundreds, fifty in change' },
      by: '0011',
      fields: { account: 'A1', amount: '250', notes: '100x3 50x-1' },
      gives: ['D 1001-01-01 250.00', 'notes 100x3 50x-1 customer > till:01', 'C 0101110000000013 250.00'],
    },
  ],
})
