/**
 * Who may be told. A blind count stays one for as long as it may be made again: whoever counted, and whoever
 * holds the till, learns nothing from a search that he could put right by counting otherwise (rules.md §3.5).
 */
import type { Day } from '../dates.ts'
import type { Item } from '../items.ts'
import type { Teller, Till } from '../ledger/entities.ts'
import { type Refusal, refuse } from '../refusals.ts'

export function refuseCounter(
  count: Item<'count'>,
  till: Till | undefined,
  reader: Pick<Teller, 'id'>,
  day: Day,
): Refusal | null {
  const counted = count.by === reader.id && !count.data.inspection
  if (!counted && till?.teller !== reader.id) return null
  return mayBeRepeated(count, till, day) ? refuse('countStaysBlind') : null
}

/** On its day, while the till is in somebody's hands and nothing was booked of what was found. */
const mayBeRepeated = (count: Item<'count'>, till: Till | undefined, day: Day): boolean =>
  count.opened === day && count.state !== 'settled' && (till?.state === 'inUse' || till?.state === 'away')
