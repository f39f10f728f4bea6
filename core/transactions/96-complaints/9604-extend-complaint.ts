import { director } from '../../authorise.ts'
import { byItsHandler, signedByNoParty } from '../../checks/complaint.ts'
import { addDays } from '../../dates.ts'
import { choice, choicesOf } from '../../fields/choice.ts'
import type { Values } from '../../fields/field.ts'
import { item } from '../../fields/item.ts'
import { text } from '../../fields/text.ts'
import type { Item } from '../../items.ts'
import { moveItem } from '../../ledger/build.ts'
import { refuse } from '../../refusals.ts'
import type { Words } from '../../words.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { everyone } from '../roles.ts'

const ways = {
  letter: { zh: '书面', en: 'By letter' },
  phone: { zh: '电话', en: 'By telephone' },
  inPerson: { zh: '当面', en: 'In person' },
} as const satisfies Readonly<Record<string, Words>>

const mayBeExtended: Check<Values> = {
  name: { zh: '未答复、未过期，延长不超过两次', en: 'Not answered, not late, extended twice at most' },
  test({ complaint }, { day }) {
    const { answered, legalDue, extensions } = (complaint as Item<'complaint'>).data
    if (answered !== null) return refuse('complaintAnswered', { day: answered })
    if (extensions >= 2) return refuse('complaintLongest', { due: legalDue })
    return day > legalDue ? refuse('complaintLate', { due: legalDue }) : null
  },
}

export const extendComplaint = defineTransaction({
  code: '9604',
  name: { zh: '投诉延期', en: 'Extend a complaint' },
  purpose: {
    zh: '情况复杂的，十五日内不能办结可延至三十日；特别复杂的经主任批准可再延，最长六十日。延期须在到期前办理，并把理由告知客户。天数为参数。',
    en: 'What is complex may take thirty days instead of fifteen; what is especially complex up to sixty, approved by the director. It is done before the day has passed, and the customer is told why. The days are parameters.',
  },
  who: [...everyone, 'postSupervisor'],
  duty: [],
  branch: ['closed', 'open', 'balanced'],
  seal: null,
  fields: {
    complaint: item({ zh: '投诉编号', en: 'Complaint' }, 'complaint'),
    reason: text({ zh: '延期理由', en: 'Why' }, { max: 300, multiline: true }),
    told: choice({ zh: '告知客户方式', en: 'How the customer was told' }, choicesOf(ways)),
  },
  also: () => ['index:openItems/complaint'],
  checks: [byItsHandler, mayBeExtended, signedByNoParty],
  authorisation: [{ measure: 'extendedAgain', atLeast: 0n, signatures: [director] }],
  effects({ complaint }, { parameters: { complaints } }) {
    const { extensions, since } = complaint.data
    const days = extensions === 0 ? complaints.extendedDays : complaints.longestDays
    return [
      moveItem(complaint, complaint.state, { extensions: extensions + 1, legalDue: addDays(since, days) }),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['complaint', 'reason', 'told'],
  undoneBy: 'never',
  preview: 'entries',
  examples: [
    {
      title: { zh: '需调取异地监控', en: 'A recording has to be fetched from elsewhere' },
      by: '0014',
      fields: { complaint: 'complaint-20260227-1', reason: '需调取异地自助机监控', told: 'phone' },
      gives: [
        'set item complaint-20260227-1 state received > received, data {"about":"0012","answered":null,"business":"savings","channel":"counter","customer":null,"due":"2026-03-02","extensions":0,"grade":"general","handler":"0014","heard":1772157600000,"legalDue":"2026-03-14","method":null,"parties":["0012","0003"],"reason":"service","row":null,"satisfaction":null,"since":"2026-02-27","steps":[]} > {"about":"0012","answered":null,"business":"savings","channel":"counter","customer":null,"due":"2026-03-02","extensions":1,"grade":"general","handler":"0014","heard":1772157600000,"legalDue":"2026-03-29","method":null,"parties":["0012","0003"],"reason":"service","row":null,"satisfaction":null,"since":"2026-02-27","steps":[]}',
      ],
    },
  ],
})
