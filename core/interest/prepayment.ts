/**
 * Prepayment (提前还款, rules.md §2.6): interest runs by actual days from the last instalment to the day of
 * payment, on what is still owed. All of it paid, the loan ends; a part paid, either the instalment falls and
 * the months stay, or the instalment stays and the loan ends sooner.
 */
import { assert, least } from '../std.ts'
import { type Convention, loanConvention } from './convention.ts'
import { equalInstalments, type Instalment } from './schedule.ts'
import { daySegment, interestOf, monthSegment, type Segment } from './segments.ts'

const label = { zh: '提前还款', en: 'Prepayment' }

/** Interest on the balance since the last instalment. */
export const prepaymentSegments = (
  balance: bigint,
  ratePpm: number,
  days: number,
  { yearDays }: Convention = loanConvention,
): Segment[] => [daySegment(label, balance, ratePpm, days, 1000, yearDays)]

/** The new schedule of what is left, over the same months. */
export const scheduleOverMonths = (balance: bigint, ratePpm: number, monthsLeft: number): Instalment[] =>
  equalInstalments(balance, ratePpm, monthsLeft)

/**
 * The new schedule of what is left, with the instalment paid so far. `firstDays` are the days of a first
 * period that is no month.
 */
export const scheduleWithPayment = (
  balance: bigint,
  ratePpm: number,
  payment: bigint,
  firstDays: number | null = null,
): Instalment[] =>
  repaidBy(balance, ratePpm, firstDays, interest => {
    assert(payment > interest, `an instalment of ${payment} does not cover its interest`)
    return payment - interest
  })

/** The same of equal principal: its part stays. */
export const principalWithPart = (
  balance: bigint,
  ratePpm: number,
  part: bigint,
  firstDays: number | null = null,
): Instalment[] => repaidBy(balance, ratePpm, firstDays, () => part)

/** An odd first period changes the first interest, not how much principal is repaid with it. */
function repaidBy(
  balance: bigint,
  ratePpm: number,
  firstDays: number | null,
  principalOf: (ofMonth: bigint) => bigint,
): Instalment[] {
  const rows: Instalment[] = []
  let left = balance
  while (left > 0n) {
    const ofMonth = interestOf([monthSegment(label, left, ratePpm, 1)])
    const odd = rows.length === 0 && firstDays !== null
    const interest = odd ? interestOf([daySegment(label, left, ratePpm, firstDays)]) : ofMonth
    const principal = least(principalOf(ofMonth), left)
    left -= principal
    rows.push({ number: rows.length + 1, interest, principal, payment: interest + principal, balance: left })
  }
  return rows
}
