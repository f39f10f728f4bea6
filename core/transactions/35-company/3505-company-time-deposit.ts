import { fixedTermsOf } from '../../checks/account.ts'
import { sameCustomer } from '../../checks/company.ts'
import { hasPaper, tillInUse } from '../../checks/till.ts'
import { accountSeriesKey, newAccountNumber, takeAccountNumber } from '../../counter/accounts.ts'
import { COMPANY_ACCOUNTS } from '../../counter/company.ts'
import { onSealedOrder } from '../../counter/companyPays.ts'
import { closeFixed, fixedInterestDue, payFixed } from '../../counter/fixed.ts'
import { interestKeys } from '../../counter/interest.ts'
import { collect, issue, nextPaper, ownStockKeys, paperOfProduct } from '../../counter/papers.ts'
import { addMonths } from '../../dates.ts'
import type { Desk } from '../../desk.ts'
import { account } from '../../fields/account.ts'
import { choice } from '../../fields/choice.ts'
import { type Fields, type LoadedOf, onlyWhen, optional, type Values } from '../../fields/field.ts'
import { SAMPLE_PICTURE } from '../../fields/image.ts'
import { money } from '../../fields/money.ts'
import { depositTerm } from '../../fields/term.ts'
import { explainSegments } from '../../interest/explain.ts'
import { naturalBalance } from '../../ledger/balance.ts'
import { change, credit, debit, openAccount } from '../../ledger/build.ts'
import type { EffectDraft } from '../../ledger/complete.ts'
import type { Account } from '../../ledger/entities.ts'
import { displayMoney } from '../../money.ts'
import { rateOn } from '../../rates.ts'
import { isRefusal, type Refusal, refuse } from '../../refusals.ts'
import { given } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { companyLadder } from '../ladders.ts'
import { counter } from '../roles.ts'

const ordered = onSealedOrder({
  account: 'account',
  sealed: { zh: '凭证印章图像', en: 'Seals on the order' },
  when: [],
})

const fields = {
  action: choice({ zh: '办理', en: 'Action' }, [
    { value: 'in', zh: '存入', en: 'Deposit' },
    { value: 'out', zh: '支取', en: 'Withdraw' },
  ]),
  account: account({ zh: '单位活期账号', en: 'Company account' }, { products: COMPANY_ACCOUNTS }),
  amount: onlyWhen(money({ zh: '存入金额', en: 'Amount' }, { min: 1n }), 'action', ['in']),
  term: onlyWhen(depositTerm({ zh: '存期（月）', en: 'Term (months)' }), 'action', ['in']),
  fixed: onlyWhen(
    account({ zh: '单位定期账号', en: 'Fixed account' }, { products: ['corporateFixed'] }),
    'action',
    ['out'],
  ),
  part: onlyWhen(
    optional(money({ zh: '部分支取金额（空为全部）', en: 'Part (empty for all)' }, { min: 1n })),
    'action',
    ['out'],
  ),
  ...ordered.seals,
} satisfies Fields

type Loaded = LoadedOf<typeof fields>

const atLeastMinimum: Check<Values> = {
  name: { zh: '不低于单位定期起存金额', en: 'At least the minimum of companies' },
  test({ amount }, { parameters }) {
    const min = parameters.company.fixedMinimum
    if (amount === null || (amount as bigint) >= min) return null
    return { ...refuse('moneyTooSmall', { min: displayMoney(min) }), field: 'amount' }
  },
}

/** A part may be drawn before maturity, once, and what stays is a deposit still. */
const leavesEnough: Check<Values> = {
  name: { zh: '部分支取的次数与留存', en: 'Number of parts drawn, and what is left' },
  test({ fixed, part }, { day, parameters }) {
    if (part === null || fixed === null) return null
    const deposit = fixed as Account
    const { partials, maturity } = fixedTermsOf(deposit)
    const { partialsMax } = parameters.fixed
    const min = parameters.company.fixedMinimum
    if (day >= maturity) return { ...refuse('matured', { maturity }), field: 'part' }
    if (partials >= partialsMax) return refuse('partialsUsed', { max: String(partialsMax) })
    const enough = naturalBalance(deposit) - (part as bigint) >= min
    return enough ? null : { ...refuse('restTooSmall', { min: displayMoney(min) }), field: 'part' }
  },
}

/** A new confirmation is written for a deposit, and for what stays of one. */
const certificateThere: Check<Values> = {
  name: {
    zh: '出具新证实书时尾箱有空白证实书',
    en: 'A blank confirmation in the till, where one is written',
  },
  test: (values, desk) =>
    values.action === 'out' && values.part === null
      ? null
      : hasPaper(paperOfProduct('corporateFixed', desk)).test(values, desk),
}

export const companyTimeDeposit = defineTransaction({
  code: '3505',
  name: { zh: '单位定期存入/支取', en: 'Company time deposit' },
  purpose: {
    zh: '单位活期转存定期，出具证实书；到期或提前支取本息只能转回本单位账户，不付现金。提前的按活期利率，可部分提前一次。',
    en: 'Moves a company’s money into a fixed deposit with a confirmation, and back with interest into its own account, never in cash. Early it earns the demand rate; once, a part may be drawn early.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: 'transferDone',
  fields,
  also: (values, desk) => [
    ...ordered.keys(values),
    ...ownStockKeys(desk, paperOfProduct('corporateFixed', desk)),
    ...(values.action === 'in'
      ? [accountSeriesKey('corporateFixed'), `index:accountsOf/${values.account.customer}` as const]
      : []),
    ...(values.fixed ? interestKeys('corporateFixed') : []),
  ],
  checks: [
    tillInUse(),
    sameCustomer('account', 'fixed'),
    ...ordered.checks,
    certificateThere,
    atLeastMinimum,
    leavesEnough,
  ],
  authorisation: companyLadder,
  effects: (values, desk) => (values.action === 'in' ? deposit(values, desk) : withdraw(values, desk)),
  expand: none,
  explain: ({ fixed, part }, desk) =>
    fixed ? explainSegments(fixedInterestDue(fixed, part ?? naturalBalance(fixed), desk)) : [],
  view: null,
  receipt: [
    'action',
    'account',
    'newAccount',
    'amount',
    'capital',
    'terms',
    'paper',
    'fixed',
    'part',
    'interest',
    'paid',
    'signet',
  ],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '存两万元半年', en: 'Twenty thousand for half a year' },
      by: '0011',
      fields: {
        action: 'in',
        account: 'K1',
        amount: '20000',
        term: '6',
        presented: SAMPLE_PICTURE,
        signet: 'same',
      },
      gives: [
        'new account 0101220000000010',
        'tally series/account-corporateFixed 1',
        'D 0101210000009517 20000.00',
        'C 0101220000000010 20000.00',
        'vouchers confirmation 7001-7001 till:01 > customer',
        'payment 7001-confirmation 1.00',
      ],
    },
    {
      title: { zh: '到期支取', en: 'At maturity' },
      by: '0011',
      fields: { action: 'out', account: 'K1', fixed: 'KF1', presented: SAMPLE_PICTURE, signet: 'same' },
      gives: [
        'D 0101220000009516 50000.00',
        'D 6411-02 329.86',
        'C 0101210000009517 50329.86',
        'set account 0101220000009516 status open > closed, closed null > 2026-03-02',
        'vouchers confirmation 4921-4921 customer > void',
      ],
    },
  ],
})

function deposit({ account: payer, amount: typed, term }: Loaded, desk: Desk): EffectDraft[] {
  const no = newAccountNumber(desk, 'corporateFixed')
  const paper = nextPaper(desk, paperOfProduct('corporateFixed', desk))
  const amount = given(typed, 'an amount')
  const months = given(term, 'a term')
  const ratePpm = given(rateOn(desk.parameters, 'lumpSum', months, desk.day), 'an offered term has a rate')
  const start = desk.day
  return [
    openAccount({
      no,
      gl: '2011-02',
      unit: desk.branch.unit,
      customer: payer.customer,
      product: 'corporateFixed',
      opened: start,
      minimum: 0n,
      terms: { kind: 'fixed', months, ratePpm, start, maturity: addMonths(start, months), partials: 0 },
      paper,
    }),
    takeAccountNumber('corporateFixed'),
    debit(payer, amount),
    credit(no, amount),
    issue(desk, paper),
  ]
}

function withdraw({ account: payee, fixed, part }: Loaded, desk: Desk): EffectDraft[] | Refusal {
  const found = given(fixed, 'a fixed deposit')
  if (part === null) return closeFixed(found, null, payee, desk)
  const payment = payFixed(found, part, null, payee, desk)
  if (isRefusal(payment)) return payment
  const paper = nextPaper(desk, paperOfProduct('corporateFixed', desk))
  const terms = fixedTermsOf(found)
  const rest = change('account', found.no, found, {
    paper,
    terms: { ...terms, partials: terms.partials + 1 },
  })
  return [...payment, ...collect(found), issue(desk, paper), rest]
}
