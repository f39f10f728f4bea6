/** What counts as found. */
import type { Suspect } from '../../../core/finder/find.ts'
import type { Cause } from '../../../core/finder/facts.ts'
import { addNotes } from '../../../core/ledger/units.ts'
import type { Case } from './planted.ts'

/**
 * Causes that no row gives away: whoever counted a strap of 99 booked rightly. Of them the kind must be
 * found, and of notes which face and how many; of all others a true row must stand among the few that are
 * shown.
 */
const WITHOUT_ROW: ReadonlySet<Cause> = new Set([
  'notesMiscounted',
  'strapMiscounted',
  'noteMistaken',
  'facesNoted',
  'paperUnbooked',
  'papersTogether',
])

/** The place of the truth among the suspects, from 0; −1 where it is not among them. */
export const placeOf = (suspects: readonly Suspect[], truth: Case): number =>
  suspects.findIndex(suspect => isTruth(suspect, truth))

function isTruth({ cause, notes, rows }: Suspect, truth: Case): boolean {
  if (cause !== truth.cause) return false
  if (!WITHOUT_ROW.has(cause)) return truth.serials.length === 0 || truth.serials.some(s => rows.includes(s))
  if (truth.miscounted === null) return true
  return Object.keys(addNotes(truth.miscounted, notes ?? {}, -1n)).length === 0
}
