import { supervisor } from '../../authorise.ts'
import { reversalThere } from '../../counter/joint.ts'
import { markKey, reversedMark, undoingWords } from '../../counter/reversal.ts'
import { optional, type Values } from '../../fields/field.ts'
import { noteList } from '../../fields/notes.ts'
import { serial } from '../../fields/serial.ts'
import { text } from '../../fields/text.ts'
import { compensate } from '../../ledger/apply.ts'
import { tillHolder } from '../../ledger/build.ts'
import { voucherAccountOf } from '../../ledger/complete.ts'
import { type Effect, type NotesMove, touches } from '../../ledger/effects.ts'
import type { Posted } from '../../ledger/entities.ts'
import { addNotes, type Notes, type Unit, worth } from '../../ledger/units.ts'
import { displayMoney } from '../../money.ts'
import { refuse } from '../../refusals.ts'
import { attributeOf } from '../../registry/attributes.ts'
import { findTransaction } from '../catalogue.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counterAndBack } from '../roles.ts'

/** The first row of a branch is no code of anybody's. */
const FOUNDING = { name: { zh: '建账', en: 'Founding' }, undoneBy: 'never' }

const isReversible: Check<Values> = {
  name: { zh: '可冲正、未冲正', en: 'May be reversed, and is not yet' },
  test({ serial: value }, { state, teller, parameters }) {
    const row = value as Posted
    if (row.outcome === 'parked') return refuse('parkedNotReversed', { serial: String(row.serial) })
    const { undoneBy, name } = findTransaction(row.code) ?? FOUNDING
    if (undoneBy !== '8501')
      return refuse('notReversible', { code: row.code, name, undoneBy: undoingWords(undoneBy) })
    if (attributeOf(parameters, row.code, 'reversal') === 'no')
      return refuse('reversalForbidden', { code: row.code, name })
    const reversedBy = state.get('mark', markKey(row))?.reversedBy
    if (reversedBy) return refuse('alreadyReversed', { serial: String(row.serial), by: String(reversedBy) })
    return row.teller === teller.id ? null : refuse('reversedByOther', { teller: row.teller })
  },
}

/** The till is the one that the notes came from or went to, and it is still in the same hands. */
const tillIsTheSame: Check<Values> = {
  name: { zh: '原尾箱仍在本人手中', en: 'The same till, still in use' },
  test({ serial: value }, { till }) {
    const holders = tillsOf((value as Posted).effects)
    if (holders.length === 0) return null
    if (till?.state !== 'inUse') return refuse('tillMissing')
    const own = tillHolder(till.no)
    return holders.every(holder => holder.split('/')[0] === own) ? null : refuse('tillChanged')
  },
}

/** Notes that go back are counted again; they are worth what was booked. */
const notesComeBack: Check<Values> = {
  name: { zh: '退回现金与原金额相等', en: 'The cash that goes back is the amount booked' },
  test({ serial: value, notes }, { branch }) {
    if (notes === null) return null
    const moved = overTheCounter((value as Posted).effects, branch.unit)
    const booked = worth(branch.unit, moved)
    const counted = worth(branch.unit, notes as Notes)
    const detail = { notes: displayMoney(counted), amount: displayMoney(booked) }
    return counted === booked ? null : { ...refuse('notesSum', detail), field: 'notes' }
  },
}

export const sameDayReversal = defineTransaction({
  code: '8501',
  name: { zh: '当日冲正（抹账）', en: 'Same-day reversal' },
  purpose: {
    zh: '当天记错的交易由原柜员整笔冲正：金额红字、现金退回重新点券别、已用凭证作废，主管授权。冲正不能再冲正。',
    en: 'The maker reverses a whole transaction of today: red entries, cash counted back, used vouchers voided; the supervisor signs.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    serial: serial({ zh: '原流水号', en: 'Serial number' }),
    notes: optional(noteList({ zh: '退回券别（空为原券别）', en: 'Notes back (empty: the same)' })),
    reason: text({ zh: '冲正原因', en: 'Reason' }, { max: 120, multiline: true }),
  },
  also: ({ serial }, desk) => [
    ...serial.effects.flatMap(touches),
    ...voucherAccounts(serial.effects),
    ...reversalThere(serial, desk).flatMap(child => desk.wants(child)),
  ],
  checks: [isReversible, tillIsTheSame, notesComeBack],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [supervisor] }],
  effects({ serial, notes }, desk) {
    const { unit } = desk.branch
    const counted = notes ?? overTheCounter(serial.effects, unit)
    return [...compensate(serial.effects, { unit, notes: counted }), reversedMark(serial, desk)]
  },
  expand: ({ serial }, desk) => reversalThere(serial, desk),
  explain: none,
  view: null,
  receipt: ['serial', 'original', 'reason'],
  undoneBy: 'never',
  preview: 'entries',
  examples: [
    {
      title: { zh: '冲正一笔存款', en: 'A deposit' },
      by: '0011',
      fields: { serial: '1', reason: '串户' },
      gives: [
        'C 0101110000000013 -200.00',
        'notes 100x2 till:01 > customer',
        'D 1001-01-01 -200.00',
        'new mark 2026-03-02/1',
      ],
    },
  ],
})

const isNotes = (effect: Effect): effect is NotesMove => effect.type === 'notes'

const tillsOf = (effects: readonly Effect[]): string[] =>
  effects.filter(isNotes).flatMap(({ from, to }) => [from, to].filter(holder => holder.startsWith('till:')))

/** The notes of the one move that such a transaction makes; foreign ones beside it go back as they came. */
const overTheCounter = (effects: readonly Effect[], own: Unit): Notes =>
  effects
    .filter(isNotes)
    .filter(({ unit }) => unit === own)
    .reduce<Notes>((all, move) => addNotes(all, move.notes), {})

/** The off-balance entries of vouchers are made anew, not inverted: their accounts are read again. */
const voucherAccounts = (effects: readonly Effect[]) =>
  effects.flatMap(e => (e.type === 'vouchers' ? [`account:${voucherAccountOf(e.kind)}` as const] : []))
