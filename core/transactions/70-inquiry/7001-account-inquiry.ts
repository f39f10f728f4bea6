import { account } from '../../fields/account.ts'
import { day } from '../../fields/day.ts'
import { optional } from '../../fields/field.ts'
import { lookUpPurpose } from '../../control/lookUps.ts'
import { defineTransaction, none } from '../define.ts'
import { counterAndBack } from '../roles.ts'

export const accountInquiry = defineTransaction({
  code: '7001',
  name: { zh: '账户与明细查询', en: 'Account and entries' },
  purpose: {
    zh: '查账户资料、余额和一段时间的明细。现金科目只给主管和综合柜员看。每次查询连同用途都登记。',
    en: 'Shows an account, its balance and its entries over a period; the cash of the branch only to those in charge. Every look-up is recorded with its purpose.',
  },
  who: [...counterAndBack, 'accountingSupervisor', 'outletDirector'],
  duty: ['on'],
  branch: [],
  seal: null,
  fields: {
    account: account({ zh: '账号', en: 'Account' }, { products: [], internal: true }),
    from: optional(day({ zh: '起日', en: 'From' })),
    to: optional(day({ zh: '止日', en: 'To' })),
    purpose: lookUpPurpose,
  },
  also: none,
  checks: [],
  authorisation: [],
  effects: none,
  expand: none,
  explain: none,
  view: { query: 'account', logged: true },
  receipt: [],
  undoneBy: 'never',
  preview: 'none',
  examples: [
    {
      title: { zh: '查一户', en: 'One account' },
      by: '0011',
      fields: { account: 'A1', purpose: 'service' },
      gives: [],
    },
  ],
})
