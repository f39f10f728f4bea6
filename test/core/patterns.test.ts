/** Patterns of a branch: what each finds, what it lets pass, and how often it is wrong on honest days. */
import { expect, test } from 'vitest'
import { yuan } from '../../core/money.ts'
import type { Deed } from '../../core/patterns/deeds.ts'
import { findPatterns, type Kept } from '../../core/patterns/patterns.ts'
import { patternRules as rules } from '../../core/patterns/rules.ts'
import { randomFrom } from '../../core/std.ts'
import { dayOfDeeds, nothingDone, plantable } from '../support/patternDays.ts'

const DAY = '2026-03-02'
const MINUTE = 60_000
const A = '0101110000000013'

const deed = (serial: number, minutes: number, own: Partial<Deed> = {}): Deed => ({
  ...nothingDone,
  day: DAY,
  serial,
  at: minutes * MINUTE,
  code: '0510',
  teller: '0011',
  ...own,
})

const paidIn = (amount: number) => ({ cash: yuan(amount), paid: new Map([[A, -yuan(amount)]]) })
const paidOut = (amount: number) => ({ cash: -yuan(amount), paid: new Map([[A, yuan(amount)]]) })
/** Cash that came into, or left, an account of a customer. */
const of = (customer: string, account: string, cash: number) => ({
  cash: yuan(cash),
  paid: new Map([[account, -yuan(cash)]]),
  owners: new Map([[account, customer]]),
})
const moved = (amount: number) => ({ paid: new Map([[A, yuan(amount)]]) })
const reset = (serial: number, no: string) => deed(serial, serial, { reset: [no] })

test.each<[what: string, deeds: readonly Deed[], found: string]>([
  [
    'a deposit taken back at once',
    [deed(1, 0, paidIn(100)), deed(2, 29, { ...paidOut(100), undoes: { day: DAY, serial: 1 } })],
    '',
  ],
  [
    'a deposit taken back late',
    [deed(1, 0, paidIn(100)), deed(2, 30, { ...paidOut(100), undoes: { day: DAY, serial: 1 } })],
    'takenBackLate 1 2',
  ],
  [
    'a withdrawal taken back late',
    [deed(1, 0, paidOut(100)), deed(2, 60, { ...paidIn(100), undoes: { day: DAY, serial: 1 } })],
    '',
  ],
  ['two passwords reset, and cash', [reset(1, A), reset(2, 'B'), deed(9, 30, paidOut(100))], ''],
  [
    'three passwords reset, and cash',
    [reset(1, A), reset(2, 'B'), reset(3, 'C'), deed(9, 30, paidOut(100))],
    'resetAndDrawn 1 2 3 9',
  ],
  [
    'three reset, and cash of another',
    [reset(1, 'D'), reset(2, 'B'), reset(3, 'C'), deed(9, 30, paidOut(100))],
    '',
  ],
  [
    'three reset by one, and cash by another',
    [reset(1, A), reset(2, 'B'), reset(3, 'C'), deed(9, 30, { ...paidOut(100), teller: '0012' })],
    '',
  ],
  [
    'a paper void at once',
    [deed(1, 0, { given: ['p/1'] }), deed(2, 9, { voided: ['p/1'] })],
    'voidAfterIssue 1 2',
  ],
  ['a paper void later', [deed(1, 0, { given: ['p/1'] }), deed(2, 10, { voided: ['p/1'] })], ''],
  [
    'a paper void by a reversal',
    [deed(1, 0, { given: ['p/1'] }), deed(2, 1, { voided: ['p/1'], undoes: { day: DAY, serial: 1 } })],
    '',
  ],
  ['freed, and little gone', [deed(1, 0, { freed: [A] }), deed(2, 1, moved(9_999))], ''],
  [
    'freed, and much gone in two',
    [deed(1, 0, { freed: [A] }), deed(2, 1, moved(6_000)), deed(3, 9, moved(4_000))],
    'freedAndGone 1 2 3',
  ],
  ['freed, and much gone later', [deed(1, 0, { freed: [A] }), deed(2, 10, moved(90_000))], ''],
  [
    'parts that come to what is signed',
    [deed(1, 0, paidOut(25_000)), deed(2, 60, paidOut(25_000))],
    'unsignedParts 1 2',
  ],
  ['parts that come to less', [deed(1, 0, paidOut(25_000)), deed(2, 60, paidOut(24_999))], ''],
  ['one that is signed', [deed(1, 0, paidOut(50_000)), deed(2, 60, paidOut(10_000))], ''],
  [
    'parts at two tills, of one customer',
    [deed(1, 0, of('7', A, -30_000)), deed(2, 60, { ...of('7', A, -30_000), teller: '0012' })],
    'partsAcross 1 2',
  ],
  [
    'parts over two of his accounts',
    [deed(1, 0, of('7', A, 30_000)), deed(2, 60, of('7', 'B', 20_000))],
    'partsAcross 1 2',
  ],
  ['parts of two customers', [deed(1, 0, of('7', A, -30_000)), deed(2, 60, of('8', 'B', -30_000))], ''],
  ['one paid in, one drawn', [deed(1, 0, of('7', A, -30_000)), deed(2, 60, of('7', 'B', 30_000))], ''],
  ['parts that come to less', [deed(1, 0, of('7', A, -30_000)), deed(2, 60, of('7', 'B', -19_999))], ''],
  ['one of them signed', [deed(1, 0, of('7', A, -50_000)), deed(2, 60, of('7', 'B', -10_000))], ''],
  ['his own account', [deed(1, 0, { ...paidOut(1), isOwn: true })], 'ownService 1'],
])('%s', (_what, deeds, found) => {
  const told = findPatterns(DAY, deeds, [], rules).map(({ pattern, rows }) =>
    [pattern, ...rows.map(({ serial }) => serial)].join(' '),
  )
  expect(told.join('; ')).toBe(found)
})

const kept = (amount: number): Kept => ({ day: DAY, teller: '0011', serial: 7, amount: yuan(amount) })

test.each([
  [100_000, ''],
  [100_000.01, 'holidayTill'],
])('a till with %s before closed days: %j', (amount, found) => {
  const one = { ...kept(0), amount: BigInt(Math.round(amount * 100)) }
  expect(
    findPatterns(DAY, [], [one], rules)
      .map(({ pattern }) => pattern)
      .join(),
  ).toBe(found)
})

test('what lies before the period is held against it, and not told again', () => {
  const before = [1, 2, 3].map(serial => ({ ...reset(serial, `${A}${serial}`), day: '2026-02-27' }))
  const first = before[0] ? { ...before[0], reset: [A] } : deed(1, 0)
  const today = deed(1, 9_000, paidOut(100))
  const found = findPatterns(DAY, [first, ...before.slice(1), today], [], rules)
  expect(found.map(({ pattern, day }) => [pattern, day])).toEqual([['resetAndDrawn', DAY]])
})

test.each(plantable)('%s planted in twenty seeded days is found on each, with its teller', pattern => {
  for (let seed = 1; seed <= 20; seed++) {
    const { deeds, culprit } = dayOfDeeds(randomFrom(seed * 7919), DAY, pattern)
    const found = findPatterns(DAY, deeds, [], rules).filter(one => one.pattern === pattern)
    expect(found.map(({ teller }) => teller)).toContain(culprit)
  }
})

test('on forty honest days there is less than one false alarm among a thousand rows', () => {
  let alarms = 0
  for (let seed = 1; seed <= 40; seed++) {
    const { deeds } = dayOfDeeds(randomFrom(seed * 104_729), DAY, null)
    alarms += findPatterns(DAY, deeds, [], rules).length
  }
  expect(alarms / 40).toBeLessThan(1)
})
