import { laterEffects, laterKeys } from '../../counter/laterReversal.ts'
import { markKey, reversedMark } from '../../counter/reversal.ts'
import type { Values } from '../../fields/field.ts'
import { rowOfAnyDay } from '../../fields/journalRow.ts'
import { compensate } from '../../ledger/apply.ts'
import { touches } from '../../ledger/effects.ts'
import type { Posted } from '../../ledger/entities.ts'
import { refuse } from '../../refusals.ts'
import { type Check, defineTransaction, none } from '../define.ts'

const notYetReversed: Check<Values> = {
  name: { zh: '尚未冲正', en: 'Not reversed yet' },
  test({ serial }, { state }) {
    const row = serial as Posted
    const by = state.get('mark', markKey(row))?.reversedBy
    return by ? refuse('alreadyReversed', { serial: String(row.serial), by: String(by) }) : null
  },
}

export const jointHalfReversal = defineTransaction({
  code: '5019',
  name: { zh: '他所代办冲正', en: 'Reversal of a half' },
  purpose: {
    zh: '其他网点冲正一笔通存或通兑时，系统在本网点同时冲正对应的一笔。不能由柜员发起。',
    en: 'Posted by the program when the other branch reverses a joint deposit or withdrawal. Nobody asks for it by hand.',
  },
  who: ['system'],
  duty: [],
  branch: ['open'],
  seal: null,
  fields: { serial: rowOfAnyDay({ zh: '原流水号', en: 'Row' }) },
  also: ({ serial: row }, desk) =>
    row.day === desk.day ? row.effects.flatMap(touches) : laterKeys(row, desk),
  checks: [notYetReversed],
  authorisation: [],
  effects: ({ serial: row }, desk) =>
    row.day === desk.day
      ? [...compensate(row.effects, null), reversedMark(row, desk)]
      : laterEffects(row, row.effects, {}, desk),
  expand: none,
  explain: none,
  view: null,
  receipt: ['serial', 'original'],
  undoneBy: 'never',
  preview: 'none',
  examples: [
    {
      title: { zh: '二所冲正周五代收的一笔', en: 'Branch 0102 takes back what it took on Friday' },
      by: '9999',
      at: 'waiting',
      fields: { serial: '2026-02-27/42' },
      gives: [
        'set item joint-20260227-42 state posted > reversed',
        'C 0101110000000013 -150.00',
        'D 3001-01-0102 -150.00',
        'new mark 2026-02-27/42',
      ],
    },
  ],
})
