import { sealsNotLost } from '../../checks/company.ts'
import { makerIsAnother } from '../../checks/people.ts'
import { sealCardKeys } from '../../counter/company.ts'
import { PAYMENT_CLEARING } from '../../counter/inward.ts'
import type { Desk } from '../../desk.ts'
import { choice } from '../../fields/choice.ts'
import { askedBefore, type Values } from '../../fields/field.ts'
import { item } from '../../fields/item.ts'
import type { Item } from '../../items.ts'
import { credit, debit, holdMore, moveItem } from '../../ledger/build.ts'
import type { Account } from '../../ledger/entities.ts'
import { refuse } from '../../refusals.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counterAndBack } from '../roles.ts'

type Step = 'review' | 'send' | 'back'

/** What is entered is reviewed; what is reviewed is sent, or goes back to whoever entered it. */
const stepFits: Check<Values> = {
  name: { zh: '先复核，后发送', en: 'Reviewed before it is sent' },
  test({ remittance, step }) {
    const { id, state } = remittance as Item<'remittance'>
    if (step === 'review')
      return state === 'entered' ? null : { ...refuse('remittanceReviewed', { item: id }), field: 'step' }
    return state === 'reviewed' ? null : { ...refuse('remittanceUnreviewed', { item: id }), field: 'step' }
  },
}

/** What was ordered under seals that are reported lost since goes no further; it may go back. */
const sealsStand: Check<Values> = {
  name: { zh: '付款单位印鉴未挂失', en: 'The seals of a company that pays are not reported lost' },
  test({ remittance, step }, desk) {
    const account = payerOf(remittance as Item<'remittance'>, desk)
    const refusal = step === 'back' || !account ? null : sealsNotLost('account').test({ account }, desk)
    return refusal && { ...refusal, field: 'remittance' }
  },
}

const payerOf = ({ data: { account } }: Item<'remittance'>, { state }: Desk): Account | null =>
  state.get('account', account) ?? null

/** Maker, checker and sender are three people (rules.md §5.2); nothing leaves the bank by sending it back. */
const threePeople: Check<Values> = {
  name: { zh: '录入、复核、发送为三人', en: 'Maker, checker and sender are three people' },
  test(values, desk) {
    const { remittance, step } = values
    if (step === 'back') return null
    const { reviewer } = (remittance as Item<'remittance'>).data
    const isSame = step === 'send' && reviewer === desk.teller.id
    return makerIsAnother('remittance').test(values, desk) ?? (isSame ? refuse('checkerIsSender') : null)
  },
}

export const reviewRemittance = defineTransaction({
  code: '5003',
  name: { zh: '往账复核发送', en: 'Review and send a remittance' },
  purpose: {
    zh: '先由另一人复核他人录入的往账，核对户名、账号、金额；再由第三人发送，解除占用、记账；录入后印鉴挂失的不得复核、发送，账户挂失、止付的不得发送。录入、复核、发送不得同一人。复核后发现有误的退回录入，由录入人用 8501 冲正。',
    en: 'A colleague reviews a remittance against name, account and amount; a third person sends it, which releases the hold and posts. Seals reported lost since stop it at either step, an account that was stopped at the last. What turns out wrong goes back to its maker, who takes it back with 8501.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    remittance: item({ zh: '往账编号', en: 'Remittance' }, 'remittance'),
    step: askedBefore(
      choice<Step>({ zh: '办理', en: 'Step' }, [
        { value: 'review', zh: '复核', en: 'Review' },
        { value: 'send', zh: '发送', en: 'Send' },
        { value: 'back', zh: '退回录入', en: 'Back to its maker' },
      ]),
      'remittance',
    ),
  },
  also: ({ remittance }, desk) => [
    `account:${remittance.data.account}`,
    `account:${PAYMENT_CLEARING}`,
    'index:openItems/remittance',
    ...sealCardKeys(payerOf(remittance, desk)),
  ],
  checks: [stepFits, threePeople, sealsStand],
  authorisation: [],
  effects({ remittance, step }, { teller }) {
    if (step === 'review') return [moveItem(remittance, 'reviewed', { reviewer: teller.id })]
    if (step === 'back') return [moveItem(remittance, 'entered', { reviewer: '' })]
    const { account, amount } = remittance.data
    return [
      holdMore(account, -amount),
      debit(account, amount),
      credit(PAYMENT_CLEARING, amount),
      moveItem(remittance, 'sent'),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['step', 'remittance', 'paid', 'capital'],
  undoneBy: '5004',
  preview: 'entries',
  examples: [
    {
      title: { zh: '复核同事录入的往账', en: 'A colleague’s remittance is reviewed' },
      by: '0013',
      at: 'waiting',
      fields: { step: 'review', remittance: 'remittance-20260302-1' },
      gives: [
        'set item remittance-20260302-1 state entered > reviewed, data {"account":"0101110000000013","amount":"#60000","bank":"某银行","payee":{"hash":"李四","sealed":"李四"},"payeeAccount":"6222000000001","purpose":"学费","reviewer":""} > {"account":"0101110000000013","amount":"#60000","bank":"某银行","payee":{"hash":"李四","sealed":"李四"},"payeeAccount":"6222000000001","purpose":"学费","reviewer":"0013"}',
      ],
    },
    {
      title: { zh: '发送已复核的往账', en: 'A reviewed remittance is sent' },
      by: '0013',
      at: 'waiting',
      fields: { step: 'send', remittance: 'remittance-20260302-2' },
      gives: [
        'hold 0101110000000013 -400.00',
        'D 0101110000000013 400.00',
        'C 3001-04 400.00',
        'set item remittance-20260302-2 state reviewed > sent',
      ],
    },
  ],
})
