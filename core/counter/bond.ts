/**
 * A savings bond (凭证式国债) redeemed: at its day with the interest of the whole term, before it by how long it
 * was held, less a fee of a permille of the principal. After its day it earns nothing more.
 */
import { addMonths, daysBetween, type Day, monthsBetween } from '../dates.ts'
import { daySegment, interestOf, monthSegment, type Segment } from '../interest/segments.ts'
import type { Parameters } from '../parameters.ts'
import type { Principal } from '../principals.ts'
import { given } from '../std.ts'

export interface Redemption {
  readonly segments: readonly Segment[]
  readonly interest: bigint
  /** Rounded down to the fen: the remainder is the customer's. */
  readonly fee: bigint
}

export function redeemBond(
  { months, ratePpm }: Pick<Principal, 'months' | 'ratePpm'>,
  amount: bigint,
  bought: Day,
  day: Day,
  { agency }: Pick<Parameters, 'agency'>,
): Redemption {
  const early = day < addMonths(bought, months)
  const held = monthsBetween(bought, day)
  const tier = given(
    agency.earlyBondRates.findLast(row => row.months <= held),
    'a rate from the first day on',
  )
  const label = { zh: '国债本金', en: 'Bond principal' }
  const segment = early
    ? daySegment(label, amount, tier.ppm, daysBetween(bought, day))
    : monthSegment(label, amount, ratePpm, months)
  return {
    segments: [segment],
    interest: interestOf([segment]),
    fee: early ? (amount * BigInt(agency.earlyBondPermille)) / 1_000n : 0n,
  }
}
