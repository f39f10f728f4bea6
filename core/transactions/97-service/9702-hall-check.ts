import { workingDayAfter } from '../../day/calendar.ts'
import { newItemId } from '../../desk.ts'
import { checklist } from '../../fields/checklist.ts'
import { choice, choicesOf } from '../../fields/choice.ts'
import { openItem } from '../../ledger/build.ts'
import { rounds } from '../../service/places.ts'
import { defineTransaction, none } from '../define.ts'
import { everyone } from '../roles.ts'

export const hallCheckDone = defineTransaction({
  code: '9702',
  name: { zh: '营业检查', en: 'Check the outlet' },
  purpose: {
    zh: '营业前、营业中、营业结束按清单逐项检查，谁查的、何时、结果如何都留下来；不正常的写明问题和整改人。营业前和营业结束须逐项查完，营业中可只记看过的。清单由本网点维护（9701）。',
    en: 'The outlet is gone through by its list before opening, during the day and at closing: who looked at what when, and how it was. What is wrong says what, and who mends it. Before opening and at closing nothing is left out; during the day one notes what one has seen. The outlet keeps its lists itself (9701).',
  },
  who: everyone,
  duty: [],
  branch: ['closed', 'open', 'balanced'],
  seal: null,
  fields: {
    round: choice({ zh: '时段', en: 'Round' }, choicesOf(rounds)),
    looked: checklist({ zh: '检查结果', en: 'What was seen' }, { roundField: 'round' }),
  },
  also: () => ['index:openItems/hallCheck'],
  checks: [],
  authorisation: [],
  effects({ round, looked }, desk) {
    const isWrong = looked.some(({ wrong }) => wrong !== null)
    const { service, closedDays } = desk.parameters
    return [
      openItem({
        kind: 'hallCheck',
        id: newItemId(desk, 'hallCheck'),
        state: isWrong ? 'faulty' : 'passed',
        opened: desk.day,
        by: desk.teller.id,
        until: null,
        data: {
          round,
          at: desk.now,
          looked,
          due: isWrong ? workingDayAfter(desk.day, service.mendDays, closedDays) : null,
          mended: [],
        },
      }),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['round', 'looked', 'item'],
  undoneBy: '9703',
  preview: 'none',
  examples: [
    {
      title: { zh: '营业前检查，一项不正常', en: 'Before opening, with one thing wrong' },
      by: '0014',
      fields: {
        round: 'opening',
        looked:
          'check1 ok\ncheck2 0011 二号窗口评价器不亮\ncheck3 ok\ncheck4 ok\ncheck5 ok\ncheck6 ok\ncheck7 ok',
      },
      gives: ['new item hallCheck-20260302-2'],
    },
    {
      title: { zh: '营业中巡查，看过两项', en: 'On the round, two things seen' },
      by: '0011',
      fields: { round: 'during', looked: 'check1 ok\ncheck3 ok' },
      gives: ['new item hallCheck-20260302-2'],
    },
  ],
})
