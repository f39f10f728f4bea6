import { item } from '../../fields/item.ts'
import type { Values } from '../../fields/field.ts'
import type { Item } from '../../items.ts'
import { moveItem } from '../../ledger/build.ts'
import { refuse } from '../../refusals.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { everyone } from '../roles.ts'

const isMine: Check<Values> = {
  name: { zh: '本人经办', en: 'One’s own request' },
  test({ parked }, { teller }) {
    const { by } = parked as Item<'parked'>
    return by === teller.id ? null : refuse('notYourRequest', { teller: by })
  },
}

export const withdraw = defineTransaction({
  code: '0014',
  name: { zh: '撤回待授权交易', en: 'Withdraw a waiting request' },
  purpose: {
    zh: '经办自己收回还没有授权的交易，例如客户改了主意。',
    en: 'Takes back one’s own request before it is signed: the customer has changed his mind.',
  },
  who: everyone,
  duty: [],
  branch: [],
  seal: null,
  fields: { parked: item({ zh: '待授权编号', en: 'Request' }, 'parked') },
  also: none,
  checks: [isMine],
  authorisation: [],
  effects: ({ parked }) => [moveItem(parked, 'withdrawn')],
  expand: none,
  explain: none,
  view: null,
  receipt: [],
  undoneBy: 'never',
  preview: 'none',
  examples: [
    {
      title: { zh: '客户改了主意', en: 'The customer has changed his mind' },
      by: '0011',
      at: 'waiting',
      fields: { parked: 'parked-20260302-1' },
      gives: ['set item parked-20260302-1 state pending > withdrawn'],
    },
  ],
})
