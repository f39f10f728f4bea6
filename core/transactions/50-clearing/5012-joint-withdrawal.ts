import { tillInUse } from '../../checks/till.ts'
import { atWindow, ofTheAccount, toldForTheDay } from '../../counter/atWindow.ts'
import { asBooked, bookingKeys, ownerOf } from '../../counter/booking.ts'
import { branchOfAccount } from '../../counter/accounts.ts'
import {
  acceptedThere,
  areaAccountOf,
  halfThere,
  jointKeys,
  noteJointHere,
  openArea,
} from '../../counter/joint.ts'
import { payOut } from '../../counter/payment.ts'
import { accountElsewhere } from '../../fields/account.ts'
import { money } from '../../fields/money.ts'
import { notes } from '../../fields/notes.ts'
import { debit } from '../../ledger/build.ts'
import { defineTransaction, none } from '../define.ts'
import { atWindowLadder, cashPaidLadder } from '../ladders.ts'
import { counter } from '../roles.ts'

export const jointWithdrawal = defineTransaction({
  code: '5012',
  name: { zh: '通兑', en: 'Joint withdrawal' },
  purpose: {
    zh: '代他所付：客户在本网点支取其他网点账户的现金。先由对方网点扣账，再付款；对方账户余额、挂失、冻结一并核对；大额须先在本网点用 0522 预约。',
    en: 'Pays cash here from an account of another branch, which checks its balance and restrictions and posts its half at once. Much cash is booked here first (0522).',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: 'cashPaid',
  fields: {
    account: accountElsewhere({ zh: '他所账号', en: 'Account elsewhere' }, { products: ['demand'] }),
    amount: money({ zh: '金额', en: 'Amount' }, { min: 1n }),
    notes: notes({ zh: '券别', en: 'Notes' }, { sumsTo: 'amount', direction: 'out' }),
    ...atWindow,
  },
  also: ({ account, amount }, desk) => [
    ...jointKeys({ account, amount, side: 'out' }, desk),
    ...bookingKeys(ownerOf(account), desk),
  ],
  checks: [tillInUse(), acceptedThere('out'), toldForTheDay(ofTheAccount)],
  authorisation: [...cashPaidLadder, ...atWindowLadder],
  effects({ account, amount, notes }, desk) {
    const other = branchOfAccount(account.no)
    const paying = [
      ...openArea(other, desk),
      debit(areaAccountOf(other), amount),
      ...payOut(desk, amount, notes, null),
      ...noteJointHere({ account, amount, side: 'out' }, desk),
    ]
    return asBooked(ownerOf(account), paying, desk)
  },
  expand: ({ account, amount }, desk) => [halfThere({ account, amount, side: 'out' }, desk)],
  explain: none,
  view: null,
  receipt: ['account', 'amount', 'capital', 'item', 'agentName'],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '替他所付五百元', en: 'Five hundred yuan for another branch' },
      by: '0011',
      fields: { account: 'B1', amount: '500', notes: '100x5' },
      gives: [
        'new account 3001-01-0102',
        'D 3001-01-0102 500.00',
        'C 1001-01-01 500.00',
        'notes 100x5 till:01 > customer',
        'tally joint/0102/2026-03-02/out 50000',
        'new item joint-20260302-2',
        'tally cashPaid/0102/000000001/2026-03-02 50000',
      ],
    },
  ],
})
