/**
 * What is kept of every day beside what is there now, so that a past day is looked up and not folded from the
 * first row: the records that a moment of the past is made of, and the terms of deposits and loans. A row of
 * each is written when a day first changes it, and the last change of the day is what stays.
 */
import type { Day } from '../dates.ts'
import type { Account, EntityKind } from './entities.ts'

/** The kinds of which every record is kept. */
export const EVENING_KINDS: readonly EntityKind[] = ['branch', 'teller', 'till', 'purse', 'stock', 'seal']

/** Of items only the requests that wait for a signature. */
export const isKept = (kind: EntityKind, key: string): boolean =>
  EVENING_KINDS.includes(kind) || (kind === 'item' && key.startsWith('parked-'))

/** What of a deposit or a loan falls due, and when; debit is positive. */
export interface Term {
  readonly account: string
  readonly gl: string
  readonly maturity: Day
  readonly balance: bigint
  /** Principal of a loan that has come due already and stands on 1303-09. */
  readonly overdue: bigint
}

/** Null for an account without a last day. */
export function termOf({ no, gl, balance, terms, debt }: Account): Term | null {
  if (terms === null || !('maturity' in terms)) return null
  return { account: no, gl, maturity: terms.maturity, balance, overdue: debt?.overdue ?? 0n }
}
