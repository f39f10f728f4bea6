import { tillInUse } from '../../checks/till.ts'
import { allStockKeys, countOf } from '../../counter/proof.ts'
import { tillInHand } from '../../desk.ts'
import { noteCount } from '../../fields/notes.ts'
import { papers } from '../../fields/papers.ts'
import { openItem } from '../../ledger/build.ts'
import { defineTransaction, none } from '../define.ts'
import { counter } from '../roles.ts'

export const blindCount = defineTransaction({
  code: '1020',
  name: { zh: '碰库', en: 'Blind count' },
  purpose: {
    zh: '一日三碰库：不看账面，点多少录多少。结果登记时间，差额只给主管看。',
    en: 'Three times a day: enter what is counted without seeing the book. The difference is for the supervisor only.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    counted: noteCount({ zh: '清点券别', en: 'Notes counted' }),
    papers: papers({ zh: '清点凭证', en: 'Vouchers counted' }),
  },
  also: (_values, desk) => [...allStockKeys(desk), 'index:openItems/count'],
  checks: [tillInUse()],
  authorisation: [],
  effects: ({ counted, papers }, desk) => [openItem(countOf(tillInHand(desk), counted, papers, false, desk))],
  expand: none,
  explain: none,
  view: null,
  receipt: ['counted', 'papers'],
  undoneBy: 'never',
  preview: 'none',
  examples: [
    {
      title: { zh: '午间碰库', en: 'At noon' },
      by: '0011',
      fields: { counted: '100x199', papers: 'passbookx50 certificatex50' },
      gives: ['new item count-20260302-2'],
    },
  ],
})
