import { expect, test } from 'vitest'
import {
  cutToYuan,
  displayMoney,
  divideHalfUp,
  parseMoney,
  printMoney,
  toHalfWidth,
  yuan,
} from '../../core/money.ts'
import { fc } from '../support/seed.ts'

test.each<[typed: string, fen: bigint | null]>([
  ['1000', 100_000n],
  ['1000.5', 100_050n],
  ['1000.50', 100_050n],
  ['1000.500000', 100_050n],
  ['1,000.50', 100_050n],
  ['1，000.50', 100_050n],
  ['1,234,567', 123_456_700n],
  ['12,50', null],
  ['12，5', null],
  ['1,0000', null],
  ['1,00.50', null],
  [',100', null],
  ['1000,000', null],
  ['￥20', 2_000n],
  ['¥ 20', 2_000n],
  ['１２３．４５', 12_345n],
  ['１２３。４５', 12_345n],
  ['5w', 5_000_000n],
  ['5W', 5_000_000n],
  ['5万', 5_000_000n],
  ['0.5万', 500_000n],
  ['1.23456万', 1_234_560n],
  ['1.234567万', 1_234_567n],
  ['-1.00', -100n],
  ['0', 0n],
  ['-0', 0n],
  ['007', 700n],
  ['0.01', 1n],
  [' 1 000 ', 100_000n],
  ['999999999999999', 99_999_999_999_999_900n],
  ['', null],
  ['.', null],
  ['.5', null],
  ['5.', null],
  ['0.001', null],
  ['0.0001万', 100n],
  ['0.0000001万', null],
  ['1.2.3', null],
  ['--1', null],
  ['+1', null],
  ['1e3', null],
  ['0x10', null],
  ['Infinity', null],
  ['NaN', null],
  ['一百', null],
  ['١٢٣', null],
  ['1000元', null],
  ['💰', null],
  ["1'; drop table journal; --", null],
  ['1000000000000000', null],
])('parseMoney reads %j as %s fen', (typed, fen) => {
  expect(parseMoney(typed)).toBe(fen)
})

test('printMoney is read back by parseMoney, displayMoney too', () => {
  const fen = fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n })
  fc.assert(
    fc.property(fen, amount => {
      expect(parseMoney(printMoney(amount))).toBe(amount)
      expect(parseMoney(displayMoney(amount))).toBe(amount)
    }),
  )
})

test.each([
  [0n, '0.00', '0.00'],
  [1n, '0.01', '0.01'],
  [-1n, '-0.01', '-0.01'],
  [99n, '0.99', '0.99'],
  [100n, '1.00', '1.00'],
  [99_999n, '999.99', '999.99'],
  [100_000n, '1000.00', '1,000.00'],
  [-123_456_789n, '-1234567.89', '-1,234,567.89'],
  [100_000_000_000n, '1000000000.00', '1,000,000,000.00'],
])('%s fen is %s on wires and %s on paper', (fen, wire, paper) => {
  expect(printMoney(fen)).toBe(wire)
  expect(displayMoney(fen)).toBe(paper)
})

test.each([
  [1n, 2n, 1n],
  [-1n, 2n, -1n],
  [1n, 3n, 0n],
  [2n, 3n, 1n],
  [-2n, 3n, -1n],
  [5n, 2n, 3n],
  [-5n, 2n, -3n],
  [49n, 100n, 0n],
  [50n, 100n, 1n],
  [0n, 7n, 0n],
])('%s / %s rounds half away from zero to %s', (numerator, denominator, rounded) => {
  expect(divideHalfUp(numerator, denominator)).toBe(rounded)
})

test('divideHalfUp is never more than half away from the exact quotient, and odd', () => {
  const any = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n })
  const positive = fc.bigInt({ min: 1n, max: 10n ** 12n })
  fc.assert(
    fc.property(any, positive, (numerator, denominator) => {
      const rounded = divideHalfUp(numerator, denominator)
      const twiceOff = 2n * (rounded * denominator - numerator)
      expect(twiceOff <= denominator && -twiceOff <= denominator).toBe(true)
      expect(divideHalfUp(-numerator, denominator)).toBe(-rounded)
    }),
  )
})

test('a division by nothing, or by less, is a bug', () => {
  expect(() => divideHalfUp(1n, 0n)).toThrow('divide by a positive number')
  expect(() => divideHalfUp(1n, -2n)).toThrow('divide by a positive number')
})

test('deposits earn on whole yuan, cut toward zero', () => {
  expect([199n, 200n, 99n, 0n, -199n].map(cutToYuan)).toEqual([100n, 200n, 0n, 0n, -100n])
})

test('yuan takes whole fen only', () => {
  expect(yuan(50_000)).toBe(5_000_000n)
  expect(yuan(0.01)).toBe(1n)
  expect(() => yuan(0.001)).toThrow('not a whole number of fen')
})

test('full-width digits, letters and marks become half-width; Chinese stays', () => {
  expect(toHalfWidth('１００ｘ１０　５０＊２，。万')).toBe('100x10 50*2,.万')
})
