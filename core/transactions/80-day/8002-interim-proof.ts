import { defineTransaction, none } from '../define.ts'
import { counter } from '../roles.ts'

export const interimProof = defineTransaction({
  code: '8002',
  name: { zh: '柜员临时轧账', en: 'Interim balance' },
  purpose: {
    zh: '随时打印本人当天的收付、转账、凭证、冲正情况，不关尾箱，不显示应有现金。',
    en: 'Prints one’s receipts, payments, transfers, vouchers and reversals so far; the till stays open, its book stays hidden.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open', 'balanced'],
  seal: null,
  fields: {},
  also: none,
  checks: [],
  authorisation: [],
  effects: none,
  expand: none,
  explain: none,
  view: { query: 'tellerProof', logged: false },
  receipt: [],
  undoneBy: 'never',
  preview: 'none',
  examples: [{ title: { zh: '中午看一眼', en: 'At noon' }, by: '0011', fields: {}, gives: [] }],
})
