import { itsEvening } from '../../checks/day.ts'
import { eveningKeys, nightChoices, nightEffects } from '../../day/evening.ts'
import { choice } from '../../fields/choice.ts'
import { optional } from '../../fields/field.ts'
import { text } from '../../fields/text.ts'
import { accruedInMarch } from '../../practice/accruedInMarch.ts'
import { defineTransaction, none } from '../define.ts'

/** What 8006 does by hand. A code of its own for the reasons of 8096. */
export const interestAtNight = defineTransaction({
  code: '8097',
  name: { zh: '日终计提与年终结转', en: 'Accrual at night' },
  purpose: {
    zh: '日终步骤，月末（或按参数每日）、年末：没有手工办理 8006 的，由程序计提应付利息、年终结转损益；末行写明未能办理的事项。',
    en: 'Day end, when a month or a year ends, or every night where parameters say so: what nobody has done with 8006 is accrued and closed; the last row says what could not be.',
  },
  who: ['system'],
  duty: [],
  branch: ['closing'],
  seal: null,
  fields: {
    kind: optional(choice({ zh: '办理', en: 'What' }, nightChoices)),
    left: optional(text({ zh: '未办理', en: 'Left as they are' }, { max: 2_000 })),
  },
  also: ({ kind }, desk) => (kind === null ? [] : eveningKeys(kind, desk)),
  checks: [itsEvening],
  authorisation: [],
  effects: ({ kind }, desk) => (kind === null ? [] : nightEffects(kind, desk)),
  expand: none,
  explain: none,
  view: null,
  receipt: ['kind', 'interest', 'left'],
  undoneBy: '8502',
  preview: 'none',
  examples: [
    {
      title: { zh: '月末计提', en: 'Accrual at the end of the month' },
      by: '9999',
      at: 'monthNight',
      fields: { kind: 'accrue' },
      gives: accruedInMarch,
    },
  ],
})
