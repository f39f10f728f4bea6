/** What has no mirror on the other side, from tables of postings and at random. */
import { describe, expect, test } from 'vitest'
import { type Posting, unmatched } from '../../core/day/unmatched.ts'
import { parseMoney } from '../../core/money.ts'
import { given, sum } from '../../core/std.ts'
import { fc } from '../support/seed.ts'

/** `2 1000.00`: the second of March, debit. */
const postings = (...lines: string[]): Posting[] =>
  lines.map((line, index) => {
    const [day = '', amount = ''] = line.split(' ')
    return {
      day: `2026-03-${day.padStart(2, '0')}`,
      serial: index + 1,
      code: '5011',
      amount: given(parseMoney(amount), line),
    }
  })

const serials = (list: readonly Posting[]) => list.map(({ serial }) => serial).join(' ')

describe('postings of two branches about each other', () => {
  test.each<[string, string[], string[], string, string]>([
    ['none', [], [], '', ''],
    ['each with its mirror', ['2 100', '2 -30'], ['2 30', '2 -100'], '', ''],
    ['one that the other has not', ['2 100', '2 50'], ['2 -100'], '2', ''],
    ['one that only the other has', ['2 100'], ['2 -100', '2 -7'], '', '2'],
    ['the same side twice', ['2 100'], ['2 100'], '1', '1'],
    ['another amount', ['2 100'], ['2 -100.01'], '1', '1'],
    ['two alike, of which one is missing: the later', ['2 100', '2 100'], ['2 -100'], '2', ''],
    ['a mirror that came late', ['2 100'], ['4 -100'], '', ''],
    ['the mirror of the day before the late one', ['2 100', '4 100'], ['4 -100'], '1', ''],
    ['reversed on both sides', ['2 100', '2 -100'], ['2 -100', '2 100'], '', ''],
    ['reversed here, where the other never had it', ['2 100', '3 -100'], [], '', ''],
    ['reversed here alone', ['2 100', '2 -100'], ['2 -100'], '2', ''],
  ])('%s', (_what, ours, theirs, leftHere, leftThere) => {
    const left = unmatched(postings(...ours), postings(...theirs))
    expect([serials(left.ours), serials(left.theirs)]).toEqual([leftHere, leftThere])
  })

  test('what is left makes the difference of the balances, and both sides see the same', () => {
    const side = fc.array(
      fc.record({ day: fc.integer({ min: 1, max: 4 }), amount: fc.integer({ min: -3, max: 3 }) }),
    )
    const made = (list: readonly { day: number; amount: number }[]): Posting[] =>
      list.map(({ day, amount }, index) => ({
        day: `2026-03-0${day}`,
        serial: index,
        code: '5011',
        amount: BigInt(amount),
      }))
    const total = (list: readonly Posting[]) => sum(list.map(({ amount }) => amount))
    fc.assert(
      fc.property(side, side, (one, other) => {
        const [ours, theirs] = [made(one), made(other)]
        const left = unmatched(ours, theirs)
        expect(total(left.ours) + total(left.theirs)).toBe(total(ours) + total(theirs))
        const seen = unmatched(theirs, ours)
        expect([seen.theirs.length, seen.ours.length]).toEqual([left.ours.length, left.theirs.length])
      }),
    )
  })
})
