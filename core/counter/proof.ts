/**
 * What a till should hold, and how a count differs from it: for the blind count and for the final balance.
 */
import { type Desk, newItemId } from '../desk.ts'
import type { PaperCounts } from '../fields/papers.ts'
import type { Item } from '../items.ts'
import type { Count } from '../items/count.ts'
import { cashAccountOf, tillHolder } from '../ledger/build.ts'
import { pieces } from '../ledger/ranges.ts'
import { addNotes, type Notes, worth } from '../ledger/units.ts'
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

/** All that a count of a till is held against; the teller's own unless another is named. */
export const allStockKeys = (desk: Desk, till: string | null = desk.teller.till): Key[] =>
  desk.parameters.voucherKinds.flatMap(({ kind }) => stockKeys(till, kind))

export const countKeys = (desk: Desk, till: string): Key[] => [
  `till:${till}`,
  `purse:${tillHolder(till)}`,
  `account:${cashAccountOf(till)}`,
  'index:openItems/count',
  ...allStockKeys(desk, till),
]

/** A count made by somebody, as it is registered (F65). */
export function countOf(
  till: Till,
  counted: Notes,
  papers: PaperCounts,
  more: Pick<Count, 'inspection' | 'session' | 'seals' | 'superior'>,
  desk: Desk,
) {
  const { notes: difference, papers: differing } = tillDifference(till, counted, papers, desk)
  const agrees =
    Object.keys(difference).length === 0 && Object.keys(differing).length === 0 && (more.seals ?? 0) === 0
  const amount = worth(desk.branch.unit, difference)
  const item: Item<'count'> = {
    kind: 'count',
    id: newItemId(desk, 'count'),
    state: agrees ? 'agreed' : 'different',
    opened: desk.day,
    by: desk.teller.id,
    until: null,
    data: { till: till.no, counted, difference, amount, papers: differing, ...more },
  }
  return item
}
