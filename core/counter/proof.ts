/**
 * What a till should hold, and how a count differs from it: for the blind count and for the final balance.
 */
import { type Desk, newItemId } from '../desk.ts'
import type { NotesByUnit } from '../fields/foreignNotes.ts'
import type { PaperCounts } from '../fields/papers.ts'
import type { Item } from '../items.ts'
import type { Count } from '../items/count.ts'
import { cashAccountOf, purseIn, tillHolder } from '../ledger/build.ts'
import { pieces } from '../ledger/ranges.ts'
import { addNotes, type Notes, type Unit, worth } from '../ledger/units.ts'
import { foreignUnits } from './currency.ts'
import { stockKeys } from './papers.ts'
import type { Key, Till } from '../ledger/entities.ts'

export interface TillDifference {
  /** Counted less booked, by face. */
  readonly notes: Notes
  /** The same of every other currency that lay there, or was counted. */
  readonly foreign: NotesByUnit
  /** Counted less booked, by voucher kind. */
  readonly papers: PaperCounts
}

/** What somebody has counted in a till. */
export interface Counted {
  readonly counted: Notes
  readonly papers: PaperCounts
  readonly foreign: NotesByUnit | null
}

export function tillDifference(
  { no }: Till,
  { counted, papers, foreign }: Counted,
  desk: Desk,
): TillDifference {
  const own = desk.branch.unit
  const differenceOf = (unit: Unit, notes: Notes): Notes =>
    addNotes(notes, desk.state.get('purse', purseIn(tillHolder(no), unit, own))?.notes ?? {}, -1n)
  const others = foreignUnits(own).map(unit => [unit, differenceOf(unit, foreign?.[unit] ?? {})] as const)
  const differing: Record<string, number> = {}
  for (const { kind } of desk.parameters.voucherKinds) {
    const held = pieces(desk.state.get('stock', `${tillHolder(no)}/${kind}`)?.ranges ?? [])
    const difference = (papers[kind] ?? 0) - held
    if (difference !== 0) differing[kind] = difference
  }
  return {
    notes: differenceOf(own, counted),
    foreign: Object.fromEntries(others.filter(([, notes]) => Object.keys(notes).length > 0)),
    papers: differing,
  }
}

/** By how much a count was out in a currency. */
export const differenceIn = ({ amount, foreign = {} }: Count, unit: Unit, { branch }: Desk): bigint =>
  unit === branch.unit ? amount : (foreign[unit]?.amount ?? 0n)

/** All that a count of a till is held against; the teller's own unless another is named. */
export const allStockKeys = (desk: Desk, till: string | null = desk.teller.till): Key[] =>
  till === null
    ? []
    : [
        ...desk.parameters.voucherKinds.flatMap(({ kind }) => stockKeys(till, kind)),
        ...foreignUnits(desk.branch.unit).map(
          unit => `purse:${purseIn(tillHolder(till), unit, desk.branch.unit)}` as const,
        ),
      ]

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
  count: Counted,
  more: Pick<Count, 'inspection' | 'session' | 'seals' | 'superior'>,
  desk: Desk,
) {
  const { notes: difference, foreign: others, papers: differing } = tillDifference(till, count, desk)
  const differences = [difference, others, differing]
  const agrees = differences.every(one => Object.keys(one).length === 0) && (more.seals ?? 0) === 0
  const units = [...new Set([...Object.keys(count.foreign ?? {}), ...Object.keys(others)])].sort()
  const foreign = Object.fromEntries(
    units.map(unit => {
      const differs = others[unit] ?? {}
      return [
        unit,
        { counted: count.foreign?.[unit] ?? {}, difference: differs, amount: worth(unit, differs) },
      ]
    }),
  )
  const amount = worth(desk.branch.unit, difference)
  const item: Item<'count'> = {
    kind: 'count',
    id: newItemId(desk, 'count'),
    state: agrees ? 'agreed' : 'different',
    opened: desk.day,
    by: desk.teller.id,
    until: null,
    data: {
      till: till.no,
      counted: count.counted,
      difference,
      amount,
      papers: differing,
      ...more,
      ...(units.length === 0 ? {} : { foreign }),
    },
  }
  return item
}
