import { defineTransaction, none } from '../define.ts'

export const reconcile = defineTransaction({
  code: '8005',
  name: { zh: '总分核对', en: 'Reconcile the books' },
  purpose: {
    zh: '核对六相符：账账、账款、账据、账实、账表、内外账。任何时候都应相符；有差额的逐项列出，先查清再办日终。',
    en: 'The six agreements: ledger with ledger, cash, evidence, objects, reports, and the books of other branches. They hold at any time; what differs is listed one by one.',
  },
  who: ['accountingSupervisor', 'outletDirector'],
  duty: [],
  branch: [],
  seal: null,
  fields: {},
  also: none,
  checks: [],
  authorisation: [],
  effects: none,
  expand: none,
  explain: none,
  view: { query: 'reconciliation', logged: false },
  receipt: [],
  undoneBy: 'never',
  preview: 'none',
  examples: [{ title: { zh: '日终前核对', en: 'Before the day end' }, by: '0002', fields: {}, gives: [] }],
})
