import { expect, test } from 'vitest'
import {
  abs,
  assert,
  decode,
  encode,
  given,
  groupBy,
  least,
  most,
  type Plain,
  randomFrom,
  revive,
  same,
  sum,
} from '../../core/std.ts'
import { fc } from '../support/seed.ts'

/** Any plain value; strings that begin with # among them, and keys that are names in JavaScript too. */
const plain: fc.Arbitrary<Plain> = fc.letrec<{ value: Plain }>(tie => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.bigInt(),
    fc.string({ unit: 'binary' }),
    fc.string().map(text => `#${text}`),
    fc.array(tie('value')),
    fc.dictionary(
      fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', '#1', '1', '10')),
      tie('value'),
    ),
  ),
})).value

test('what is encoded is decoded to the same value', () => {
  fc.assert(
    fc.property(plain, value => {
      expect(decode(encode(value))).toEqual(value)
      expect(revive(JSON.parse(encode(value)))).toEqual(value)
    }),
  )
})

test('one value, one text: the order of keys does not matter', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), plain), value => {
      const turned = Object.fromEntries(Object.entries(value).toReversed())
      expect(encode(turned)).toBe(encode(value))
    }),
  )
})

test('two values, two texts', () => {
  fc.assert(
    fc.property(plain, plain, (a, b) => {
      expect(encode(a) === encode(b)).toBe(same(a, b))
    }),
  )
})

const texts: readonly (readonly [value: Plain, text: string])[] = [
  [0n, '"#0"'],
  [-5n, '"#-5"'],
  [10n ** 30n, `"#1${'0'.repeat(30)}"`],
  ['#', '"##"'],
  ['#5', '"##5"'],
  ['##5', '"###5"'],
  ['5', '"5"'],
  [5, '5'],
  [null, 'null'],
  [{ b: 1n, a: '#x', c: null }, '{"a":"##x","b":"#1","c":null}'],
  [[1, [], {}], '[1,[],{}]'],
  ['储蓄', '"储蓄"'],
]
for (const [value, text] of texts) {
  test(`${text} is the text of its value, for ever`, () => {
    expect(encode(value)).toBe(text)
  })
}

test('a key without a value is no key', () => {
  expect(encode({ a: undefined, b: 1 } as unknown as Plain)).toBe('{"b":1}')
})

test('a number, its bigint and its string are three values', () => {
  expect([same(5, 5n), same(5, '5'), same(5n, '5'), same('#5', 5n)]).toEqual([false, false, false, false])
  expect([same({ a: 1n }, { a: 1n }), same([1], [1]), same(null, undefined)]).toEqual([true, true, false])
})

test('assert and given speak when something is wrong', () => {
  expect(() => assert(false, 'the sky is up')).toThrow('assertion failed: the sky is up')
  expect(() => given(null, 'a till')).toThrow('a till')
  expect(() => given(undefined, 'a till')).toThrow('a till')
  expect([given(0, ''), given('', ''), given(false, '')]).toEqual([0, '', false])
})

test('sums, least, most and groups', () => {
  expect(sum([])).toBe(0n)
  expect(sum([1n, -3n, 2n])).toBe(0n)
  expect([least(1n, 2n), most(1n, 2n), abs(-3n), abs(3n)]).toEqual([1n, 2n, 3n, 3n])
  expect([...groupBy(['a1', 'b1', 'a2'], text => text[0])]).toEqual([
    ['a', ['a1', 'a2']],
    ['b', ['b1']],
  ])
})

test('the same seed gives the same day; another seed another', () => {
  const day = (seed: number) => {
    const random = randomFrom(seed)
    return Array.from({ length: 50 }, () => random.below(1000))
  }
  expect(day(7)).toEqual(day(7))
  expect(day(7)).not.toEqual(day(8))
  expect(Math.min(...day(7))).toBeGreaterThanOrEqual(0)
  expect(() => randomFrom(1).pick([])).toThrow('pick from an empty list')
})
