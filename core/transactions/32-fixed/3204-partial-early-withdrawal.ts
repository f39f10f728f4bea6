import { fixedTermsOf, notMatured } from '../../checks/account.ts'
import { atWindow, ofTheAccount, toldForTheDay } from '../../counter/atWindow.ts'
import { hasPaper, tillInUse } from '../../checks/till.ts'
import { asBooked, bookingKeys, ownerOf } from '../../counter/booking.ts'
import { fixedInterestDue, payFixed } from '../../counter/fixed.ts'
import { interestKeys } from '../../counter/interest.ts'
import { collect, issue, nextPaper, ownStockKeys } from '../../counter/papers.ts'
import { account } from '../../fields/account.ts'
import { optional, type Values } from '../../fields/field.ts'
import { money } from '../../fields/money.ts'
import { notesUnless } from '../../fields/notes.ts'
import { explainSegments } from '../../interest/explain.ts'
import { naturalBalance } from '../../ledger/balance.ts'
import { change } from '../../ledger/build.ts'
import type { Account } from '../../ledger/entities.ts'
import { displayMoney, yuan } from '../../money.ts'
import { isRefusal, refuse } from '../../refusals.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { atWindowLadder, cashPaidLadder, earlyWithdrawalLadder, transferLadder } from '../ladders.ts'
import { counter } from '../roles.ts'

const leavesEnough: Check<Values> = {
  name: { zh: '次数与留存金额', en: 'Number of partial withdrawals, and what is left' },
  test({ account, amount }, { parameters }) {
    const { minimum, partialsMax } = parameters.fixed
    const { partials } = fixedTermsOf(account as Account)
    if (partials >= partialsMax) return refuse('partialsUsed', { max: String(partialsMax) })
    const rest = naturalBalance(account as Account) - (amount as bigint)
    return rest >= minimum
      ? null
      : { ...refuse('restTooSmall', { min: displayMoney(minimum) }), field: 'amount' }
  },
}

export const partialEarlyWithdrawal = defineTransaction({
  code: '3204',
  name: { zh: '部分提前支取', en: 'Partial early withdrawal' },
  purpose: {
    zh: '到期前支取一部分：支取部分按支取日活期利率，其余保持原开户日和利率，换发新存单。',
    en: 'Draws a part before maturity at today’s demand rate; the rest keeps its date and rate on a new certificate.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: 'savings',
  fields: {
    account: account({ zh: '定期账号', en: 'Fixed account' }, { products: ['lumpSum'] }),
    amount: money({ zh: '支取本金', en: 'Principal drawn' }, { min: yuan(1) }),
    payee: optional(
      account({ zh: '转入账号（付现金则空）', en: 'To account (empty for cash)' }, { products: ['demand'] }),
    ),
    notes: notesUnless({ zh: '券别', en: 'Notes' }, { unless: 'payee', direction: 'out' }),
    ...atWindow,
  },
  also: ({ account }, desk) => [
    ...interestKeys('lumpSum'),
    ...bookingKeys(ownerOf(account), desk),
    ...ownStockKeys(desk, 'certificate'),
  ],
  checks: [
    notMatured('account'),
    tillInUse(),
    hasPaper('certificate'),
    leavesEnough,
    toldForTheDay(ofTheAccount),
  ],
  authorisation: [...earlyWithdrawalLadder, ...cashPaidLadder, ...transferLadder, ...atWindowLadder],
  effects({ account, amount, payee, notes }, desk) {
    const payment = asBooked(ownerOf(account), payFixed(account, amount, notes, payee, desk), desk)
    if (isRefusal(payment)) return payment
    const paper = nextPaper(desk, 'certificate')
    const terms = fixedTermsOf(account)
    const rest = change('account', account.no, account, {
      paper,
      terms: { ...terms, partials: terms.partials + 1 },
    })
    return [...payment, ...collect(account), issue(desk, paper), rest]
  },
  expand: none,
  explain: ({ account, amount }, desk) => explainSegments(fixedInterestDue(account, amount, desk)),
  view: null,
  receipt: [
    'account',
    'amount',
    'interest',
    'paid',
    'capital',
    'balanceAfter',
    'paper',
    'payee',
    'agentName',
  ],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '支取两千元', en: 'Two thousand yuan' },
      by: '0011',
      fields: { account: 'F2', amount: '2000', payee: 'A1' },
      gives: [
        'D 0101120000000020 2000.00',
        'D 6411-12 1.77',
        'C 0101110000000013 2001.77',
        'vouchers certificate 4902-4902 customer > void',
        'vouchers certificate 5001-5001 till:01 > customer',
        'payment 7001-certificate 1.00',
        'set account 0101120000000020 paper {"kind":"certificate","number":4902} > {"kind":"certificate","number":5001}, terms {"kind":"fixed","maturity":"2026-12-01","months":12,"partials":0,"ratePpm":15000,"start":"2025-12-01"} > {"kind":"fixed","maturity":"2026-12-01","months":12,"partials":1,"ratePpm":15000,"start":"2025-12-01"}',
      ],
    },
  ],
})
