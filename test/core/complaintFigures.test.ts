/** Sorting complaints by what they say: learning, duplicates, and a measure that nothing leaks into. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { train } from '../../core/complaints/classifier.ts'
import { clustersOf, duplicatesIn } from '../../core/complaints/duplicates.ts'
import { measure, split } from '../../core/complaints/measure.ts'
import { tokensOf } from '../../core/complaints/tokens.ts'
import { randomFrom } from '../../core/std.ts'

test.each<[text: string, tokens: readonly string[]]>([
  ['They didn’t call ME, 3 times!', ['they', 'didn’t', 'call', 'me', '3', 'times']],
  ['XXXX charged xx fees', ['charged', 'fees']],
  ['柜员态度差', ['柜员', '员态', '态度', '度差']],
  ['Ｆｅｅ 费 of ATM机', ['fee', '费', 'of', 'atm', '机']],
  ['…', []],
])('%s is read as %j', (text, tokens) => {
  expect(tokensOf(text)).toEqual(tokens)
})

const random = randomFrom(11)
const WORDS = {
  waiting: ['queue', 'hour', 'ticket', 'windows', 'waited', 'slow'],
  cash: ['note', 'fake', 'count', 'machine', 'short', 'strap'],
}
const COMMON = ['the', 'bank', 'teller', 'said', 'and', 'then', 'branch', 'today', 'my', 'was']
type Label = keyof typeof WORDS

const complaintOf = (label: Label): { text: string; label: Label } => ({
  text: Array.from({ length: 30 }, () => random.pick(random.below(4) === 0 ? WORDS[label] : COMMON)).join(
    ' ',
  ),
  label,
})
const mixed = Array.from({ length: 120 }, (_, index) => complaintOf(index % 3 === 0 ? 'waiting' : 'cash'))

test('what is learned is the same for the same seed, and holds for texts that were never seen', () => {
  const [one, other] = [train(mixed, 5), train(mixed, 5)]
  const fresh = Array.from({ length: 40 }, (_, index) => complaintOf(index % 2 === 0 ? 'waiting' : 'cash'))
  expect(fresh.map(({ text }) => one(text))).toEqual(fresh.map(({ text }) => other(text)))
  expect(fresh.filter(({ text, label }) => one(text).label === label).length).toBeGreaterThanOrEqual(38)
})

test('a text without a known word is of the most frequent label, and not surely', () => {
  const { label, probability } = train(mixed, 5)('完全没有见过的话')
  expect(label).toBe('cash')
  expect(probability).toBeLessThan(0.9)
})

const LETTERS = 'abcdefghij'
const wordOf = (index: number): string => `w${LETTERS[Math.floor(index / 10)]}${LETTERS[index % 10]}`
const LONG = Array.from({ length: 60 }, (_, index) => wordOf(index))

describe('duplicates', () => {
  test('the same but for case, width and signs is the same; two words of sixty are near; half is neither', () => {
    const changed = LONG.map((word, index) => (index === 3 || index === 50 ? 'other' : word))
    const half = LONG.map((word, index) => (index < 30 ? word : `else${word}`))
    const texts = [LONG.join(' '), half.join(' '), LONG.join(', ').toUpperCase(), changed.join(' ')]
    expect(duplicatesIn(texts)).toEqual({ exact: [[0, 2]], near: [] })
    const once = LONG.map((word, index) => (index === 3 ? 'other' : word))
    expect(duplicatesIn([...texts, once.join(' ')])).toEqual({
      exact: [[0, 2]],
      near: [
        { one: 0, other: 4, percent: 86 },
        { one: 3, other: 4, percent: 86 },
      ],
    })
  })

  test('short texts are compared whole', () => {
    expect(duplicatesIn(['bad service', 'Bad service!', 'bad', '']).exact).toEqual([[0, 1]])
  })

  test('every near pair is found: beside it, each pair compared with each', () => {
    const word = fc.constantFrom('a', 'b', 'c', 'd')
    const text = fc.array(word, { maxLength: 14 }).map(words => words.join(' '))
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), texts => {
        const { near, exact } = duplicatesIn(texts)
        const firsts = texts.map((_, at) => at).filter(at => !exact.some(group => group.indexOf(at) > 0))
        const all = firsts.flatMap(one =>
          firsts
            .filter(other => other > one)
            .map(other => ({ one, other, percent: plainPercent(texts[one] ?? '', texts[other] ?? '') }))
            .filter(({ percent }) => percent >= 80),
        )
        expect(near).toEqual(all)
      }),
    )
  })

  test('what is near to what is near goes together', () => {
    const near = [
      { one: 3, other: 4, percent: 80 },
      { one: 1, other: 3, percent: 80 },
    ]
    expect(clustersOf(6, { exact: [[0, 2]], near })).toEqual([0, 1, 0, 1, 1, 5])
  })
})

/** As the rule says it, without a thought for speed. */
function plainPercent(one: string, other: string): number {
  const runs = (text: string): Set<string> => {
    const words = text.split(' ').filter(word => word !== '')
    if (words.length <= 4) return new Set([words.join(' ')])
    return new Set(words.slice(3).map((_, at) => words.slice(at, at + 4).join(' ')))
  }
  const [a, b] = [runs(one), runs(other)]
  const both = [...a].filter(run => b.has(run)).length
  return Math.floor((100 * both) / new Set([...a, ...b]).size)
}

describe('a measure', () => {
  const duplicates = duplicatesIn(mixed.map(({ text }) => text))

  test('counts every text held out once, under its label', () => {
    const found = measure(mixed, duplicates, 3)
    expect(found).toMatchObject({ learned: 90, heldOut: 30 })
    for (const key of ['learned', 'heldOut'] as const)
      expect(found?.labels.reduce((total, row) => total + row[key], 0)).toBe(found?.[key])
    expect(found?.labels.reduce((total, { right }) => total + right, 0)).toBe(found?.right.model)
    expect(found?.right.model).toBeGreaterThan(found?.right.majority ?? 30)
  })

  test('the words of a label are looked for where a text has them, else the most frequent is said', () => {
    const texts = [
      ...Array.from({ length: 9 }, (_, index) => ({ text: `my mortgage ${index}`, label: 'Mortgage' })),
      ...Array.from({ length: 6 }, (_, index) => ({ text: `a debt of ${index} collection`, label: 'Debt' })),
      { text: 'nothing to go by', label: 'Debt' },
    ]
    const found = measure(texts, duplicatesIn([]), 1)
    const missed = split(texts, duplicatesIn([]), 1).heldOut.filter(({ text }) => text.startsWith('nothing'))
    expect(found?.right.keywords).toBe((found?.heldOut ?? 0) - missed.length)
  })

  test('F1 is the mean of the labels, whatever their size', () => {
    const found = measure(mixed, duplicates, 3)
    const own = found?.labels.map(({ heldOut, called, right }) => (2 * right) / (heldOut + called)) ?? []
    expect(found?.macroF1).toBeCloseTo(own.reduce((sum, one) => sum + one, 0) / own.length)
    expect(found?.macroF1).toBeGreaterThan(0.8)
  })

  test('a rare label is recognised beside a frequent one', () => {
    const rare = mixed.filter(({ label }, index) => label === 'cash' || index % 12 === 0)
    const found = measure(rare, duplicatesIn(rare.map(({ text }) => text)), 3)
    const waiting = found?.labels.find(({ label }) => label === 'waiting')
    expect(waiting?.heldOut).toBeGreaterThan(0)
    expect(waiting?.right).toBe(waiting?.heldOut)
  })

  test('equals are never on both sides', () => {
    const twice = [...mixed, ...mixed]
    const { learned, heldOut } = split(twice, duplicatesIn(twice.map(({ text }) => text)), 3)
    const known = new Set(learned.map(({ text }) => text))
    expect(heldOut.length).toBe(60)
    expect(heldOut.filter(({ text }) => known.has(text))).toEqual([])
  })

  test('too few texts are no measure', () => {
    expect(measure(mixed.slice(0, 3), duplicatesIn([]), 1)).toBeNull()
  })
})
