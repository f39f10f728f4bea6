import { reviewer } from '../../authorise.ts'
import { atWindow, ofTheAccount, toldForTheDay } from '../../counter/atWindow.ts'
import { differentAccounts, notOverdrawn, notStopped } from '../../checks/account.ts'
import { tillInUse } from '../../checks/till.ts'
import { asBooked, bookingKeys, ownerOf } from '../../counter/booking.ts'
import { closeDemand, demandInterestDue } from '../../counter/demand.ts'
import { boughtKeys } from '../../counter/papers.ts'
import { interestKeys } from '../../counter/interest.ts'
import { account } from '../../fields/account.ts'
import { optional } from '../../fields/field.ts'
import { notesUnless } from '../../fields/notes.ts'
import { explainOverdraft, explainSegments } from '../../interest/explain.ts'
import { defineTransaction, none } from '../define.ts'
import { atWindowLadder, cashPaidLadder, transferLadder } from '../ladders.ts'
import { counter } from '../roles.ts'

export const closeDemandAccount = defineTransaction({
  code: '0540',
  name: { zh: '活期销户', en: 'Close a demand account' },
  purpose: {
    zh: '按销户日利率用积数结清利息，本息付现金或转入另一账户，收回存折和未用的自购凭证作废。',
    en: 'Settles interest by products at today’s rate, pays all in cash or to another account, takes the passbook and unused forms back.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: 'cashPaid',
  fields: {
    account: account({ zh: '账号', en: 'Account' }, { products: ['demand'] }),
    payee: optional(
      account({ zh: '转入账号（付现金则空）', en: 'To account (empty for cash)' }, { products: ['demand'] }),
    ),
    notes: notesUnless({ zh: '券别', en: 'Notes' }, { unless: 'payee', direction: 'out' }),
    ...atWindow,
  },
  also: ({ account }, desk) => [
    ...interestKeys('demand'),
    ...bookingKeys(ownerOf(account), desk),
    ...boughtKeys(account, desk),
  ],
  checks: [
    differentAccounts('account', 'payee'),
    notStopped('account'),
    notOverdrawn('account'),
    tillInUse({ unless: 'payee' }),
    toldForTheDay(ofTheAccount),
  ],
  authorisation: [
    { measure: 'always', atLeast: 0n, signatures: [reviewer({ counts: false })] },
    ...cashPaidLadder,
    ...transferLadder,
    ...atWindowLadder,
  ],
  effects: ({ account, payee, notes }, desk) =>
    asBooked(ownerOf(account), closeDemand(account, notes, payee, desk), desk),
  expand: none,
  explain: ({ account }, desk) => [
    ...explainSegments(demandInterestDue(account, desk)),
    ...explainOverdraft(account, desk.day),
  ],
  view: null,
  receipt: ['account', 'interest', 'paid', 'capital', 'payee', 'agentName'],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '转入另一账户', en: 'Into another account' },
      by: '0011',
      fields: { account: 'A1', payee: 'A2' },
      gives: [
        'D 0101110000000013 25200.00',
        'D 6411-11 17.26',
        'C 0101110000000021 25217.26',
        'products 0101110000000013 -177500000',
        'set account 0101110000000013 status open > closed, closed null > 2026-03-02',
        'vouchers passbook 901-901 customer > void',
      ],
    },
  ],
})
