/** What accounts are opened under: the terms of each kind, and what a company has agreed on. */
import type { Day } from '../dates.ts'

export interface FixedTerms {
  readonly kind: 'fixed'
  readonly months: number
  readonly ratePpm: number
  readonly start: Day
  readonly maturity: Day
  readonly partials: number
  /** Whether it renews itself (自动转存); absent where nobody has agreed to it. */
  readonly renews?: boolean
}

/** What a company's account is for (rules.md §5.4), and the item that keeps the specimen of its seals. */
export interface CompanyTerms {
  readonly kind: 'company'
  readonly class: 'basic' | 'general' | 'special' | 'temporary'
  readonly until: Day | null
  readonly sealCard: string
  /** The first day on which it pays, where that is not the day of its opening; absent for none. */
  readonly paysFrom?: Day | null
}

/** The classes of personal accounts (rules.md §5.4). */
export type PersonalClass = 'I' | 'II' | 'III'

/**
 * What a personal demand account is limited to. An account of class I has no terms, as none had before there
 * were classes.
 */
export interface PersonalTerms {
  readonly kind: 'personal'
  readonly class: Exclude<PersonalClass, 'I'>
  /** The number of its owner’s class I account, here or at another bank. */
  readonly bound: string | null
  /** The day on which its owner was seen in person; null where it was opened from afar. */
  readonly seen: Day | null
}

/** An agreement deposit (协定存款): what lies above the quota earns the agreed rate. */
export interface Agreement {
  /** In fen; null once it has ended, until it is settled. */
  readonly quota: bigint | null
  readonly ratePpm: number
  readonly from: Day
  /** As the account’s own, of the part within the quota. */
  readonly moment: bigint
  /** What lay above a quota at an earlier rate, in fen-days. */
  readonly before: readonly { readonly products: bigint; readonly ratePpm: number }[]
}

/** 积数 within the quota up to, and without, a day on which the rate changed. */
export interface Checkpoint {
  readonly day: Day
  readonly products: bigint
}

/**
 * What an account costs on the days on which it is overdrawn (透支): a rate that was agreed on with the limit,
 * and how much of it there has been since the last settlement.
 */
export interface Overdraft {
  readonly ratePpm: number
  /** The first day that no settlement has counted. */
  readonly from: Day
  /** As the account's own, of what is overdrawn, on every fen. */
  readonly moment: bigint
  /** Up to each day since then on which another rate was agreed on: all fen-days, and the rate until it. */
  readonly earlier: readonly (Checkpoint & { readonly ratePpm: number })[]
}

/** How an account stands from the end of a day on, by value days; signed as its balance is. */
export interface DayBalance {
  readonly day: Day
  readonly balance: bigint
}
