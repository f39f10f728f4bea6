/**
 * Clearing with others than our own branches — the supervising branch, other outlets, the exchange, other
 * banks — has its mirror in their statement of account. A statement that agrees is kept as the row up to
 * which both sides are known to be the same; what was posted later waits for the next one (rules.md §1.6;
 * F115).
 */
import type { Words } from '../words.ts'

/** Where clearing stands, account by account, and with whom it is. */
export const COUNTERPARTS = [
  { value: '3001-05', zh: '管辖行内部往来', en: 'The supervising branch' },
  { value: '3001-02', zh: '系统内往来', en: 'Other outlets of the bank' },
  { value: '3001-03', zh: '同城票据交换', en: 'The local exchange' },
  { value: '3001-04', zh: '大小额支付往来', en: 'Other banks, by payments' },
] as const satisfies readonly (Words & { readonly value: string })[]

export type CounterpartAccount = (typeof COUNTERPARTS)[number]['value']

/** The claim whose owner is the last row up to which a statement has agreed. */
export const agreedClaim = (account: string): string => `statement/${account}`
