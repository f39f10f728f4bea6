/**
 * Interest on loans and discounted bills (rules.md §2.6): tables of cases worked out by hand or by fractions
 * elsewhere, and the laws of a schedule. Amounts in fen, rates in ppm.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { discountSegments, REMOTE_DAYS } from '../../core/interest/discount.ts'
import { loanPeriods, loanSegments } from '../../core/interest/loan.ts'
import { penaltyPermille, penaltyRate, penaltySegments } from '../../core/interest/penalty.ts'
import {
  prepaymentSegments,
  scheduleOverMonths,
  scheduleWithPayment,
} from '../../core/interest/prepayment.ts'
import { balanceAfter, equalInstalments, equalPayment, equalPrincipal } from '../../core/interest/schedule.ts'
import { interestOf } from '../../core/interest/segments.ts'
import { sum } from '../../core/std.ts'

const LOAN = 10_000_000n

describe('interest by days', () => {
  test.each([
    ['paid with the principal', '2023-01-10', '2023-07-10', 218_708n],
    ['over a leap day', '2024-02-28', '2024-03-01', 2_417n],
    ['one day', '2023-01-10', '2023-01-11', 1_208n],
    ['no day', '2023-01-10', '2023-01-10', 0n],
  ])('%s', (_case, from, on, interest) => {
    expect(interestOf(loanSegments(LOAN, 43_500, from, '2030-01-01', on, 1_500))).toBe(interest)
  })

  test.each([
    ['before maturity', '2023-06-10', '2023-07-10', 36_250n],
    ['across it', '2023-06-10', '2023-07-20', 54_375n], // 30 days, and 10 half as dear again
    ['after it', '2023-07-15', '2023-07-20', 9_063n],
  ])('%s, overdue days cost the penalty rate', (_case, from, on, interest) => {
    expect(interestOf(loanSegments(LOAN, 43_500, from, '2023-07-10', on, 1_500))).toBe(interest)
  })

  test('every fen of a loan costs', () => {
    const interest = (principal: bigint) =>
      interestOf(loanSegments(principal, 36_000, '2023-01-01', '2030-01-01', '2023-12-27', 1_500))
    expect(interest(99n)).toBe(4n) // 360 days: 3.564
    expect(interest(10n ** 20n + 1n)).toBe(36n * 10n ** 17n)
  })

  test('settled on the 20th, that day included, and the rest at the end', () => {
    const days = ['2023-06-20', '2023-09-20']
    expect(loanPeriods('2023-04-15', days, '2023-10-15')).toEqual([
      { from: '2023-04-15', to: '2023-06-21' },
      { from: '2023-06-21', to: '2023-09-21' },
      { from: '2023-09-21', to: '2023-10-15' },
    ])
    expect(loanPeriods('2023-06-21', days.slice(0, 1), '2023-09-21')).toEqual([
      { from: '2023-06-21', to: '2023-09-21' },
    ])
  })
})

describe('schedules', () => {
  test.each([
    [1_200_000n, 60_000, 12, 103_280n],
    [20_000_000n, 49_000, 240, 130_889n],
    [1_200_000n, 0, 12, 100_000n],
    [1_000_000n, 60_000, 1, 1_005_000n],
    [100n, 60_000, 3, 34n],
  ])('%i fen at %i ppm in %i equal instalments', (principal, rate, months, payment) => {
    expect(equalPayment(principal, rate, months)).toBe(payment)
  })

  test('the last row of equal principal clears what does not divide', () => {
    const rows = equalPrincipal(1_000_000n, 60_000, 3)
    expect(rows.map(row => [row.interest, row.principal, row.payment, row.balance])).toEqual([
      [5_000n, 333_333n, 338_333n, 666_667n],
      [3_333n, 333_333n, 336_666n, 333_334n],
      [1_667n, 333_334n, 335_001n, 0n],
    ])
  })

  test('principal is repaid exactly, every row adds up, and only the last payment differs', () => {
    const principal = fc.bigInt(100_000n, 10n ** 12n)
    const rate = fc.integer({ min: 0, max: 240_000 })
    fc.assert(
      fc.property(principal, rate, fc.integer({ min: 1, max: 360 }), (amount, ppm, months) => {
        for (const rows of [equalInstalments(amount, ppm, months), equalPrincipal(amount, ppm, months)]) {
          expect(sum(rows.map(row => row.principal))).toBe(amount)
          expect(rows.at(-1)?.balance).toBe(0n)
          expect(rows.every(row => row.payment === row.principal + row.interest)).toBe(true)
        }
        const payments = equalInstalments(amount, ppm, months).map(row => row.payment)
        expect(new Set(payments.slice(0, -1)).size).toBeLessThanOrEqual(1)
        // Each month's rounding is half a fen at most, grown by the interest of the months after it.
        const drift = (payments.at(-1) ?? 0n) - equalPayment(amount, ppm, months)
        expect(drift > -400_000n && drift < 400_000n).toBe(true)
      }),
      { numRuns: 40 },
    )
  })

  test('an odd first period costs its days, and repays what a month would', () => {
    const [first, second] = equalInstalments(1_200_000n, 60_000, 12, 45)
    expect([first?.interest, first?.principal, second?.payment]).toEqual([9_000n, 97_280n, 103_280n])
  })

  test('the balance after so many instalments', () => {
    const rows = equalInstalments(20_000_000n, 49_000, 240)
    expect([0, 1, 240].map(paid => balanceAfter(20_000_000n, rows, paid))).toEqual([
      20_000_000n,
      19_950_778n,
      0n,
    ])
    expect(() => balanceAfter(20_000_000n, rows, 241)).toThrow('no instalment 241')
  })

  test('a loan in no instalments is none', () => {
    expect(() => equalPayment(LOAN, 43_500, 0)).toThrow('0 instalments')
  })
})

describe('penalties', () => {
  test('of two penalties only the heavier applies', () => {
    expect(penaltyPermille([500, 1_000])).toBe(2_000)
    expect(penaltyPermille([300])).toBe(1_300)
    expect(penaltyPermille([])).toBe(1_000)
    expect(penaltyRate(43_500, 1_300)).toEqual({ numerator: 56_550_000n, denominator: 1_000n })
  })

  test.each([
    ['overdue principal', { principal: LOAN, interest: 0n, days: 30 }, 54_375n, 0n],
    ['unpaid interest', { principal: 0n, interest: 54_375n, days: 30 }, 0n, 296n],
    ['both', { principal: LOAN, interest: 54_375n, days: 30 }, 54_375n, 296n],
    ['no day', { principal: LOAN, interest: 54_375n, days: 0 }, 0n, 0n],
  ])('%s', (_case, arrears, penalty, compound) => {
    const segments = penaltySegments(arrears, 43_500, 1_500)
    expect([interestOf(segments.penalty), interestOf(segments.compound)]).toEqual([penalty, compound])
  })
})

describe('prepayment', () => {
  test('interest runs by days on what is still owed', () => {
    expect(interestOf(prepaymentSegments(19_950_778n, 49_000, 10))).toBe(27_155n)
    expect(interestOf(prepaymentSegments(19_950_778n, 49_000, 0))).toBe(0n)
  })

  test('partly prepaid, the instalment falls and the months stay', () => {
    const rows = scheduleOverMonths(600_000n, 60_000, 12)
    expect([rows.length, rows[0]?.payment]).toEqual([12, 51_640n])
  })

  test('or the instalment stays and the loan ends sooner', () => {
    const rows = scheduleWithPayment(600_000n, 60_000, 103_280n)
    expect([rows.length, rows.at(-1)?.balance, sum(rows.map(row => row.principal))]).toEqual([
      6,
      0n,
      600_000n,
    ])
    expect(rows.slice(0, -1).every(row => row.payment === 103_280n)).toBe(true)
    expect(rows.at(-1)?.payment).toBeLessThanOrEqual(103_280n)
  })

  test('an instalment that does not cover its interest never ends', () => {
    expect(() => scheduleWithPayment(600_000n, 60_000, 3_000n)).toThrow('does not cover its interest')
  })
})

describe('discount', () => {
  const bill = { worth: 100_000_000n, on: '2023-03-01', maturity: '2023-06-01', ratePpm: 24_000 }

  test.each([
    ['here', 0, 613_333n],
    ['in another place', REMOTE_DAYS, 633_333n],
  ])('payable %s', (_case, transitDays, interest) => {
    expect(interestOf(discountSegments({ ...bill, transitDays }))).toBe(interest)
  })

  test('on the day it is due, it costs nothing', () => {
    expect(interestOf(discountSegments({ ...bill, on: bill.maturity, transitDays: 0 }))).toBe(0n)
  })
})
