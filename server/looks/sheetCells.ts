/** What the cells of sheets are made of. */
import { displayMoney } from '../../core/money.ts'
import type { Words } from '../../core/words.ts'

export const same = (text: string): Words => ({ zh: text, en: text })
export const money = (amount: bigint): Words => same(amount === 0n ? '' : displayMoney(amount))
export const counted = (count: number): Words => same(count === 0 ? '' : String(count))
export const column = (zh: string, en: string, isAmount = false) => ({ title: { zh, en }, isAmount })
export const TOTAL: Words = { zh: '合计', en: 'Total' }
