import { expect, test } from 'vitest'
import {
  addRange,
  holdsRange,
  nextNumber,
  overlapsRange,
  pieces,
  type Range,
  removeRange,
} from '../../core/ledger/ranges.ts'
import { fc } from '../support/seed.ts'

test.each<[string, Range[], Range, Range[]]>([
  ['to nothing', [], [5, 9], [[5, 9]]],
  [
    'before',
    [[5, 9]],
    [1, 2],
    [
      [1, 2],
      [5, 9],
    ],
  ],
  ['right before: they join', [[5, 9]], [1, 4], [[1, 9]]],
  ['right after: they join', [[5, 9]], [10, 12], [[5, 12]]],
  [
    'between: all three join',
    [
      [1, 4],
      [8, 9],
    ],
    [5, 7],
    [[1, 9]],
  ],
  [
    'one number',
    [[1, 1]],
    [3, 3],
    [
      [1, 1],
      [3, 3],
    ],
  ],
])('a range is added %s', (_where, ranges, range, sum) => {
  expect(addRange(ranges, range)).toEqual(sum)
})

test.each<[string, Range[], Range, Range[]]>([
  ['all', [[5, 9]], [5, 9], []],
  ['the beginning', [[5, 9]], [5, 6], [[7, 9]]],
  ['the end', [[5, 9]], [9, 9], [[5, 8]]],
  [
    'the middle',
    [[5, 9]],
    [6, 8],
    [
      [5, 5],
      [9, 9],
    ],
  ],
  [
    'of the second',
    [
      [1, 2],
      [5, 9],
    ],
    [5, 5],
    [
      [1, 2],
      [6, 9],
    ],
  ],
])('of a range is taken %s', (_what, ranges, range, rest) => {
  expect(removeRange(ranges, range)).toEqual(rest)
})

test('the next number is the lowest; of none there is none', () => {
  expect(
    nextNumber([
      [7, 9],
      [20, 30],
    ]),
  ).toBe(7)
  expect(nextNumber([])).toBeNull()
})

/** The same as a set of single numbers: the simpler way to the same answer. */
const numbersOf = (ranges: readonly Range[]): Set<number> =>
  new Set(
    ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index)),
  )

const step = fc.tuple(fc.boolean(), fc.nat(60), fc.nat(8))

test('ranges are a set of numbers, sorted and never touching', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), steps => {
      let ranges: readonly Range[] = []
      const numbers = new Set<number>()
      for (const [adds, first, length] of steps) {
        const range: Range = [first, first + length]
        const members = [...numbersOf([range])]
        expect(overlapsRange(ranges, range)).toBe(members.some(number => numbers.has(number)))
        expect(holdsRange(ranges, range)).toBe(members.every(number => numbers.has(number)))
        if (adds && !overlapsRange(ranges, range)) {
          ranges = addRange(ranges, range)
          for (const number of members) numbers.add(number)
        }
        if (!adds && holdsRange(ranges, range)) {
          ranges = removeRange(ranges, range)
          for (const number of members) numbers.delete(number)
        }
        expect(numbersOf(ranges)).toEqual(numbers)
        expect(pieces(ranges)).toBe(numbers.size)
        for (const [index, [from, to]] of ranges.entries()) {
          expect(from).toBeLessThanOrEqual(to)
          expect((ranges[index - 1]?.[1] ?? -2) + 1).toBeLessThan(from)
        }
      }
    }),
  )
})
