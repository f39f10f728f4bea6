/**
 * How well a label can be told from the text, measured on texts that were not learned from; beside it two
 * answers that need no learning: always the most frequent label, and the label whose own words the text has
 * most of. Equal or near texts stand on one side, or what was learned by heart would count as understood.
 */
import { given, groupBy, randomFrom, total } from '../std.ts'
import { type Labelled, shuffle, train } from './classifier.ts'
import { clustersOf, type Duplicates } from './duplicates.ts'
import { tokensOf } from './tokens.ts'

export interface Measured {
  readonly learned: number
  readonly heldOut: number
  /** Of the texts held out, how many each has right. */
  readonly right: { readonly model: number; readonly majority: number; readonly keywords: number }
  readonly labels: readonly LabelFigures[]
  /** Precision and recall in one (F1), averaged over labels: a rare one counts as much as a frequent one. */
  readonly macroF1: number
}

export interface LabelFigures {
  readonly label: string
  readonly learned: number
  readonly heldOut: number
  /** How many were called so, and how many of them rightly. */
  readonly called: number
  readonly right: number
}

/** One in so many is held out. */
const HELD_OUT_OF = 4

/** Null where there is nothing to learn from, or to measure on. */
export function measure(
  examples: readonly Labelled[],
  duplicates: Duplicates,
  seed: number,
): Measured | null {
  const { learned, heldOut } = split(examples, duplicates, seed)
  if (learned.length === 0 || heldOut.length === 0) return null
  const classify = train(learned, seed)
  const majority = majorityOf(learned)
  const byKeywords = keywords(
    learned.map(({ label }) => label),
    majority,
  )
  const called = heldOut.map(({ text, label }) => ({ label, guess: classify(text).label, text }))
  const labels = [...new Set(examples.map(({ label }) => label))].sort()
  const count = (list: readonly unknown[]) => list.length
  const figures = labels.map(label => ({
    label,
    learned: count(learned.filter(one => one.label === label)),
    heldOut: count(called.filter(one => one.label === label)),
    called: count(called.filter(({ guess }) => guess === label)),
    right: count(called.filter(one => one.guess === label && one.label === label)),
  }))
  return {
    learned: learned.length,
    heldOut: heldOut.length,
    right: {
      model: count(called.filter(({ label, guess }) => guess === label)),
      majority: count(called.filter(({ label }) => majority === label)),
      keywords: count(called.filter(({ label, text }) => byKeywords(text) === label)),
    },
    labels: figures,
    macroF1: macroF1(figures),
  }
}

function macroF1(labels: readonly LabelFigures[]): number {
  const met = labels.filter(({ heldOut, called }) => heldOut + called > 0)
  return total(met, ({ heldOut, called, right }) => (2 * right) / (heldOut + called)) / met.length
}

/** Groups of equals are drawn whole until the part held out is full. */
export function split(
  examples: readonly Labelled[],
  duplicates: Duplicates,
  seed: number,
): { readonly learned: readonly Labelled[]; readonly heldOut: readonly Labelled[] } {
  const leaders = clustersOf(examples.length, duplicates)
  const groups = [...groupBy(examples.keys(), index => given(leaders[index], 'a leader')).values()]
  shuffle(groups, randomFrom(seed).below)
  const most = Math.floor(examples.length / HELD_OUT_OF)
  const out = new Set<number>()
  for (const group of groups) if (out.size + group.length <= most) for (const index of group) out.add(index)
  return {
    learned: examples.filter((_, index) => !out.has(index)),
    heldOut: examples.filter((_, index) => out.has(index)),
  }
}

function majorityOf(examples: readonly Labelled[]): string {
  const groups = [...groupBy(examples, ({ label }) => label)]
  const [first] = groups.sort(([a, own], [b, other]) => other.length - own.length || (a < b ? -1 : 1))
  return given(first, 'there are examples')[0]
}

/** The label whose own words are the most frequent in the text; the majority's where none is there. */
function keywords(labels: readonly string[], majority: string): (text: string) => string {
  const ownWords = [...new Set(labels)].sort().map(label => ({ label, words: new Set(tokensOf(label)) }))
  return text => {
    const tokens = tokensOf(text)
    const [best] = ownWords
      .map(({ label, words }) => ({ label, hits: tokens.filter(token => words.has(token)).length }))
      .sort((a, b) => b.hits - a.hits || (a.label < b.label ? -1 : 1))
    return best && best.hits > 0 ? best.label : majority
  }
}
