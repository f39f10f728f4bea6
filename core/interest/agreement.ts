/**
 * Agreement deposits of companies (协定存款), rules.md §2.3: of each day's balance the agreed quota earns the
 * demand rate and what is above it the agreement rate; settled quarterly. Both 积数 are counted from the same
 * balances.
 */
import type { Day } from '../dates.ts'
import { least, sum } from '../std.ts'
import { type Convention, depositConvention } from './convention.ts'
import { type Movement, productsBetween } from './products.ts'
import { productSegment, type Segment } from './segments.ts'

export interface AgreementRates {
  readonly quota: bigint
  readonly demandRatePpm: number
  readonly agreementRatePpm: number
}

export interface AgreementProducts {
  readonly quota: bigint
  readonly excess: bigint
}

/** Fen-days of [from, to) within the quota and above it. */
export function agreementProducts(
  movements: readonly Movement[],
  from: Day,
  to: Day,
  quota: bigint,
  convention: Convention = depositConvention,
): AgreementProducts {
  const all = productsBetween(movements, from, to, convention)
  const within = productsBetween(cappedAt(movements, quota), from, to, convention)
  return { quota: within, excess: all - within }
}

export function agreementSegments(
  products: AgreementProducts,
  { demandRatePpm, agreementRatePpm }: AgreementRates,
  { yearDays }: Convention = depositConvention,
): Segment[] {
  const within = { zh: '额度内', en: 'Within the quota' }
  const above = { zh: '超额度', en: 'Above the quota' }
  return [
    productSegment(within, products.quota, demandRatePpm, yearDays),
    productSegment(above, products.excess, agreementRatePpm, yearDays),
  ]
}

/** The movements of a balance that never exceeds the quota. */
function cappedAt(movements: readonly Movement[], quota: bigint): Movement[] {
  const days = [...new Set(movements.map(({ day }) => day))].sort()
  let before = 0n
  return days.map(day => {
    const balance = sum(movements.filter(one => one.day <= day).map(({ amount }) => amount))
    const capped = least(balance, quota)
    const amount = capped - before
    before = capped
    return { day, amount }
  })
}
