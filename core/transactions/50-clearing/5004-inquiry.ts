import { supervisor } from '../../authorise.ts'
import {
  creditOrHang,
  explainMisfit,
  hangKeys,
  misfitOfAccount,
  PAYABLE,
  PAYMENT_CLEARING,
  PENDING,
  resolve,
} from '../../counter/inward.ts'
import { workingDayAfter } from '../../day/calendar.ts'
import { newItemId } from '../../desk.ts'
import { account } from '../../fields/account.ts'
import { choice } from '../../fields/choice.ts'
import { onlyWhen, type Values } from '../../fields/field.ts'
import { item } from '../../fields/item.ts'
import { text } from '../../fields/text.ts'
import type { Item } from '../../items.ts'
import { debit, moveItem, openItem } from '../../ledger/build.ts'
import type { Key } from '../../ledger/entities.ts'
import type { State } from '../../ledger/state.ts'
import { refuse } from '../../refusals.ts'
import { given } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counterAndBack } from '../roles.ts'

type Step = 'ask' | 'asked' | 'answer' | 'comeBack' | 'apply' | 'sendBack'

const asks: readonly Step[] = ['ask', 'asked']
const resolves: readonly Step[] = ['apply', 'sendBack']

/** What is resolved is told before why. */
const first = { askedBefore: 'words' }

/** What came back was sent, and not yet given up as arrived. */
const wasSent: Check<Values> = {
  name: { zh: '往账已发送', en: 'The remittance has been sent' },
  test({ remittance }) {
    if (remittance === null) return null
    const { state } = remittance as Item<'remittance'>
    return state === 'sent' ? null : { ...refuse('remittanceNotSent'), field: 'remittance' }
  },
}

/** What hangs for another reason is cleared with 8511. */
const cameFromABank: Check<Values> = {
  name: { zh: '挂账的是来账', en: 'What hangs is a payment that came in' },
  test({ hung }) {
    if (hung === null || (hung as Item<'suspense'>).data.inward) return null
    return { ...refuse('suspenseNotInward'), field: 'hung' }
  },
}

export const paymentInquiry = defineTransaction({
  code: '5004',
  name: { zh: '查询查复/退汇', en: 'Inquiry, reply, returned remittance' },
  purpose: {
    zh: '往来账有疑问时发出查询或登记对方来查，有疑速查、有查必复，限期查复；他行退汇时把款项退回原付款账户，账户不能入账的挂账；挂账的来账查清后入账或退回汇款行，注明原因，主管签字。',
    en: 'Asks another bank about a payment, or notes its question; every question is answered, by its day. A remittance that comes back returns to the account it was paid from, or hangs where that takes nothing; a payment in suspense is credited after all, or sent back, with the reason and the supervisor’s signature.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: 'settlement',
  fields: {
    step: choice<Step>({ zh: '办理', en: 'Step' }, [
      { value: 'ask', zh: '发出查询', en: 'We ask' },
      { value: 'asked', zh: '收到查询', en: 'They ask' },
      { value: 'answer', zh: '查复', en: 'Answer' },
      { value: 'comeBack', zh: '往账退汇', en: 'The remittance came back' },
      { value: 'apply', zh: '挂账来账入账', en: 'Credit what hangs' },
      { value: 'sendBack', zh: '挂账来账退汇', en: 'Send back what hangs' },
    ]),
    bank: onlyWhen(text({ zh: '对方行', en: 'Other bank' }, { max: 60 }), 'step', asks),
    about: onlyWhen(text({ zh: '所查业务编号', en: 'Payment' }, { max: 60 }), 'step', asks),
    inquiry: onlyWhen(item({ zh: '查询书', en: 'Inquiry' }, 'inquiry'), 'step', ['answer']),
    remittance: onlyWhen(item({ zh: '往账编号', en: 'Remittance' }, 'remittance', { ended: true }), 'step', [
      'comeBack',
    ]),
    words: text({ zh: '内容或退汇原因', en: 'In words' }, { max: 300, multiline: true }),
    hung: onlyWhen(item({ zh: '挂账编号', en: 'Case' }, 'suspense'), 'step', resolves, first),
    to: onlyWhen(
      account({ zh: '入账账号', en: 'To account' }, { products: PAYABLE }),
      'step',
      ['apply'],
      first,
    ),
  },
  also: ({ remittance }, { state }) => [
    'index:openItems/inquiry',
    'index:openItems/suspense',
    `account:${PAYMENT_CLEARING}`,
    `account:${PENDING}`,
    ...(remittance ? payerKeys(remittance, state) : []),
  ],
  checks: [wasSent, cameFromABank],
  authorisation: [{ measure: 'cleared', atLeast: 1n, signatures: [supervisor] }],
  effects({ step, bank, about, inquiry, remittance, words, hung, to }, desk) {
    if (hung !== null) return resolve(hung, to)
    if (inquiry !== null) return [moveItem(inquiry, 'answered', { answer: words })]
    if (remittance !== null) {
      const { account, amount, bank: from } = remittance.data
      const payer = given(desk.state.get('account', account), account)
      const back = creditOrHang(payer, amount, from, desk)
      return [debit(PAYMENT_CLEARING, amount), ...back, moveItem(remittance, 'returned')]
    }
    return [
      openItem({
        kind: 'inquiry',
        id: newItemId(desk, 'inquiry'),
        state: 'asked',
        opened: desk.day,
        by: desk.teller.id,
        until: workingDayAfter(desk.day, desk.parameters.clearing.inquiryDays, desk.parameters.closedDays),
        data: {
          way: step === 'ask' ? 'out' : 'in',
          bank: given(bank, 'a bank'),
          about: given(about, 'a payment'),
          question: words,
          answer: '',
        },
      }),
    ]
  },
  expand: none,
  explain({ remittance }, desk) {
    if (remittance === null) return []
    const { account, amount } = remittance.data
    return explainMisfit(
      misfitOfAccount(given(desk.state.get('account', account), account), amount, desk),
      amount,
    )
  },
  view: null,
  receipt: [
    'step',
    'bank',
    'about',
    'inquiry',
    'remittance',
    'hung',
    'to',
    'paid',
    'capital',
    'words',
    'item',
    'until',
  ],
  undoneBy: 'never',
  preview: 'entries',
  examples: [
    {
      title: { zh: '查询一笔往账', en: 'About a remittance of ours' },
      by: '0013',
      fields: { step: 'ask', bank: '某银行', about: 'remittance-20260227-9', words: '收款人称未收到' },
      gives: ['new item inquiry-20260302-2'],
    },
  ],
})

function payerKeys({ data }: Item<'remittance'>, state: State): Key[] {
  const account = state.get('account', data.account)
  return [`account:${data.account}`, ...(account ? hangKeys(account) : [])]
}
