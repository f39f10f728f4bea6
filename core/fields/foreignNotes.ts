import { currencies, faceOf, type Notes, parseNotes, printNotes, type Unit } from '../ledger/units.ts'
import { refuse } from '../refusals.ts'
import type { Words } from '../words.ts'
import { type Field, field } from './field.ts'

/** Notes by currency. */
export type NotesByUnit = Readonly<Record<Unit, Notes>>

/** A count of all foreign notes that are there, `USD 100x10 50x2; JPY 1000x5`; empty or `0` for none. */
export function foreignCount(label: Words): Field<NotesByUnit> {
  return field<NotesByUnit>({
    kind: 'foreignNotes',
    label,
    options: { whereDealing: true },
    parse(text) {
      const counts: Record<Unit, Notes> = {}
      for (const part of text.split(/[;；]/)) {
        if (part.trim() === '' || part.trim() === '0') continue
        const [, unit = '', rest = ''] = /^\s*([A-Za-z]{3})\s+(.+)$/.exec(part) ?? []
        const [known, notes] = [currencies.find(one => one.unit === unit.toUpperCase()), parseNotes(rest)]
        if (!known || notes === null || counts[known.unit]) return refuse('foreignMalformed', { text })
        const unknown = Object.keys(notes).find(face => !faceOf(known.unit, face))
        if (unknown) return refuse('faceUnknown', { face: unknown, unit: known.unit })
        const negative = Object.entries(notes).find(([, count]) => count < 0n)
        if (negative) return refuse('countNegative', { face: negative[0] })
        if (Object.keys(notes).length > 0) counts[known.unit] = notes
      }
      return counts
    },
    print: counts =>
      Object.entries(counts)
        .map(([unit, notes]) => `${unit} ${printNotes(unit, notes)}`)
        .join('; ') || '0',
    load(counts, { branch }) {
      return counts[branch.unit] ? refuse('currencyOwn', { unit: branch.unit }) : counts
    },
    schema: { type: 'string', maxLength: 400, description: 'notes by currency: USD 100x10 50x2; JPY 1000x5' },
    sample: 'USD 100x10',
  })
}
