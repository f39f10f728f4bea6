/** What of an outage lies where it counts, in minutes and in words. */
import { expect, test } from 'vitest'
import { minutesOf, openHours, type Outage, outageWords, within } from '../../core/service/outages.ts'

const outage = (since: number, until: number): Outage => ({ since, until, cause: 'program' })
const MINUTE = 60_000

test.each<[string, Outage[], [from: number, until: number][], [since: number, until: number][]]>([
  ['one inside', [outage(2, 5)], [[0, 9]], [[2, 5]]],
  ['one over the opening', [outage(2, 5)], [[4, 9]], [[4, 5]]],
  ['one over the end', [outage(2, 5)], [[0, 3]], [[2, 3]]],
  [
    'one at night',
    [outage(4, 6)],
    [
      [0, 4],
      [6, 9],
    ],
    [],
  ],
  [
    'one over a night',
    [outage(3, 7)],
    [
      [0, 4],
      [6, 9],
    ],
    [
      [3, 4],
      [6, 7],
    ],
  ],
])('%s', (_, outages, spans, parts) => {
  const found = within(
    outages,
    spans.map(([from, until]) => ({ from, until })),
  )
  expect(found.map(({ since, until }) => [since, until])).toEqual(parts)
})

test('minutes are counted of all together', () => {
  expect(minutesOf([outage(0, 1.6 * MINUTE), outage(0, 1.6 * MINUTE)])).toBe(3)
  expect(minutesOf([])).toBe(0)
})

test('a branch is open from its opening to its balancing, and to now where it is open still', () => {
  const rows = [
    { day: '2026-03-02', code: '8001', at: 10 },
    { day: '2026-03-02', code: '8004', at: 20 },
    { day: '2026-03-03', code: '8001', at: 30 },
  ]
  expect(openHours(rows, 40)).toEqual([
    { from: 10, until: 20 },
    { from: 30, until: 40 },
  ])
})

test('an outage tells from when to when, and what was away', () => {
  expect(outageWords({ ...outage(1, 2), cause: 'database' }, String).zh).toBe('系统中断 1–2，数据库不可用')
})
