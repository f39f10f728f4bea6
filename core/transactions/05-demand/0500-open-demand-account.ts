import { hasPaper, tillInUse } from '../../checks/till.ts'
import { accountSeriesKey, newAccountNumber, takeAccountNumber } from '../../counter/accounts.ts'
import { issue, nextPaper, ownStockKeys } from '../../counter/papers.ts'
import { takeIn } from '../../counter/payment.ts'
import { customer } from '../../fields/customer.ts'
import { money } from '../../fields/money.ts'
import { notes } from '../../fields/notes.ts'
import { credit, openAccount } from '../../ledger/build.ts'
import { yuan } from '../../money.ts'
import { defineTransaction, none } from '../define.ts'
import { cashInLadder } from '../ladders.ts'
import { counter } from '../roles.ts'

export const openDemandAccount = defineTransaction({
  code: '0500',
  name: { zh: '活期开户', en: 'Open a demand account' },
  purpose: {
    zh: '为已建档客户开立活期储蓄账户并存入首笔现金，自动使用尾箱里下一本存折。',
    en: 'Opens a demand account for a customer on file with a first deposit; uses the till’s next passbook.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: 'savings',
  fields: {
    customer: customer({ zh: '客户号', en: 'Customer' }),
    amount: money({ zh: '开户金额', en: 'First deposit' }, { min: yuan(1) }),
    notes: notes({ zh: '券别', en: 'Notes' }, { sumsTo: 'amount', direction: 'in' }),
  },
  also: ({ customer }, desk) => [
    accountSeriesKey('demand'),
    `index:accountsOf/${customer.no}`,
    ...ownStockKeys(desk, 'passbook'),
  ],
  checks: [tillInUse(), hasPaper('passbook')],
  authorisation: cashInLadder,
  effects({ customer, amount, notes }, desk) {
    const no = newAccountNumber(desk, 'demand')
    const paper = nextPaper(desk, 'passbook')
    return [
      openAccount({
        no,
        gl: '2011-11',
        unit: desk.branch.unit,
        customer: customer.no,
        product: 'demand',
        opened: desk.day,
        minimum: 0n,
        interestBase: 'yuan',
        paper,
      }),
      takeAccountNumber('demand'),
      ...takeIn(desk, amount, notes, null),
      credit(no, amount),
      issue(desk, paper),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['customer', 'newAccount', 'amount', 'capital', 'paper', 'balanceAfter'],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '首存一百元', en: 'With a hundred yuan' },
      by: '0011',
      fields: { customer: '1', amount: '100', notes: '100x1' },
      gives: [
        'new account 0101110000000047',
        'tally series/account-demand 1',
        'D 1001-01-01 100.00',
        'notes 100x1 customer > till:01',
        'C 0101110000000047 100.00',
        'vouchers passbook 1001-1001 till:01 > customer',
        'payment 7001-passbook 1.00',
      ],
    },
  ],
})
