import { tillInUse } from '../../checks/till.ts'
import { checkMade, sessions } from '../../custody/checks.ts'
import { choice } from '../../fields/choice.ts'
import { allStockKeys, countOf } from '../../counter/proof.ts'
import { tillInHand } from '../../desk.ts'
import { optional } from '../../fields/field.ts'
import { foreignCount } from '../../fields/foreignNotes.ts'
import { noteCount } from '../../fields/notes.ts'
import { papers } from '../../fields/papers.ts'
import { change, openItem } from '../../ledger/build.ts'
import { defineTransaction, none } from '../define.ts'
import { counter } from '../roles.ts'

export const blindCount = defineTransaction({
  code: '1020',
  name: { zh: '碰库', en: 'Blind count' },
  purpose: {
    zh: '一日三碰库（班前、午间、班后）：不看账面，点多少录多少。结果登记时间，差额只给主管看；缺的当天列给主管。',
    en: 'Three times a day, opening, midday and closing: enter what is counted without seeing the book. The difference is for the supervisor only; so is a count that is missing.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    counted: noteCount({ zh: '清点券别', en: 'Notes counted' }),
    papers: papers({ zh: '清点凭证', en: 'Vouchers counted' }),
    session: choice({ zh: '碰库时段', en: 'Which count' }, sessions),
    foreign: optional(foreignCount({ zh: '清点外币（无则空）', en: 'Foreign notes counted' })),
  },
  also: (_values, desk) => [...allStockKeys(desk), 'index:openItems/count'],
  checks: [tillInUse()],
  authorisation: [],
  effects({ session, ...count }, desk) {
    const till = tillInHand(desk)
    return [
      openItem(countOf(till, count, { inspection: false, session }, desk)),
      change('till', till.no, till, checkMade(till, session, desk.day)),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['session', 'counted', 'foreign', 'papers'],
  undoneBy: 'never',
  preview: 'none',
  examples: [
    {
      title: { zh: '午间碰库', en: 'At noon' },
      by: '0011',
      fields: { counted: '100x199', papers: 'passbookx50 certificatex50 confirmationx10', session: 'midday' },
      gives: [
        'new item count-20260302-2',
        'set till 01 checks null > {"day":"2026-03-02","done":["midday"]}',
      ],
    },
  ],
})
