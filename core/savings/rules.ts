import { yuan } from '../money.ts'
import type { Product } from '../products.ts'
import { given } from '../std.ts'

/** What a kind of savings asks for (rules.md §2.3). */
export interface SavingsRule {
  readonly product: Product
  /** The least that is paid in: the principal, or one instalment. */
  readonly minimum: bigint
  /** The most in all; nothing for no limit. */
  readonly maximum: bigint
  readonly drawMinimum: bigint
  /** Terms, or for notice deposits the days of notice. */
  readonly terms: readonly number[]
}

const savingsOf = (
  product: Product,
  minimum: number,
  terms: readonly number[],
  more: Partial<SavingsRule> = {},
): SavingsRule => ({ product, minimum: yuan(minimum), maximum: 0n, drawMinimum: 0n, terms, ...more })

export const savingsRules: readonly SavingsRule[] = [
  savingsOf('instalment', 5, [12, 36, 60]),
  savingsOf('principalKept', 5_000, [12, 36, 60]),
  savingsOf('lumpInPartOut', 1_000, [12, 36, 60]),
  savingsOf('fixedOrDemand', 50, [0]),
  savingsOf('education', 50, [12, 36, 72], { maximum: yuan(20_000) }),
  savingsOf('notice', 50_000, [1, 7], { drawMinimum: yuan(50_000) }),
  savingsOf('corporateNotice', 500_000, [1, 7], { drawMinimum: yuan(100_000) }),
]

export const savingsRule = (
  parameters: { readonly savings: readonly SavingsRule[] },
  product: Product,
): SavingsRule =>
  given(
    parameters.savings.find(row => row.product === product),
    `no rule for ${product}`,
  )
