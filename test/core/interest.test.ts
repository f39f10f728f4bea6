/**
 * Interest on deposits, method by method: tables of cases worked out by hand or by fractions elsewhere, and
 * the laws that hold for any case. Amounts in fen, rates in ppm.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../core/dates.ts'
import { agreementProducts, agreementSegments } from '../../core/interest/agreement.ts'
import { daysIn, depositConvention, earningBase, loanConvention } from '../../core/interest/convention.ts'
import { type DemandTerms, settleDemand } from '../../core/interest/demand.ts'
import { explainSegments } from '../../core/interest/explain.ts'
import { fixedOrDemandSegments } from '../../core/interest/fixedOrDemand.ts'
import { ratePeriods } from '../../core/interest/periods.ts'
import { type Movement, productsBetween, productsOf, productsUpTo } from '../../core/interest/products.ts'
import { exactInterest, interestOf, productSegment } from '../../core/interest/segments.ts'
import { postingDay, settlementOnOrAfter, settlementsBetween } from '../../core/interest/settlement.ts'
import { apply } from '../../core/ledger/apply.ts'
import { openAccount } from '../../core/ledger/build.ts'
import type { Account } from '../../core/ledger/entities.ts'
import { MapState } from '../../core/ledger/state.ts'
import { sum } from '../../core/std.ts'

const thirty = { ...depositConvention, dayCount: 'thirty' } as const
const OPEN = '2023-01-01'

/** `2023-01-01 1000.00` a line, in fen. */
const moved = (...rows: readonly (readonly [string, bigint])[]): Movement[] =>
  rows.map(([day, amount]) => ({ day, amount }))

const dayOffset = fc.integer({ min: 0, max: 800 })
const anyMovements = fc.array(fc.tuple(dayOffset, fc.bigInt(-5_000_000n, 9_000_000n)), { maxLength: 12 })
const toMovements = (rows: readonly (readonly [number, bigint])[]) =>
  rows
    .map(([offset, amount]) => ({ day: addDays(OPEN, offset), amount }))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))

describe('what earns, and for how long (rules.md §2.1)', () => {
  test.each([
    [100_099n, 100_000n, 100_099n],
    [99n, 0n, 99n],
    [0n, 0n, 0n],
    [-100_099n, 0n, 0n],
  ])('of %i fen a deposit earns on %i and a loan costs on %i', (balance, deposit, loan) => {
    expect(earningBase(balance, depositConvention)).toBe(deposit)
    expect(earningBase(balance, loanConvention)).toBe(loan)
  })

  test.each([
    ['2024-02-28', '2024-03-01', 2, 3],
    ['2023-02-28', '2023-03-01', 1, 3],
    ['2023-01-30', '2023-01-31', 1, 0],
    ['2023-01-31', '2023-03-31', 59, 60],
    ['2023-05-05', '2023-05-05', 0, 0],
  ])('from %s to %s are %i days, %i by months of thirty', (from, to, actual, savings) => {
    expect(daysIn(from, to, depositConvention)).toBe(actual)
    expect(daysIn(from, to, thirty)).toBe(savings)
  })

  test('half a fen is rounded up, once, after all segments are added', () => {
    const label = { zh: '段', en: 'Part' }
    const half = productSegment(label, 50_000n, 3_600)
    expect(interestOf([half])).toBe(1n)
    expect(interestOf([half, half])).toBe(1n)
    expect(interestOf([half, half, half])).toBe(2n)
    expect(exactInterest([half]).numerator * 2n).toBe(exactInterest([half]).denominator)
    expect(interestOf([])).toBe(0n)
  })

  test('the interest sheet shows a factor as it is spoken', () => {
    const [row, total] = explainSegments({
      segments: fixedOrDemandSegments(2_000_000n, '2023-01-05', '2023-05-07', 12_500),
      interest: 5_083n,
      tax: 0n,
    })
    expect(row?.text).toBe('20,000.00 × 122 × 1.25% × 0.6 ÷ 360 = 50.83333')
    expect(total?.text).toBe('50.83')
  })
})

describe('积数 (rules.md §2.1, DESIGN H2)', () => {
  test.each([
    ['nothing', moved(), '2023-06-21', 0n],
    ['one day', moved(['2023-01-01', 50_000n]), '2023-01-02', 50_000n],
    ['no day', moved(['2023-01-01', 50_000n]), '2023-01-01', 0n],
    ['a movement after the end', moved(['2023-03-01', 50_000n]), '2023-01-05', 0n],
    ['the leap day', moved(['2024-02-28', 10_000n]), '2024-03-01', 20_000n],
    ['parts of a yuan', moved(['2023-01-01', 150n], ['2023-01-03', 50n]), '2023-01-05', 600n],
    ['several a day', moved(['2023-01-01', 900n], ['2023-01-01', -400n]), '2023-01-11', 5_000n],
    [
      'an overdraft',
      moved(['2023-01-01', 500n], ['2023-01-03', -900n], ['2023-01-05', 600n]),
      '2023-01-06',
      1_200n,
    ],
    ['a huge balance', moved(['2023-01-01', 10n ** 20n]), '2024-01-01', 365n * 10n ** 20n],
  ])('of %s', (_case, movements, to, products) => {
    expect(productsOf(movements, to)).toBe(products)
  })

  test('equal adding up the balance of every single day', () => {
    fc.assert(
      fc.property(anyMovements, dayOffset, (rows, end) => {
        const movements = toMovements(rows)
        let products = 0n
        for (let day = OPEN; day < addDays(OPEN, end); day = addDays(day, 1)) {
          const balance = sum(movements.filter(one => one.day <= day).map(({ amount }) => amount))
          products += balance > 0n ? balance - (balance % 100n) : 0n
        }
        expect(productsOf(movements, addDays(OPEN, end))).toBe(products)
      }),
      { numRuns: 60 },
    )
  })

  test('a span that is split adds up', () => {
    fc.assert(
      fc.property(anyMovements, dayOffset, dayOffset, dayOffset, (rows, ...days) => {
        const [a = 0, b = 0, c = 0] = days.toSorted((x, y) => x - y)
        const [from, middle, to] = [addDays(OPEN, a), addDays(OPEN, b), addDays(OPEN, c)]
        for (const convention of [depositConvention, loanConvention, thirty]) {
          const between = (begin: string, end: string) =>
            productsBetween(toMovements(rows), begin, end, convention)
          expect(between(from, middle) + between(middle, to)).toBe(between(from, to))
        }
      }),
    )
  })

  test('by moment are the 积数 by movements, whatever is posted in the order of its days', () => {
    fc.assert(
      fc.property(anyMovements, dayOffset, (rows, later) => {
        const movements = toMovements(rows)
        const to = addDays(OPEN, 800 + later)
        expect(productsUpTo(posted(movements), to)).toBe(productsOf(movements, to))
      }),
    )
  })

  test('by moment are those of the value days too, where whole yuan are posted late', () => {
    const yuanRows = fc.array(fc.tuple(dayOffset, fc.bigInt(1n, 90_000n)), { maxLength: 12 })
    fc.assert(
      fc.property(yuanRows, rows => {
        // In the order in which they come, not in that of their value days.
        const movements = rows.map(([offset, yuan]) => ({ day: addDays(OPEN, offset), amount: yuan * 100n }))
        expect(productsUpTo(posted(movements), '2026-01-01')).toBe(productsOf(movements, '2026-01-01'))
      }),
    )
  })
})

/** A demand account after these movements, through the ledger itself. */
function posted(movements: readonly Movement[]): Account {
  const state = new MapState()
  const account = { no: 'A1', gl: '2011-11', unit: 'CNY', opened: OPEN, interestBase: 'yuan' } as const
  const effects = movements.map(({ day, amount }) => ({
    type: 'leg' as const,
    slip: 1,
    side: 'C' as const,
    account: 'A1',
    unit: 'CNY' as const,
    amount,
    medium: 'transfer' as const,
    valueDay: day,
  }))
  for (const effect of [openAccount(account), ...effects]) {
    for (const [kind, key, value] of apply(state, effect))
      state.rows.set(`${kind}:${key}`, { value, at: undefined })
  }
  return state.get('account', 'A1') as Account
}

describe('settlement days (rules.md §2.2)', () => {
  test.each([
    ['quarterly20', '2023-03-20', '2023-03-20', '2023-03-21'],
    ['quarterly20', '2023-03-21', '2023-06-20', '2023-06-21'],
    ['quarterly20', '2023-12-31', '2024-03-20', '2024-03-21'],
    ['monthly20', '2023-01-31', '2023-02-20', '2023-02-21'],
    ['yearly0630', '2004-06-30', '2004-06-30', '2004-07-01'],
    ['yearly0630', '2004-07-01', '2005-06-30', '2005-07-01'],
  ] as const)(
    '%s: what stands on %s is settled on %s and posted on %s',
    (calendar, day, settled, posting) => {
      expect(settlementOnOrAfter(day, calendar)).toBe(settled)
      expect(postingDay(settled)).toBe(posting)
    },
  )

  test('a year has four quarters, and the end is not counted', () => {
    const days = ['2023-03-20', '2023-06-20', '2023-09-20', '2023-12-20']
    expect(settlementsBetween('2023-01-01', '2024-01-01', 'quarterly20')).toEqual(days)
    expect(settlementsBetween('2023-03-20', '2023-12-20', 'quarterly20')).toEqual(days.slice(0, 3))
    expect(settlementsBetween('2023-03-21', '2023-03-21', 'quarterly20')).toEqual([])
  })
})

describe('demand deposits (rules.md §2.2)', () => {
  const rates = [
    { from: '2020-01-01', ppm: 3_500 },
    { from: '2023-06-08', ppm: 2_000 },
  ]
  const person: DemandTerms = { customer: 'person', rates, tax: [], convention: depositConvention }
  const tenThousand = moved(['2023-03-21', 1_000_000n])

  test('a person takes the rate of the settlement day for all days, a company each for its own', () => {
    const settle = (customer: 'person' | 'company') =>
      settleDemand(tenThousand, '2023-03-21', ['2023-06-20'], null, { ...person, customer })[0]?.interest
    expect(settle('person')).toBe(511n) // 1,000,000 × 92 × 0.2 % ÷ 360 = 511.11
    expect(settle('company')).toBe(840n) // 79 days at 0.35 %, 13 at 0.2 %: 768.06 + 72.22
  })

  test('what is settled earns from the posting day on; the closing day earns nothing', () => {
    const terms = { ...person, rates: rates.slice(0, 1) }
    const rows = settleDemand(tenThousand, '2023-03-21', ['2023-06-20'], '2023-09-21', terms)
    expect(rows.map(({ from, to, interest, balance }) => [from, to, interest, balance])).toEqual([
      ['2023-03-21', '2023-06-21', 894n, 1_000_894n],
      ['2023-06-21', '2023-09-21', 895n, 1_001_789n], // on 10,008.00
    ])
  })

  test('closed on the day it was opened, it has earned nothing', () => {
    const [row] = settleDemand(tenThousand, '2023-03-21', [], '2023-03-21', person)
    expect(row).toMatchObject({ products: 0n, interest: 0n, tax: 0n, balance: 1_000_000n })
  })

  test('interest is taxed at the rates of its days', () => {
    const tax = [{ from: '1999-11-01', ppm: 200_000 }]
    const [row] = settleDemand(tenThousand, '2023-03-21', ['2023-06-20'], null, { ...person, tax })
    expect(row).toMatchObject({ interest: 511n, tax: 102n, balance: 1_000_409n })
  })

  test('pieces of a span touch and are the whole of it', () => {
    const pieces = ratePeriods(rates, '2023-06-01', '2023-06-10')
    expect(pieces).toEqual([
      { from: '2023-06-01', to: '2023-06-08', ppm: 3_500 },
      { from: '2023-06-08', to: '2023-06-10', ppm: 2_000 },
    ])
    expect(ratePeriods(rates, '2023-06-08', '2023-06-09')).toHaveLength(1)
    expect(() => ratePeriods(rates, '2019-12-31', '2020-01-02')).toThrow('no rate on 2019-12-31')
  })

  test('agreement deposits: the quota at the demand rate, the rest at the agreement rate', () => {
    const movements = moved(['2023-03-21', 8_000_000n], ['2023-04-30', 7_000_000n], ['2023-05-01', 0n])
    const products = agreementProducts(movements, '2023-03-21', '2023-06-21', 10_000_000n)
    expect(products).toEqual({ quota: 8_000_000n * 40n + 10_000_000n * 52n, excess: 5_000_000n * 52n })
    const agreed = { quota: 10_000_000n, demandRatePpm: 2_000, agreementRatePpm: 11_500 }
    expect(interestOf(agreementSegments(products, agreed))).toBe(12_972n) // 4,666.67 + 8,305.56
  })
})
