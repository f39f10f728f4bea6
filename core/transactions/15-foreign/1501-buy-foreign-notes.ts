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
import { notesWanted, payOut } from '../../counter/payment.ts'
import { OWN_SLIP, throughPosition } from '../../counter/position.ts'
import { tillInHand } from '../../desk.ts'
import { account } from '../../fields/account.ts'
import { foreignCurrency } from '../../fields/currency.ts'
import { optional } from '../../fields/field.ts'
import { notes, notesUnless } from '../../fields/notes.ts'
import { cashAccountOf, moveNotes, purseIn, tillHolder } from '../../ledger/build.ts'
import { defineTransaction, none } from '../define.ts'
import { atWindowLadder, cashInLadder, cashOutLadder, transferLadder } from '../ladders.ts'
import { counter } from '../roles.ts'

export const buyForeignNotes = defineTransaction({
  code: '1501',
  name: { zh: '外币兑入', en: 'Buy foreign notes' },
  purpose: {
    zh: '收客户外币现钞，按当时挂牌的现钞买入价付人民币，付现或转入其账户。先点验外币真伪；金额按四舍五入到分。每人每年结汇不超过便利化额度，当日大额须联网核查。',
    en: 'Takes foreign notes and pays what they come to at the buying rate of the moment, in cash or into an account; rounded half up. A person sells no more in a year than he may, and is checked online for much in a day.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: 'cashReceived',
  fields: {
    currency: foreignCurrency(),
    foreign: notes({ zh: '收入外币券别', en: 'Foreign notes' }, { currency: 'currency', direction: 'in' }),
    ...personFields,
    payee: optional(
      account({ zh: '转入账号（付现则空）', en: 'To account (empty for cash)' }, { products: ['demand'] }),
    ),
    notes: notesUnless({ zh: '付出券别', en: 'Notes paid' }, { unless: 'payee', direction: 'out' }),
    ...exchangerFields,
  },
  also: (values, desk) => dealKeys('bought', values, values.payee, desk),
  checks: [
    tillInUse(),
    ownAccount('payee'),
    whoIsThere('payee'),
    someNotes,
    rateIsPosted('bought'),
    withinYear('bought'),
    identityChecked('bought'),
  ],
  authorisation: [...cashInLadder, ...transferLadder, ...cashOutLadder, ...atWindowLadder],
  effects(values, desk) {
    const { currency, foreign, payee, notes } = values
    const deal = priced('bought', values, desk)
    const { no } = tillInHand(desk)
    const wanted = notesWanted(deal.counter, notes, payee)
    if (wanted) return wanted
    return [
      ...throughPosition({ ...deal, way: 'taken' }, cashAccountOf(no), desk),
      moveNotes(currency, foreign, 'customer', purseIn(tillHolder(no), currency, desk.branch.unit)),
      ...payOut(desk, deal.counter, notes, payee, OWN_SLIP),
      ...registered(deal, values, desk),
    ]
  },
  expand: none,
  explain: (values, desk) => explainDeal('bought', values, desk),
  view: null,
  receipt: ['item', 'name', 'exchanged', 'payee', 'agentName'],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '五百美元换现金', en: 'Five hundred dollars for cash' },
      by: '0011',
      fields: {
        currency: 'USD',
        foreign: '100x5',
        name: '王小明',
        idKind: 'idCard',
        idNumber: '11010519491231002X',
        notes: '100x35 20x1 5x1',
      },
      gives: [
        'new account 1001-01-01-USD',
        'new account 3002-USD',
        'D 1001-01-01-USD 500.00',
        'C 3002-USD 500.00',
        'new account 3002-USD-CNY',
        'D 3002-USD-CNY 3525.00',
        'notes 100x5 customer > till:01/USD',
        'C 1001-01-01 3525.00',
        'notes 100x35 20x1 5x1 till:01 > customer',
        'tally foreign/bought/2026/11010519491231002X 50000',
        'tally foreign/bought/2026-03-02/11010519491231002X 50000',
        'new item foreignDeal-20260302-2',
      ],
    },
    {
      title: { zh: '三万日元入账', en: 'Thirty thousand yen into an account' },
      by: '0011',
      fields: {
        currency: 'JPY',
        foreign: '10000x3',
        name: '王小明',
        idKind: 'idCard',
        idNumber: '11010519491231002X',
        payee: 'A1',
        actor: 'self',
      },
      gives: [
        'new account 1001-01-01-JPY',
        'new account 3002-JPY',
        'D 1001-01-01-JPY 30000',
        'C 3002-JPY 30000',
        'new account 3002-JPY-CNY',
        'D 3002-JPY-CNY 1356.00',
        'notes 10000x3 customer > till:01/JPY',
        'C 0101110000000013 1356.00',
        'tally foreign/bought/2026/11010519491231002X 19588',
        'tally foreign/bought/2026-03-02/11010519491231002X 19588',
        'new item foreignDeal-20260302-2',
      ],
    },
  ],
})
