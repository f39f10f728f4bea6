import { reviewer } from '../../authorise.ts'
import { receiverIsOpen, tillInUse } from '../../checks/till.ts'
import { moveCash, ownPlaceKeys } from '../../counter/cash.ts'
import { accountKeys, unitOf } from '../../counter/currency.ts'
import { newItemId, tillInHand } from '../../desk.ts'
import { currency } from '../../fields/currency.ts'
import { money } from '../../fields/money.ts'
import { notes } from '../../fields/notes.ts'
import { till } from '../../fields/till.ts'
import { itemHolder, openItem, tillHolder, TRANSIT_ACCOUNT } from '../../ledger/build.ts'
import { worth } from '../../ledger/units.ts'
import { defineTransaction } from '../define.ts'
import { none } from '../define.ts'
import { counter } from '../roles.ts'

export const sendCash = defineTransaction({
  code: '1006',
  name: { zh: '柜员调出', en: 'Send cash to a teller' },
  purpose: {
    zh: '把现金调给另一柜员：先离开本人尾箱成为在途现金，对方用 1005 点清确认才入其尾箱。绝不空调。',
    en: 'Gives cash to a colleague: it is in transit until he confirms it with 1005. Never without the notes.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    to: till({ zh: '调入尾箱', en: 'To till' }),
    amount: money({ zh: '金额', en: 'Amount' }, { min: 1n }),
    notes: notes(
      { zh: '券别', en: 'Notes' },
      { sumsTo: 'amount', currency: 'currency', direction: 'out', damaged: true },
    ),
    currency: currency(),
  },
  also({ currency }, desk) {
    const unit = unitOf(currency, desk)
    return [
      ...accountKeys([TRANSIT_ACCOUNT], unit, desk),
      ...ownPlaceKeys(unit, desk),
      'index:openItems/transit',
    ]
  },
  checks: [tillInUse(), receiverIsOpen],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [reviewer({ counts: false })] }],
  effects({ to, notes, currency }, desk) {
    const own = tillInHand(desk).no
    const id = newItemId(desk, 'transit')
    const unit = unitOf(currency, desk)
    const data = { from: own, to: to.no, unit, notes, amount: worth(unit, notes) }
    // The item comes last, so that a reversal asks first whether the cash is still on its way.
    return [
      ...moveCash(desk, { unit, notes }, tillHolder(own), itemHolder(id)),
      openItem({
        kind: 'transit',
        id,
        state: 'sent',
        opened: desk.day,
        by: desk.teller.id,
        until: null,
        data,
      }),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['to', 'amount', 'capital', 'notes', 'item'],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '调给二号箱', en: 'To till 02' },
      by: '0003',
      fields: { to: '01', amount: '2000', notes: '100x20' },
      gives: [
        'D 1001-04 2000.00',
        'C 1001-02-00 2000.00',
        'notes 100x20 till:00 > item:transit-20260302-2',
        'new item transit-20260302-2',
      ],
    },
  ],
})
