import { refuse } from '../../refusals.ts'
import { assert } from '../../std.ts'
import { type Holder, isOurs, type NotesMove } from '../effects.ts'
import type { Change, State } from '../state.ts'
import { addNotes, faceOf, type Notes, printNotes, worth } from '../units.ts'
import type { EffectKind } from './kind.ts'

export const notes: EffectKind<NotesMove> = {
  tag: 'N',

  refuse(state, effect) {
    const unknown = Object.keys(effect.notes).find(name => !faceOf(effect.unit, name))
    if (unknown) return refuse('faceUnknown', { face: unknown, unit: effect.unit })
    for (const [holder, sign] of [
      [effect.from, -1n],
      [effect.to, 1n],
    ] as const) {
      if (!isOurs(holder)) continue
      const after = addNotes(held(state, holder, effect.unit), effect.notes, sign)
      const short = Object.entries(after).find(([, count]) => count < 0n)
      // How many are there is what a blind count must find: it is not told.
      if (short) return refuse('notesShort', { face: short[0] })
    }
    return null
  },

  apply(state, effect) {
    const { unit, from, to } = effect
    const changes: Change[] = []
    if (isOurs(from)) changes.push(purse(from, unit, addNotes(held(state, from, unit), effect.notes, -1n)))
    if (isOurs(to)) changes.push(purse(to, unit, addNotes(held(state, to, unit), effect.notes, 1n)))
    return changes
  },

  inverse: effect => ({ ...effect, from: effect.to, to: effect.from }),

  /** The money that goes back is counted again: it need not be the same notes (DESIGN H1). */
  compensate: (effect, counted) => {
    const { unit } = effect
    const ofCounted = counted?.unit === unit && worth(unit, counted.notes) === worth(unit, effect.notes)
    return [notes.inverse(ofCounted ? { ...effect, notes: counted.notes } : effect)]
  },

  encode: e => [e.unit, printNotes(e.unit, e.notes), e.from, e.to],
  decode: parts => {
    const [unit, text, from, to] = parts as [string, string, Holder, Holder]
    const counts = text.split(' ').filter(part => part !== '')
    const pairs = counts.map(part => part.split('x') as [string, string])
    return {
      type: 'notes',
      unit,
      notes: Object.fromEntries(pairs.map(([name, n]) => [name, BigInt(n)])),
      from,
      to,
    }
  },
}

/** Every currency lies in a purse of its own. */
const held = (state: State, holder: string, unit: string): Notes => {
  const purse = state.get('purse', holder)
  assert(!purse || purse.unit === unit, `${unit} among other notes in ${holder}`)
  return purse?.notes ?? {}
}

const purse = (holder: string, unit: string, notes: Notes): Change => [
  'purse',
  holder,
  Object.keys(notes).length === 0 ? undefined : { unit, notes },
]
