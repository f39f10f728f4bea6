/** What a day of the queue says of its windows and codes, as tables. */
import { expect, test } from 'vitest'
import { after, emptyQueue } from '../../core/queue/day.ts'
import type { QueueEvent, QueueHappened } from '../../core/queue/events.ts'
import { MINUTE_MS } from '../../core/queue/order.ts'
import { codeTimes, windowWork } from '../../core/queue/performance.ts'
import { queueRules } from '../../core/queue/rules.ts'
import { given } from '../../core/std.ts'
import { dayPlan, playDay } from '../support/queueDay.ts'
import { seed } from '../support/seed.ts'

const taken = { level: 'normal', flags: [], appointment: null, told: { ahead: 0, waitMs: null } } as const

function events(...rows: readonly (readonly [minute: number, by: string, QueueHappened])[]): QueueEvent[] {
  return rows.map(([minute, by, happened], index) => ({
    seq: index + 1,
    at: minute * MINUTE_MS,
    by,
    ...happened,
  }))
}

const day = events(
  [0, '0011', { what: 'opened', window: 1, skills: ['B'] }],
  [0, 'k', { what: 'taken', ticket: 'B001', business: 'B', request: '1', ...taken }],
  [2, '0011', { what: 'called', ticket: 'B001', window: 1, business: 'B' }],
  [3, '0011', { what: 'started', ticket: 'B001', window: 1 }],
  [4, 'k', { what: 'taken', ticket: 'B002', business: 'B', request: '2', ...taken }],
  [9, '0011', { what: 'ended', ticket: 'B001', window: 1 }],
  [10, 'k', { what: 'rated', ticket: 'B001', score: 4 }],
  [10, '0011', { what: 'paused', window: 1, reason: '午餐' }],
  [30, '0011', { what: 'resumed', window: 1 }],
  [36, '0011', { what: 'called', ticket: 'B002', window: 1, business: 'B' }],
  [37, '0011', { what: 'missed', ticket: 'B002', window: 1 }],
  [40, '0011', { what: 'closed', window: 1 }],
  [40, '0012', { what: 'opened', window: 1, skills: ['C'] }],
)

test('by window and teller: what was served, waited, paused and idle', () => {
  const work = windowWork(day, 45 * MINUTE_MS, queueRules).map(one => ({
    of: `${one.window} ${one.teller}`,
    tickets: [one.calls, one.served, one.missed, one.transferred],
    minutes: [one.servedMs, one.idleMs, one.pausedMs, one.waitedMs, one.longestMs].map(ms => ms / MINUTE_MS),
    late: one.late,
    ratings: [one.ratings, one.score],
  }))
  expect(work).toEqual([
    {
      of: '1 0011',
      tickets: [2, 1, 1, 0],
      // Of forty minutes seven with B001, one with B002, twenty paused.
      minutes: [6, 12, 20, 34, 32],
      late: 1,
      ratings: [1, 4],
    },
    { of: '1 0012', tickets: [0, 0, 0, 0], minutes: [0, 5, 0, 0, 0], late: 0, ratings: [0, 0] },
  ])
})

test('a code has the time since the row before it, the last one to the end of the ticket', () => {
  const rows = [
    { ticket: 'B001', code: '0201', at: 5 * MINUTE_MS },
    { ticket: 'B001', code: '0510', at: 8 * MINUTE_MS },
  ]
  expect(codeTimes(day, rows)).toEqual([
    { code: '0201', rows: 1, ms: 2 * MINUTE_MS, longestMs: 2 * MINUTE_MS },
    { code: '0510', rows: 1, ms: 4 * MINUTE_MS, longestMs: 4 * MINUTE_MS },
  ])
})

test(`seed ${seed}: of a whole day, time at a window is served, called, paused or idle, and nothing else`, () => {
  const played = playDay(seed, { ...dayPlan, customers: 200 })
  const until = given(played.events.at(-1), 'an event').at
  const { tickets, windows } = after(emptyQueue, played.events)
  const stays = [...tickets.values()].flatMap(({ servings }) => servings)
  const busy = stays.reduce((sum, { called, ended }) => sum + (ended ?? until) - called, 0)
  const open = [...windows.values()].reduce((sum, { opened }) => sum + until - opened, 0)
  const work = windowWork(played.events, until, queueRules)
  const total = work.reduce((sum, { idleMs, pausedMs }) => sum + idleMs + pausedMs, 0)
  expect(total).toBe(open - busy)
  expect(work.reduce((sum, { calls }) => sum + calls, 0)).toBe(stays.length)
})
