/**
 * A question between the signer and the maker. While it stands open nothing is signed; the maker's answer
 * puts the request back into the line, and both stay in the journal with it.
 */
import { ownSignature } from '../../control/signature.ts'
import type { Values } from '../../fields/field.ts'
import { item } from '../../fields/item.ts'
import { text } from '../../fields/text.ts'
import type { Item } from '../../items.ts'
import { moveItem } from '../../ledger/build.ts'
import { refuse } from '../../refusals.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { everyone } from '../roles.ts'

type Parked = Item<'parked'>

const isHisTurn: Check<Values> = {
  name: { zh: '授权人提问，经办答复', en: 'A signer asks, the maker answers' },
  test({ parked: value }, desk) {
    const parked = value as Parked
    const { id } = desk.teller
    const isAsked = parked.state === 'asked'
    if (parked.by === id) return isAsked ? null : refuse('nothingAsked')
    if (isAsked) return refuse('answerAwaited', { teller: parked.by })
    return ownSignature(parked, desk)
      ? null
      : refuse('notYourSignature', { teller: id, code: parked.data.code })
  },
}

export const askBack = defineTransaction({
  code: '0013',
  name: { zh: '授权问询与答复', en: 'Ask back, and answer' },
  purpose: {
    zh: '授权人对待授权交易有疑问时向经办提问；经办答复后继续等待授权。问答随交易留存，表单不丢。',
    en: 'A signer asks the maker about a waiting request; once answered it waits on. Question and answer stay with it, and the form is not lost.',
  },
  who: everyone,
  duty: [],
  branch: [],
  seal: null,
  fields: {
    parked: item({ zh: '待授权编号', en: 'Request' }, 'parked', { states: ['pending', 'asked'] }),
    text: text({ zh: '问题或答复', en: 'Question or answer' }, { max: 200, multiline: true }),
  },
  also: ({ parked }) => [`teller:${parked.by}`],
  checks: [isHisTurn],
  authorisation: [],
  effects({ parked, text: said }, { teller: { id }, now }) {
    const talk = [...(parked.data.talk ?? []), { by: id, at: now, text: said }]
    return [moveItem(parked, parked.by === id ? 'pending' : 'asked', { talk })]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: [],
  undoneBy: 'never',
  preview: 'none',
  examples: [
    {
      title: { zh: '问收入证明在哪里', en: 'Where is the proof of income?' },
      by: '0002',
      at: 'waiting',
      fields: { parked: 'parked-20260302-1', text: '收入证明在哪里？' },
      gives: [
        'set item parked-20260302-1 state pending > asked, data {} > {"talk":[{"at":0,"by":"0002","text":"收入证明在哪里？"}]}',
      ],
    },
  ],
})
