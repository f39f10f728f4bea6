/** What post-supervision is by parameters: which rows it looks at, always and by chance (rules.md §6.1). */
import { yuan } from '../money.ts'

export interface SupervisionRules {
  /** Cash over the counter from this amount on, and deposits drawn early from this one on, always. */
  readonly cashFrom: bigint
  readonly earlyFrom: bigint
  /** Of all others, by chance. */
  readonly chancePermille: number
  /** The points of a person that a year holds; beyond them nothing is deducted. In tenths. */
  readonly yearTenths: number
}

export const supervisionRules: SupervisionRules = {
  cashFrom: yuan(50_000),
  earlyFrom: yuan(50_000),
  chancePermille: 50,
  yearTenths: 120,
}
