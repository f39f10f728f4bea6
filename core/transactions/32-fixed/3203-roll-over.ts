import { fixedTermsOf, matured, notMatured } from '../../checks/account.ts'
import { hasPaper, tillInUse } from '../../checks/till.ts'
import { accountSeriesKey, newAccountNumber, takeAccountNumber } from '../../counter/accounts.ts'
import { fixedInterestDue } from '../../counter/fixed.ts'
import { interestKeys, interestLegs, paidOut } from '../../counter/interest.ts'
import { collect, issue, nextPaper, ownStockKeys } from '../../counter/papers.ts'
import { renewalEffects } from '../../counter/renewal.ts'
import { addDays, addMonths } from '../../dates.ts'
import type { Desk } from '../../desk.ts'
import { account } from '../../fields/account.ts'
import { choice } from '../../fields/choice.ts'
import { onlyWhen, optional, type Values } from '../../fields/field.ts'
import { depositTerm } from '../../fields/term.ts'
import { explainSegments } from '../../interest/explain.ts'
import { naturalBalance } from '../../ledger/balance.ts'
import { change, credit, debit, openAccount } from '../../ledger/build.ts'
import type { EffectDraft } from '../../ledger/complete.ts'
import type { Account } from '../../ledger/entities.ts'
import { rateOn } from '../../rates.ts'
import { refuse } from '../../refusals.ts'
import { given } from '../../std.ts'
import { type Check, defineTransaction } from '../define.ts'
import { none } from '../define.ts'
import { transferLadder } from '../ladders.ts'
import { counter } from '../roles.ts'

/** Rolled by hand from maturity on; agreed before it; renewed where the day end has not come round. */
const fitsTheAction: Check<Values> = {
  name: { zh: '手工转存已到期，约定未到期', en: 'Rolled once matured, agreed before' },
  test(values, desk) {
    const { renews = false, maturity } = fixedTermsOf(values.account as Account)
    const { action } = values
    if (action === 'roll') return matured('account').test(values, desk)
    if (action === 'renew') {
      return renews && desk.day > maturity ? null : { ...refuse('renewalNotDue'), field: 'action' }
    }
    const late = notMatured('account').test(values, desk)
    if (late) return late
    return renews === (action === 'cancel') ? null : { ...refuse('renewalUnchanged'), field: 'action' }
  },
}

const certificateForIt: Check<Values> = {
  name: { zh: '手工转存时尾箱有空白存单', en: 'Rolled by hand: a till with a blank certificate' },
  test(values, desk) {
    if (values.action !== 'roll') return null
    return tillInUse().test(values, desk) ?? hasPaper('certificate').test(values, desk)
  },
}

export const rollOver = defineTransaction({
  code: '3203',
  name: { zh: '约定与手工转存', en: 'Roll over' },
  purpose: {
    zh: '到期或逾期的整存整取转成新存单（利息并入本金或转入活期），利率取当日；约定或取消到期自动转存；补记日终未办的自动转存。',
    en: 'Turns a matured deposit into a new one at today’s rate, its interest joining it or going to an account; agrees or ends automatic renewal; renews what the day end has not come round to.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: 'savings',
  fields: {
    account: account({ zh: '定期账号', en: 'Fixed account' }, { products: ['lumpSum'] }),
    action: choice({ zh: '办理', en: 'Action' }, [
      { value: 'roll', zh: '手工转存', en: 'Roll over' },
      { value: 'agree', zh: '约定自动转存', en: 'Agree to renew' },
      { value: 'cancel', zh: '取消自动转存', en: 'Cancel renewal' },
      { value: 'renew', zh: '补记自动转存', en: 'Renew now' },
    ]),
    term: onlyWhen(depositTerm({ zh: '新存期（月）', en: 'New term (months)' }), 'action', ['roll']),
    interestTo: onlyWhen(
      optional(
        account(
          { zh: '利息转入账号（并入本金则空）', en: 'Interest to account (empty: it joins)' },
          { products: ['demand'] },
        ),
      ),
      'action',
      ['roll'],
    ),
  },
  also: ({ account }, desk) => [
    ...interestKeys('lumpSum'),
    accountSeriesKey('lumpSum'),
    `index:accountsOf/${account.customer ?? ''}`,
    ...ownStockKeys(desk, 'certificate'),
  ],
  checks: [fitsTheAction, certificateForIt],
  authorisation: transferLadder,
  effects({ account, action, term, interestTo }, desk) {
    if (action === 'renew') return renewalEffects(account, addDays(desk.day, -1), desk)
    if (term !== null) return roll(account, term, interestTo, desk)
    const terms = { ...fixedTermsOf(account), renews: action === 'agree' }
    return [change('account', account.no, account, { terms })]
  },
  expand: none,
  explain: ({ account, action }, desk) =>
    action === 'roll' ? explainSegments(fixedInterestDue(account, naturalBalance(account), desk)) : [],
  view: null,
  receipt: ['account', 'action', 'newAccount', 'interest', 'terms', 'paper', 'paid', 'interestTo'],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '逾期手工转存三个月', en: 'Overdue, rolled over for three months' },
      by: '0011',
      fields: { account: 'R1', action: 'roll', term: '3' },
      gives: [
        'new account 0101120000000038',
        'tally series/account-lumpSum 1',
        'D 0101120000008015 10000.00',
        'D 6411-12 150.97',
        'C 0101120000000038 10150.97',
        'set account 0101120000008015 status open > closed, closed null > 2026-03-02',
        'vouchers certificate 4816-4816 customer > void',
        'vouchers certificate 5001-5001 till:01 > customer',
        'payment 7001-certificate 1.00',
      ],
    },
    {
      title: { zh: '补记自动转存', en: 'Renewed as was agreed' },
      by: '0011',
      fields: { account: 'R2', action: 'renew' },
      gives: [
        'D 6411-12 120.00',
        'C 0101120000008023 120.00',
        'set account 0101120000008023 terms {"kind":"fixed","maturity":"2026-02-20","months":12,"partials":0,"ratePpm":15000,"renews":true,"start":"2025-02-20"} > {"kind":"fixed","maturity":"2027-02-20","months":12,"partials":0,"ratePpm":15000,"renews":true,"start":"2026-02-20"}',
      ],
    },
    {
      title: { zh: '约定自动转存', en: 'Renewal is agreed' },
      by: '0011',
      fields: { account: 'F2', action: 'agree' },
      gives: [
        'set account 0101120000000020 terms {"kind":"fixed","maturity":"2026-12-01","months":12,"partials":0,"ratePpm":15000,"start":"2025-12-01"} > {"kind":"fixed","maturity":"2026-12-01","months":12,"partials":0,"ratePpm":15000,"renews":true,"start":"2025-12-01"}',
      ],
    },
  ],
})

/** The old deposit ends today and the new one begins, with or without its interest. */
function roll(account: Account, months: number, interestTo: Account | null, desk: Desk): EffectDraft[] {
  const { day, parameters, branch } = desk
  const principal = naturalBalance(account)
  const due = fixedInterestDue(account, principal, desk)
  const paid = due.interest - due.tax
  const no = newAccountNumber(desk, 'lumpSum')
  const paper = nextPaper(desk, 'certificate')
  const ratePpm = given(rateOn(parameters, 'lumpSum', months, day), 'an offered term has a rate')
  const terms = {
    kind: 'fixed',
    months,
    ratePpm,
    start: day,
    maturity: addMonths(day, months),
    partials: 0,
  } as const
  const { customer, gl, product } = account
  return [
    openAccount({ no, gl, unit: branch.unit, customer, product, opened: day, minimum: 0n, terms, paper }),
    takeAccountNumber('lumpSum'),
    debit(account, principal),
    ...interestLegs(paidOut(account), due, desk),
    credit(no, interestTo ? principal : principal + paid),
    ...(interestTo && paid !== 0n ? [credit(interestTo, paid)] : []),
    change('account', account.no, account, { status: 'closed', closed: day }),
    ...collect(account),
    issue(desk, paper),
  ]
}
