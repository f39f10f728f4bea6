/**
 * A fixed deposit that renews itself (自动转存), rules.md §2.3: at maturity its interest, less tax, joins the
 * principal, and a new term begins at the rate of that day. Interest is rounded each time it joins, because
 * it is paid each time; parts of a yuan are kept in the deposit but do not earn. The last period ends as any
 * fixed deposit does: early, on time, or overdue when the bank was not to renew again.
 */
import { addMonths, type Day } from '../dates.ts'
import { assert } from '../std.ts'
import type { Convention } from './convention.ts'
import { type FixedMethod, fixedSegments, type FixedTerm } from './fixed.ts'
import type { DatedRate } from './periods.ts'
import { interestOf, type Segment } from './segments.ts'
import { interestTax } from './tax.ts'

export interface RenewedPeriod extends FixedTerm {
  readonly principal: bigint
  /** The next renewal, or the day on which all is drawn. */
  readonly end: Day
  readonly segments: readonly Segment[]
  readonly interest: bigint
  readonly tax: bigint
}

export interface RenewalTerms {
  readonly method: FixedMethod
  readonly tax: readonly DatedRate[]
  readonly convention: Convention
}

/** Days on which a deposit renews before it is drawn: each maturity is counted from the renewal before it. */
export function renewalDays(open: Day, months: number, on: Day): Day[] {
  assert(months >= 1, `a term of ${months} months`)
  const days: Day[] = []
  for (let day = addMonths(open, months); day < on; day = addMonths(day, months)) days.push(day)
  return days
}

/**
 * The periods of a deposit up to the day on which it is drawn; `terms` are the first one and its renewals.
 */
export function renewedPeriods(
  principal: bigint,
  terms: readonly FixedTerm[],
  on: Day,
  demandRatePpm: number,
  { method, tax: taxRates, convention }: RenewalTerms,
): RenewedPeriod[] {
  const periods: RenewedPeriod[] = []
  let capital = principal
  for (const [index, term] of terms.entries()) {
    if (index > 0 && term.start >= on) break
    const next = terms[index + 1]?.start ?? on
    const end = next < on ? next : on
    const segments = fixedSegments(capital, term, end, demandRatePpm, method, convention)
    const interest = interestOf(segments)
    const tax = interestTax(interest, term.start, end, taxRates)
    periods.push({ ...term, principal: capital, end, segments, interest, tax })
    capital += interest - tax
  }
  return periods
}
