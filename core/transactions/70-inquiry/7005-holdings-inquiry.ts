import { choice } from '../../fields/choice.ts'
import { day } from '../../fields/day.ts'
import { onlyWhen, optional } from '../../fields/field.ts'
import { till } from '../../fields/till.ts'
import { defineTransaction, none } from '../define.ts'
import { everyone } from '../roles.ts'

export const holdingsInquiry = defineTransaction({
  code: '7005',
  name: { zh: '尾箱、凭证、印章与登记簿查询', en: 'Tills, vouchers, seals and registers' },
  purpose: {
    zh: '查尾箱的现金券别和凭证号段，印章登记簿（印模、持章人、状态），或一段时间的登记簿（可打印）。柜员看本人的，主管和综合柜员看全部。',
    en: 'Shows the notes and voucher ranges of a till, the register of seals with impression and holder, or a register over a period. A teller sees his own, those in charge see all.',
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
        { value: 'seals', zh: '印章登记簿', en: 'Seals' },
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
      title: { zh: '印章登记簿', en: 'The register of seals' },
      by: '0003',
      fields: { register: 'seals' },
      gives: [],
    },
    {
      title: { zh: '特殊业务登记簿', en: 'Special business' },
      by: '0002',
      fields: { register: 'special', from: '2026-01-01' },
      gives: [],
    },
  ],
})
