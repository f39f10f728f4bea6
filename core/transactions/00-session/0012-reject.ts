import { ground } from '../../fields/ground.ts'
import { item } from '../../fields/item.ts'
import { text } from '../../fields/text.ts'
import { isGrounded } from '../../grounds.ts'
import { ownSignature } from '../../control/signature.ts'
import { optional, type Values } from '../../fields/field.ts'
import type { Item } from '../../items.ts'
import { moveItem } from '../../ledger/build.ts'
import { refuse } from '../../refusals.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { everyone } from '../roles.ts'

const mayBeRefused: Check<Values> = {
  name: { zh: '有权授权且非经办', en: 'May sign, and is not the maker' },
  test({ parked }, desk) {
    const waiting = parked as Item<'parked'>
    if (waiting.by === desk.teller.id) return refuse('makerIsChecker')
    return ownSignature(waiting, desk)
      ? null
      : refuse('notYourSignature', { teller: desk.teller.id, code: waiting.data.code })
  },
}

const otherIsSaid: Check<Values> = {
  name: { zh: '其他原因须写明', en: 'What is none of the list is said' },
  test: ({ ground: on, reason }) =>
    isGrounded(on as string, reason as string | null) ? null : { ...refuse('groundUnsaid'), field: 'reason' },
}

export const reject = defineTransaction({
  code: '0012',
  name: { zh: '拒绝授权', en: 'Reject' },
  purpose: {
    zh: '不同意一笔待授权交易，选择原因，可加说明。交易不入账，但拒绝留在流水里。',
    en: 'Refuses a waiting request on a ground of the list, with a remark. Nothing is posted, and the refusal stays in the journal.',
  },
  who: everyone,
  duty: [],
  branch: [],
  seal: null,
  fields: {
    parked: item({ zh: '待授权编号', en: 'Request' }, 'parked'),
    reason: optional(text({ zh: '说明', en: 'Remark' }, { max: 120, multiline: true })),
    ground: ground({ zh: '拒绝原因', en: 'Grounds' }, 'rejections', 'papers'),
  },
  also: ({ parked }) => [`teller:${parked.by}`],
  checks: [mayBeRefused, otherIsSaid],
  authorisation: [],
  effects: ({ parked, reason, ground: on }) => [moveItem(parked, 'rejected', { reason, ground: on })],
  expand: none,
  explain: none,
  view: null,
  receipt: [],
  undoneBy: 'never',
  preview: 'none',
  examples: [
    {
      title: { zh: '收入证明不全，不同意', en: 'Without proof of income it is refused' },
      by: '0002',
      at: 'waiting',
      fields: { parked: 'parked-20260302-1', ground: 'papers', reason: '收入证明不全' },
      gives: [
        'set item parked-20260302-1 state pending > rejected, data {"reason":null} > {"ground":"papers","reason":"收入证明不全"}',
      ],
    },
  ],
})
