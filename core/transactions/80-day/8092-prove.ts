import { optional } from '../../fields/field.ts'
import { text } from '../../fields/text.ts'
import { defineTransaction, none } from '../define.ts'

export const prove = defineTransaction({
  code: '8092',
  name: { zh: '三平核对', en: 'Agreements' },
  purpose: {
    zh: '日终步骤：核对账平、库平、凭证平，把当日合计、各日志的末行写进流水；不平则日终停在这里。',
    en: 'Day end: books, cash and vouchers agree, and the day’s totals are written down, with the ends of the logs; else the day stops here.',
  },
  who: ['system'],
  duty: [],
  branch: ['closing'],
  seal: null,
  fields: {
    totals: text({ zh: '当日合计', en: 'Totals of the day' }, { max: 400 }),
    // Rows of before the logs were chained have none.
    logs: optional(text({ zh: '各日志末行', en: 'Ends of the logs' }, { max: 800 })),
  },
  also: none,
  checks: [],
  authorisation: [],
  effects: none,
  expand: none,
  explain: none,
  view: null,
  receipt: ['totals'],
  undoneBy: 'never',
  preview: 'none',
  examples: [
    {
      title: { zh: '当日合计', en: 'The totals of the day' },
      by: '9999',
      at: 'night',
      fields: { totals: 'D 100.00 C 100.00' },
      gives: [],
    },
  ],
})
