import { supervisor } from '../../authorise.ts'
import { explainMisfit, hang, misfitOf, PAYMENT_CLEARING, PENDING } from '../../counter/inward.ts'
import type { Day } from '../../dates.ts'
import { accountNamed } from '../../fields/account.ts'
import { type Fields, type LoadedOf, optional } from '../../fields/field.ts'
import { money } from '../../fields/money.ts'
import { teller } from '../../fields/teller.ts'
import { personal, text } from '../../fields/text.ts'
import { create, credit, debit } from '../../ledger/build.ts'
import { yuan } from '../../money.ts'
import { refuse } from '../../refusals.ts'
import { spellings } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counterAndBack } from '../roles.ts'

/** The name, and what follows, are asked for last: the fields before stand in the journal in this order. */
const fields = {
  account: accountNamed({ zh: '收款账号', en: 'To account' }),
  amount: money({ zh: '金额', en: 'Amount' }, { min: 1n }),
  bank: optional(text({ zh: '汇款行', en: 'Sending bank' }, { max: 60 })),
  payerAccount: optional(text({ zh: '汇款账号', en: 'Payer’s account' }, { max: 34 })),
  purpose: optional(text({ zh: '用途', en: 'Purpose' }, { max: 60 })),
  payee: personal({ zh: '收款户名', en: 'Payee' }, { max: 60, sample: '王小明' }),
  owner: optional(teller({ zh: '挂账责任人（空为本人）', en: 'Owner in suspense (empty: oneself)' })),
  message: optional(
    text({ zh: '来报号（相同来账须填）', en: 'Message number (asked of a like one)' }, { max: 34 }),
  ),
} satisfies Fields

type Inward = LoadedOf<typeof fields>

/**
 * A message comes in once (rules.md §1.6). Without its number, what says the same on one day is taken for the
 * same.
 */
const inwardClaims = ({ message, bank, payerAccount, account, amount }: Inward, day: Day) =>
  spellings(say =>
    message === null
      ? `inward/${day}/${say(bank ?? '')}/${say(payerAccount ?? '')}/${account.no}/${amount}`
      : `inward/${say(bank ?? '')}/${say(message)}`,
  )

const notInYet: Check<Inward> = {
  name: { zh: '该来账尚未入账', en: 'The remittance has not come in yet' },
  test: (values, { state, day }) =>
    inwardClaims(values, day).some(claim => state.get('claim', claim))
      ? { ...refuse('inwardTwice'), field: 'message' }
      : null,
}

export const inwardRemittance = defineTransaction({
  code: '5002',
  name: { zh: '来账确认', en: 'Inward remittance' },
  purpose: {
    zh: '把他行汇来的款项记入收款账户。户名、账号按来账原样录入：相符的入账；无此账号、户名不符、已销户、超过Ⅲ类户余额上限或不能入账的自动挂账，由责任人查清后用 5004 入账或退汇。',
    en: 'Credits a payment from another bank where its number and name are those of an account here. What fits no account is put in suspense with an owner, who credits it after all, or sends it back, with 5004.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: 'transferDone',
  fields,
  also: (values, { day }) => [
    ...inwardClaims(values, day).map(claim => `claim:${claim}` as const),
    `account:${PAYMENT_CLEARING}`,
    `account:${PENDING}`,
    'index:openItems/suspense',
    ...(values.account.account?.customer ? [`customer:${values.account.account.customer}` as const] : []),
  ],
  checks: [notInYet],
  authorisation: [{ measure: 'transfer', atLeast: yuan(200_000), signatures: [supervisor] }],
  effects(values, desk) {
    const { account, amount, bank, payerAccount, purpose, payee, owner } = values
    const misfit = misfitOf(account, payee, amount, desk)
    const paid = debit(PAYMENT_CLEARING, amount)
    const once = create('claim', inwardClaims(values, desk.day)[0], { owner: desk.request })
    if (misfit === null) return [paid, credit(account.no, amount), once]
    const from = { bank: bank ?? '', payerAccount: payerAccount ?? '' }
    const inward = { misfit, ...from, payeeAccount: account.no, payee }
    return [paid, ...hang(inward, amount, (owner ?? desk.teller).id, purpose ?? '', desk), once]
  },
  expand: none,
  explain: ({ account, payee, amount }, desk) =>
    explainMisfit(misfitOf(account, payee, amount, desk), amount),
  view: null,
  receipt: [
    'account',
    'payee',
    'amount',
    'capital',
    'bank',
    'payerAccount',
    'purpose',
    'balanceAfter',
    'owner',
    'message',
    'item',
  ],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '工资汇入', en: 'A salary' },
      by: '0013',
      fields: { account: 'A1', amount: '8000', bank: '某银行', payee: '王小明' },
      gives: [
        'D 3001-04 8000.00',
        'C 0101110000000013 8000.00',
        'new claim inward/2026-03-02/某银行//0101110000000013/800000',
      ],
    },
    {
      title: { zh: '户名不符，挂账', en: 'The name is another: into suspense' },
      by: '0013',
      fields: { account: 'A1', amount: '600', bank: '某银行', payee: '王晓明' },
      gives: [
        'D 3001-04 600.00',
        'C 2241-02 600.00',
        'new item suspense-20260302-2',
        'new claim inward/2026-03-02/某银行//0101110000000013/60000',
      ],
    },
  ],
})
