/**
 * Accounts whose balance is the sum of cases that codes keep: one case in suspense, one cash error, one
 * dormant balance, one biller, one deduction, one loan with what is owed on it line by line; or of what
 * accounts earn and owe. Whoever posted there by hand would leave a balance that no case explains.
 */
import type { Account } from '../ledger/entities.ts'
import { DEDUCTED_FUNDS } from '../ledger/post.ts'
import { ALLOWANCE, OVERDUE, RECEIVABLE } from '../loans/repay.ts'
import { deposits, products } from '../products.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { OVERDRAFT_RECEIVABLE } from './interest.ts'
import { AREA_GL } from './joint.ts'

const LOANS = '6800/6801/6803'

/** The codes that keep what stands under a GL account (rules.md §1.2). */
const keepers: Readonly<Record<string, string>> = {
  '1221-01': '1042/1043',
  '1221-02': '8511',
  [RECEIVABLE]: '6801/6830',
  '1303-01': LOANS,
  '1303-02': LOANS,
  '1303-03': LOANS,
  '1303-04': LOANS,
  [OVERDUE]: LOANS,
  [ALLOWANCE]: '6840',
  [OVERDRAFT_RECEIVABLE]: '8006',
  '2231': '8006',
  '2241-01': '1041/1043',
  '2241-02': '8511',
  '2241-03': '0570',
  [DEDUCTED_FUNDS]: '4015/4016',
  '2314': '6001/6002/6003',
  [AREA_GL]: '5011/5012',
}

/** Where what customers have put in stands: the sum of their accounts, and of nothing beside them. */
const totals: ReadonlySet<string> = new Set(deposits.map(name => products[name].gl))

/** Of an account that nobody may post to by hand. What a branch opened for itself is no code's (0107). */
export function refuseKept({ no, gl, title, customer }: Account): Refusal | null {
  const codes = title ? undefined : keepers[gl]
  if (codes) return refuse('manualKept', { account: no, codes })
  return customer === null && totals.has(gl) ? refuse('manualTotal', { account: no }) : null
}
