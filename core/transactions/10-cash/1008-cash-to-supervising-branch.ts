import { supervisor, witness } from '../../authorise.ts'
import { ownTillIsMain, tillInUse } from '../../checks/till.ts'
import { moveCash, placeKeys } from '../../counter/cash.ts'
import { cashErrorKeys, openCase, SUSPENSE } from '../../counter/cashError.ts'
import {
  clearTransit,
  openOrder,
  orderStandsFor,
  sameCurrency,
  SUPERVISING,
} from '../../counter/cashOrder.ts'
import { accountKeys, inCurrency, unitOf } from '../../counter/currency.ts'
import { type Desk, newItemId } from '../../desk.ts'
import { choice } from '../../fields/choice.ts'
import { currency } from '../../fields/currency.ts'
import { onlyWhen } from '../../fields/field.ts'
import { item } from '../../fields/item.ts'
import { money } from '../../fields/money.ts'
import { notes } from '../../fields/notes.ts'
import { officers } from '../../fields/officers.ts'
import { text } from '../../fields/text.ts'
import type { Item } from '../../items.ts'
import { itemHolder, moveItem, moveNotes, purseIn, tillHolder, TRANSIT_ACCOUNT } from '../../ledger/build.ts'
import type { EffectDraft } from '../../ledger/complete.ts'
import { MAIN_TILL } from '../../ledger/entities.ts'
import { type Money, worth } from '../../ledger/units.ts'
import { abs } from '../../std.ts'
import { defineTransaction, none } from '../define.ts'
import { counter } from '../roles.ts'

type Step = 'send' | 'received'

export const cashToSupervisingBranch = defineTransaction({
  code: '1008',
  name: { zh: '网点解款', en: 'Cash to the supervising branch' },
  purpose: {
    zh: '把多余现金和残损券解缴上级：双人封包交押运员后成为在途，上级清点收妥后登记。最迟次日收妥。上级清点的长短款由本网点立案。',
    en: 'Sends surplus and damaged notes up: in transit once the sealed bag is with two carriers, ended when the supervising branch has counted it, at the latest the next open day. What it finds over or short is a case of this branch.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: 'cashPaid',
  fields: {
    step: choice<Step>({ zh: '步骤', en: 'Step' }, [
      { value: 'send', zh: '封包发运', en: 'Send' },
      { value: 'received', zh: '上级已收妥', en: 'Received there' },
    ]),
    order: onlyWhen(item({ zh: '解现单号', en: 'Order' }, 'cashOrder'), 'step', ['received']),
    amount: onlyWhen(money({ zh: '金额', en: 'Amount' }, { min: 1n }), 'step', ['send']),
    notes: onlyWhen(
      notes(
        { zh: '券别', en: 'Notes' },
        { sumsTo: 'amount', currency: 'currency', direction: 'out', damaged: true, oneWay: true },
      ),
      'step',
      ['send', 'received'],
    ),
    bag: onlyWhen(text({ zh: '封包号', en: 'Bag seal' }, { max: 20 }), 'step', ['send']),
    carriers: onlyWhen(officers({ zh: '两名押运员', en: 'Two carriers' }), 'step', ['send']),
    currency: currency(),
  },
  also({ order, currency }, desk) {
    const unit = unitOf(currency, desk)
    return [
      ...cashErrorKeys(unit, desk),
      ...accountKeys([SUPERVISING, TRANSIT_ACCOUNT], unit, desk),
      'index:openItems/cashOrder',
      ...placeKeys(tillHolder(MAIN_TILL), unit, desk),
      ...(order ? placeKeys(itemHolder(order.id), unit, desk) : []),
    ]
  },
  checks: [tillInUse(), ownTillIsMain, orderStandsFor('out', { received: 'sent' }), sameCurrency],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [witness, supervisor] }],
  effects({ order, notes, bag, carriers, currency }, desk) {
    const counted = { unit: unitOf(currency, desk), notes: notes ?? {} }
    if (order) return received(order, counted, desk)
    const bagged = itemHolder(newItemId(desk, 'cashOrder'))
    return [
      ...moveCash(desk, counted, tillHolder(MAIN_TILL), bagged),
      openOrder('out', { ...counted, bag, carriers }, desk),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['step', 'order', 'currency', 'amount', 'capital', 'notes', 'bag', 'carriers', 'item', 'until'],
  undoneBy: 'never',
  preview: 'entries',
  examples: [
    {
      title: { zh: '解缴十万元', en: 'A hundred thousand sent' },
      by: '0003',
      fields: {
        step: 'send',
        amount: '100000',
        notes: '100x1000',
        bag: 'F1001',
        carriers: '赵刚 押0101；孙立 押0102',
      },
      gives: [
        'D 1001-04 100000.00',
        'C 1001-02-00 100000.00',
        'notes 100x1000 till:00 > item:cashOrder-20260302-2',
        'new item cashOrder-20260302-2',
      ],
    },
  ],
})

/** Whoever strapped the notes answers for them: what was counted there differently is a case here. */
function received(order: Item<'cashOrder'>, { unit, notes: found }: Money, desk: Desk): EffectDraft[] {
  const { amount, notes } = order.data
  const counted = worth(unit, found)
  const side = counted < amount ? 'short' : 'over'
  const differing = { unit, amount: abs(counted - amount), note: `上级清点 ${order.id}` }
  const cleared = clearTransit(amount, counted, SUPERVISING, [SUSPENSE.short, SUSPENSE.over])
  return [
    ...inCurrency(cleared, unit, desk),
    moveNotes(unit, notes, purseIn(itemHolder(order.id), unit, desk.branch.unit), 'supplier'),
    moveItem(order, 'received'),
    ...(counted === amount ? [] : [openCase(side, MAIN_TILL, differing, desk)]),
  ]
}
