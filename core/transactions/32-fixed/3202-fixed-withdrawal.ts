import { matured } from '../../checks/account.ts'
import { atWindow, ofTheAccount, toldForTheDay } from '../../counter/atWindow.ts'
import { tillInUse } from '../../checks/till.ts'
import { asBooked, bookingKeys, ownerOf } from '../../counter/booking.ts'
import { closeFixed, fixedInterestDue } from '../../counter/fixed.ts'
import { interestKeys } from '../../counter/interest.ts'
import { account } from '../../fields/account.ts'
import { optional } from '../../fields/field.ts'
import { notesUnless } from '../../fields/notes.ts'
import { explainSegments } from '../../interest/explain.ts'
import { naturalBalance } from '../../ledger/balance.ts'
import { defineTransaction } from '../define.ts'
import { none } from '../define.ts'
import { atWindowLadder, cashPaidLadder, transferLadder } from '../ladders.ts'
import { counter } from '../roles.ts'

export const fixedWithdrawal = defineTransaction({
  code: '3202',
  name: { zh: '定期取款', en: 'Fixed withdrawal' },
  purpose: {
    zh: '到期或逾期支取整存整取：存期内按开户日利率，逾期天数按支取日活期利率。',
    en: 'Pays a fixed deposit at or after maturity: the term at its own rate, days beyond at today’s demand rate.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: 'cashPaid',
  fields: {
    account: account({ zh: '定期账号', en: 'Fixed account' }, { products: ['lumpSum'] }),
    payee: optional(
      account({ zh: '转入账号（付现金则空）', en: 'To account (empty for cash)' }, { products: ['demand'] }),
    ),
    notes: notesUnless({ zh: '券别', en: 'Notes' }, { unless: 'payee', direction: 'out' }),
    ...atWindow,
  },
  also: ({ account }, desk) => [...interestKeys('lumpSum'), ...bookingKeys(ownerOf(account), desk)],
  checks: [matured('account'), tillInUse({ unless: 'payee' }), toldForTheDay(ofTheAccount)],
  authorisation: [...cashPaidLadder, ...transferLadder, ...atWindowLadder],
  effects: ({ account, payee, notes }, desk) =>
    asBooked(ownerOf(account), closeFixed(account, notes, payee, desk), desk),
  expand: none,
  explain: ({ account }, desk) => explainSegments(fixedInterestDue(account, naturalBalance(account), desk)),
  view: null,
  receipt: ['account', 'interest', 'paid', 'capital', 'payee', 'agentName'],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '到期支取转入活期', en: 'At maturity, into an account' },
      by: '0011',
      fields: { account: 'F1', payee: 'A1' },
      gives: [
        'D 0101120000000012 10000.00',
        'D 6411-12 65.97',
        'C 0101110000000013 10065.97',
        'set account 0101120000000012 status open > closed, closed null > 2026-03-02',
        'vouchers certificate 4901-4901 customer > void',
      ],
    },
  ],
})
