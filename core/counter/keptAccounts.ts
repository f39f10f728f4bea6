/**
 * Accounts whose balance is the sum of cases that codes keep: one case in suspense, one cash error, one
 * dormant balance, one biller. Whoever posted there by hand would leave a balance that no case explains.
 */
import type { Account } from '../ledger/entities.ts'
import { AREA_GL } from './joint.ts'

/** The codes that keep what stands under a GL account (rules.md §1.2). */
const keepers: Readonly<Record<string, string>> = {
  '1221-01': '1042/1043',
  '1221-02': '8511',
  '2231': '8006',
  '2241-01': '1041/1043',
  '2241-02': '8511',
  '2241-03': '0570',
  '2314': '6001/6002/6003',
  [AREA_GL]: '5011/5012',
}

/** Which codes; undefined where anybody may post. What a branch opened for itself is no code's (0107). */
export const keepersOf = ({ gl, title }: Account): string | undefined => (title ? undefined : keepers[gl])
