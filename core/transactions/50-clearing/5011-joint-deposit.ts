import { tillInUse } from '../../checks/till.ts'
import { atWindow } from '../../counter/atWindow.ts'
import { branchOfAccount } from '../../counter/accounts.ts'
import {
  acceptedThere,
  areaAccountOf,
  halfThere,
  jointKeys,
  noteJointHere,
  openArea,
} from '../../counter/joint.ts'
import { takeIn } from '../../counter/payment.ts'
import { accountElsewhere } from '../../fields/account.ts'
import { money } from '../../fields/money.ts'
import { notes } from '../../fields/notes.ts'
import { credit } from '../../ledger/build.ts'
import { defineTransaction, none } from '../define.ts'
import { atWindowLadder, cashInLadder } from '../ladders.ts'
import { counter } from '../roles.ts'

export const jointDeposit = defineTransaction({
  code: '5011',
  name: { zh: '通存', en: 'Joint deposit' },
  purpose: {
    zh: '代他所收：客户在本网点把现金存入其他网点的账户。两个网点各记各的账，同时入账；须在同一会计日期、对方未轧账。',
    en: 'Takes cash here for an account of another branch. Each branch posts its own half, both at once; both must stand on the same day.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: 'cashReceived',
  fields: {
    account: accountElsewhere({ zh: '他所账号', en: 'Account elsewhere' }, { products: ['demand'] }),
    amount: money({ zh: '金额', en: 'Amount' }, { min: 1n }),
    notes: notes({ zh: '券别', en: 'Notes' }, { sumsTo: 'amount', direction: 'in' }),
    ...atWindow,
  },
  also: ({ account, amount }, desk) => jointKeys({ account, amount, side: 'in' }, desk),
  checks: [tillInUse(), acceptedThere('in')],
  authorisation: [...cashInLadder, ...atWindowLadder],
  effects({ account, amount, notes }, desk) {
    const other = branchOfAccount(account.no)
    return [
      ...openArea(other, desk),
      ...takeIn(desk, amount, notes, null),
      credit(areaAccountOf(other), amount),
      ...noteJointHere({ account, amount, side: 'in' }, desk),
    ]
  },
  expand: ({ account, amount }, desk) => [halfThere({ account, amount, side: 'in' }, desk)],
  explain: none,
  view: null,
  receipt: ['account', 'amount', 'capital', 'item', 'agentName'],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '替他所收一千元', en: 'A thousand yuan for another branch' },
      by: '0011',
      fields: { account: 'B1', amount: '1000', notes: '100x10' },
      gives: [
        'new account 3001-01-0102',
        'D 1001-01-01 1000.00',
        'notes 100x10 customer > till:01',
        'C 3001-01-0102 1000.00',
        'tally joint/0102/2026-03-02/in 100000',
        'new item joint-20260302-2',
      ],
    },
  ],
})
