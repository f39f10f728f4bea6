/** Waiting times, as a table. */
import { expect, test } from 'vitest'
import { type Wait, waitsByDay, waitsByLevel } from '../../core/control/waits.ts'

const waits: readonly Wait[] = [
  { day: '2026-03-03', level: 'supervisor', ms: 40_000 },
  { day: '2026-03-03', level: 'reviewer', ms: 5_000 },
  { day: '2026-03-02', level: 'supervisor', ms: 10_000 },
  { day: '2026-03-02', level: 'supervisor', ms: 600_000 },
  { day: '2026-03-02', level: null, ms: 20_000 },
]

test('by level: how many, the median, the worst', () => {
  const lines = waitsByLevel(waits).map(({ of, count, medianMs, worstMs }) => [of, count, medianMs, worstMs])
  expect(lines).toEqual([
    ['supervisor', 3, 40_000, 600_000],
    ['reviewer', 1, 5_000, 5_000],
    [null, 1, 20_000, 20_000],
  ])
})

test('by day: of an even number the greater of the middle two', () => {
  const lines = waitsByDay(waits).map(({ of, count, medianMs, worstMs }) => [of, count, medianMs, worstMs])
  expect(lines).toEqual([
    ['2026-03-03', 2, 40_000, 40_000],
    ['2026-03-02', 3, 20_000, 600_000],
  ])
})
