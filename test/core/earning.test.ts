/** What deposits earn by their lines, against each account by its own functions. */
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '../../core/dates.ts'
import { earnedSegments, earningsOf, EarningSum } from '../../core/interest/earning.ts'
import { Parts } from '../../core/interest/parts.ts'
import { productsOf } from '../../core/interest/products.ts'
import { runningSegments } from '../../core/interest/running.ts'
import { exactInterest, interestOf, productSegment, spanSegment } from '../../core/interest/segments.ts'
import { depositConvention } from '../../core/interest/convention.ts'
import type { Account } from '../../core/ledger/entities.ts'
import type { Agreement } from '../../core/ledger/terms.ts'
import { defaultParameters } from '../../core/parameters.ts'
import { practiceBooks } from '../../core/practice.ts'
import { randomFrom, sum } from '../../core/std.ts'

const plain: Account = {
  no: '0101110000000013',
  gl: '2011-11',
  unit: 'CNY',
  customer: '1',
  product: 'demand',
  status: 'open',
  opened: '2026-01-05',
  closed: null,
  balance: -1_000_050n,
  held: 0n,
  minimum: 0n,
  restrictions: [],
  interestBase: null,
  moment: 0n,
  terms: null,
  paper: null,
  printed: null,
}

const label = { zh: '', en: '' }
const TO = '2026-06-01'
const exact = (account: Account, to: Day = TO) =>
  exactInterest(earnedSegments(earningsOf(account), to, defaultParameters)).numerator

const span = (ppm: number, from: Day, to: Day, base = 1_000_000n) =>
  exactInterest([spanSegment(label, base, ppm, { from, to }, depositConvention)]).numerator

const term = { months: 12, ratePpm: 15_000, start: '2026-01-05', maturity: '2027-01-05' }

describe('an account up to a day', () => {
  test.each<[string, Partial<Account>, bigint]>([
    ['a fixed deposit earns its rate on whole yuan', fixed({}), span(15_000, '2026-01-05', TO)],
    [
      'and no more once it has matured',
      fixed({ maturity: '2026-04-05' }),
      span(15_000, '2026-01-05', '2026-04-05'),
    ],
    [
      'instalments each from their day',
      {
        product: 'instalment',
        terms: {
          kind: 'instalment',
          ...term,
          instalment: 10_000n,
          count: 12,
          payments: [
            { day: '2026-01-05', amount: 10_000n },
            { day: '2026-02-05', amount: 10_000n },
          ],
          unprovenPpm: null,
        },
      },
      span(15_000, '2026-01-05', TO, 10_000n) + span(15_000, '2026-02-05', TO, 10_000n),
    ],
    [
      'principal kept from the last part drawn',
      {
        product: 'principalKept',
        terms: { kind: 'principalKept', ...term, intervalMonths: 1, drawn: 3, paid: 3_750n },
      },
      span(15_000, '2026-04-05', TO),
    ],
    [
      'lump in, part out on what is left',
      {
        product: 'lumpInPartOut',
        terms: {
          kind: 'lumpInPartOut',
          ...term,
          intervalMonths: 3,
          principal: 1_000_000n,
          each: 250_000n,
          draws: [{ day: '2026-04-05', amount: -250_000n }],
        },
      },
      span(15_000, '2026-01-05', TO) - span(15_000, '2026-04-05', TO, 250_000n),
    ],
    [
      'notice by its layers, at the rate of the day',
      {
        product: 'notice',
        terms: {
          kind: 'notice',
          noticeDays: 7,
          layers: [{ start: '2026-02-01', amount: 600_000n }],
          notice: null,
          lapsed: [],
        },
      },
      span(13_500, '2026-02-01', TO, 600_000n),
    ],
    [
      'fixed or demand as demand',
      { product: 'fixedOrDemand', terms: { kind: 'fixedOrDemand', start: '2026-01-05' } },
      span(3_500, '2026-01-05', TO),
    ],
    ['a closed account nothing', { ...fixed({}), status: 'closed' }, 0n],
    ['a loan nothing', { product: 'loan', gl: '1303-01' }, 0n],
  ])('%s', (_what, differs, expected) => {
    expect(exact({ ...plain, ...differs })).toBe(expected)
  })
})

function fixed(differs: Partial<typeof term>): Partial<Account> {
  return { product: 'lumpSum', terms: { kind: 'fixed', ...term, partials: 0, ...differs } }
}

/** A running account of some history: its balance, 积数 so far, and sometimes an agreement and rate changes. */
function running(seed: number): Account {
  const random = randomFrom(seed)
  const balance = -BigInt(random.below(9_000_000))
  const moment = BigInt(random.below(1_000_000)) * 1_000_000n
  const company = random.below(2) === 0
  const account: Account = { ...plain, balance, moment, interestBase: 'yuan' }
  if (!company) return account
  const agreement: Agreement | null =
    random.below(2) === 0
      ? null
      : {
          quota: 3_000_000n,
          ratePpm: 11_500,
          from: '2026-03-21',
          moment: BigInt(random.below(1_000_000)) * 900_000n,
          before: random.below(2) === 0 ? [] : [{ products: 77_000_000n, ratePpm: 12_000 }],
        }
  const days = ['2026-04-10', '2026-05-02'].slice(0, random.below(3))
  const checkpoints = days.map((day, index) => ({ day, products: BigInt((index + 1) * 1_000_000) }))
  return { ...account, gl: '2011-01', product: 'corporateDemand', agreement, checkpoints }
}

test('2,000 running accounts earn by their lines what their segments say, and together what all of them do', () => {
  const all = Array.from({ length: 2_000 }, (_, seed) => running(seed))
  const segmentsOf = (account: Account) => runningSegments(account, TO, addDays(TO, -1), defaultParameters)
  for (const [seed, account] of all.entries())
    expect([seed, exact(account)]).toEqual([seed, exactInterest(segmentsOf(account)).numerator])
  const lines = all.reduce((sum, account) => sum.add(earningsOf(account)), new EarningSum()).lines()
  expect(lines.length).toBeLessThan(8)
  expect(interestOf(earnedSegments(lines, TO, defaultParameters))).toBe(interestOf(all.flatMap(segmentsOf)))
  expect(lines.reduce((sum, line) => sum + line.accounts, 0)).toBe(2_000)
})

test.each([1, 2, 3, 4, 5])(
  'parts of 1,000 accounts come to what all are booked at, wherever they begin: seed %s',
  seed => {
    const all = Array.from({ length: 1_000 }, (_, index) => earningsOf(running(seed * 10_007 + index)))
    const each = all.map(lines => earnedSegments(lines, TO, defaultParameters))
    const parts = new Parts()
    const shared = each.map(segments => parts.next(segments))
    const lines = all.reduce((added, own) => added.add(own), new EarningSum()).lines()
    const booked = interestOf(earnedSegments(lines, TO, defaultParameters))
    expect([parts.shared, sum(shared)]).toEqual([booked, booked])
    for (const [index, segments] of each.entries()) {
      const { numerator, denominator } = exactInterest(segments)
      const off = (shared[index] ?? 0n) * denominator - numerator
      expect([index, off > -denominator && off < denominator]).toEqual([index, true])
    }
    // Each rounded by himself comes to something else.
    expect(sum(each.map(segments => interestOf(segments)))).not.toBe(booked)
  },
)

test('what is taken away leaves nothing', () => {
  const lines = earningsOf(running(3))
  expect(new EarningSum().add(lines).add(lines, -1).lines()).toEqual([])
})

test('a movement is the same, by the lines and by the days', () => {
  const movements = [
    { day: '2026-01-05', amount: 500_000n },
    { day: '2026-03-01', amount: 123_400n },
  ]
  const products = productsOf(movements, TO)
  const account = {
    ...plain,
    product: 'lumpInPartOut' as const,
    terms: {
      kind: 'lumpInPartOut' as const,
      ...term,
      intervalMonths: 3,
      principal: 500_000n,
      each: 1n,
      draws: movements.slice(1),
    },
  }
  expect(exact(account)).toBe(exactInterest([productSegment(label, products, 15_000)]).numerator)
})

test('every kind of deposit of the practice branch has lines', () => {
  const accounts = [...practiceBooks().rows.values()].flatMap(stored => {
    const value = stored?.value as Account | undefined
    return value?.product && value.product !== 'loan' && value.status === 'open' ? [value] : []
  })
  const without = accounts.filter(account => earningsOf(account).length === 0).map(({ product }) => product)
  expect(without).toEqual([])
  expect(new Set(accounts.map(({ product }) => product)).size).toBeGreaterThan(6)
})
