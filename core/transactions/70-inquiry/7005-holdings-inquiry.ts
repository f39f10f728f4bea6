import { choice } from '../../fields/choice.ts'
import { day } from '../../fields/day.ts'
import { onlyWhen, optional } from '../../fields/field.ts'
import { till } from '../../fields/till.ts'
import { defineTransaction, none } from '../define.ts'
import { everyone } from '../roles.ts'

export const holdingsInquiry = defineTransaction({
  code: '7005',
  name: { zh: '尾箱、凭证与登记簿查询', en: 'Tills, vouchers and registers' },
  purpose: {
    zh: '查尾箱的现金券别和凭证号段，或一段时间的登记簿（可打印）。柜员看本人的，主管和综合柜员看全部。',
    en: 'Shows the notes and voucher ranges of a till, or a register over a period, to be printed. A teller sees his own, those in charge see all.',
  },
  who: everyone,
  duty: ['on'],
  branch: [],
  seal: null,
  fields: {
    till: optional(till({ zh: '尾箱号', en: 'Till' })),
    register: optional(
      choice({ zh: '登记簿（空为尾箱）', en: 'Register (empty: tills)' }, [
        { value: 'special', zh: '特殊业务登记簿', en: 'Special business' },
      ]),
    ),
    from: onlyWhen(optional(day({ zh: '起日', en: 'From' })), 'register', ['special']),
    to: onlyWhen(optional(day({ zh: '止日', en: 'To' })), 'register', ['special']),
  },
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
  examples: [
    { title: { zh: '本人尾箱', en: 'One’s own' }, by: '0011', fields: {}, gives: [] },
    {
      title: { zh: '特殊业务登记簿', en: 'Special business' },
      by: '0002',
      fields: { register: 'special', from: '2026-01-01' },
      gives: [],
    },
  ],
})
