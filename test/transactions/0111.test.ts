import { expect, test } from 'vitest'
import { nextOpenDay, workingDayAfter } from '../../core/day/calendar.ts'
import { amendmentWords } from '../../core/registry/amendment.ts'
import { given } from '../../core/std.ts'
import { type Bank, practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures } from '../support/tables.ts'

const close = { action: 'close', first: '2026-03-07', last: '2026-03-09', reason: '放假通知' }
const open = { ...close, action: 'open', first: '2026-03-08', last: '' }
const good = { by: '0002', fields: close }

const closedDays = (bank: Bank) => given(bank.state.get('parameters', 'current'), 'parameters').closedDays

test('0111 closes the branch: the date roll and terms in working days pass over the days', () => {
  const bank = practice()
  must(bank, '0002', '0111', close)
  expect(closedDays(bank)).toEqual(['2026-03-07', '2026-03-08', '2026-03-09'])
  expect(nextOpenDay('2026-03-06', closedDays(bank))).toBe('2026-03-10')
  expect(workingDayAfter('2026-03-06', 1, closedDays(bank))).toBe('2026-03-10')
})

test('0111 opens it on one of them after all', () => {
  const bank = practice()
  must(bank, '0002', '0111', close)
  must(bank, '0002', '0111', open)
  expect(closedDays(bank)).toEqual(['2026-03-07', '2026-03-09'])
})

test('0111 lets the date roll pass over a weekend', () => {
  const bank = practice()
  must(bank, '0002', '0111', { ...close, first: '2026-03-03', last: '2026-03-04' })
  must(bank, '0002', '0111', { ...close, first: '2026-03-05', last: '' })
  expect(nextOpenDay('2026-03-02', closedDays(bank))).toBe('2026-03-06')
})

test('0111 is told in words', () => {
  const calendar = { of: 'calendar', open: false, first: '2026-03-07', last: '2026-03-09' } as const
  expect(amendmentWords(calendar, {}).value.zh).toBe('2026-03-07–2026-03-09 休息')
  expect(amendmentWords({ ...calendar, open: true, last: '2026-03-07' }, {}).value.zh).toBe('2026-03-07 营业')
})

refuses('0111', good, [
  ['today', { first: '2026-03-02' }, 'closedDayPast at first'],
  ['an end before the beginning', { last: '2026-03-06' }, 'closedDaysMalformed at last'],
  ['more than a month', { last: '2026-04-07' }, 'closedDaysMalformed at last'],
  ['to open what is open', { action: 'open' }, 'changesNothing'],
  ['to close what is closed', {}, 'changesNothing', bank => void must(bank, '0002', '0111', close)],
  ['a day that is none', { first: '2026-02-30' }, 'dayMalformed at first'],
  ['a teller', { by: '0011' }, 'notYourCode'],
])

signatures('0111', asItIs, close, [['0002', {}, 'director']])
