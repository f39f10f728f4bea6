/** Papers are missing, or others are there than the book has: by number where numbers were counted. */
import { evidence } from '../evidence.ts'
import type { Fact, PaperDifference, PaperFact } from '../facts.ts'
import type { Range } from '../../ledger/ranges.ts'
import type { Candidate, Search } from '../search.ts'

export function paperCauses(search: Search): Candidate[] {
  return search.papers.flatMap(difference => {
    const used = search.rows
      .filter(({ papers, asked }) => !asked && papers.some(paper => isUse(paper, difference.kind)))
      .toReversed()
    return [...outOfOrder(difference, used), ...(difference.pieces < 0 ? missing(used) : [])]
  })
}

const isUse = ({ kind, way }: PaperFact, wanted: string): boolean => kind === wanted && way === 'used'

/** A number that the book has as used lies in the drawer: whoever used it took another. */
function outOfOrder({ kind, numbers }: PaperDifference, used: readonly Fact[]): Candidate[] {
  const extra = numbers?.extra ?? []
  return extra.flatMap(range => {
    const rows = used.filter(({ papers }) =>
      papers.some(paper => isUse(paper, kind) && overlap(paper.numbers, range)),
    )
    return rows.map(({ serial }) => ({
      cause: 'numberSkipped' as const,
      rows: [serial],
      evidence: [evidence.stillThere],
    }))
  })
}

const overlap = ([first, last]: Range, [from, to]: Range): boolean => first <= to && from <= last

/**
 * Fewer than booked: two given as one, or one spoilt and thrown away. Numbers run on, so the last use is
 * nearest.
 */
function missing(used: readonly Fact[]): Candidate[] {
  const spoilt: Candidate = {
    cause: 'paperUnbooked',
    rows: used.map(({ serial }) => serial),
    evidence: [evidence.lastUse],
  }
  const together = used.map(
    ({ serial }, index): Candidate => ({
      cause: 'papersTogether',
      rows: [serial],
      evidence: [index === 0 ? evidence.lastUse : evidence.earlierUse],
    }),
  )
  return [spoilt, ...together]
}
