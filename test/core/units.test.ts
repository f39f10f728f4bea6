import { expect, test } from 'vitest'
import {
  addNotes,
  asDamaged,
  currencies,
  currencyOf,
  faceOf,
  fewestNotes,
  type Notes,
  parseNotes,
  payableFrom,
  printNotes,
  worth,
} from '../../core/ledger/units.ts'
import { fc } from '../support/seed.ts'

test('every currency has faces of different names, from the greatest note down', () => {
  for (const { unit, faces } of currencies) {
    expect(new Set(faces.map(face => face.name)).size, unit).toBe(faces.length)
    for (const form of ['note', 'coin'] as const) {
      for (const condition of ['good', 'full', 'half'] as const) {
        const same = faces.filter(face => face.form === form && face.condition === condition)
        const values = same.map(face => face.value)
        expect(values, unit).toEqual(values.toSorted((a, b) => Number(b - a)))
      }
    }
  }
  expect(() => currencyOf('XXX')).toThrow('no currency XXX')
})

test('a damaged note is worth its face or half of it, the bank keeping what is left of a halved fen', () => {
  const worthOf = (name: string) => faceOf('CNY', name)?.value
  expect(['d100', 'h100', 'dc0.01', 'hc0.05', 'hc0.01'].map(worthOf)).toEqual([
    10_000n,
    5_000n,
    1n,
    2n,
    undefined,
  ])
  expect(asDamaged('CNY', { '100': 2n, c1: 1n }, 'half')).toEqual({ h100: 2n, hc1: 1n })
  expect(asDamaged('CNY', { 'c0.01': 1n }, 'half')).toBeNull()
})

test('nobody is paid with damaged notes', () => {
  expect(payableFrom('CNY', { d100: 5n, '50': 2n }, 10_000n)).toEqual({ '50': 2n })
  expect(payableFrom('CNY', { d100: 5n }, 10_000n)).toBeNull()
})

test.each<[string, Notes | null]>([
  ['100x10 50x2', { '100': 10n, '50': 2n }],
  ['100*10，50×2', { '100': 10n, '50': 2n }],
  ['100X10;50x2；20x1、5x1', { '100': 10n, '50': 2n, '20': 1n, '5': 1n }],
  ['C1x3 c0.5x2', { c1: 3n, 'c0.5': 2n }],
  ['100x3 50x-1', { '100': 3n, '50': -1n }],
  ['100x3 100x-3', {}],
  ['100x1 100x2', { '100': 3n }],
  ['0', {}],
  ['', {}],
  ['100x0', {}],
  ['100', null],
  ['x10', null],
  ['100x', null],
  ['100x1.5', null],
  ['100x1e3', null],
  ['100x9999999999', null],
  ['１００ｘ１', null],
  ['百x1', null],
  ['100x1; drop table', null],
  ['💵x1', null],
])('parseNotes reads %j', (typed, notes) => {
  expect(parseNotes(typed)).toEqual(notes)
})

const counts = fc.dictionary(
  fc.constantFrom(...currencyOf('CNY').faces.map(face => face.name)),
  fc.bigInt({ min: -1000n, max: 1000n }).filter(count => count !== 0n),
)

test('notes that are printed are read back', () => {
  fc.assert(
    fc.property(counts, notes => {
      expect(parseNotes(printNotes('CNY', notes))).toEqual(notes)
    }),
  )
})

test('notes add up like their worth, and what is added can be taken away', () => {
  fc.assert(
    fc.property(counts, counts, (a, b) => {
      expect(worth('CNY', addNotes(a, b))).toBe(worth('CNY', a) + worth('CNY', b))
      expect(addNotes(addNotes(a, b), b, -1n)).toEqual(a)
    }),
  )
})

test('the fewest notes make the amount, and no two of them make a greater one', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10_000_000n }), amount => {
      const notes = fewestNotes('CNY', amount)
      expect(worth('CNY', notes)).toBe(amount)
      const total = Object.values(notes).reduce((sum, count) => sum + count, 0n)
      expect(total).toBe(fewestByTrying(amount))
    }),
  )
})

/**
 * The faces of the yuan are such that taking the greatest first is best: counted by a table of values
 * alone.
 */
function fewestByTrying(amount: bigint): bigint {
  let rest = amount
  let total = 0n
  for (const value of [10000n, 5000n, 2000n, 1000n, 500n, 100n, 50n, 10n, 5n, 2n, 1n]) {
    total += rest / value
    rest %= value
  }
  return total
}

test('a purse pays from the greatest note down, or says that it cannot', () => {
  const purse = { '100': 2n, '50': 1n, '20': 4n }
  expect(payableFrom('CNY', purse, 27_000n)).toEqual({ '100': 2n, '50': 1n, '20': 1n })
  expect(payableFrom('CNY', purse, 1_000n)).toBeNull()
  expect(payableFrom('CNY', purse, 33_000n)).toEqual({ '100': 2n, '50': 1n, '20': 4n })
  expect(payableFrom('CNY', purse, 33_100n)).toBeNull()
})

test('a face belongs to its currency', () => {
  expect(faceOf('CNY', '100')?.value).toBe(10_000n)
  expect(faceOf('CNY', '200')).toBeUndefined()
  expect(faceOf('CZK', '200')?.value).toBe(20_000n)
  expect(() => worth('CNY', { '200': 1n })).toThrow('no face 200 in CNY')
})
