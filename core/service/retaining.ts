/** Why somebody wants to leave, what he is offered, and what comes of it (rules.md §8.1, 5). */
import type { Item } from '../items.ts'
import type { Teller } from '../ledger/entities.ts'
import { maySupervise } from '../supervision/access.ts'
import type { Words } from '../words.ts'

export const signals = {
  closing: { zh: '销户', en: 'Closes an account' },
  moving: { zh: '大额转出', en: 'Moves much out' },
  early: { zh: '提前支取', en: 'Draws early' },
  unhappy: { zh: '表示不满', en: 'Is unhappy' },
} as const satisfies Readonly<Record<string, Words>>

export const leavingReasons = {
  rate: { zh: '利率', en: 'The rate' },
  service: { zh: '服务', en: 'The service' },
  fee: { zh: '收费', en: 'Fees' },
  distance: { zh: '搬迁或不方便', en: 'Moving, or far away' },
  need: { zh: '自己用钱', en: 'Needs the money' },
  product: { zh: '产品不合适', en: 'The product does not fit' },
  other: { zh: '其他', en: 'Other' },
  unsaid: { zh: '不愿说', en: 'Does not say' },
} as const satisfies Readonly<Record<string, Words>>

export const offers = {
  deposit: { zh: '更合适的存法', en: 'A deposit that fits better' },
  waiver: { zh: '按权限减免费用', en: 'A fee waived' },
  mend: { zh: '改进服务', en: 'The service mended' },
  channel: { zh: '手机银行或就近网点', en: 'The phone, or an outlet nearby' },
  manager: { zh: '客户经理或主任面谈', en: 'A talk with the manager or director' },
  none: { zh: '未提方案', en: 'Nothing offered' },
} as const satisfies Readonly<Record<string, Words>>

export const outcomes = {
  kept: { zh: '全部留住', en: 'Kept' },
  partly: { zh: '部分留住', en: 'Kept in part' },
  lost: { zh: '未能留住', en: 'Lost' },
  later: { zh: '客户再考虑', en: 'Thinks it over' },
} as const satisfies Readonly<Record<string, Words>>

export type Signal = keyof typeof signals
export type LeavingReason = keyof typeof leavingReasons
export type Offer = keyof typeof offers

/** Who opens what another noted: who looks after the customer, and those who look at all rows afterwards. */
export const mayReadRetention = (
  { data }: Item<'retention'>,
  { id, roles }: Pick<Teller, 'id' | 'roles'>,
): boolean => data.handler === id || maySupervise(roles)
