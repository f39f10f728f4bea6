import { byHandlerOrInCharge, toNoParty } from '../../checks/complaint.ts'
import { choice, choicesOf } from '../../fields/choice.ts'
import { item } from '../../fields/item.ts'
import { teller } from '../../fields/teller.ts'
import { text } from '../../fields/text.ts'
import { moveItem } from '../../ledger/build.ts'
import type { Words } from '../../words.ts'
import { defineTransaction, none } from '../define.ts'
import { everyone } from '../roles.ts'

const grounds = {
  difficult: { zh: '客户情绪激动，离柜换人', en: 'A difficult customer, led away to another person' },
  level: { zh: '超过本级时限，升级', en: 'Beyond the time of this level' },
  recusal: { zh: '回避', en: 'Recusal' },
  shift: { zh: '交接班', en: 'End of a shift' },
} as const satisfies Readonly<Record<string, Words>>

export const handOverComplaint = defineTransaction({
  code: '9603',
  name: { zh: '投诉转交', en: 'Hand a complaint over' },
  purpose: {
    zh: '难处理的客户请离柜台，换人（大堂经理、主任）接待，窗口继续叫号；到时限未解决的升级。步骤不变，时限照走；不得转给当事人。',
    en: 'A difficult customer is led away from the counter and meets another, the lobby manager or the director, while the queue moves on; what is not solved in time goes up. The step stays, both clocks run on, and nobody gets it who is party to it.',
  },
  who: [...everyone, 'postSupervisor'],
  duty: [],
  branch: ['closed', 'open', 'balanced'],
  seal: null,
  fields: {
    complaint: item({ zh: '投诉编号', en: 'Complaint' }, 'complaint'),
    to: teller({ zh: '接手人', en: 'To' }),
    ground: choice({ zh: '原因', en: 'Why' }, choicesOf(grounds)),
    words: text({ zh: '交接说明', en: 'In words' }, { max: 300, multiline: true }),
  },
  also: () => ['index:openItems/complaint'],
  checks: [byHandlerOrInCharge, toNoParty],
  authorisation: [],
  effects: ({ complaint, to }) => [moveItem(complaint, complaint.state, { handler: to.id })],
  expand: none,
  explain: none,
  view: null,
  receipt: ['complaint', 'to', 'ground', 'words'],
  undoneBy: '9603',
  preview: 'entries',
  examples: [
    {
      title: { zh: '转网点主任', en: 'To the director' },
      by: '0014',
      fields: {
        complaint: 'complaint-20260227-1',
        to: '0001',
        ground: 'difficult',
        words: '客户要求见负责人，已请到会客室',
      },
      gives: [
        'set item complaint-20260227-1 state received > received, data {"about":"0012","answered":null,"business":"savings","channel":"counter","customer":null,"due":"2026-03-02","extensions":0,"grade":"general","handler":"0014","heard":1772157600000,"legalDue":"2026-03-14","method":null,"parties":["0012","0003"],"reason":"service","row":null,"satisfaction":null,"since":"2026-02-27","steps":[]} > {"about":"0012","answered":null,"business":"savings","channel":"counter","customer":null,"due":"2026-03-02","extensions":0,"grade":"general","handler":"0001","heard":1772157600000,"legalDue":"2026-03-14","method":null,"parties":["0012","0003"],"reason":"service","row":null,"satisfaction":null,"since":"2026-02-27","steps":[]}',
      ],
    },
  ],
})
