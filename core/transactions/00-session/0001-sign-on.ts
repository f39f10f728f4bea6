import { change } from '../../ledger/build.ts'
import { defineTransaction, none } from '../define.ts'
import { everyone } from '../roles.ts'

export const signOn = defineTransaction({
  code: '0001',
  name: { zh: '柜员签到', en: 'Sign on' },
  purpose: {
    zh: '当天上岗：把人、终端和会计日期连在一起。签到后先领尾箱，再办业务。',
    en: 'Begins the duty of the day: binds person, terminal and accounting date. Draw a till next.',
  },
  who: everyone,
  duty: ['off'],
  branch: ['open'],
  seal: null,
  fields: {},
  also: none,
  checks: [],
  authorisation: [],
  effects: (_values, { teller, terminal }) => [change('teller', teller.id, teller, { duty: 'on', terminal })],
  expand: none,
  explain: none,
  view: null,
  receipt: [],
  undoneBy: '0002',
  preview: 'none',
  examples: [
    {
      title: { zh: '早上签到', en: 'In the morning' },
      by: '0015',
      fields: {},
      gives: ['set teller 0015 duty off > on, terminal null > T0015'],
    },
  ],
})
