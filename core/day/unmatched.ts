/**
 * What two branches have posted about each other and only one of them has (未达账项, rules.md §1.6). Every
 * posting here must have its mirror there, of the same day and amount. What came late is matched by its
 * amount alone; what a branch has posted and taken back needs no mirror. The rest is listed until it is
 * explained.
 */
import type { Day } from '../dates.ts'

export interface Posting {
  readonly day: Day
  readonly serial: number
  readonly code: string
  /** Debit is positive, so a mirror is the negative. */
  readonly amount: bigint
}

export interface Unmatched {
  readonly ours: readonly Posting[]
  readonly theirs: readonly Posting[]
}

export function unmatched(ours: readonly Posting[], theirs: readonly Posting[]): Unmatched {
  const sameDay = without(ours, theirs, ({ day, amount }) => `${day} ${amount}`)
  const late = without(sameDay.ours, sameDay.theirs, ({ amount }) => String(amount))
  return { ours: withoutTakenBack(late.ours), theirs: withoutTakenBack(late.theirs) }
}

const mirrorOf = (posting: Posting): Posting => ({ ...posting, amount: -posting.amount })

/** What is left once each posting has met one mirror that its name finds, the oldest first. */
function without(
  ours: readonly Posting[],
  theirs: readonly Posting[],
  nameOf: (posting: Posting) => string,
): Unmatched {
  const waiting = new Map<string, Posting[]>()
  for (const posting of theirs) {
    const name = nameOf(mirrorOf(posting))
    waiting.set(name, [...(waiting.get(name) ?? []), posting])
  }
  const met = new Set<Posting>()
  const left = ours.filter(posting => {
    const mirror = waiting.get(nameOf(posting))?.shift()
    if (mirror) met.add(mirror)
    return mirror === undefined
  })
  return { ours: left, theirs: theirs.filter(posting => !met.has(posting)) }
}

/** A posting and the one that took it back are on the same side and come to nothing. */
function withoutTakenBack(postings: readonly Posting[]): readonly Posting[] {
  const left: Posting[] = []
  for (const posting of postings) {
    const original = left.findIndex(({ amount }) => amount === -posting.amount)
    if (original === -1) left.push(posting)
    else left.splice(original, 1)
  }
  return left
}
