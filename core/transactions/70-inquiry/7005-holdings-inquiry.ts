import { optional } from '../../fields/field.ts'
import { till } from '../../fields/till.ts'
import { defineTransaction, none } from '../define.ts'
import { everyone } from '../roles.ts'

export const holdingsInquiry = defineTransaction({
  code: '7005',
  name: { zh: '尾箱与凭证查询', en: 'Tills and vouchers' },
  purpose: {
    zh: '查尾箱的现金券别和凭证号段。柜员看本人尾箱，主管和综合柜员看全部。',
    en: 'Shows the notes and voucher ranges of a till. A teller sees his own, those in charge see all.',
  },
  who: everyone,
  duty: ['on'],
  branch: [],
  seal: null,
  fields: { till: optional(till({ zh: '尾箱号', en: 'Till' })) },
  also: none,
  checks: [],
  authorisation: [],
  effects: none,
  expand: none,
  explain: none,
  view: { query: 'holdings', logged: false },
  receipt: [],
  undoneBy: 'never',
  preview: 'none',
  examples: [{ title: { zh: '本人尾箱', en: 'One’s own' }, by: '0011', fields: {}, gives: [] }],
})
