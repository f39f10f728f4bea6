/**
 * What a till should hold, and how a count differs from it: for the blind count and for the final balance.
 */
import type { Desk } from '../desk.ts'
import type { PaperCounts } from '../fields/papers.ts'
import { tillHolder } from '../ledger/build.ts'
import { pieces } from '../ledger/ranges.ts'
import { addNotes, type Notes } from '../ledger/units.ts'
import { stockKeys } from './papers.ts'
import type { Key, Till } from '../ledger/entities.ts'

export interface TillDifference {
  /** Counted less booked, by face. */
  readonly notes: Notes
  /** Counted less booked, by voucher kind. */
  readonly papers: PaperCounts
}

export function tillDifference(till: Till, counted: Notes, papers: PaperCounts, desk: Desk): TillDifference {
  const booked = desk.state.get('purse', tillHolder(till.no))?.notes ?? {}
  const differing: Record<string, number> = {}
  for (const { kind } of desk.parameters.voucherKinds) {
    const held = pieces(desk.state.get('stock', `${tillHolder(till.no)}/${kind}`)?.ranges ?? [])
    const difference = (papers[kind] ?? 0) - held
    if (difference !== 0) differing[kind] = difference
  }
  return { notes: addNotes(counted, booked, -1n), papers: differing }
}

export const allStockKeys = (desk: Desk): Key[] =>
  desk.parameters.voucherKinds.flatMap(({ kind }) => stockKeys(desk.teller.till, kind))
