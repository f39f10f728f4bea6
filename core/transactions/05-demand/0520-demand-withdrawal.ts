import { bookNotBehind, notStopped, sufficient } from '../../checks/account.ts'
import { atWindow, ofTheAccount, toldForTheDay } from '../../counter/atWindow.ts'
import { tillInUse } from '../../checks/till.ts'
import { asBooked, bookingKeys, ownerOf } from '../../counter/booking.ts'
import { payOut } from '../../counter/payment.ts'
import { account } from '../../fields/account.ts'
import { money } from '../../fields/money.ts'
import { notes } from '../../fields/notes.ts'
import { debit } from '../../ledger/build.ts'
import { defineTransaction, none } from '../define.ts'
import { atWindowLadder, cashPaidLadder } from '../ladders.ts'
import { counter } from '../roles.ts'

export const demandWithdrawal = defineTransaction({
  code: '0520',
  name: { zh: '活期取款', en: 'Demand withdrawal' },
  purpose: {
    zh: '从活期账户支付现金。先记账后付款；五万元以上须复点和主管授权，登记办理人和身份核查结果。',
    en: 'Pays cash from a demand account. Booked before it is paid; from 50,000 with a second count and the supervisor, and it is told who came and what the identity check answered.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: 'cashPaid',
  fields: {
    account: account({ zh: '账号', en: 'Account' }, { products: ['demand'] }),
    amount: money({ zh: '金额', en: 'Amount' }, { min: 1n }),
    notes: notes({ zh: '券别', en: 'Notes' }, { sumsTo: 'amount', direction: 'out' }),
    ...atWindow,
  },
  also: ({ account }, desk) => bookingKeys(ownerOf(account), desk),
  checks: [
    tillInUse(),
    notStopped('account'),
    bookNotBehind('account'),
    sufficient('account', 'amount'),
    toldForTheDay(ofTheAccount),
  ],
  authorisation: [...cashPaidLadder, ...atWindowLadder],
  effects: ({ account, amount, notes }, desk) =>
    asBooked(ownerOf(account), [debit(account, amount), ...payOut(desk, amount, notes, null)], desk),
  expand: none,
  explain: none,
  view: null,
  receipt: ['account', 'amount', 'capital', 'balanceAfter', 'agentName'],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '取五百元', en: 'Five hundred yuan' },
      by: '0011',
      fields: { account: 'A1', amount: '500', notes: '100x5' },
      gives: [
        'D 0101110000000013 500.00',
        'C 1001-01-01 500.00',
        'notes 100x5 till:01 > customer',
        'tally cashPaid/0101/000000001/2026-03-02 50000',
      ],
    },
    {
      title: { zh: '女儿代取两千元', en: 'The daughter draws two thousand' },
      by: '0011',
      fields: {
        account: 'A1',
        amount: '2000',
        notes: '100x20',
        actor: 'agent',
        agentName: '王小红',
        agentIdKind: 'idCard',
        agentIdNumber: '440301199001010012',
      },
      gives: [
        'D 0101110000000013 2000.00',
        'C 1001-01-01 2000.00',
        'notes 100x20 till:01 > customer',
        'tally cashPaid/0101/000000001/2026-03-02 200000',
      ],
    },
  ],
})
