import { newItemId } from '../../desk.ts'
import { choice, choicesOf } from '../../fields/choice.ts'
import { customer } from '../../fields/customer.ts'
import { optional, type Values } from '../../fields/field.ts'
import { item } from '../../fields/item.ts'
import { text } from '../../fields/text.ts'
import type { Item } from '../../items.ts'
import { moveItem, openItem } from '../../ledger/build.ts'
import { refuse } from '../../refusals.ts'
import { activatable, activities, type Activity, lessonResults } from '../../service/lessons.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { everyone } from '../roles.ts'

const hasSomethingToActivate: Check<Values> = {
  name: { zh: '可激活的才登记激活', en: 'Activated is only what can be' },
  test: ({ activity, result }) =>
    result === 'activated' && !activatable.includes(activity as Activity)
      ? { ...refuse('lessonNotActivated', { activity: activities[activity as Activity] }), field: 'result' }
      : null,
}

const hisOwnOnce: Check<Values> = {
  name: { zh: '只更正本人登记的，一次', en: 'Corrects only one’s own, once' },
  test({ instead }, { teller }) {
    const wrong = instead as Item<'lesson'> | null
    return wrong && (wrong.by !== teller.id || wrong.state !== 'done')
      ? { ...refuse('lessonNotYours', { lesson: wrong.id }), field: 'instead' }
      : null
  },
}

export const customerLesson = defineTransaction({
  code: '9704',
  name: { zh: '客户教育登记', en: 'Customer education' },
  purpose: {
    zh: '登记教了客户什么、结果如何；按人按月统计。窗口正在办理的票号自动带上，大堂可写票号。“已激活”以客户自己办成第一笔为准。登错的，写上原编号重新登记，原登记不再统计。',
    en: 'Notes what somebody was taught and what came of it, counted by person and month. The ticket at the window comes by itself; in the hall it may be typed. Activated is who has done his first one himself. What was noted wrongly is noted again under its number, and the first counts no more.',
  },
  who: everyone,
  duty: [],
  branch: ['open'],
  seal: null,
  fields: {
    activity: choice({ zh: '内容', en: 'What' }, choicesOf(activities)),
    result: choice({ zh: '结果', en: 'What came of it' }, choicesOf(lessonResults)),
    customer: optional(customer({ zh: '客户号', en: 'Customer' })),
    ticket: optional(text({ zh: '票号', en: 'Ticket' }, { max: 8, sample: 'B001' })),
    instead: optional(
      item({ zh: '更正原登记（编号）', en: 'Instead of (its number)' }, 'lesson', { ended: true }),
    ),
  },
  also: () => ['index:openItems/lesson'],
  checks: [hasSomethingToActivate, hisOwnOnce],
  authorisation: [],
  effects({ activity, result, customer: whose, ticket, instead }, desk) {
    return [
      ...(instead ? [moveItem(instead, 'corrected')] : []),
      openItem({
        kind: 'lesson',
        id: newItemId(desk, 'lesson'),
        state: 'done',
        opened: desk.day,
        by: desk.teller.id,
        until: null,
        data: { activity, result, customer: whose?.no ?? null, ticket: ticket ?? desk.ticket },
      }),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['activity', 'result', 'customer', 'ticket', 'instead', 'item'],
  undoneBy: '9704',
  preview: 'none',
  examples: [
    {
      title: { zh: '教会客户用手机银行转账', en: 'He has sent his first money by phone' },
      by: '0014',
      fields: { activity: 'mobile', result: 'activated', customer: '1', ticket: 'B007' },
      gives: ['new item lesson-20260302-2'],
    },
    {
      title: { zh: '提醒防诈骗', en: 'Warned of fraud' },
      by: '0011',
      fields: { activity: 'fraud', result: 'told' },
      gives: ['new item lesson-20260302-2'],
    },
  ],
})
