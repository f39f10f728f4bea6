import { supervisor, witness } from '../../authorise.ts'
import { ownTillIsMain, tillInUse } from '../../checks/till.ts'
import { placeKeys } from '../../counter/cash.ts'
import {
  clearTransit,
  openOrder,
  orderStandsFor,
  sameCurrency,
  SUPERVISING,
} from '../../counter/cashOrder.ts'
import { accountKeys, inCurrency, unitOf } from '../../counter/currency.ts'
import type { Desk } from '../../desk.ts'
import { choice } from '../../fields/choice.ts'
import { currency } from '../../fields/currency.ts'
import { onlyWhen, type Sealed, type Values } from '../../fields/field.ts'
import { item } from '../../fields/item.ts'
import { money } from '../../fields/money.ts'
import { notes } from '../../fields/notes.ts'
import { officers } from '../../fields/officers.ts'
import { text } from '../../fields/text.ts'
import type { Item } from '../../items.ts'
import {
  cashAccountOf,
  credit,
  debit,
  itemHolder,
  moveItem,
  moveNotes,
  purseIn,
  tillHolder,
  TRANSIT_ACCOUNT,
} from '../../ledger/build.ts'
import type { EffectDraft } from '../../ledger/complete.ts'
import { MAIN_TILL } from '../../ledger/entities.ts'
import { addNotes, type Money, worth } from '../../ledger/units.ts'
import { refuse } from '../../refusals.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counter } from '../roles.ts'

type Step = 'order' | 'declined' | 'sent' | 'received'

/** The bag and the people are those that were announced, or nothing is opened (F57). */
const asAnnounced: Check<Values> = {
  name: { zh: '封包与押运员同发运登记', en: 'The bag and the carriers that were announced' },
  test({ step, order, bag, carriers }) {
    if (step !== 'received') return null
    const { data } = order as Item<'cashOrder'>
    if (data.bag !== bag) return { ...refuse('bagDiffers'), field: 'bag' }
    const same = data.carriers?.hash === (carriers as Sealed).hash
    return same ? null : { ...refuse('carriersDiffer'), field: 'carriers' }
  },
}

export const cashFromSupervisingBranch = defineTransaction({
  code: '1007',
  name: { zh: '网点领款入库', en: 'Cash from the supervising branch' },
  purpose: {
    zh: '向上级申领现金：申领、上级发运（在途）、到达后核对封包与押运员并清点入库。最迟次日收妥，否则网点不能轧账。清点不符的差额归发运行。',
    en: 'Orders cash: ordered, sent (in transit), received after bag and carriers are checked and the notes counted. Due the next open day, or the branch cannot balance. A difference is the sender’s.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: 'accounting',
  fields: {
    step: choice<Step>({ zh: '步骤', en: 'Step' }, [
      { value: 'order', zh: '申领', en: 'Order' },
      { value: 'declined', zh: '上级未批准', en: 'Declined' },
      { value: 'sent', zh: '上级已发运', en: 'Sent' },
      { value: 'received', zh: '清点入库', en: 'Received' },
    ]),
    order: onlyWhen(item({ zh: '领现单号', en: 'Order' }, 'cashOrder'), 'step', [
      'declined',
      'sent',
      'received',
    ]),
    amount: onlyWhen(money({ zh: '金额', en: 'Amount' }, { min: 1n }), 'step', ['order', 'sent']),
    notes: onlyWhen(
      notes(
        { zh: '券别', en: 'Notes' },
        { sumsTo: 'amount', currency: 'currency', direction: 'in', oneWay: true },
      ),
      'step',
      ['order', 'sent', 'received'],
    ),
    bag: onlyWhen(text({ zh: '封包号', en: 'Bag seal' }, { max: 20 }), 'step', ['sent', 'received']),
    carriers: onlyWhen(officers({ zh: '两名押运员', en: 'Two carriers' }), 'step', ['sent', 'received']),
    currency: currency(),
  },
  also({ order, currency }, desk) {
    const unit = unitOf(currency, desk)
    return [
      ...accountKeys([SUPERVISING], unit, desk),
      'index:openItems/cashOrder',
      ...placeKeys(tillHolder(MAIN_TILL), unit, desk),
      ...(order ? placeKeys(itemHolder(order.id), unit, desk) : []),
    ]
  },
  checks: [
    tillInUse(),
    ownTillIsMain,
    orderStandsFor('in', { declined: 'ordered', sent: 'ordered', received: 'sent' }),
    sameCurrency,
    asAnnounced,
  ],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [witness, supervisor] }],
  effects({ step, order, notes: typed, bag, carriers, currency }, desk) {
    const notes = typed ?? {}
    const unit = unitOf(currency, desk)
    const amount = worth(unit, notes)
    if (!order) return [openOrder('in', { unit, notes, bag: null, carriers: null }, desk)]
    if (step === 'declined') return [moveItem(order, 'declined')]
    if (step === 'received') return received(order, { unit, notes }, desk)
    return [
      ...inCurrency([debit(TRANSIT_ACCOUNT, amount), credit(SUPERVISING, amount)], unit, desk),
      moveNotes(unit, notes, 'supplier', purseIn(itemHolder(order.id), unit, desk.branch.unit)),
      moveItem(order, 'sent', { amount, notes, bag, carriers }),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['step', 'order', 'currency', 'amount', 'capital', 'notes', 'bag', 'carriers', 'item', 'until'],
  undoneBy: '1008',
  preview: 'entries',
  examples: [
    {
      title: { zh: '申领十万元', en: 'A hundred thousand ordered' },
      by: '0003',
      fields: { step: 'order', amount: '100000', notes: '100x1000' },
      gives: ['new item cashOrder-20260302-2'],
    },
  ],
})

/** The notes that were announced leave transit; what is missing of them, or too many, is the sender's. */
function received(order: Item<'cashOrder'>, { unit, notes: counted }: Money, desk: Desk): EffectDraft[] {
  const { amount, notes } = order.data
  const own = desk.branch.unit
  const [till, bag] = [purseIn(tillHolder(MAIN_TILL), unit, own), purseIn(itemHolder(order.id), unit, own)]
  const missing = addNotes(notes, counted, -1n)
  const difference = Object.keys(missing).length > 0 ? [moveNotes(unit, missing, till, 'supplier')] : []
  const cleared = clearTransit(amount, worth(unit, counted), cashAccountOf(MAIN_TILL), [
    SUPERVISING,
    SUPERVISING,
  ])
  return [
    ...inCurrency(cleared, unit, desk),
    moveNotes(unit, notes, bag, till),
    ...difference,
    moveItem(order, 'received'),
  ]
}
