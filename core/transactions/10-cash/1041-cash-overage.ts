import { director, reviewer, supervisor } from '../../authorise.ts'
import { tillInUse } from '../../checks/till.ts'
import { bookCashError, cashErrorKeys, countFoundIt } from '../../counter/cashError.ts'
import { unitOf } from '../../counter/currency.ts'
import { currency } from '../../fields/currency.ts'
import { optional } from '../../fields/field.ts'
import { item } from '../../fields/item.ts'
import { money } from '../../fields/money.ts'
import { notes } from '../../fields/notes.ts'
import { text } from '../../fields/text.ts'
import { yuan } from '../../money.ts'
import { defineTransaction, none } from '../define.ts'
import { counter } from '../roles.ts'

export const cashOverage = defineTransaction({
  code: '1041',
  name: { zh: '长款登记', en: 'Cash overage' },
  purpose: {
    zh: '尾箱现金多于账面：挂其他应付款立案，一笔一报，不得寄库，不得以长补短。',
    en: 'The till holds more than the book: a case of its own in other payables, never kept back, never netted.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    amount: money({ zh: '金额', en: 'Amount' }, { min: 1n }),
    notes: notes(
      { zh: '券别', en: 'Notes' },
      { sumsTo: 'amount', currency: 'currency', direction: 'in', damaged: true },
    ),
    note: text({ zh: '发现经过', en: 'How it was found' }, { max: 200, multiline: true }),
    count: optional(item({ zh: '碰库编号', en: 'Count' }, 'count')),
    currency: currency(),
  },
  also: ({ currency }, desk) => cashErrorKeys(unitOf(currency, desk), desk),
  checks: [tillInUse(), countFoundIt('over')],
  authorisation: [
    { measure: 'always', atLeast: 0n, signatures: [reviewer({ counts: false }), supervisor] },
    { measure: 'cashIn', atLeast: yuan(1_000), signatures: [director] },
  ],
  effects: (values, desk) => bookCashError('over', values, desk),
  expand: none,
  explain: none,
  view: null,
  receipt: ['currency', 'amount', 'capital', 'note', 'item'],
  undoneBy: '8501',
  // Tried out with one amount after another it would tell what a count has found.
  preview: 'none',
  examples: [
    {
      title: { zh: '一张一百', en: 'One hundred-yuan note' },
      by: '0011',
      fields: { amount: '100', notes: '100x1', note: '晚间轧账清点' },
      gives: [
        'D 1001-01-01 100.00',
        'C 2241-01 100.00',
        'notes 100x1 missing > till:01',
        'new item cashError-20260302-2',
      ],
    },
  ],
})
