import { notMatured } from '../../checks/account.ts'
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
import { defineTransaction, none } from '../define.ts'
import { atWindowLadder, cashPaidLadder, earlyWithdrawalLadder, transferLadder } from '../ladders.ts'
import { counter } from '../roles.ts'

export const fullEarlyWithdrawal = defineTransaction({
  code: '3206',
  name: { zh: '全部提前支取', en: 'Full early withdrawal' },
  purpose: {
    zh: '到期前全部支取：全部天数按支取日活期利率计息，收回存单。须核对身份证件。',
    en: 'Pays a fixed deposit before maturity: all days at today’s demand rate. Check the identity paper.',
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
  checks: [notMatured('account'), tillInUse({ unless: 'payee' }), toldForTheDay(ofTheAccount)],
  authorisation: [...earlyWithdrawalLadder, ...cashPaidLadder, ...transferLadder, ...atWindowLadder],
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
      title: { zh: '转入活期', en: 'Into an account' },
      by: '0011',
      fields: { account: 'F2', payee: 'A1' },
      gives: [
        'D 0101120000000020 20000.00',
        'D 6411-12 17.69',
        'C 0101110000000013 20017.69',
        'set account 0101120000000020 status open > closed, closed null > 2026-03-02',
        'vouchers certificate 4902-4902 customer > void',
      ],
    },
  ],
})
