/**
 * Demand deposits (活期), rules.md §2.2. A person's account takes the rate of the settlement day for the
 * whole quarter, whatever it was before; a company's is settled in pieces, each at its own rate. Closed in
 * between, an account earns at the rate of that day and not for that day. What is settled joins the balance
 * on the day after.
 */
import type { Day } from '../dates.ts'
import { sum } from '../std.ts'
import type { Convention } from './convention.ts'
import { type DatedRate, rateAt } from './periods.ts'
import { demandSegment, type Movement, productsBetween, segmentsByRate } from './products.ts'
import { interestOf, type Segment } from './segments.ts'
import { postingDay } from './settlement.ts'
import { interestTax } from './tax.ts'

export interface DemandTerms {
  readonly customer: 'person' | 'company'
  readonly rates: readonly DatedRate[]
  readonly tax: readonly DatedRate[]
  readonly convention: Convention
}

export interface DemandSettlement {
  readonly from: Day
  /** Not counted: the posting day, or the day of closing. */
  readonly to: Day
  readonly products: bigint
  readonly segments: readonly Segment[]
  readonly interest: bigint
  readonly tax: bigint
  /** With what was settled. */
  readonly balance: bigint
}

/**
 * Settles an account on each of the days, and on the day of closing when there is one; interest settled
 * earlier earns in the later periods.
 */
export function settleDemand(
  movements: readonly Movement[],
  from: Day,
  settlements: readonly Day[],
  closing: Day | null,
  terms: DemandTerms,
): DemandSettlement[] {
  const ends = [
    ...settlements.map(day => ({ to: postingDay(day), rateDay: day })),
    ...(closing === null ? [] : [{ to: closing, rateDay: closing }]),
  ]
  const rows: DemandSettlement[] = []
  const posted = [...movements]
  let begin = from
  for (const { to, rateDay } of ends) {
    const row = settlePeriod(posted, begin, to, rateDay, terms)
    rows.push(row)
    posted.push({ day: to, amount: row.interest - row.tax })
    begin = to
  }
  return rows
}

function settlePeriod(
  movements: readonly Movement[],
  from: Day,
  to: Day,
  rateDay: Day,
  terms: DemandTerms,
): DemandSettlement {
  const products = productsBetween(movements, from, to, terms.convention)
  const segments =
    terms.customer === 'company'
      ? segmentsByRate(movements, from, to, terms.rates, terms.convention)
      : [demandSegment(products, rateAt(terms.rates, rateDay), terms.convention)]
  const interest = interestOf(segments)
  const tax = interestTax(interest, from, to, terms.tax)
  const before = sum(movements.filter(({ day }) => day <= to).map(({ amount }) => amount))
  return { from, to, products, segments, interest, tax, balance: before + interest - tax }
}
