/**
 * What a text is about, learned from texts that somebody has labelled: a weight of every word for every
 * label, found by going over the examples a few times (multinomial logistic regression on tf-idf). A text of
 * a rare label teaches more than one of a frequent one, or rare labels would never be said. The same examples
 * and the same seed give the same weights.
 */
import { given, groupBy, randomFrom } from '../std.ts'
import { tokensOf } from './tokens.ts'

export interface Labelled {
  readonly text: string
  readonly label: string
}

export interface Guess {
  readonly label: string
  /** How sure, from 0 to 1. */
  readonly probability: number
}

export type Classifier = (text: string) => Guess

const ROUNDS = 5
const STEP = 2
/**
 * So many texts of an average label one of a rare label counts for at most. Root and limit were chosen on
 * parts of the texts that are learned from, never on those held out.
 */
const RARE_MOST = 4
/** A word of one text alone teaches nothing. */
const TEXTS_LEAST = 2

/** The labels of the examples are all that it knows; there is at least one. */
export function train(examples: readonly Labelled[], seed: number): Classifier {
  const lesson = learning(examples, seed)
  for (;;) {
    const { done, value } = lesson.next()
    if (done) return value
  }
}

/** The same text by text, for whoever has something else to do in between. */
export function* learning(examples: readonly Labelled[], seed: number): Generator<void, Classifier, void> {
  const labels = [...new Set(examples.map(({ label }) => label))].sort()
  const counted: Counts[] = []
  for (const { text } of examples) {
    counted.push(countsOf(text))
    yield
  }
  const vocabulary = vocabularyOf(counted)
  const vectors = counted.map(counts => vectorOf(counts, vocabulary))
  const own = examples.map(({ label }) => labels.indexOf(label))
  const steps = own.map(stepsOf(own, labels.length))
  const model = new Model(labels.length, vocabulary.size)
  const random = randomFrom(seed)
  const order = examples.map((_, index) => index)
  for (let round = 0; round < ROUNDS; round++) {
    shuffle(order, random.below)
    const step = STEP / (1 + round / 2)
    for (const index of order) {
      model.learn(
        given(vectors[index], 'a vector'),
        given(own[index], 'a label'),
        step * given(steps[index], 'a step'),
      )
      yield
    }
  }
  return text => {
    const probabilities = model.probabilities(vectorOf(countsOf(text), vocabulary))
    const best = probabilities.indexOf(Math.max(...probabilities))
    return {
      label: given(labels[best], 'a classifier knows a label'),
      probability: given(probabilities[best], 'its probability'),
    }
  }
}

/** How much a text of a label teaches: the root of how much rarer than the average the label is. */
function stepsOf(own: readonly number[], labels: number): (label: number) => number {
  const groups = groupBy(own, label => label)
  const average = own.length / labels
  return label => Math.min(Math.sqrt(average / (groups.get(label)?.length ?? 1)), RARE_MOST)
}

type Counts = ReadonlyMap<string, number>

/** Of each word that is known its place, and how rare it is. */
type Vocabulary = ReadonlyMap<string, { readonly place: number; readonly rarity: number }>

interface Vector {
  readonly places: Int32Array
  readonly values: Float64Array
}

function countsOf(text: string): Counts {
  const counts = new Map<string, number>()
  for (const token of tokensOf(text))
    if (!/^\p{N}/u.test(token)) counts.set(token, (counts.get(token) ?? 0) + 1)
  return counts
}

function vocabularyOf(texts: readonly Counts[]): Vocabulary {
  const within = new Map<string, number>()
  for (const counts of texts) for (const word of counts.keys()) within.set(word, (within.get(word) ?? 0) + 1)
  const known = [...within].filter(([, count]) => count >= TEXTS_LEAST)
  return new Map(
    known.map(([word, count], place) => [word, { place, rarity: Math.log(texts.length / count) }]),
  )
}

/** Of length one, so that a long text weighs no more than a short one. */
function vectorOf(counts: Counts, vocabulary: Vocabulary): Vector {
  const places: number[] = []
  const values: number[] = []
  let squares = 0
  for (const [word, count] of counts) {
    const known = vocabulary.get(word)
    if (!known) continue
    const value = (1 + Math.log(count)) * known.rarity
    places.push(known.place)
    values.push(value)
    squares += value * value
  }
  const length = Math.sqrt(squares) || 1
  return { places: Int32Array.from(places), values: Float64Array.from(values, value => value / length) }
}

class Model {
  readonly #labels: number
  readonly #weights: Float64Array
  /** What is likely of a text without a known word. */
  readonly #bias: Float64Array

  constructor(labels: number, words: number) {
    this.#labels = labels
    this.#weights = new Float64Array(labels * words)
    this.#bias = new Float64Array(labels)
  }

  probabilities({ places, values }: Vector): Float64Array {
    const scores = this.#bias.slice()
    for (let index = 0; index < places.length; index++) {
      const row = (places[index] ?? 0) * this.#labels
      for (let label = 0; label < this.#labels; label++)
        scores[label] = (scores[label] ?? 0) + (this.#weights[row + label] ?? 0) * (values[index] ?? 0)
    }
    const most = Math.max(...scores)
    const shares = scores.map(score => Math.exp(score - most))
    const total = shares.reduce((sum, share) => sum + share, 0)
    return shares.map(share => share / total)
  }

  learn(vector: Vector, own: number, step: number): void {
    const push = this.probabilities(vector).map(
      (probability, label) => step * ((label === own ? 1 : 0) - probability),
    )
    const { places, values } = vector
    for (let label = 0; label < this.#labels; label++)
      this.#bias[label] = (this.#bias[label] ?? 0) + (push[label] ?? 0) / 10
    for (let index = 0; index < places.length; index++) {
      const row = (places[index] ?? 0) * this.#labels
      for (let label = 0; label < this.#labels; label++) {
        const at = row + label
        this.#weights[at] = (this.#weights[at] ?? 0) + (push[label] ?? 0) * (values[index] ?? 0)
      }
    }
  }
}

/** In any order, each as likely (Fisher and Yates). */
export function shuffle(list: unknown[], below: (limit: number) => number): void {
  for (let index = list.length - 1; index > 0; index--) {
    const other = below(index + 1)
    const [one, two] = [list[index], list[other]]
    list[index] = two
    list[other] = one
  }
}
