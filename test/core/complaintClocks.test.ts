/** The two clocks of a complaint, at their edges. */
import { expect, test } from 'vitest'
import { clocksOf } from '../../core/complaints/clocks.ts'
import { defaultParameters } from '../../core/parameters.ts'

const MINUTE = 60_000
const friday = {
  answered: null,
  due: '2026-03-02',
  heard: 0,
  legalDue: '2026-03-14',
  since: '2026-02-27',
}

test.each<[what: string, day: string, minutes: number, found: string]>([
  ['at once', '2026-02-27', 0, '15 left, onSite'],
  ['in the last minute on the spot', '2026-02-27', 29, '15 left, onSite'],
  ['half an hour later', '2026-02-27', 30, '15 left, outlet'],
  ['on the next working day, a Monday', '2026-03-02', 30, '12 left, outlet'],
  ['a day later', '2026-03-03', 30, '11 left, branch, late'],
  ['on the fifth working day', '2026-03-06', 30, '8 left, branch, late'],
  ['on the fifteenth day', '2026-03-14', 30, '0 left, head, late'],
  ['after it', '2026-03-15', 30, '-1 left, over, late'],
])('%s', (_what, day, minutes, found) => {
  const { daysLeft, level, late } = clocksOf(friday, { day, now: minutes * MINUTE }, defaultParameters)
  expect(`${daysLeft} left, ${level}${late ? ', late' : ''}`).toBe(found)
})

test('once it is answered neither clock runs, and only what is to be done next is late', () => {
  const answered = { ...friday, answered: '2026-03-02', due: '2026-03-05' }
  const at = (day: string) => clocksOf(answered, { day, now: 0 }, defaultParameters)
  expect(at('2026-03-05')).toEqual({ daysLeft: null, level: null, late: false })
  expect(at('2026-03-06')).toEqual({ daysLeft: null, level: null, late: true })
})

test('closed days are no working days', () => {
  const parameters = { ...defaultParameters, closedDays: ['2026-03-02', '2026-03-03'] }
  expect(clocksOf(friday, { day: '2026-03-04', now: 0 }, parameters).level).toBe('outlet')
  expect(clocksOf(friday, { day: '2026-03-05', now: 0 }, parameters).level).toBe('branch')
})
