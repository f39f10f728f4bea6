/** The wrong row was reversed: one that was right is gone, and the one that was wrong still stands. */
import { addNotes } from '../../ledger/units.ts'
import { among, type Evidence, evidence } from '../evidence.ts'
import type { Fact } from '../facts.ts'
import { type Candidate, facesAre, type Search, spanEvidence } from '../search.ts'

const SOON_MS = 10 * 60_000

export function reversalCauses(search: Search): Candidate[] {
  if (search.amount === 0n) return []
  const bySerial = new Map(search.rows.map(row => [row.serial, row]))
  const reversals = search.rows.filter(({ reverses, asked }) => reverses !== null && !asked)
  return reversals.flatMap(reversal => {
    const reversed = bySerial.get(reversal.reverses ?? -1)
    if (!reversed || reversed.cash === 0n) return []
    const common = [...spanEvidence(search, reversal.serial), among(reversals.length)]
    return [
      ...standing(search, reversal, reversed, common),
      ...notGivenBack(search, reversal, reversed, common),
    ]
  })
}

/** Another row should have gone: what it is worth less what has gone is the difference. */
function standing(search: Search, reversal: Fact, reversed: Fact, common: readonly Evidence[]): Candidate[] {
  const wanted = reversed.cash - search.amount
  const wrong = search.rows.filter(
    row =>
      row.cash === wanted &&
      row.serial < reversal.serial &&
      row.serial !== reversed.serial &&
      row.other === null &&
      !row.asked &&
      row.reverses === null &&
      row.reversedBy === null,
  )
  return wrong.map(row => ({
    cause: 'wrongReversal',
    rows: [reversal.serial, reversed.serial, row.serial],
    evidence: [
      facesAre(search, addNotes(reversed.notes, row.notes, -1n)),
      Math.abs(row.at - reversed.at) <= 3 * SOON_MS ? evidence.neighbours : evidence.farApart,
      ...(isRepeated(search, row) ? [evidence.sameAccountSoon] : []),
      ...common,
    ],
  }))
}

const isRepeated = ({ rows }: Search, row: Fact): boolean =>
  rows.some(
    other =>
      other.serial !== row.serial &&
      other.account !== null &&
      other.account === row.account &&
      other.reverses === null &&
      Math.abs(other.at - row.at) <= SOON_MS,
  )

/** The row had been handled and was reversed, and its cash never went back. */
function notGivenBack(
  search: Search,
  reversal: Fact,
  reversed: Fact,
  common: readonly Evidence[],
): Candidate[] {
  if (reversed.cash !== search.amount) return []
  return [
    {
      cause: 'wrongReversal',
      rows: [reversal.serial, reversed.serial],
      evidence: [evidence.reversedThoughHandled, facesAre(search, reversed.notes), ...common],
    },
  ]
}
