import { laterEffects, laterKeys } from '../../counter/laterReversal.ts'
import { markKey, reversedMark } from '../../counter/reversal.ts'
import { optional, type Values } from '../../fields/field.ts'
import { journalRow } from '../../fields/journalRow.ts'
import { serial } from '../../fields/serial.ts'
import { compensate } from '../../ledger/apply.ts'
import { touches } from '../../ledger/effects.ts'
import type { Posted } from '../../ledger/entities.ts'
import { refuse } from '../../refusals.ts'
import { given } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'

const notYetReversed: Check<Values> = {
  name: { zh: '尚未冲正', en: 'Not reversed yet' },
  test({ serial, row: earlier }, { state }) {
    const row = (serial ?? earlier) as Posted
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
  fields: {
    serial: optional(serial({ zh: '原流水号', en: 'Serial number' })),
    row: optional(journalRow({ zh: '以前日期的原流水', en: 'Row of an earlier day' })),
  },
  also: ({ serial, row }, desk) => [
    ...(serial ? serial.effects.flatMap(touches) : []),
    ...(row ? laterKeys(row, desk) : []),
  ],
  checks: [notYetReversed],
  authorisation: [],
  effects({ serial, row }, desk) {
    if (serial) return [...compensate(serial.effects, {}), reversedMark(serial, desk)]
    const earlier = given(row, 'a row of today or of an earlier day')
    return laterEffects(earlier, earlier.effects, {}, desk)
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['serial', 'row', 'original'],
  undoneBy: 'never',
  preview: 'none',
  examples: [],
})
