/** Post-supervision: which rows are looked at, what notices come to, what the program rules out. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Effect } from '../../core/ledger/effects.ts'
import { MapState } from '../../core/ledger/state.ts'
import { yuan } from '../../core/money.ts'
import { defaultParameters } from '../../core/parameters.ts'
import { agrees, markOf, parseMark } from '../../core/supervision/mark.ts'
import { type CountedNotice, errorRate, pointsOf } from '../../core/supervision/points.ts'
import { ruledOut } from '../../core/supervision/ruledOut.ts'
import { sampledBy } from '../../core/supervision/sampling.ts'
import { transactionOf } from '../../core/transactions/catalogue.ts'
import type { ErrorCode } from '../../core/errorCatalogue.ts'

const leg = (side: 'D' | 'C', account: string, amount: number): Effect => ({
  type: 'leg',
  slip: 1,
  side,
  account,
  unit: 'CNY',
  amount: yuan(amount),
  medium: 'cash',
  valueDay: '2026-03-02',
})
const item = (key: string): Effect => ({ type: 'set', kind: 'item', key, from: null, to: {} })
const account = (customer: string | null): Effect => ({
  type: 'set',
  kind: 'account',
  key: '1',
  from: null,
  to: { customer },
})
const closing = (key: string): Effect => ({
  type: 'set',
  kind: 'account',
  key,
  from: { status: 'open' },
  to: { status: 'closed' },
})
const A1 = '0101110000000013'
/** Savings with a day to come, with one that has come today, and without any. */
const [Z1, Z2, N1] = ['0101130000000011', '0101130000000029', '0101150000000015'] as const
const accounts = new MapState(
  new Map(
    [
      { no: Z1, terms: { kind: 'instalment', maturity: '2026-03-03' } },
      { no: Z2, terms: { kind: 'instalment', maturity: '2026-03-02' } },
      { no: N1, terms: { kind: 'notice', noticeDays: 7 } },
    ].map(value => [`account:${value.no}` as const, { value, at: undefined }] as const),
  ),
)

/** ffff is 65535, whose last three digits are beyond any permille of chance that is tried. */
const HASH = 'ffffffff'

test.each<[what: string, code: string, effects: readonly Effect[], rules: string]>([
  ['a small deposit', '0510', [leg('D', '1001-01-01', 49_999), leg('C', A1, 49_999)], ''],
  ['a large deposit', '0510', [leg('D', '1001-01-01', 50_000), leg('C', A1, 50_000)], 'cash'],
  ['a large withdrawal', '0520', [leg('D', A1, 50_000), leg('C', '1001-01-01', 50_000)], 'cash'],
  ['cash between tills', '1003', [leg('D', '1001-01-01', 90_000), leg('C', '1001-01-00', 90_000)], ''],
  ['a reversal', '8501', [], 'corrected'],
  ['a manual voucher', '8520', [], 'corrected'],
  ['a small early withdrawal', '3206', [leg('D', A1, 49_999)], ''],
  ['a large early withdrawal', '3206', [leg('D', A1, 50_000)], 'early'],
  ['a large one that has matured', '3202', [leg('D', A1, 50_000)], ''],
  ['savings that end early', '3302', [leg('D', Z1, 50_000), closing(Z1)], 'early'],
  ['a little that ends early', '3302', [leg('D', Z1, 49_999.99), closing(Z1)], ''],
  ['savings that end on their day', '3302', [leg('D', Z2, 50_000), closing(Z2)], ''],
  ['a part that was agreed on', '3302', [leg('D', Z1, 50_000)], ''],
  ['a notice deposit that ends', '3302', [leg('D', N1, 50_000), closing(N1)], ''],
  ['a loss report', '4001', [item('loss-20260302-1')], 'loss'],
  ['a password that is lost', '4005', [item('passwordLoss-20260302-1')], 'loss'],
  ['a freeze', '4011', [item('freeze-20260302-1')], 'order'],
  ['a shortage', '1042', [item('cashError-20260302-1')], 'difference'],
  ['a counterfeit', '1051', [item('counterfeit-20260302-1')], 'counterfeit'],
  ['a new account', '0500', [account('000000001')], 'opened'],
  ['an account of the bank', '5012', [account(null)], ''],
])('post-supervision looks at %s', (_what, code, effects, rules) => {
  expect(sampledBy({ code, hash: HASH, effects }, defaultParameters, accounts).join(' ')).toBe(rules)
})

test('so many of a thousand are taken by chance, whoever asks', () => {
  const parameters = {
    ...defaultParameters,
    supervision: { ...defaultParameters.supervision, chancePermille: 100 },
  }
  const hashes = Array.from({ length: 4_000 }, (_, index) =>
    (index * 1_000_003).toString(16).padStart(8, '0'),
  )
  const taken = hashes.filter(
    hash => sampledBy({ code: '0510', hash, effects: [] }, parameters, accounts).length > 0,
  )
  expect(taken.length).toBeGreaterThan(340)
  expect(taken.length).toBeLessThan(460)
})

const notice = (serial: number, teller: string, tenths: number, state = 'issued'): CountedNotice => ({
  day: '2026-03-02',
  serial,
  teller,
  tenths,
  state,
})

test.each<[rule: string, notices: readonly CountedNotice[], points: Readonly<Record<string, number>>]>([
  ['several acts add up', [notice(1, '0011', 20), notice(2, '0011', 10)], { '0011': 30 }],
  ['of one act only the highest', [notice(1, '0011', 20), notice(1, '0011', 60)], { '0011': 60 }],
  ['nobody excuses another', [notice(1, '0011', 20), notice(1, '0002', 30)], { '0011': 20, '0002': 30 }],
  ['cancelled is nothing', [notice(1, '0011', 20, 'cancelled'), notice(1, '0011', 5)], { '0011': 5 }],
  [
    'a year holds twelve points',
    [notice(1, '0011', 60), notice(2, '0011', 60), notice(3, '0011', 60)],
    { '0011': 120 },
  ],
])('points: %s', (_rule, notices, points) => {
  expect(Object.fromEntries(pointsOf(notices, 120))).toEqual(points)
})

test.each<[errors: number, rows: number, rate: string | null]>([
  [140, 366_441, '3.82'],
  [0, 10, '0.00'],
  [1, 3, '3333.33'],
  [1, 200_000, '0.05'],
  [0, 0, null],
])('%s errors among %s rows are %s ‱', (errors, rows, rate) => {
  expect(errorRate(errors, rows)).toBe(rate)
})

test.each<[error: ErrorCode, code: string, out: boolean]>([
  ['E04', '0510', true],
  ['E04', '4011', false],
  ['E02', '0201', true],
  ['E02', '0510', true],
  ['E03', '0510', false],
  ['E08', '0510', true],
  ['E10', '0520', true],
  ['E12', '3201', true],
  ['E15', '0520', true],
  ['E15', '0530', false],
  ['E22', '6005', false],
])('%s at %s is ruled out: %s', (error, code, out) => {
  expect(ruledOut(error, transactionOf(code)) !== null).toBe(out)
})

test('a mark is read as it was written, and fits no other hash', () => {
  const hex = (length: number) =>
    fc
      .array(fc.constantFrom(...'0123456789abcdef'), { minLength: length, maxLength: length })
      .map(all => all.join(''))
  fc.assert(
    fc.property(hex(64), hex(64), fc.integer({ min: 1, max: 999_999 }), (hash, other, serial) => {
      const row = { branch: '0101', day: '2026-03-02', serial, hash }
      const mark = parseMark(markOf(row))
      expect(mark).toEqual({ ...row, hash: hash.slice(0, 16) })
      expect(mark && agrees(mark, hash)).toBe(true)
      expect(mark && agrees(mark, other)).toBe(other.startsWith(hash.slice(0, 16)))
    }),
    { seed: 20260302 },
  )
})

test.each([
  '',
  'ZG1',
  'ZG1 0101 2026-02-30 1 0123456789ABCDEF',
  'ZG1 0101 2026-03-02 x 0123456789ABCDEF',
  'ZG1 0101 2026-03-02 1 0123456789abcdeg',
  'ZG2 0101 2026-03-02 1 0123456789ABCDEF',
  'https://example.com/',
  'ZG1 0101 2026-03-02 1 0123456789ABCDEF; drop',
])('%j is no mark', text => {
  expect(parseMark(text)).toBeNull()
})
