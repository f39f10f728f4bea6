import { item } from '../../fields/item.ts'
import { defineTransaction, none } from '../define.ts'
import { counterAndBack } from '../roles.ts'

export const payrollResult = defineTransaction({
  code: '6015',
  name: { zh: '代发结果查询', en: 'Result of a payroll' },
  purpose: {
    zh: '逐笔列出代发批次的结果：已入账的流水号，未入账的原因，已冲回或尚待入账的；可打印，可存成表格交单位。',
    en: 'What became of each line of a payroll: the row that paid it, why it was not paid, taken back, or still to come; printed, or saved for the company.',
  },
  who: [...counterAndBack, 'accountingSupervisor', 'outletDirector'],
  duty: ['on'],
  branch: [],
  seal: null,
  fields: { payroll: item({ zh: '代发批次', en: 'Payroll' }, 'payroll', { ended: true }) },
  also: none,
  checks: [],
  authorisation: [],
  effects: none,
  expand: none,
  explain: none,
  view: { query: 'payrollResult', logged: true },
  receipt: [],
  undoneBy: 'never',
  preview: 'none',
  examples: [
    {
      title: { zh: '查代发进度', en: 'How far the wages are paid' },
      by: '0013',
      at: 'payday',
      fields: { payroll: 'payroll-20260302-1' },
      gives: [],
    },
  ],
})
