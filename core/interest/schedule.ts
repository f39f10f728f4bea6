/**
 * Repayment schedules (rules.md §2.6): equal instalments (等额本息) or equal principal (等额本金). A month's
 * interest is the balance before it × a twelfth of the yearly rate, whatever the month; only a first period
 * that is no month is counted by days. Each row is rounded, and the last one clears what rounding left.
 */
import { divideHalfUp } from '../money.ts'
import { assert, given } from '../std.ts'
import { daySegment, interestOf, monthSegment } from './segments.ts'

export interface Instalment {
  readonly number: number
  readonly interest: bigint
  readonly principal: bigint
  readonly payment: bigint
  readonly balance: bigint
}

const label = { zh: '合同利率', en: 'Contract rate' }

/**
 * The monthly payment of equal instalments, P·r·(1+r)^n / ((1+r)^n − 1) with r = yearly rate / 12, in exact
 * integers (r = ppm / 12·10⁶), rounded once. Without interest it is an equal share.
 */
export function equalPayment(principal: bigint, ratePpm: number, months: number): bigint {
  assert(months >= 1, `${months} instalments`)
  if (ratePpm === 0) return divideHalfUp(principal, BigInt(months))
  const unit = 12_000_000n
  const rate = BigInt(ratePpm)
  const grown = (unit + rate) ** BigInt(months)
  const start = unit ** BigInt(months)
  return divideHalfUp(principal * rate * grown, unit * (grown - start))
}

/** `firstDays` are the days of a first period that is no month; null when it is one. */
export function equalInstalments(
  principal: bigint,
  ratePpm: number,
  months: number,
  firstDays: number | null = null,
): Instalment[] {
  const payment = equalPayment(principal, ratePpm, months)
  return schedule(principal, ratePpm, months, firstDays, (_balance, interest) => payment - interest)
}

export function equalPrincipal(
  principal: bigint,
  ratePpm: number,
  months: number,
  firstDays: number | null = null,
): Instalment[] {
  const part = divideHalfUp(principal, BigInt(months))
  return schedule(principal, ratePpm, months, firstDays, () => part)
}

/** An odd first period changes the first interest, not how much principal is repaid with it. */
function schedule(
  principal: bigint,
  ratePpm: number,
  months: number,
  firstDays: number | null,
  principalOf: (balance: bigint, interest: bigint) => bigint,
): Instalment[] {
  const rows: Instalment[] = []
  let balance = principal
  for (let number = 1; number <= months; number++) {
    const ofMonth = interestOf([monthSegment(label, balance, ratePpm, 1)])
    const interest =
      number === 1 && firstDays !== null
        ? interestOf([daySegment(label, balance, ratePpm, firstDays)])
        : ofMonth
    const repaid = number === months ? balance : principalOf(balance, ofMonth)
    balance -= repaid
    rows.push({ number, interest, principal: repaid, payment: interest + repaid, balance })
  }
  return rows
}

/** What is owed after a number of instalments; before the first, the principal. */
export const balanceAfter = (principal: bigint, rows: readonly Instalment[], paid: number): bigint =>
  paid === 0 ? principal : given(rows[paid - 1], `no instalment ${paid}`).balance
