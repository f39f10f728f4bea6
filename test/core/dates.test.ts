import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nextOpenDay } from '../../core/day/calendar.ts'
import {
  addDays,
  addMonths,
  dayFromNumber,
  dayNumber,
  daysBetween,
  daysBetween30,
  monthsBetween,
  parseDay,
} from '../../core/dates.ts'
import { fc } from '../support/seed.ts'

interface Vectors {
  readonly maturity_dates: readonly { open: string; term_months: number; maturity: string }[]
  readonly day_counts: readonly { from: string; to: string; actual: number; savings_30_360: number }[]
}

/** The worked cases of the rules, where they lie beside the repository. */
const file = join(import.meta.dirname, '../../../shared/domain/interest-vectors.json')
const vectors: Vectors = existsSync(file)
  ? (JSON.parse(readFileSync(file, 'utf8')) as Vectors)
  : { maturity_dates: [], day_counts: [] }

test.skipIf(!existsSync(file))(
  'the worked cases of the rules are there (skipped: they are not beside the repository)',
  () => {
    expect(vectors.maturity_dates.length).toBeGreaterThan(0)
    expect(vectors.day_counts.length).toBeGreaterThan(0)
  },
)

for (const { open, term_months: months, maturity } of vectors.maturity_dates) {
  test(`${months} months from ${open} mature on ${maturity}`, () => {
    expect(addMonths(open, months)).toBe(maturity)
    expect(monthsBetween(open, maturity)).toBe(months)
  })
}

for (const { from, to, actual, savings_30_360: thirty } of vectors.day_counts) {
  test(`from ${from} to ${to} are ${actual} days, ${thirty} by the old rule`, () => {
    expect([daysBetween(from, to), daysBetween30(from, to)]).toEqual([actual, thirty])
  })
}

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2026-02-28', 1, '2026-03-28'],
  ['2025-12-31', 2, '2026-02-28'],
  ['2026-03-02', 0, '2026-03-02'],
  ['2026-03-31', -1, '2026-02-28'],
  ['2026-01-15', -1, '2025-12-15'],
  ['2026-03-02', 360, '2056-03-02'],
])('%s and %i months is %s', (day, months, to) => {
  expect(addMonths(day, months)).toBe(to)
})

test.each([
  ['2026-01-31', '2026-02-27', 0],
  ['2026-01-31', '2026-02-28', 1],
  ['2026-01-31', '2026-03-30', 1],
  ['2026-01-31', '2026-03-31', 2],
  ['2026-03-02', '2026-03-02', 0],
])('from %s to %s are %i whole months', (from, to, months) => {
  expect(monthsBetween(from, to)).toBe(months)
})

test.each([
  ['2026-03-02', '2026-03-02'],
  ['20260302', '2026-03-02'],
  ['2026/03/02', '2026-03-02'],
  ['2026.03.02', '2026-03-02'],
  [' 2026-03-02 ', '2026-03-02'],
  ['2024-02-29', '2024-02-29'],
  ['2000-02-29', '2000-02-29'],
  ['2026-02-29', null],
  ['1900-02-29', null],
  ['2026-04-31', null],
  ['2026-00-10', null],
  ['2026-13-01', null],
  ['2026-01-00', null],
  ['0000-01-01', null],
  ['0026-01-01', null],
  ['0100-01-01', null],
  ['1899-12-31', null],
  ['1900-01-01', '1900-01-01'],
  ['2999-12-31', '2999-12-31'],
  ['3000-01-01', null],
  ['9999-12-31', null],
  ['2026-3-2', null],
  ['02-03-2026', null],
  ['２０２６-03-02', null],
  ['2026-03-02T00:00', null],
  ['today', null],
  ['', null],
])('parseDay reads %j as %s', (typed, day) => {
  expect(parseDay(typed)).toBe(day)
})

const anyDay = fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('2199-12-31') }).map(dayFromNumber)

test('a day number is a day, and one more is the next', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -10_000, max: 10_000 }), (day, days) => {
      expect(dayFromNumber(dayNumber(day))).toBe(day)
      expect(parseDay(day)).toBe(day)
      expect(daysBetween(day, addDays(day, days))).toBe(days)
    }),
  )
})

test('months forward keep the date, or the last of a shorter month, and are counted back', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 360 }), (day, months) => {
      const to = addMonths(day, months)
      expect(monthsBetween(day, to)).toBe(months)
      const isLast = addDays(to, 1).endsWith('-01')
      expect(to.slice(8) === day.slice(8) || (isLast && to.slice(8) < day.slice(8))).toBe(true)
    }),
  )
})

test('the old rule counts twelve months of thirty days', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 40 }), (day, years) => {
      const to = addMonths(day, 12 * years)
      const leap = day.endsWith('02-29') && !to.endsWith('29') ? 1 : 0
      expect(daysBetween30(day, to)).toBe(360 * years - leap)
    }),
  )
})

test.each([
  ['2026-03-02', [], '2026-03-03'],
  ['2026-12-31', ['2027-01-01'], '2027-01-02'],
  ['2026-02-27', ['2026-02-28', '2026-03-01', '2026-03-03'], '2026-03-02'],
])('after %s with %j closed comes %s', (day, closed, next) => {
  expect(nextOpenDay(day, closed)).toBe(next)
})
