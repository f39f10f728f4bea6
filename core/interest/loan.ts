/**
 * Loans (rules.md §2.6): actual days over 360 on the full fen of outstanding principal; after maturity the contract
 * rate with its uplift. Schedules: equal instalments, equal principal; the last instalment clears the rounding.
 */
import { type Day, daysBetween } from '../dates.ts'
import { divideHalfUp } from '../money.ts'
import { daySegment, monthSegment, type Segment, interestOf } from './segments.ts'

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
): Segment[] {
  const end = on < maturity ? on : maturity
  const begin = from > maturity ? from : maturity
  const regular = from < end ? [daySegment(labels.term, principal, ratePpm, daysBetween(from, end))] : []
  const late =
    begin < on
      ? [daySegment(labels.penalty, principal, ratePpm, daysBetween(begin, on), penaltyPermille)]
      : []
  return [...regular, ...late]
}

export interface Instalment {
  readonly number: number
  readonly interest: bigint
  readonly principal: bigint
  readonly payment: bigint
  readonly balance: bigint
}

/**
 * The monthly payment of equal instalments, P·r·(1+r)^n / ((1+r)^n − 1) with r = yearly rate / 12, in exact integers
 * (r = ppm / 12·10⁶), rounded once. Without interest it is an equal share.
 */
export function equalPayment(principal: bigint, ratePpm: number, months: number): bigint {
  if (ratePpm === 0) return divideHalfUp(principal, BigInt(months))
  const unit = 12_000_000n
  const rate = BigInt(ratePpm)
  const grown = (unit + rate) ** BigInt(months)
  const start = unit ** BigInt(months)
  return divideHalfUp(principal * rate * grown, unit * (grown - start))
}

export function equalInstalments(principal: bigint, ratePpm: number, months: number): Instalment[] {
  const payment = equalPayment(principal, ratePpm, months)
  return schedule(principal, ratePpm, months, (_balance, interest) => payment - interest)
}

export function equalPrincipal(principal: bigint, ratePpm: number, months: number): Instalment[] {
  const part = divideHalfUp(principal, BigInt(months))
  return schedule(principal, ratePpm, months, () => part)
}

function schedule(
  principal: bigint,
  ratePpm: number,
  months: number,
  principalOf: (balance: bigint, interest: bigint) => bigint,
): Instalment[] {
  const rows: Instalment[] = []
  let balance = principal
  for (let number = 1; number <= months; number++) {
    const interest = interestOf([monthSegment(labels.term, balance, ratePpm, 1)])
    const repaid = number === months ? balance : principalOf(balance, interest)
    balance -= repaid
    rows.push({ number, interest, principal: repaid, payment: interest + repaid, balance })
  }
  return rows
}
