/**
 * Interest on the other kinds of savings (rules.md §2.3): tables of cases worked out by hand or by fractions
 * elsewhere. Amounts in fen, rates in ppm.
 */
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween } from '../../core/dates.ts'
import { educationRate } from '../../core/interest/education.ts'
import { discountOf, heldBand } from '../../core/interest/fixedOrDemand.ts'
import { instalmentInterest, paymentsOf } from '../../core/interest/instalment.ts'
import { closeDrawsEarly, drawPlan } from '../../core/interest/interestDraw.ts'
import { partsDrawnSegments, partsSegments } from '../../core/interest/lumpInPartOut.ts'
import { type NoticeDraw, noticeInterest } from '../../core/interest/notice.ts'
import { interestOf } from '../../core/interest/segments.ts'
import { sum } from '../../core/std.ts'

describe('instalment deposits', () => {
  const plan = {
    instalment: 100_000n,
    count: 12,
    first: '2023-01-10',
    maturity: '2024-01-10',
    ratePpm: 13_500,
  }
  const missing = (...rows: readonly (readonly [number, number | null])[]) => paymentsOf(plan, new Map(rows))

  test.each([
    ['all twelve', missing(), null, 7_800_000n, 0n, 8_775n],
    ['one made up in the next month', missing([5, 6]), null, 7_700_000n, 0n, 8_663n],
    ['the first made up', missing([1, 2]), null, 7_700_000n, 0n, 8_663n],
    ['one never made up', missing([5, null]), 5, 4_200_000n, 85_700_000n, 5_201n],
    ['two in a row', missing([5, null], [6, null]), 5, 4_200_000n, 64_300_000n, 5_082n],
    ['one made up too late', missing([5, 7]), 5, 4_200_000n, 104_100_000n, 5_303n],
    ['the last', missing([12, null]), null, 7_700_000n, 0n, 8_663n],
  ] as const)(
    '%s: months at the rate, days after a breach at demand',
    (_case, paid, breach, months, days, interest) => {
      const result = instalmentInterest(plan, paid, '2024-01-10', 2_000)
      expect([result.breachMonth, result.monthlyProducts, result.demandProducts]).toEqual([
        breach,
        months,
        days,
      ])
      expect(interestOf(result.segments)).toBe(interest)
    },
  )

  test('the day of the month does not matter for the monthly products', () => {
    const late = paymentsOf(plan, new Map()).map(({ day, amount }) => ({
      day: `${day.slice(0, 8)}28`,
      amount,
    }))
    expect(instalmentInterest(plan, late, '2024-01-10', 2_000).monthlyProducts).toBe(7_800_000n)
  })

  test('drawn a day early, everything earns the demand rate for its days', () => {
    const result = instalmentInterest(plan, missing(), '2024-01-09', 2_000)
    const days = missing().map(({ day }) => BigInt(daysBetween(day, '2024-01-09')))
    expect(result).toMatchObject({ monthlyProducts: 0n, demandProducts: sum(days) * 100_000n })
  })

  test('overdue, what was paid in time earns the demand rate for the days beyond', () => {
    const result = instalmentInterest(plan, missing(), '2024-01-20', 2_000)
    expect(interestOf(result.segments)).toBe(8_842n) // 87.75 and 12,000 × 10 days: 0.6667
  })

  test('an instalment after the last month is no instalment', () => {
    const late = [...missing(), { day: '2024-01-10', amount: 100_000n }]
    expect(() => instalmentInterest(plan, late, '2024-01-10', 2_000)).toThrow('outside the plan')
  })
})

describe('principal kept, parts drawn, education', () => {
  test.each([
    [10_000_000n, 12, 1, 13_500, 135_000n, 12, 11_250n, 11_250n],
    [1_234_500n, 36, 3, 15_500, 57_404n, 12, 4_784n, 4_780n],
    [500_000n, 12, 12, 13_500, 6_750n, 1, 6_750n, 6_750n],
    [99n, 12, 1, 13_500, 0n, 12, 0n, 0n],
  ])('%i fen for %i months, every %i: the draws add up to the interest', (...row) => {
    const [principal, months, interval, rate, interest, draws, each, last] = row
    const plan = drawPlan(principal, rate, months, interval)
    expect([plan.interest, plan.draws, plan.each, plan.last]).toEqual([interest, draws, each, last])
    expect(plan.each * BigInt(plan.draws - 1) + plan.last).toBe(plan.interest)
  })

  test('draws that are no whole number are no plan', () => {
    expect(() => drawPlan(500_000n, 13_500, 12, 5)).toThrow('no whole number')
  })

  test.each([
    [56_250n, 8_889n, 47_361n, 9_952_639n],
    [0n, 8_889n, 0n, 10_008_889n],
    [8_889n, 8_889n, 0n, 10_000_000n],
  ])('closed early with %i drawn: due %i, taken back %i, paid out %i', (drawn, due, clawback, payout) => {
    const closed = closeDrawsEarly(10_000_000n, '2023-03-01', '2023-08-08', 2_000, drawn)
    expect([closed.interest, closed.clawback, closed.payout]).toEqual([due, clawback, payout])
  })

  const parts = { principal: 1_200_000n, each: 100_000n, times: 12, intervalMonths: 1, ratePpm: 13_500 }
  const dated = { ...parts, open: '2023-01-10', maturity: '2024-01-10' }

  test('parts drawn: the average of the whole and one part, over all months', () => {
    expect(interestOf(partsSegments(parts))).toBe(8_775n)
    const odd = { ...parts, principal: 1_200_100n }
    expect(interestOf(partsSegments(odd))).toBe(8_776n) // half of 13,001.00 is 6,500.50: 87.75675
  })

  test('all drawn in the second month: each day’s balance at the demand rate', () => {
    const segments = partsDrawnSegments(dated, '2023-02-20', 0n, 2_000)
    expect(interestOf(segments)).toBe(268n) // 12,000 × 31 + 11,000 × 10 = 482,000 yuan-days: 2.6778
  })

  test('a part left after maturity: the days beyond at the demand rate', () => {
    const late = partsDrawnSegments(dated, '2024-01-20', 100_000n, 2_000)
    expect(interestOf(late)).toBe(8_781n) // 87.75 and 0.0556
    expect(interestOf(partsDrawnSegments(dated, '2024-01-10', 0n, 2_000))).toBe(8_775n)
  })

  test.each([
    [12, true, { kind: 'lumpSum', months: 12, taxFree: true }],
    [36, true, { kind: 'lumpSum', months: 36, taxFree: true }],
    [72, true, { kind: 'lumpSum', months: 60, taxFree: true }],
    [36, false, { kind: 'instalment', months: 36, taxFree: false }],
  ] as const)('education savings of %i months, proof %s', (months, proof, rate) => {
    expect(educationRate(months, proof)).toEqual(rate)
  })
})

describe('notice deposits', () => {
  const draw: NoticeDraw = {
    principal: 50_000_000n,
    start: '2023-03-01',
    on: '2023-05-27',
    drawn: 10_000_000n,
    noticeDays: 7,
    notice: { day: '2023-05-20', amount: 10_000_000n },
    lapsedNotices: [],
    drawMin: 5_000_000n,
    balanceMin: 5_000_000n,
    ratePpm: 10_000,
    demandRatePpm: 2_000,
  }
  const since = (days: number) => ({ on: addDays('2023-03-01', days) })
  const named = (amount: bigint) => ({ notice: { day: '2023-05-20', amount } })

  test.each([
    ['as agreed', {}, null, 24_167n, 40_000_000n],
    ['without notice', { notice: null }, 'noNotice', 4_833n, 40_000_000n],
    ['a day before the day named', since(86), 'drawnEarly', 4_778n, 40_000_000n],
    ['a day after', since(88), 'drawnLate', 4_889n, 40_000_000n],
    [
      'held for six days',
      { ...since(6), notice: { day: '2023-02-28', amount: 10_000_000n } },
      'heldTooShort',
      333n,
      40_000_000n,
    ],
    [
      'held for seven',
      { ...since(7), notice: { day: '2023-03-01', amount: 10_000_000n } },
      null,
      1_944n,
      40_000_000n,
    ],
    ['more than agreed', { drawn: 12_000_000n }, null, 25_133n, 38_000_000n],
    ['less than agreed', { drawn: 8_000_000n }, null, 20_300n, 42_000_000n],
    [
      'less than the smallest draw',
      { drawn: 4_000_000n, ...named(4_000_000n) },
      'belowMinimumDraw',
      1_933n,
      46_000_000n,
    ],
    ['after a lapsed notice', { lapsedNotices: ['2023-04-01'] }, null, 22_222n, 40_000_000n],
    ['after two that overlap', { lapsedNotices: ['2023-04-04', '2023-04-01'] }, null, 21_389n, 40_000_000n],
    ['a rest too small to stand', { principal: 14_000_000n }, null, 26_100n, 0n],
    ['everything', { principal: 10_000_000n }, null, 24_167n, 0n],
  ] as const)('%s', (_case, change, breach, interest, remaining) => {
    const result = noticeInterest({ ...draw, ...change })
    expect([result.breach, interestOf(result.segments), result.remaining]).toEqual([
      breach,
      interest,
      remaining,
    ])
  })

  test('what was named and stayed has had its interest, and begins anew', () => {
    expect(noticeInterest({ ...draw, drawn: 8_000_000n }).restarted).toBe(2_000_000n)
    expect(noticeInterest({ ...draw, drawn: 12_000_000n }).restarted).toBe(0n)
    expect(noticeInterest({ ...draw, drawn: 8_000_000n, notice: null }).restarted).toBe(0n)
  })
})

describe('fixed or demand', () => {
  test.each([
    ['2023-04-29', 0, 1000],
    ['2023-04-30', 3, 600], // three months after a 31st
    ['2023-07-30', 3, 600],
    ['2023-07-31', 6, 600],
    ['2024-01-30', 6, 600],
    ['2024-01-31', 12, 600],
    ['2033-01-31', 12, 600],
  ])('held from 2023-01-31 to %s: the rate of %i months at %i permille', (on, band, permille) => {
    expect(heldBand('2023-01-31', on)).toBe(band)
    expect(discountOf(heldBand('2023-01-31', on))).toBe(permille)
  })
})
