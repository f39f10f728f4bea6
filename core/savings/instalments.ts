import type { Day } from '../dates.ts'
import { monthOf } from '../interest/instalment.ts'
import { sum } from '../std.ts'
import type { InstalmentTerms } from './terms.ts'

/**
 * What may be paid in on a day: this month's instalment, last month's where it was missed, or both. Earlier
 * ones are lost, and so is what comes after the last month of the plan.
 */
export function instalmentsDue(terms: InstalmentTerms, day: Day): bigint[] {
  const plan = { first: terms.start }
  const month = monthOf(plan, day)
  if (month > terms.count) return []
  const paidIn = (of: number): bigint =>
    sum(terms.payments.filter(payment => monthOf(plan, payment.day) === of).map(({ amount }) => amount))
  const own = paidIn(month)
  const missed = month > 1 && paidIn(month - 1) === 0n
  const most = terms.instalment * (missed ? 2n : 1n)
  const open: bigint[] = []
  for (let amount = terms.instalment; amount + own <= most; amount += terms.instalment) open.push(amount)
  return open
}
