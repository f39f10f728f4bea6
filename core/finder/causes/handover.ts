/** What changed hands between two tills is not what both have confirmed. */
import { goodFaces } from '../../ledger/units.ts'
import { abs } from '../../std.ts'
import { among, type Evidence, evidence, portion } from '../evidence.ts'
import type { Fact } from '../facts.ts'
import { slipOf } from './amount.ts'
import { type Candidate, facesAre, handledFor, isInside, natural, type Search } from '../search.ts'

const STRAP = 100n
const FEW = 3n

export function handoverCauses(search: Search): Candidate[] {
  if (search.amount === 0n) return []
  const moves = search.rows.filter(
    row => row.other !== null && row.cash !== 0n && !row.asked && isInside(search.span, row.serial),
  )
  return moves.map(row => ({
    cause: 'handover',
    rows: [row.serial],
    evidence: [
      ...likeliest([
        ...miscounted(search, row, moves),
        ...mistyped(search, row, moves),
        [evidence.oddHandover, evidence.otherFaces, among(moves.length)],
      ]),
      ...mirror(search, row.other),
    ],
  }))
}

/** Straps go by the hundred, and one of them has a note more or less. */
const miscounted = (search: Search, row: Fact, moves: readonly Fact[]): Evidence[][] =>
  goodFaces(search.unit).flatMap(({ name, value }) => {
    const count = search.amount / value
    const own = abs(row.notes[name] ?? 0n)
    if (own === 0n || count * value !== search.amount) return []
    const all = moves.reduce((total, { notes }) => total + abs(notes[name] ?? 0n), 0n)
    return [[sizeOf(abs(count)), facesAre(search, { [name]: count }), portion(own, all)]]
  })

function sizeOf(count: bigint): Evidence {
  if (count === STRAP) return evidence.wholeStrap
  return count <= FEW ? evidence.fewNotes : evidence.oddHandover
}

/** The amount itself was a slip, which both have confirmed. */
function mistyped(search: Search, row: Fact, moves: readonly Fact[]): Evidence[][] {
  const handled = row.cash + search.amount
  if (handled === 0n || handled < 0n !== row.cash < 0n) return []
  const slip = slipOf(abs(row.cash).toString(), abs(handled).toString())
  if (!slip) return []
  const fits = natural(search, handledFor(search, row))
  return [[slip.evidence, evidence.confirmedByTwo, fits, among(moves.length)]]
}

const bitsOf = (all: readonly Evidence[]): number => all.reduce((bits, one) => bits + one.bits, 0)

const likeliest = (ways: readonly Evidence[][]): Evidence[] =>
  ways.toSorted((a, b) => bitsOf(b) - bitsOf(a))[0] ?? []

/** What the count of the other till says, if it was counted. */
function mirror({ others, amount }: Search, till: string | null): Evidence[] {
  const other = others.find(one => one.till === till)
  if (!other) return []
  return [other.amount === -amount ? evidence.mirrored : evidence.notMirrored]
}
