import { nextOpenDay } from '../../day/calendar.ts'
import { settlementInNight } from '../../day/settlement.ts'
import { change } from '../../ledger/build.ts'
import { defineTransaction, none } from '../define.ts'

export const dateRoll = defineTransaction({
  code: '8093',
  name: { zh: '日切', en: 'Date roll' },
  purpose: {
    zh: '日终步骤：会计日期进到下一个营业日，网点回到未开门状态；结息日的次日先结息入账。这是当天流水的最后一行。',
    en: 'Day end: the accounting date moves to the next open day, on which the interest of a settlement is posted first. It is the last row of its day.',
  },
  who: ['system'],
  duty: [],
  branch: ['closing'],
  seal: null,
  fields: {},
  also: none,
  checks: [],
  authorisation: [],
  effects: (_values, { branch, parameters }) => [
    change('branch', branch.code, branch, {
      day: nextOpenDay(branch.day, parameters.closedDays),
      state: settlementInNight(branch.day, parameters) === null ? 'closed' : 'settling',
    }),
  ],
  expand: none,
  explain: none,
  view: null,
  receipt: [],
  undoneBy: 'never',
  preview: 'none',
  examples: [
    {
      title: { zh: '进到次日', en: 'On to the next day' },
      by: '9999',
      at: 'night',
      fields: {},
      gives: ['set branch 0101 day 2026-03-02 > 2026-03-03, state closing > closed'],
    },
  ],
})
