/**
 * Instalment deposits (零存整取), rules.md §2.3: a fixed amount each month. Interest is counted by monthly
 * products (月积数): each month's balance, times the monthly rate; on which day of its month an instalment
 * came does not matter. A missed month may be made up in the next one, and then earns from there; a month
 * neither paid nor made up breaks the contract (违约): what was paid before keeps its months and its rate,
 * what is paid after it earns the demand rate for its days. Drawn early, everything earns the demand rate;
 * after maturity, the days beyond do.
 */
import { addMonths, type Day } from '../dates.ts'
import { assert, sum } from '../std.ts'
import { type Convention, depositConvention, earningBase } from './convention.ts'
import { overdueSegments } from './fixed.ts'
import { demandSegment, type Movement, productsOf } from './products.ts'
import { monthSegment, type Segment } from './segments.ts'

export interface InstalmentPlan {
  readonly instalment: bigint
  readonly count: number
  readonly first: Day
  readonly maturity: Day
  readonly ratePpm: number
}

export interface InstalmentInterest {
  readonly segments: readonly Segment[]
  /** Fen-months at the contract rate. */
  readonly monthlyProducts: bigint
  /** Fen-days at the demand rate, without those after maturity. */
  readonly demandProducts: bigint
  /** The first month, counted from 1, that was neither paid nor made up; null when none was. */
  readonly breachMonth: number | null
  readonly paid: bigint
}

/** Interest of what was paid in, drawn on a day. */
export function instalmentInterest(
  plan: InstalmentPlan,
  payments: readonly Movement[],
  on: Day,
  demandRatePpm: number,
  convention: Convention = depositConvention,
): InstalmentInterest {
  const paid = sum(payments.map(({ amount }) => amount))
  const breachMonth = breachOf(plan, payments, on)
  if (on < plan.maturity) {
    const demandProducts = productsOf(payments, on, convention)
    const segments = [demandSegment(demandProducts, demandRatePpm, convention)]
    return { segments, monthlyProducts: 0n, demandProducts, breachMonth, paid }
  }
  const isBefore = ({ day }: Movement) => breachMonth === null || monthOf(plan, day) <= breachMonth
  const before = payments.filter(isBefore)
  const after = payments.filter(payment => !isBefore(payment))
  const monthlyProducts = monthlyProductsOf(plan, before, convention)
  const demandProducts = productsOf(after, on, convention)
  const kept = earningBase(sum(before.map(({ amount }) => amount)), convention)
  const label = { zh: '月积数', en: 'Monthly products' }
  const segments = [
    monthSegment(label, monthlyProducts, plan.ratePpm, 1),
    ...(after.length > 0 ? [demandSegment(demandProducts, demandRatePpm, convention)] : []),
    ...overdueSegments(kept, plan.maturity, on, demandRatePpm, convention),
  ]
  return { segments, monthlyProducts, demandProducts, breachMonth, paid }
}

/**
 * The payments of a plan kept but for some months: a missed month maps to the month in which it was made up,
 * or to null. Months count from 1.
 */
export function paymentsOf(plan: InstalmentPlan, missed: ReadonlyMap<number, number | null>): Movement[] {
  return Array.from({ length: plan.count }, (_, index) => index + 1).flatMap((month): Movement[] => {
    const paidIn = missed.has(month) ? missed.get(month) : month
    if (paidIn === null || paidIn === undefined) return []
    return [{ day: addMonths(plan.first, paidIn - 1), amount: plan.instalment }]
  })
}

/** A month is looked at once the month after it, in which it could be made up, has passed. */
function breachOf(plan: InstalmentPlan, payments: readonly Movement[], on: Day): number | null {
  const paidIn = new Map<number, bigint>()
  for (const { day, amount } of payments) {
    const month = monthOf(plan, day)
    assert(month >= 1 && month <= plan.count, `an instalment on ${day} is outside the plan`)
    paidIn.set(month, (paidIn.get(month) ?? 0n) + amount)
  }
  for (let month = 1; month <= plan.count; month++) {
    const own = paidIn.get(month) ?? 0n
    const next = paidIn.get(month + 1) ?? 0n
    const isOver = on >= addMonths(plan.first, month + 1)
    if (isOver && own === 0n && next < plan.instalment * 2n) return month
  }
  return null
}

/** Each month's balance, added up over the months of the plan. */
function monthlyProductsOf(
  plan: InstalmentPlan,
  payments: readonly Movement[],
  convention: Convention,
): bigint {
  let products = 0n
  for (let month = 1; month <= plan.count; month++) {
    const until = payments.filter(({ day }) => monthOf(plan, day) <= month)
    products += earningBase(sum(until.map(({ amount }) => amount)), convention)
  }
  return products
}

/** The calendar month of a day, counted from the first of the plan as 1. */
export function monthOf({ first }: Pick<InstalmentPlan, 'first'>, day: Day): number {
  const index = (of: Day) => Number(of.slice(0, 4)) * 12 + Number(of.slice(5, 7))
  return index(day) - index(first) + 1
}
