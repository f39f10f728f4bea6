import { director, supervisor } from '../../authorise.ts'
import { tillInUse } from '../../checks/till.ts'
import { CUSTOMERS_MONEY, refuseUnfounded, reversalBasis, type Taken, takenBy } from '../../counter/basis.ts'
import { jointOf, reversalThere } from '../../counter/joint.ts'
import { explainLater, laterEffects, laterKeys } from '../../counter/laterReversal.ts'
import { markKey, undoingWords } from '../../counter/reversal.ts'
import { type Desk, tillInHand } from '../../desk.ts'
import { askedBefore, optional, type Values } from '../../fields/field.ts'
import { journalRow } from '../../fields/journalRow.ts'
import { noteList } from '../../fields/notes.ts'
import { text } from '../../fields/text.ts'
import { cashAccountOf, tillHolder } from '../../ledger/build.ts'
import { type Effect, isLeg, type NotesMove } from '../../ledger/effects.ts'
import type { Posted } from '../../ledger/entities.ts'
import type { State } from '../../ledger/state.ts'
import { addNotes, type Notes, worth } from '../../ledger/units.ts'
import { displayMoney, yuan } from '../../money.ts'
import { refuse } from '../../refusals.ts'
import { findTransaction } from '../catalogue.ts'
import { type Check, defineTransaction } from '../define.ts'
import { counterAndBack } from '../roles.ts'

const isNotes = (effect: Effect): effect is NotesMove => effect.type === 'notes'

const cashOf = (row: Posted): Notes =>
  row.effects.filter(isNotes).reduce<Notes>((all, move) => addNotes(all, move.notes), {})

const ofEarlierDay: Check<Values> = {
  name: { zh: '以前日期、可冲、未冲', en: 'Of an earlier day, reversible, and not reversed yet' },
  test({ row: value }, { state, day }) {
    const row = value as Posted
    if (row.day === day) return { ...refuse('reverseToday'), field: 'row' }
    const transaction = findTransaction(row.code)
    const { undoneBy = 'never', name = { zh: '建账', en: 'Founding' } } = transaction ?? {}
    const may = row.outcome === 'posted' && (undoneBy === '8501' || undoneBy === '8502')
    if (!may) {
      const detail = { code: row.code, name, undoneBy: undoingWords(undoneBy) }
      return { ...refuse('notReversible', detail), field: 'row' }
    }
    const reversedBy = state.get('mark', markKey(row))?.reversedBy
    return reversedBy
      ? { ...refuse('alreadyReversed', { serial: String(row.serial), by: String(reversedBy) }), field: 'row' }
      : null
  },
}

/** Foreign notes that have left the counter are gone, and so is the rate: they are dealt in anew. */
const ofOwnCurrency: Check<Values> = {
  name: { zh: '不涉及外币现钞', en: 'No foreign notes' },
  test: ({ row }, { branch }) =>
    (row as Posted).effects.some(effect => isNotes(effect) && effect.unit !== branch.unit)
      ? { ...refuse('foreignNotLater'), field: 'row' }
      : null,
}

const hasATill: Check<Values> = {
  name: {
    zh: '尾箱使用中；长短款须为立案的尾箱',
    en: 'A till in use; of a cash error the till that it was found in',
  },
  test(values, desk) {
    const moves = (values.row as Posted).effects.filter(isNotes)
    if (moves.length === 0) return null
    const refusal = tillInUse().test(values, desk)
    if (refusal || !isOfCase(moves)) return refusal
    const own = tillHolder(desk.till?.no ?? '')
    return moves.every(({ from, to }) => from === own || to === own) ? null : refuse('tillChanged')
  },
}

/** Notes that were found or missed in a till: nobody stands at the counter to give or take them. */
const isOfCase = (moves: readonly NotesMove[]): boolean =>
  moves.some(({ from, to }) => from === 'missing' || to === 'missing')

const mayBeTaken: Check<Values> = {
  name: CUSTOMERS_MONEY,
  test: ({ row, basis }, { state }) =>
    basis === 'bank' ? refuseUnfounded(takenFrom(row as Posted, state)) : null,
}

/** What customers have less once the row is taken back, here or in the branch of a joint deposit. */
function takenFrom({ effects }: Posted, state: State): Taken[] {
  const joint = jointOf(effects)
  if (joint?.side === 'in') return [[joint.account, joint.amount]]
  return takenBy(
    effects.filter(isLeg).map(leg => ({ ...leg, amount: -leg.amount })),
    state,
  )
}

const notesComeBack: Check<Values> = {
  name: { zh: '退回现金与原金额相等', en: 'The cash that goes back is the amount booked' },
  test({ row, notes }, { branch }) {
    if (notes === null) return null
    const [booked, counted] = [cashOf(row as Posted), notes as Notes].map(one => worth(branch.unit, one))
    const detail = { notes: displayMoney(counted ?? 0n), amount: displayMoney(booked ?? 0n) }
    return counted === booked ? null : { ...refuse('notesSum', detail), field: 'notes' }
  },
}

export const laterReversal = defineTransaction({
  code: '8502',
  name: { zh: '隔日冲账', en: 'Reversal on a later day' },
  purpose: {
    zh: '以前日期记错的账，先冲后补：当年的用红字同方向，跨年的用蓝字反方向且损益走以前年度损益调整。起息日随原账，积数一并更正。动客户的钱须其同意或法律依据，否则挂待查错账追索。',
    en: 'Reverses a row of an earlier day, to be booked right afterwards: in red on the same sides within the year, in blue on the opposite sides after it, profit and loss through prior-year adjustments. Value days are those of the row, so interest is put right too.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    row: journalRow({ zh: '原会计日期/流水号', en: 'Day/serial' }),
    notes: optional(noteList({ zh: '退回券别（空为原券别）', en: 'Notes back (empty: the same)' })),
    basis: reversalBasis.basis,
    reason: text({ zh: '冲账原因', en: 'Reason' }, { max: 200, multiline: true }),
    paper: askedBefore(reversalBasis.paper, 'reason'),
  },
  also: ({ row }, desk) => [
    ...laterKeys(row, desk),
    ...(desk.till
      ? [`account:${cashAccountOf(desk.till.no)}` as const, `purse:${tillHolder(desk.till.no)}` as const]
      : []),
    ...reversalThere(row, desk).flatMap(child => desk.wants(child)),
  ],
  checks: [ofEarlierDay, ofOwnCurrency, hasATill, mayBeTaken, notesComeBack],
  authorisation: [
    { measure: 'always', atLeast: 0n, signatures: [supervisor] },
    { measure: 'transfer', atLeast: yuan(50_000), signatures: [director] },
    { measure: 'cashOut', atLeast: yuan(50_000), signatures: [director] },
    { measure: 'cashIn', atLeast: yuan(50_000), signatures: [director] },
  ],
  effects: ({ row, notes }, desk) =>
    laterEffects(row, throughOwnTill(row.effects, desk), notes ?? cashOf(row), desk),
  expand: ({ row }, desk) => reversalThere(row, desk),
  explain: ({ row }, desk) => explainLater(row, desk),
  view: null,
  receipt: ['row', 'original', 'basis', 'paper', 'reason'],
  undoneBy: 'never',
  preview: 'entries',
  examples: [
    {
      title: { zh: '上周五办公费重复付款，红字冲回', en: 'Friday’s bill was paid twice: in red' },
      by: '0013',
      at: 'waiting',
      fields: { row: '2026-02-27/41', basis: 'bank', reason: '重复付款' },
      gives: ['C 1003 -300.00', 'D 6602 -300.00', 'new mark 2026-02-27/41'],
    },
  ],
})

/** The till of that day may be in other hands: the cash goes back over the counter of today. */
function throughOwnTill(effects: readonly Effect[], desk: Desk): Effect[] {
  if (!effects.some(isNotes)) return [...effects]
  const { no } = tillInHand(desk)
  const here = <H extends string>(holder: H): H | `till:${string}` =>
    holder.startsWith('till:') ? tillHolder(no) : holder
  return effects.map(effect => {
    if (effect.type === 'notes') return { ...effect, from: here(effect.from), to: here(effect.to) }
    const inTill = effect.type === 'leg' && /^1001-0[12]-/.test(effect.account)
    return inTill ? { ...effect, account: cashAccountOf(no) } : effect
  })
}
