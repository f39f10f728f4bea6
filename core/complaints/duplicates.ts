/**
 * The same complaint twice: word for word, or nearly. Two texts are near where at least so many of the runs
 * of four words that either has are in both (Jaccard). Only texts that share one of their rarest runs can be,
 * so that not every pair is compared, and none that is near is missed (prefix filtering, Bayardo et al.
 * 2007).
 */
import { given, groupBy } from '../std.ts'
import { tokensOf } from './tokens.ts'

export interface Duplicates {
  /** The places of texts that are the same but for case, width and signs; each group in order. */
  readonly exact: readonly (readonly number[])[]
  /** Pairs of others that are near, the first of a group of equals speaking for all. */
  readonly near: readonly NearPair[]
}

export interface NearPair {
  readonly one: number
  readonly other: number
  /** How much they share, in percent, rounded down. */
  readonly percent: number
}

const RUN_WORDS = 4
const NEAR_PERCENT = 80

export function duplicatesIn(texts: readonly string[]): Duplicates {
  const words = texts.map(tokensOf)
  const groups = [...groupBy(words.keys(), index => given(words[index], 'its words').join(' ')).values()]
  const firsts = groups.map(group => given(group[0], 'a group has a first'))
  return {
    exact: groups.filter(({ length }) => length > 1),
    near: nearPairs(firsts.map(index => ({ index, runs: runsOf(given(words[index], 'its words')) }))),
  }
}

/** For each text the text that speaks for it and for all that are the same or near. */
export function clustersOf(count: number, { exact, near }: Duplicates): readonly number[] {
  const leader = Array.from({ length: count }, (_, index) => index)
  const leaderOf = (index: number): number => {
    let at = index
    while (leader[at] !== at) at = given(leader[at], 'a leader')
    return at
  }
  const join = (one: number, other: number) => {
    const [a, b] = [leaderOf(one), leaderOf(other)]
    leader[Math.max(a, b)] = Math.min(a, b)
  }
  for (const [first, ...rest] of exact) for (const one of rest) join(given(first, 'a first'), one)
  for (const { one, other } of near) join(one, other)
  return leader.map((_, index) => leaderOf(index))
}

interface Text {
  readonly index: number
  readonly runs: ReadonlySet<string>
}

const runsOf = (words: readonly string[]): ReadonlySet<string> =>
  new Set(
    words.length <= RUN_WORDS
      ? [words.join(' ')]
      : words.slice(RUN_WORDS - 1).map((_, at) => words.slice(at, at + RUN_WORDS).join(' ')),
  )

function nearPairs(texts: readonly Text[]): NearPair[] {
  const frequency = new Map<string, number>()
  for (const { runs } of texts) for (const run of runs) frequency.set(run, (frequency.get(run) ?? 0) + 1)
  const rank = (run: string) => frequency.get(run) ?? 0
  const byRun = new Map<string, Text[]>()
  const pairs: NearPair[] = []
  for (const text of texts) {
    const { runs, index } = text
    const rarest = [...runs].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    const prefix = rarest.slice(0, runs.size - Math.ceil((runs.size * NEAR_PERCENT) / 100) + 1)
    const candidates = new Set<Text>()
    for (const run of prefix) {
      if (rank(run) === 1) continue
      const others = byRun.get(run) ?? []
      for (const other of others) candidates.add(other)
      byRun.set(run, [...others, text])
    }
    for (const other of candidates) {
      const percent = sharedPercent(runs, other.runs)
      if (percent >= NEAR_PERCENT) pairs.push({ one: other.index, other: index, percent })
    }
  }
  return pairs.sort((a, b) => a.one - b.one || a.other - b.other)
}

function sharedPercent(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0
  for (const run of one) if (other.has(run)) shared += 1
  return Math.floor((100 * shared) / (one.size + other.size - shared))
}
