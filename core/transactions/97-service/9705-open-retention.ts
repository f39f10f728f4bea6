import { addDays } from '../../dates.ts'
import { newItemId } from '../../desk.ts'
import { choice, choicesOf } from '../../fields/choice.ts'
import { customer } from '../../fields/customer.ts'
import { optional, type Values } from '../../fields/field.ts'
import { money } from '../../fields/money.ts'
import { teller } from '../../fields/teller.ts'
import { personal } from '../../fields/text.ts'
import { openItem } from '../../ledger/build.ts'
import type { Teller } from '../../ledger/entities.ts'
import { refuse } from '../../refusals.ts'
import { leavingReasons, offers, signals } from '../../service/retaining.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { everyone } from '../roles.ts'

const handlerAtWork: Check<Values> = {
  name: { zh: '跟进人在岗', en: 'Looked after by somebody at work' },
  test(values) {
    const handler = values.handler as Teller | null
    return handler?.stopped ? { ...refuse('tellerStopped', { teller: handler.id }), field: 'handler' } : null
  },
}

export const openRetention = defineTransaction({
  code: '9705',
  name: { zh: '挽留登记', en: 'A customer wants to leave' },
  purpose: {
    zh: '客户要销户或转出资金时登记：为什么走、提了什么方案、谁跟进。业务照常办理，不因登记拖延。客户的原话加密保存。',
    en: 'Noted where a customer closes his account or moves money away: why, what he was offered, who looks after him. He is served as always and waits for nothing. His words are kept sealed.',
  },
  who: everyone,
  duty: [],
  branch: ['open'],
  seal: null,
  fields: {
    customer: customer({ zh: '客户号', en: 'Customer' }),
    signal: choice({ zh: '信号', en: 'Signal' }, choicesOf(signals)),
    amount: money({ zh: '拟转出金额', en: 'What he takes away' }, { min: 1n }),
    reason: choice({ zh: '原因', en: 'Why' }, choicesOf(leavingReasons)),
    offer: choice({ zh: '提出的方案', en: 'What was offered' }, choicesOf(offers)),
    words: optional(
      personal(
        { zh: '客户原话', en: 'In his words' },
        { max: 300, multiline: true, sample: '别的银行利率高' },
      ),
    ),
    handler: optional(teller({ zh: '跟进人（空则本人）', en: 'Looked after by (empty: yourself)' })),
  },
  also: () => ['index:openItems/retention'],
  checks: [handlerAtWork],
  authorisation: [],
  effects({ customer: whose, signal, amount, reason, offer, handler }, desk) {
    return [
      openItem({
        kind: 'retention',
        id: newItemId(desk, 'retention'),
        state: 'open',
        opened: desk.day,
        by: desk.teller.id,
        until: null,
        data: {
          customer: whose.no,
          signal,
          reason,
          offer,
          amount,
          kept: 0n,
          handler: handler?.id ?? desk.teller.id,
          ticket: desk.ticket,
          due: addDays(desk.day, desk.parameters.service.followUpDays),
          row: null,
        },
      }),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['customer', 'signal', 'amount', 'reason', 'offer', 'words', 'handler', 'item'],
  undoneBy: '9706',
  preview: 'entries',
  examples: [
    {
      title: { zh: '他行利率高，请客户经理面谈', en: 'Another bank pays more; the manager talks to him' },
      by: '0011',
      fields: {
        customer: '1',
        signal: 'moving',
        amount: '80000',
        reason: 'rate',
        offer: 'manager',
        words: '别的银行三年期高',
        handler: '0014',
      },
      gives: ['new item retention-20260302-2'],
    },
  ],
})
