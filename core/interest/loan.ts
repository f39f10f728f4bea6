/**
 * Interest on loans (rules.md §2.6): actual days over 360 on the full fen of outstanding principal; after
 * maturity the contract rate with its uplift. Paid with the principal (利随本清), or settled on the 20th and
 * due on the day after.
 */
import type { Day } from '../dates.ts'
import { type Convention, loanConvention } from './convention.ts'
import { type Segment, spanSegment } from './segments.ts'
import { postingDay } from './settlement.ts'

const labels = {
  term: { zh: '合同利率', en: 'Contract rate' },
  penalty: { zh: '罚息', en: 'Penalty rate' },
}

/** Interest of a principal from the last settlement to a day; days after maturity at the penalty rate. */
export function loanSegments(
  principal: bigint,
  ratePpm: number,
  from: Day,
  maturity: Day,
  on: Day,
  penaltyPermille: number,
  convention: Convention = loanConvention,
): Segment[] {
  const end = on < maturity ? on : maturity
  const begin = from > maturity ? from : maturity
  const regular =
    from < end ? [spanSegment(labels.term, principal, ratePpm, { from, to: end }, convention)] : []
  const late =
    begin < on
      ? [
          spanSegment(
            labels.penalty,
            principal,
            ratePpm,
            { from: begin, to: on },
            convention,
            penaltyPermille,
          ),
        ]
      : []
  return [...regular, ...late]
}

export interface LoanPeriod {
  readonly from: Day
  /** Not counted; interest of the period is due on this day. */
  readonly to: Day
}

/**
 * The interest periods of a loan: up to each settlement day, that day included, and to the end without it.
 */
export function loanPeriods(from: Day, settlements: readonly Day[], end: Day): LoanPeriod[] {
  const ends = [...settlements.map(postingDay).filter(day => day > from && day < end), end]
  return ends.map((to, index) => ({ from: ends[index - 1] ?? from, to }))
}
