import { tillInUse } from '../../checks/till.ts'
import { atWindow, ofTheAccount, toldForTheDay } from '../../counter/atWindow.ts'
import { asBooked, bookingKeys, ownerOf } from '../../counter/booking.ts'
import {
  closeSavings,
  interestPartsDue,
  ownAccounts,
  payInterestParts,
  payNoticeDraw,
  payPrincipalParts,
  savingsKeys,
} from '../../counter/savings.ts'
import type { Desk } from '../../desk.ts'
import { account } from '../../fields/account.ts'
import { choice } from '../../fields/choice.ts'
import { onlyWhen, optional, type Values } from '../../fields/field.ts'
import { money } from '../../fields/money.ts'
import { notesUnless } from '../../fields/notes.ts'
import { explainSegments } from '../../interest/explain.ts'
import { naturalBalance } from '../../ledger/balance.ts'
import type { Account } from '../../ledger/entities.ts'
import { displayMoney } from '../../money.ts'
import { products } from '../../products.ts'
import { type Refusal, refuse } from '../../refusals.ts'
import { due, principalParts, savingsDue } from '../../savings/due.ts'
import { savingsProducts } from '../../savings/opening.ts'
import { drawNotice } from '../../savings/notice.ts'
import { maturityOf, savingsTermsOf, type SavingsKind, termsAs } from '../../savings/terms.ts'
import { given } from '../../std.ts'
import { type Check, defineTransaction, type Explanation } from '../define.ts'
import { none } from '../define.ts'
import { atWindowLadder, cashPaidLadder, earlySavingsLadder, transferLadder } from '../ladders.ts'
import { counter } from '../roles.ts'

/** What only one kind knows: parts of the interest, parts of the principal, a draw on notice. */
const kindOfAction: Readonly<Record<string, SavingsKind>> = {
  interest: 'principalKept',
  part: 'lumpInPartOut',
  draw: 'notice',
}

const actionFits: Check<Values> = {
  name: { zh: '储种可以这样支取', en: 'A way to draw that this product knows' },
  test({ account: value, action }) {
    const account = value as Account
    const wanted = kindOfAction[action as string]
    if (wanted === undefined || account.terms?.kind === wanted) return null
    const { name } = products[given(account.product, 'a product')]
    return { ...refuse('actionNotOfProduct', { product: name }), field: 'action' }
  },
}

/** From maturity on all is paid together, so that what rounding left goes with it. */
const partIsDue: Check<Values> = {
  name: { zh: '未到期，已到支取日', en: 'Before maturity, and a part is due' },
  test({ account: value, action }, desk) {
    if (action !== 'interest' && action !== 'part') return null
    const account = value as Account
    const maturity = given(maturityOf(savingsTermsOf(account)), 'a term')
    if (desk.day >= maturity) return { ...refuse('savingsMatured', { maturity }), field: 'action' }
    const open =
      action === 'interest'
        ? interestPartsDue(account, desk).open
        : principalParts(termsAs(account, 'lumpInPartOut'), desk.day)
    return open > 0 ? null : { ...refuse('partNotDue'), field: 'action' }
  },
}

const notMoreThanThere: Check<Values> = {
  name: { zh: '不超过余额', en: 'No more than there is' },
  test({ account: value, amount }) {
    const account = value as Account
    const has = naturalBalance(account)
    if (amount === null || (amount as bigint) <= has) return null
    const short = displayMoney((amount as bigint) - has)
    const detail = { account: account.no, available: displayMoney(has), short }
    return { ...refuse('insufficientFunds', detail), field: 'amount' }
  },
}

const proofAsked: Check<Values> = {
  name: { zh: '教育储蓄问明就学证明', en: 'Education savings are asked for the proof of schooling' },
  test({ account: value, action, proof }) {
    const asked = (value as Account).product === 'education' && action === 'close'
    if (asked === (proof !== null)) return null
    return { ...refuse(asked ? 'schoolProofMissing' : 'schoolProofUnwanted'), field: 'proof' }
  },
}

const companyIntoAccount: Check<Values> = {
  name: { zh: '单位资金转入单位户，个人不入单位户', en: 'A company’s money goes to a company’s account' },
  test({ account, payee }): Refusal | null {
    const ofCompany = (account as Account).product === 'corporateNotice'
    const to = payee as Account | null
    const fits = to ? (to.product === 'corporateDemand') === ofCompany : !ofCompany
    return fits ? null : { ...refuse('companyByAccount'), field: 'payee' }
  },
}

export const savingsWithdrawal = defineTransaction({
  code: '3302',
  name: { zh: '其他储种支取', en: 'Other savings: pay out' },
  purpose: {
    zh: '零整、存本、整零、通知、定活、教育储蓄的支取：全部支取销户（提前、到期、逾期自动区分），存本取息，整零取本，通知部分支取。',
    en: 'Pays from the other savings: all of it, early, at maturity or late; interest of a principal-kept deposit; a part of a lump-in-part-out; a draw on notice.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: 'cashPaid',
  fields: {
    account: account({ zh: '账号', en: 'Account' }, { products: savingsProducts }),
    action: choice({ zh: '办理', en: 'Action' }, [
      { value: 'close', zh: '全部支取', en: 'All of it' },
      { value: 'interest', zh: '取息（存本取息）', en: 'Interest' },
      { value: 'part', zh: '取本（整存零取）', en: 'A part' },
      { value: 'draw', zh: '部分支取（通知）', en: 'A draw on notice' },
    ]),
    amount: onlyWhen(money({ zh: '支取金额', en: 'Amount' }, { min: 1n }), 'action', ['draw']),
    proof: optional(
      choice({ zh: '就学证明（教育储蓄）', en: 'Proof of schooling (education)' }, [
        { value: 'yes', zh: '有', en: 'Shown' },
        { value: 'no', zh: '无', en: 'None' },
      ]),
    ),
    payee: optional(
      account({ zh: '转入账号（付现金则空）', en: 'To account (empty for cash)' }, { products: ownAccounts }),
    ),
    notes: notesUnless({ zh: '券别', en: 'Notes' }, { unless: 'payee', direction: 'out' }),
    ...atWindow,
  },
  also: ({ account }, desk) => [...savingsKeys(account), ...bookingKeys(ownerOf(account), desk)],
  checks: [
    actionFits,
    proofAsked,
    partIsDue,
    notMoreThanThere,
    companyIntoAccount,
    tillInUse({ unless: 'payee' }),
    toldForTheDay(ofTheAccount),
  ],
  authorisation: [...earlySavingsLadder, ...cashPaidLadder, ...transferLadder, ...atWindowLadder],
  effects(values, desk) {
    const pay = {
      interest: () => payInterestParts(values, desk),
      part: () => payPrincipalParts(values, desk),
      draw: () => payNoticeDraw(values, given(values.amount, 'an amount to draw'), desk),
      close: () => closeSavings(values, values.proof === 'yes', desk),
    }
    return asBooked(ownerOf(values.account), pay[values.action](), desk)
  },
  expand: none,
  explain: ({ account, action, amount, proof }, desk) =>
    action === 'interest'
      ? explainParts(account, desk)
      : action === 'part'
        ? []
        : amount !== null
          ? explainSegments(due(drawNotice(account, amount, desk).segments, 0n, account.opened, desk))
          : explainSegments(savingsDue(account, { ...desk, proven: proof === 'yes' })),
  view: null,
  receipt: [
    'account',
    'action',
    'amount',
    'proof',
    'interest',
    'paid',
    'capital',
    'balanceAfter',
    'payee',
    'agentName',
  ],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '零整提前支取', en: 'An instalment deposit ends early' },
      by: '0011',
      fields: { account: 'I1', action: 'close', payee: 'A1' },
      gives: [
        'D 0101130000008014 900.00',
        'D 6411-13 1.52',
        'C 0101110000000013 901.52',
        'set account 0101130000008014 status open > closed, closed null > 2026-03-02',
        'vouchers passbook 811-811 customer > void',
      ],
    },
    {
      title: { zh: '存本取息', en: 'Interest of a principal-kept deposit' },
      by: '0011',
      fields: { account: 'W1', action: 'interest', payee: 'A1' },
      gives: [
        'D 6411-14 11.00',
        'C 0101110000000013 11.00',
        'set account 0101140000008013 terms {"drawn":8,"intervalMonths":1,"kind":"principalKept","maturity":"2026-06-01","months":12,"paid":"#8800","ratePpm":11000,"start":"2025-06-01"} > {"drawn":9,"intervalMonths":1,"kind":"principalKept","maturity":"2026-06-01","months":12,"paid":"#9900","ratePpm":11000,"start":"2025-06-01"}',
      ],
    },
    {
      title: { zh: '整存零取取本', en: 'A part of the principal' },
      by: '0011',
      fields: { account: 'P1', action: 'part', payee: 'A1' },
      gives: [
        'D 0101150000008012 1000.00',
        'C 0101110000000013 1000.00',
        'set account 0101150000008012 terms {"draws":[{"amount":"#-100000","day":"2025-07-01"},{"amount":"#-100000","day":"2025-08-01"},{"amount":"#-100000","day":"2025-09-01"},{"amount":"#-100000","day":"2025-10-01"},{"amount":"#-100000","day":"2025-11-01"},{"amount":"#-100000","day":"2025-12-01"},{"amount":"#-100000","day":"2026-01-01"},{"amount":"#-100000","day":"2026-02-01"}],"each":"#100000","intervalMonths":1,"kind":"lumpInPartOut","maturity":"2026-06-01","months":12,"principal":"#1200000","ratePpm":11000,"start":"2025-06-01"} > {"draws":[{"amount":"#-100000","day":"2025-07-01"},{"amount":"#-100000","day":"2025-08-01"},{"amount":"#-100000","day":"2025-09-01"},{"amount":"#-100000","day":"2025-10-01"},{"amount":"#-100000","day":"2025-11-01"},{"amount":"#-100000","day":"2025-12-01"},{"amount":"#-100000","day":"2026-01-01"},{"amount":"#-100000","day":"2026-02-01"},{"amount":"#-100000","day":"2026-03-02"}],"each":"#100000","intervalMonths":1,"kind":"lumpInPartOut","maturity":"2026-06-01","months":12,"principal":"#1200000","ratePpm":11000,"start":"2025-06-01"}',
      ],
    },
    {
      title: { zh: '按通知支取', en: 'Drawn as the notice said' },
      by: '0011',
      fields: { account: 'N1', action: 'draw', amount: '60000', payee: 'A1' },
      gives: [
        'D 0101160000008011 60000.00',
        'D 6411-16 204.75',
        'C 0101110000000013 60204.75',
        'set account 0101160000008011 terms {"kind":"notice","lapsed":[],"layers":[{"amount":"#20000000","start":"2025-12-01"}],"notice":{"amount":"#6000000","day":"2026-02-23","item":"withdrawalNotice-20260223-5"},"noticeDays":7} > {"kind":"notice","lapsed":[],"layers":[{"amount":"#14000000","start":"2025-12-01"}],"notice":null,"noticeDays":7}',
        'set item withdrawalNotice-20260223-5 state noticed > used',
      ],
    },
    {
      title: { zh: '教育储蓄到期', en: 'Education savings at maturity' },
      by: '0011',
      fields: { account: 'E1', action: 'close', proof: 'yes', payee: 'A1' },
      gives: [
        'D 0101180000008019 20000.00',
        'D 6411-18 300.19',
        'C 0101110000000013 20300.19',
        'set account 0101180000008019 status open > closed, closed null > 2026-03-02',
        'vouchers passbook 812-812 customer > void',
      ],
    },
  ],
})

/** The interest of the whole term, shared out; what is open of it is paid. */
function explainParts(account: Account, desk: Desk): Explanation[] {
  const { open, draws, interest, segments, earned } = interestPartsDue(account, desk)
  const whole = explainSegments({ segments, interest: earned, tax: 0n })
  const each = displayMoney(interest / BigInt(open))
  return [
    ...whole,
    {
      label: { zh: '本次取息', en: 'Drawn now' },
      text: `${displayMoney(earned)} ÷ ${draws} = ${each} × ${open} = ${displayMoney(interest)}`,
    },
  ]
}
