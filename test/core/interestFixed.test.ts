/**
 * Interest on lump-sum deposits, its tax and its accrual (rules.md §2.3, §2.4): tables of cases worked out by
 * hand or by fractions elsewhere. Amounts in fen, rates in ppm.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, daysBetween } from '../../core/dates.ts'
import { accrualDays, accrualRows, expenseAtPayment } from '../../core/interest/accrual.ts'
import { depositConvention, loanConvention } from '../../core/interest/convention.ts'
import { fixedSegments } from '../../core/interest/fixed.ts'
import { renewalDays, renewedPeriods } from '../../core/interest/renewal.ts'
import { daySegment, interestOf } from '../../core/interest/segments.ts'
import { interestTax, taxShares } from '../../core/interest/tax.ts'
import { trial } from '../../core/interest/trial.ts'
import { defaultParameters } from '../../core/parameters.ts'
import { sum } from '../../core/std.ts'

const TEN_THOUSAND = 1_000_000n
const DEMAND = 3_500

const term = (start: string, months: number, ratePpm: number) => ({
  start,
  months,
  ratePpm,
  maturity: addMonths(start, months),
})

describe('lump-sum deposits', () => {
  test.each([
    ['on time', 'wholeMonths', '2023-03-15', 12, 15_000, '2024-03-15', 15_000n],
    ['opened on a leap day', 'actualDays', '2024-02-29', 12, 15_000, '2025-02-28', 15_208n],
    ['opened on a 31st', 'actualDays', '2023-08-31', 6, 13_000, '2024-02-29', 6_572n],
    ['drawn on the day it was opened', 'wholeMonths', '2023-03-15', 12, 15_000, '2023-03-15', 0n],
    ['drawn after one day', 'wholeMonths', '2023-03-15', 12, 15_000, '2023-03-16', 10n],
    ['drawn a day early', 'wholeMonths', '2023-03-15', 12, 15_000, '2024-03-14', 3_549n],
    ['a day overdue', 'wholeMonths', '2023-08-31', 6, 13_000, '2024-03-01', 6_510n],
    ['months and days, no days', 'monthsAndDays', '2023-03-15', 12, 15_000, '2024-03-15', 15_000n],
  ] as const)('%s, by %s', (_case, method, start, months, ratePpm, on, interest) => {
    expect(interestOf(fixedSegments(TEN_THOUSAND, term(start, months, ratePpm), on, DEMAND, method))).toBe(
      interest,
    )
  })

  test('by months and days, days that fill no month earn the daily rate of the term', () => {
    const odd = { start: '2023-01-31', months: 6, ratePpm: 18_000, maturity: '2023-08-15' }
    expect(interestOf(fixedSegments(TEN_THOUSAND, odd, '2023-08-15', DEMAND, 'monthsAndDays'))).toBe(9_750n)
  })

  test('parts of a yuan do not earn unless the convention says so', () => {
    const year = term('2023-03-15', 12, 15_000)
    const interest = (convention = depositConvention) =>
      interestOf(fixedSegments(TEN_THOUSAND + 99n, year, '2024-03-15', DEMAND, 'wholeMonths', convention))
    expect(interest()).toBe(15_000n)
    expect(interest(loanConvention)).toBe(15_001n)
  })

  test('a huge principal is exact', () => {
    const huge = 99_999_999_999_999_999_900n
    const five = term('2020-02-29', 60, 27_500)
    const on = addDays(five.maturity, 400)
    expect(interestOf(fixedSegments(huge, five, on, DEMAND, 'wholeMonths'))).toBe(14_138_888_888_888_888_875n)
  })

  test('drawn in part, the parts together are never a fen off by more than their roundings', () => {
    const year = term('2023-03-15', 12, 15_000)
    fc.assert(
      fc.property(fc.bigInt(1n, 9_999n), fc.integer({ min: 0, max: 500 }), (yuan, days) => {
        const on = addDays(year.start, days)
        const of = (amount: bigint) => interestOf(fixedSegments(amount, year, on, DEMAND, 'actualDays'))
        const apart = of(yuan * 100n) + of(TEN_THOUSAND - yuan * 100n) - of(TEN_THOUSAND)
        expect(apart >= -1n && apart <= 1n).toBe(true)
      }),
    )
  })

  test('before it was opened nothing can be drawn', () => {
    const year = term('2023-03-15', 12, 15_000)
    expect(() => fixedSegments(TEN_THOUSAND, year, '2023-03-14', DEMAND, 'wholeMonths')).toThrow(
      'interest for -1',
    )
  })

  test('3290 works a demand deposit out on whole yuan', () => {
    const input = {
      product: 'demand',
      amount: 100_099n,
      term: null,
      rate: 3_500,
      start: '2023-06-21',
    } as const
    const rows = trial({ ...input, end: '2023-09-20' }, '2023-09-20', defaultParameters)
    expect(rows.find(({ label }) => label.en === 'Interest')?.text).toBe('0.88')
  })
})

describe('automatic renewal', () => {
  const house = { method: 'wholeMonths', tax: [], convention: depositConvention } as const
  const halfYears = ['2009-02-03', '2009-08-03', '2010-02-03'].map(start => term(start, 6, 19_800))

  test('interest joins the principal, its parts of a yuan do not earn', () => {
    const rows = renewedPeriods(800_000n, halfYears, '2010-03-10', 3_600, house)
    expect(rows.map(({ principal, end, interest }) => [principal, end, interest])).toEqual([
      [800_000n, '2009-08-03', 7_920n],
      [807_920n, '2010-02-03', 7_998n],
      [815_918n, '2010-03-10', 286n],
    ])
  })

  test('drawn on the day of a renewal, it is not renewed', () => {
    expect(renewedPeriods(800_000n, halfYears, '2009-08-03', 3_600, house)).toHaveLength(1)
    expect(renewalDays('2009-02-03', 6, '2009-08-03')).toEqual([])
    expect(renewalDays('2009-02-03', 6, '2009-08-04')).toEqual(['2009-08-03'])
  })

  test('renewed no more, the days beyond earn the demand rate', () => {
    const rows = renewedPeriods(800_000n, halfYears.slice(0, 2), '2010-02-13', 3_600, house)
    expect(rows.map(({ interest }) => interest)).toEqual([7_920n, 8_079n]) // 79.9821 and ten days, 0.8079
  })

  test('what joins the principal is what the tax leaves', () => {
    const tax = [{ from: '1999-11-01', ppm: 200_000 }]
    const [first, second] = renewedPeriods(800_000n, halfYears, '2010-02-03', 3_600, { ...house, tax })
    expect([first?.tax, second?.principal]).toEqual([1_584n, 806_336n])
  })

  test('a deposit of a 31st renews from the day it last renewed on', () => {
    expect(renewalDays('2023-08-31', 6, '2024-12-31')).toEqual(['2024-02-29', '2024-08-29'])
  })
})

describe('tax on interest (rules.md §2.4)', () => {
  const rates = defaultParameters.interestTax

  test.each([
    [110_700n, '2006-08-20', '2009-08-20', 9_399n],
    [10_000n, '1999-10-31', '1999-11-02', 1_000n], // the 31st is the 30th
    [10_000n, '1999-10-30', '1999-11-02', 1_000n],
    [10_000n, '2007-08-14', '2007-08-15', 2_000n],
    [10_000n, '2007-08-15', '2007-08-16', 500n],
    [10_000n, '2007-08-30', '2007-08-31', 500n],
    [10_000n, '2007-08-15', '2007-08-15', 500n],
    [10_000n, '2008-10-09', '2030-01-01', 0n],
    [0n, '2000-01-01', '2001-01-01', 0n],
  ])('on %i fen from %s to %s', (interest, from, to, tax) => {
    expect(interestTax(interest, from, to, rates)).toBe(tax)
  })

  test('the shares of the rates are the whole span', () => {
    const days = taxShares('2006-08-20', '2009-08-20', rates).map(share => share.days)
    expect(days).toEqual([355, 414, 311])
    expect(taxShares('1990-01-01', '1990-02-01', [{ from: '1999-11-01', ppm: 200_000 }])).toMatchObject([
      { ppm: 0 },
    ])
  })
})

describe('accrual (rules.md §1.3, DESIGN H16)', () => {
  const label = { zh: '计提', en: 'Accrual' }

  test('the days are month ends and the last day', () => {
    expect(accrualDays('2024-01-15', '2024-03-10')).toEqual(['2024-01-31', '2024-02-29', '2024-03-09'])
    expect(accrualDays('2024-01-15', '2024-03-01')).toEqual(['2024-01-31', '2024-02-29'])
    expect(accrualDays('2024-01-31', '2024-02-01')).toEqual(['2024-01-31'])
    expect(accrualDays('2024-01-31', '2024-01-31')).toEqual([])
  })

  test('what is posted adds up to the interest, to the fen, and the days to the whole', () => {
    const principal = fc.bigInt(0n, 10n ** 18n)
    const rate = fc.integer({ min: 0, max: 200_000 })
    fc.assert(
      fc.property(
        principal,
        rate,
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: 1, max: 900 }),
        (base, ppm, at, length) => {
          const from = addDays('2022-01-01', at)
          const to = addDays(from, length)
          const earned = (until: string) => [daySegment(label, base, ppm, daysBetween(from, until))]
          const rows = accrualRows(from, accrualDays(from, to), earned)
          expect(sum(rows.map(({ posted }) => posted))).toBe(interestOf(earned(to)))
          expect(rows.reduce((days, row) => days + row.days, 0)).toBe(length)
          expect(rows.every(({ posted }) => posted >= 0n)).toBe(true)
        },
      ),
    )
  })

  test('drawn early, more may have been accrued than is due: the expense is in red', () => {
    expect(expenseAtPayment(4_833n, 32_500n)).toBe(-27_667n)
    expect(expenseAtPayment(45_000n, 32_500n)).toBe(12_500n)
  })
})
