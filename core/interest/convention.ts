/**
 * What a bank chooses once for a product and publishes (rules.md §2.1): whether parts of a yuan earn, how
 * many days a year has, and how days are counted. Deposits earn on whole yuan (元位起息), loans cost on every
 * fen; both count actual days over 360. The old savings rule of thirty days a month is kept for books that
 * still carry it.
 */
import { type Day, daysBetween, daysBetween30 } from '../dates.ts'
import { cutToYuan } from '../money.ts'

export type DayCount = 'actual' | 'thirty'
export type YearDays = 360 | 365

export interface Convention {
  readonly base: 'yuan' | 'fen'
  readonly yearDays: YearDays
  readonly dayCount: DayCount
}

export const depositConvention: Convention = { base: 'yuan', yearDays: 360, dayCount: 'actual' }
export const loanConvention: Convention = { base: 'fen', yearDays: 360, dayCount: 'actual' }

/** The part of a balance that earns, in fen; an overdrawn deposit earns nothing. */
export function earningBase(balance: bigint, { base }: Convention): bigint {
  if (balance <= 0n) return 0n
  return base === 'yuan' ? cutToYuan(balance) : balance
}

/** Days in [from, to): the head is counted, the tail is not (算头不算尾). */
export const daysIn = (from: Day, to: Day, { dayCount }: Pick<Convention, 'dayCount'>): number =>
  dayCount === 'actual' ? daysBetween(from, to) : daysBetween30(from, to)
