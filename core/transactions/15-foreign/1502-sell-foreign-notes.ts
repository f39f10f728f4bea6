import { tillInUse } from '../../checks/till.ts'
import {
  dealKeys,
  exchangerFields,
  explainDeal,
  identityChecked,
  ownAccount,
  personFields,
  priced,
  rateIsPosted,
  registered,
  someNotes,
  whoIsThere,
  withinYear,
} from '../../counter/foreignNotes.ts'
import { notesWanted, takeIn } from '../../counter/payment.ts'
import { OWN_SLIP, throughPosition } from '../../counter/position.ts'
import { tillInHand } from '../../desk.ts'
import { account } from '../../fields/account.ts'
import { choice } from '../../fields/choice.ts'
import { foreignCurrency } from '../../fields/currency.ts'
import { optional } from '../../fields/field.ts'
import { notes, notesUnless } from '../../fields/notes.ts'
import { cashAccountOf, moveNotes, purseIn, tillHolder } from '../../ledger/build.ts'
import { defineTransaction, none } from '../define.ts'
import { atWindowLadder, cashInLadder, cashOutLadder, transferLadder } from '../ladders.ts'
import { counter } from '../roles.ts'

export const sellForeignNotes = defineTransaction({
  code: '1502',
  name: { zh: '外币兑出', en: 'Sell foreign notes' },
  purpose: {
    zh: '按当时挂牌的卖出价收人民币，收现或从其账户转出，付外币现钞；须问明用途。先收人民币后付外币。每人每年购汇不超过便利化额度，当日大额须联网核查。',
    en: 'Takes yuan at the selling rate of the moment, in cash or from an account, and pays foreign notes; the purpose is asked. A person buys no more in a year than he may, and is checked online for much in a day.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: 'cashPaid',
  fields: {
    currency: foreignCurrency(),
    foreign: notes({ zh: '付出外币券别', en: 'Foreign notes' }, { currency: 'currency', direction: 'out' }),
    purpose: choice({ zh: '用途', en: 'Purpose' }, [
      { value: 'travel', zh: '因私旅游', en: 'Travel' },
      { value: 'family', zh: '探亲', en: 'Visit to family' },
      { value: 'study', zh: '自费留学', en: 'Study' },
      { value: 'medical', zh: '境外就医', en: 'Medical care' },
      { value: 'business', zh: '商务考察', en: 'Business travel' },
      { value: 'other', zh: '其他', en: 'Other' },
    ]),
    ...personFields,
    payer: optional(
      account({ zh: '转出账号（收现则空）', en: 'From account (empty for cash)' }, { products: ['demand'] }),
    ),
    notes: notesUnless({ zh: '收入券别', en: 'Notes received' }, { unless: 'payer', direction: 'in' }),
    ...exchangerFields,
  },
  also: (values, desk) => dealKeys('sold', values, values.payer, desk),
  checks: [
    tillInUse(),
    ownAccount('payer'),
    whoIsThere('payer'),
    someNotes,
    rateIsPosted('sold'),
    withinYear('sold'),
    identityChecked('sold'),
  ],
  authorisation: [...cashOutLadder, ...transferLadder, ...cashInLadder, ...atWindowLadder],
  effects(values, desk) {
    const { currency, foreign, payer, notes } = values
    const deal = priced('sold', values, desk)
    const { no } = tillInHand(desk)
    const wanted = notesWanted(deal.counter, notes, payer)
    if (wanted) return wanted
    return [
      ...takeIn(desk, deal.counter, notes, payer, OWN_SLIP),
      ...throughPosition({ ...deal, way: 'given' }, cashAccountOf(no), desk),
      moveNotes(currency, foreign, purseIn(tillHolder(no), currency, desk.branch.unit), 'customer'),
      ...registered(deal, values, desk),
    ]
  },
  expand: none,
  explain: (values, desk) => explainDeal('sold', values, desk),
  view: null,
  receipt: ['item', 'name', 'purpose', 'exchanged', 'payer', 'agentName'],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '旅游购一千美元，付现金', en: 'A thousand dollars for a journey, paid in cash' },
      by: '0003',
      fields: {
        currency: 'USD',
        foreign: '100x10',
        purpose: 'travel',
        name: '王小明',
        idKind: 'idCard',
        idNumber: '11010519491231002X',
        notes: '100x71 50x1 1x2',
      },
      gives: [
        'D 1001-02-00 7152.00',
        'notes 100x71 50x1 1x2 customer > till:00',
        'new account 3002-USD',
        'D 3002-USD 1000.00',
        'C 1001-02-00-USD 1000.00',
        'new account 3002-USD-CNY',
        'C 3002-USD-CNY 7152.00',
        'notes 100x10 till:00/USD > customer',
        'tally foreign/sold/2026/11010519491231002X 100000',
        'tally foreign/sold/2026-03-02/11010519491231002X 100000',
        'new item foreignDeal-20260302-2',
      ],
    },
  ],
})
