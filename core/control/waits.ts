/** How long requests waited for their signatures (F87): the median and the worst, by level and by day. */
import type { Day } from '../dates.ts'
import type { Signatory } from '../items/signatures.ts'
import { groupBy } from '../std.ts'

export interface Wait {
  readonly day: Day
  /** The level that answered; null where it was refused. */
  readonly level: Signatory | null
  readonly ms: number
}

export interface Waited<K> {
  readonly of: K
  readonly count: number
  readonly medianMs: number
  readonly worstMs: number
}

export const waitsByLevel = (waits: readonly Wait[]): Waited<Signatory | null>[] =>
  measured(waits, ({ level }) => level)

export const waitsByDay = (waits: readonly Wait[]): Waited<Day>[] => measured(waits, ({ day }) => day)

/** In the order in which each is first met; of an even number the median is the greater of the middle two. */
function measured<K>(waits: readonly Wait[], keyOf: (wait: Wait) => K): Waited<K>[] {
  return [...groupBy(waits, keyOf)].map(([of, all]) => {
    const sorted = all.map(({ ms }) => ms).toSorted((a, b) => a - b)
    const middle = sorted[Math.floor(sorted.length / 2)] ?? 0
    return { of, count: sorted.length, medianMs: middle, worstMs: sorted.at(-1) ?? 0 }
  })
}
