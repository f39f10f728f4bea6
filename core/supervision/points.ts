/**
 * What notices come to (rules.md §6.3): points of a person in a year, and errors among so many rows. What was
 * cancelled on appeal does not count. Of several errors in one act only the highest is deducted; several acts
 * add up, and so does everybody’s own part; a year holds so many points and no more.
 */
import type { ErrorNotice } from '../items/errorNotice.ts'
import { printPosition } from '../ledger/position.ts'
import { divideHalfUp, printMoney } from '../money.ts'
import { groupBy } from '../std.ts'

export interface CountedNotice extends Pick<ErrorNotice, 'day' | 'serial' | 'teller' | 'tenths'> {
  readonly state: string
}

export const counts = ({ state }: Pick<CountedNotice, 'state'>): boolean => state !== 'cancelled'

/** The points of each person, in tenths. */
export function pointsOf(notices: readonly CountedNotice[], yearTenths: number): Map<string, number> {
  const byPerson = groupBy(notices.filter(counts), ({ teller }) => teller)
  return new Map([...byPerson].map(([teller, own]) => [teller, Math.min(deducted(own), yearTenths)]))
}

const deducted = (notices: readonly CountedNotice[]): number => {
  const acts = [...groupBy(notices, printPosition).values()]
  return acts.reduce((all, act) => all + Math.max(...act.map(({ tenths }) => tenths)), 0)
}

/** Errors among ten thousand rows, to two places: 3.82; null where there was no row. */
export function errorRate(errors: number, rows: number): string | null {
  return rows === 0 ? null : printMoney(divideHalfUp(BigInt(errors) * 1_000_000n, BigInt(rows)))
}
