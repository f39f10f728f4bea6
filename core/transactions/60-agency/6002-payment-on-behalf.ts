import { inPersonAtWindow } from '../../counter/atWindow.ts'
import { tillInUse } from '../../checks/till.ts'
import {
  billKeys,
  COMMISSION,
  notDone,
  openPrincipal,
  principalAccount,
  takeNumber,
} from '../../counter/agency.ts'
import { COMPANY_ACCOUNTS } from '../../counter/company.ts'
import { onSealedOrder } from '../../counter/companyPays.ts'
import { payOut } from '../../counter/payment.ts'
import { account } from '../../fields/account.ts'
import { choice } from '../../fields/choice.ts'
import { type Fields, type LoadedOf, onlyWhen, optional, type Values } from '../../fields/field.ts'
import { SAMPLE_PICTURE } from '../../fields/image.ts'
import { money } from '../../fields/money.ts'
import { notesUnless } from '../../fields/notes.ts'
import { principal } from '../../fields/principal.ts'
import { personal, text } from '../../fields/text.ts'
import { credit, debit } from '../../ledger/build.ts'
import type { EffectDraft } from '../../ledger/complete.ts'
import { divideHalfUp, displayMoney } from '../../money.ts'
import { type Refusal, refuse } from '../../refusals.ts'
import { given } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { cashOutLadder, inPersonLadder, transferLadder } from '../ladders.ts'
import { counter } from '../roles.ts'

const bearer = personal(
  { zh: '收款人姓名与证件', en: 'Payee, document' },
  { max: 80, sample: '王小明 110105…' },
)

/** Who provides the money signs for it; the company that is paid has nothing to sign. */
const provides = onSealedOrder({
  account: 'company',
  sealed: { zh: '划款凭证印章图像', en: 'Seals on the order' },
  when: [{ field: 'action', is: ['fund'] }],
})

const fields = {
  action: choice({ zh: '办理', en: 'Action' }, [
    { value: 'pay', zh: '代付给个人', en: 'Pay a person' },
    { value: 'fund', zh: '委托单位划入', en: 'The principal provides' },
    { value: 'settle', zh: '与委托单位结算', en: 'Settle with the principal' },
  ]),
  principal: principal({ zh: '委托单位', en: 'Principal' }, ['biller', 'bond', 'fund', 'insurance']),
  order: onlyWhen(text({ zh: '付款单号', en: 'Order number' }, { max: 40 }), 'action', ['pay']),
  bearer: onlyWhen(bearer, 'action', ['pay']),
  amount: money({ zh: '金额', en: 'Amount' }, { min: 1n }),
  company: onlyWhen(
    account({ zh: '委托单位账号', en: 'Account of the principal' }, { products: COMPANY_ACCOUNTS }),
    'action',
    ['fund', 'settle'],
  ),
  ...provides.seals,
  payee: onlyWhen(
    optional(
      account({ zh: '转入账号（付现金则空）', en: 'To account (empty for cash)' }, { products: ['demand'] }),
    ),
    'action',
    ['pay'],
  ),
  notes: onlyWhen(
    notesUnless({ zh: '券别', en: 'Notes' }, { sumsTo: 'amount', unless: 'payee', direction: 'out' }),
    'action',
    ['pay'],
  ),
  ...inPersonAtWindow,
} satisfies Fields

type Loaded = LoadedOf<typeof fields>

/** Paying a person in cash takes a till and the notes; everything else is a transfer. */
const paidOver: Check<Values> = {
  name: { zh: '付现金时：尾箱使用中、已点券别', en: 'Where cash is paid: a till in use, and the notes' },
  test(values, desk) {
    if (values.action !== 'pay' || values.payee !== null) return null
    if (values.notes === null) {
      const amount = displayMoney(values.amount as bigint)
      return { ...refuse('notesWanted', { amount }), field: 'notes' }
    }
    return tillInUse().test(values, desk)
  },
}

export const paymentOnBehalf = defineTransaction({
  code: '6002',
  name: { zh: '代付', en: 'Payment on behalf' },
  purpose: {
    zh: '按委托单位的付款单代付养老金等，同一单号只付一次，先有款后付；委托单位划入资金、与其结算（扣收代理手续费）也在此办理。',
    en: 'Pays pensions and the like on a principal’s order, each number once, out of what he has provided. He provides and is settled with here too, less the commission.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: 'cashPaid',
  fields,
  also: values => [
    ...billKeys(values.principal, values.order ?? ''),
    ...provides.keys(values),
    `account:${COMMISSION}`,
  ],
  checks: [paidOver, notDone('order'), ...provides.checks],
  authorisation: [...cashOutLadder, ...transferLadder, ...inPersonLadder],
  effects: (values, desk) => given(doneWith[values.action], values.action)(values, desk),
  expand: none,
  explain({ action, principal, amount }) {
    if (action !== 'settle') return []
    const text = `${displayMoney(amount)} × ${principal.commissionPpm} ppm = ${displayMoney(commissionOn(amount, principal.commissionPpm))}`
    return [{ label: { zh: '代理手续费', en: 'Commission' }, text }]
  },
  view: null,
  receipt: ['action', 'principal', 'order', 'bearer', 'amount', 'capital', 'company', 'payee', 'signet'],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '付养老金入账户', en: 'A pension into an account' },
      by: '0011',
      fields: {
        action: 'pay',
        principal: 'pension',
        order: 'Y2026-03-0007',
        bearer: '王小明 身份证',
        amount: '1860',
        payee: 'A1',
      },
      gives: [
        'D 2314-pension 1860.00',
        'C 0101110000000013 1860.00',
        'new claim agency/pension/Y2026-03-0007',
      ],
    },
    {
      title: { zh: '机械厂划入代付资金', en: 'The workshop provides what is to be paid' },
      by: '0011',
      fields: {
        action: 'fund',
        principal: 'power',
        amount: '500',
        company: 'K1',
        presented: SAMPLE_PICTURE,
        signet: 'same',
      },
      gives: ['new account 2314-power', 'D 0101210000009517 500.00', 'C 2314-power 500.00'],
    },
    {
      title: { zh: '与自来水公司结算', en: 'Settling with the water company' },
      by: '0011',
      fields: { action: 'settle', principal: 'water', amount: '5000', company: 'K2' },
      gives: ['D 2314-water 5000.00', 'C 0101210000009525 4985.00', 'C 6021-03 15.00'],
    },
  ],
})

type Done = (values: Loaded, desk: Parameters<typeof payOut>[0]) => EffectDraft[] | Refusal

const doneWith: Readonly<Record<string, Done>> = {
  pay: ({ principal, order, amount, payee, notes }, desk) => [
    ...openPrincipal(principal.code, desk),
    debit(principalAccount(principal.code), amount),
    ...payOut(desk, amount, notes, payee),
    takeNumber(principal, given(order, 'an order'), desk),
  ],
  fund: ({ principal, amount, company }, desk) => [
    ...openPrincipal(principal.code, desk),
    debit(given(company, 'a company'), amount),
    credit(principalAccount(principal.code), amount),
  ],
  settle({ principal, amount, company }, desk) {
    const commission = commissionOn(amount, principal.commissionPpm)
    return [
      ...openPrincipal(principal.code, desk),
      debit(principalAccount(principal.code), amount),
      credit(given(company, 'a company'), amount - commission),
      ...(commission === 0n ? [] : [credit(COMMISSION, commission)]),
    ]
  },
}

/** Half a fen is the bank's. */
const commissionOn = (amount: bigint, ppm: number): bigint => divideHalfUp(amount * BigInt(ppm), 1_000_000n)
