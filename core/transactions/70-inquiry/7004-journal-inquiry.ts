import { code } from '../../fields/code.ts'
import { day } from '../../fields/day.ts'
import { optional } from '../../fields/field.ts'
import { teller } from '../../fields/teller.ts'
import { defineTransaction, none } from '../define.ts'
import { everyone } from '../roles.ts'

export const journalInquiry = defineTransaction({
  code: '7004',
  name: { zh: '流水与科目余额查询', en: 'Journal and GL balances' },
  purpose: {
    zh: '查某日流水。柜员只看自己的流水，不看科目余额；主管和综合柜员看全部流水和各科目余额。',
    en: 'Shows the journal of a day. A teller sees his own rows and no GL balance; those in charge see all rows and every balance.',
  },
  who: everyone,
  duty: ['on'],
  branch: [],
  seal: null,
  fields: {
    day: optional(day({ zh: '会计日期', en: 'Accounting date' })),
    teller: optional(teller({ zh: '柜员号', en: 'Teller' })),
    code: optional(code({ zh: '交易码', en: 'Code' })),
  },
  also: none,
  checks: [],
  authorisation: [],
  effects: none,
  expand: none,
  explain: none,
  view: { query: 'journal', logged: false },
  receipt: [],
  undoneBy: 'never',
  preview: 'none',
  examples: [{ title: { zh: '今日流水', en: 'Today' }, by: '0011', fields: {}, gives: [] }],
})
