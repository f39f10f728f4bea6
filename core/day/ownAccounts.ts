/** The accounts that a branch opens for itself under the chart (0107): numbered in order under each. */
import type { Key } from '../ledger/entities.ts'
import type { State } from '../ledger/state.ts'

export const ownSeries = (gl: string): string => `series/internal/${gl}`

export const ownSeriesKey = (gl: string): Key => `tally:${ownSeries(gl)}`

const countOf = (gl: string, state: State): number => Number(state.get('tally', ownSeries(gl))?.amount ?? 0n)

const numberAt = (gl: string, place: number): string => `${gl}-${String(place).padStart(2, '0')}`

export const ownAccountNumbers = (gl: string, state: State): string[] =>
  Array.from({ length: countOf(gl, state) }, (_, index) => numberAt(gl, index + 1))

/** `2241-02-03`: the third under 2241-02. */
export const nextOwnNumber = (gl: string, state: State): string => numberAt(gl, countOf(gl, state) + 1)
