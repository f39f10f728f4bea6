/**
 * The days on which the branch is closed: the date roll passes over them, and what is due in working days
 * waits for them. The holidays of a year are announced in the autumn before it; a weekend is an ordinary day
 * of a savings outlet unless it is named here.
 */
import { director } from '../../authorise.ts'
import { daysBetween } from '../../dates.ts'
import { choice } from '../../fields/choice.ts'
import { day } from '../../fields/day.ts'
import { optional, type Values } from '../../fields/field.ts'
import { text } from '../../fields/text.ts'
import { refuse } from '../../refusals.ts'
import { agree, agreeKeys } from '../../registry/adopt.ts'
import { type Check, defineTransaction, none } from '../define.ts'

/** No holiday is longer, and a year typed wrong is found out. */
const DAYS_MAX = 31

/** What has rolled has rolled: only days to come are open or closed. */
const daysToCome: Check<Values> = {
  name: { zh: '明天以后，首尾相接，不超过一个月', en: 'From tomorrow on, a month at most' },
  test({ first: typed, last }, { day: today }) {
    const first = typed as string
    if (first <= today) return { ...refuse('closedDayPast', { day: today }), field: 'first' }
    const days = daysBetween(first, (last as string | null) ?? first) + 1
    return days >= 1 && days <= DAYS_MAX
      ? null
      : { ...refuse('closedDaysMalformed', { most: String(DAYS_MAX) }), field: 'last' }
  },
}

export const closedDays = defineTransaction({
  code: '0111',
  name: { zh: '营业日历维护', en: 'Calendar of the branch' },
  purpose: {
    zh: '登记节假日休息，或把登记过的改回营业。日切跳过休息日，工作日期限相应顺延；已经算出的期限不变。会计主管提出，网点主任授权，当即生效，只能改明天以后的日子。',
    en: 'Closes the branch on days to come, or opens it on them after all. The date roll passes over them and terms in working days wait; terms that run already stay. Proposed by the supervisor, signed by the director, in force at once.',
  },
  who: ['accountingSupervisor'],
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    action: choice({ zh: '变更', en: 'What' }, [
      { value: 'close', zh: '休息', en: 'Closed' },
      { value: 'open', zh: '营业', en: 'Open' },
    ]),
    first: day({ zh: '首日', en: 'From' }),
    last: optional(day({ zh: '末日（空为当天）', en: 'To (empty: the same day)' })),
    reason: text({ zh: '变更依据', en: 'Grounds' }, { max: 120 }),
  },
  also: agreeKeys,
  checks: [daysToCome],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [director] }],
  effects: ({ action, first, last, reason }, desk) =>
    agree(desk, { of: 'calendar', open: action === 'open', first, last: last ?? first }, desk.day, reason),
  expand: none,
  explain: none,
  view: null,
  receipt: ['action', 'first', 'last', 'reason', 'item'],
  undoneBy: '0111',
  preview: 'none',
  examples: [
    {
      title: { zh: '清明节休息三天', en: 'Closed for three days in April' },
      by: '0002',
      fields: { action: 'close', first: '2026-04-04', last: '2026-04-06', reason: '国办放假通知' },
      gives: [
        'new item amendment-20260302-2',
        'set parameters current version 1 > 2, closedDays [] > ["2026-04-04","2026-04-05","2026-04-06"]',
      ],
    },
  ],
})
