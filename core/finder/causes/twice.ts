/** Posted twice, or not at all. */
import { among, evidence, frequency } from '../evidence.ts'
import type { Fact } from '../facts.ts'
import { type Candidate, facesAre, isInside, natural, negated, type Search } from '../search.ts'

export function timesCauses(search: Search): Candidate[] {
  if (search.amount === 0n) return []
  return [...postedTwice(search), ...notPosted(search)]
}

const SOON_MS = 5 * 60_000

/** Two rows that say the same within a few minutes, of which the till has seen one. */
function postedTwice(search: Search): Candidate[] {
  const same = search.rows.filter(
    row => row.cash === -search.amount && row.other === null && !row.asked && row.reversedBy === null,
  )
  return same.flatMap((second, index) => {
    const first = same.slice(0, index).find(earlier => isTwin(earlier, second))
    if (!first || !isInside(search.span, second.serial)) return []
    return [
      {
        cause: 'postedTwice' as const,
        rows: [second.serial, first.serial],
        evidence: [
          second.account === null ? evidence.twinBill : evidence.twin,
          facesAre(search, negated(second.notes)),
          among(search.counter.length),
        ],
      },
    ]
  })
}

function isTwin(first: Fact, second: Fact): boolean {
  if (first.code !== second.code || first.account !== second.account) return false
  return second.at - first.at <= SOON_MS && second.reverses === null
}

/** Nothing in the books says so, but for a request that was left unsigned. */
function notPosted(search: Search): Candidate[] {
  const { amount, rows } = search
  const waiting = rows.filter(row => row.asked && row.cash === amount)
  // Of either way: whoever brings a thousand is as frequent as who fetches it.
  const common = [natural(search, search.faces), frequency(amount, search.timesOf(amount), search.dayCount)]
  const paper = amount > 0n && search.papers.some(({ pieces }) => pieces < 0)
  const more = paper ? [evidence.paperMissingToo] : []
  if (waiting.length === 0) return [{ cause: 'notPosted', rows: [], evidence: [...common, ...more] }]
  return waiting.map(row => ({
    cause: 'notPosted',
    rows: [row.serial],
    evidence: [evidence.leftUnsigned, ...common, ...more],
  }))
}
