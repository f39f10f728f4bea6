/**
 * Vouchers between two tellers, confirmed by both: sent, they are on their way and in nobody's till, as cash
 * is by 1006; received, or taken back by the sender, they are in a till again.
 */
import { reviewer } from '../../authorise.ts'
import { receiverIsOpen, tillInUse } from '../../checks/till.ts'
import { stockKeys } from '../../counter/papers.ts'
import { draftFormKeys, refuseTwoOfThree } from '../../counter/seals.ts'
import { type Desk, newItemId, tillInHand } from '../../desk.ts'
import { choice } from '../../fields/choice.ts'
import { onlyWhen, type Values } from '../../fields/field.ts'
import { item } from '../../fields/item.ts'
import { till } from '../../fields/till.ts'
import { voucherKind } from '../../fields/voucherKind.ts'
import { vouchers } from '../../fields/vouchers.ts'
import type { Item } from '../../items.ts'
import { itemHolder, moveItem, moveVouchers, openItem, tillHolder } from '../../ledger/build.ts'
import { refuse } from '../../refusals.ts'
import { given } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counter } from '../roles.ts'

type OnTheWay = Item<'paperTransit'>

const isForThisTill: Check<Values> = {
  name: { zh: '调给本人尾箱，或收回本人调出的', en: 'Sent to this till, or out of it' },
  test({ transit }, desk) {
    if (transit === null) return null
    const { to, from } = (transit as OnTheWay).data
    const own = tillInHand(desk).no
    return to === own || from === own ? null : { ...refuse('papersOfOther', { till: to }), field: 'transit' }
  },
}

const receiverHoldsNoSeal: Check<Values> = {
  name: { zh: '接收人不兼管印、押', en: 'The receiver holds no draft seal or test key' },
  test({ transit }, desk) {
    if (transit === null) return null
    const { id, seals, till } = desk.teller
    return refuseTwoOfThree(desk, { teller: id, seals, till }, (transit as OnTheWay).data.kind)
  },
}

function send(desk: Desk, to: string, kind: string, range: readonly [number, number]) {
  const from = tillInHand(desk).no
  const id = newItemId(desk, 'paperTransit')
  const [first, last] = range
  const opened = {
    kind: 'paperTransit',
    id,
    state: 'sent',
    opened: desk.day,
    by: desk.teller.id,
    until: null,
  } as const
  return [
    moveVouchers(kind, range, tillHolder(from), itemHolder(id)),
    openItem({ ...opened, data: { from, to, kind, first, last } }),
  ]
}

function receive(desk: Desk, transit: OnTheWay) {
  const { kind, first, last, to } = transit.data
  const own = tillInHand(desk).no
  return [
    moveVouchers(kind, [first, last], itemHolder(transit.id), tillHolder(own)),
    moveItem(transit, own === to ? 'received' : 'takenBack'),
  ]
}

export const exchangeVouchers = defineTransaction({
  code: '2005',
  name: { zh: '柜员间凭证调剂', en: 'Vouchers between tellers' },
  purpose: {
    zh: '一人调出、一人点收，双方确认：调出后凭证在途，对方再做 2005 收妥才入其尾箱；未收的可自行收回。',
    en: 'One sends and the other confirms: in between the vouchers are in transit. What was not received can be taken back.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    action: choice({ zh: '办理', en: 'Action' }, [
      { value: 'send', zh: '调出', en: 'Send' },
      { value: 'receive', zh: '收妥', en: 'Receive' },
    ]),
    to: onlyWhen(till({ zh: '调入尾箱', en: 'To till' }), 'action', ['send']),
    kind: onlyWhen(voucherKind({ zh: '凭证种类', en: 'Kind' }), 'action', ['send']),
    numbers: onlyWhen(vouchers({ zh: '起止号码', en: 'Numbers' }, { kind: 'kind' }), 'action', ['send']),
    transit: onlyWhen(item({ zh: '在途编号', en: 'Transit' }, 'paperTransit'), 'action', ['receive']),
  },
  also({ kind, transit }, desk) {
    const moved = kind?.kind ?? transit?.data.kind
    return [
      'index:openItems/paperTransit',
      ...(moved ? stockKeys(desk.teller.till, moved) : []),
      ...(transit ? ([`stock:${itemHolder(transit.id)}/${transit.data.kind}`] as const) : []),
      ...draftFormKeys(desk, desk.teller.till),
    ]
  },
  checks: [tillInUse(), receiverIsOpen, isForThisTill, receiverHoldsNoSeal],
  authorisation: [{ measure: 'papersSent', atLeast: 1n, signatures: [reviewer({ counts: false })] }],
  effects({ to, kind, numbers, transit }, desk) {
    if (transit) return receive(desk, transit)
    return send(desk, given(to, 'to').no, given(kind, 'kind').kind, given(numbers, 'numbers').range)
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['action', 'to', 'kind', 'numbers', 'transit', 'item'],
  undoneBy: '2005',
  preview: 'entries',
  examples: [
    {
      title: { zh: '调十本存折给库房', en: 'Ten passbooks to the main till' },
      by: '0011',
      fields: { action: 'send', to: '00', kind: 'passbook', numbers: '1041-1050' },
      gives: [
        'vouchers passbook 1041-1050 till:01 > item:paperTransit-20260302-2',
        'new item paperTransit-20260302-2',
      ],
    },
  ],
})
