import { tillInUse } from '../../checks/till.ts'
import { moveCash, ownPlaceKeys, placeKeys } from '../../counter/cash.ts'
import { tillInHand } from '../../desk.ts'
import type { Values } from '../../fields/field.ts'
import { item } from '../../fields/item.ts'
import type { Item } from '../../items.ts'
import { itemHolder, moveItem, tillHolder } from '../../ledger/build.ts'
import { refuse } from '../../refusals.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counter } from '../roles.ts'

const isForThisTill: Check<Values> = {
  name: { zh: '调给本人尾箱', en: 'Sent to this till' },
  test({ transit }, desk) {
    const { to } = (transit as Item<'transit'>).data
    return to === tillInHand(desk).no ? null : refuse('transitOfOther', { till: to })
  },
}

export const receiveCash = defineTransaction({
  code: '1005',
  name: { zh: '柜员调入确认', en: 'Receive cash from a teller' },
  purpose: {
    zh: '当面点清同事调来的现金后确认，在途现金转入本人尾箱。',
    en: 'Confirms cash sent by a colleague after counting it: it leaves transit and enters one’s own till.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: { transit: item({ zh: '在途编号', en: 'Transit' }, 'transit') },
  also: ({ transit }, desk) => [
    ...placeKeys(itemHolder(transit.id), transit.data.unit, desk),
    ...ownPlaceKeys(transit.data.unit, desk),
    'index:openItems/transit',
  ],
  checks: [tillInUse(), isForThisTill],
  authorisation: [],
  effects({ transit }, desk) {
    const { unit, notes } = transit.data
    const own = tillHolder(tillInHand(desk).no)
    return [...moveCash(desk, { unit, notes }, itemHolder(transit.id), own), moveItem(transit, 'received')]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['transit', 'capital'],
  undoneBy: '1006',
  preview: 'entries',
  examples: [
    {
      title: { zh: '调来的现金点清收下', en: 'Cash from the main till is counted and taken' },
      by: '0011',
      at: 'waiting',
      fields: { transit: 'transit-20260302-1' },
      gives: [
        'D 1001-01-01 5000.00',
        'C 1001-04 5000.00',
        'notes 100x50 item:transit-20260302-1 > till:01',
        'set item transit-20260302-1 state sent > received',
      ],
    },
  ],
})
