/**
 * What 摸帐 is done on: a till that was counted and differs from its book, and what the books know of its day,
 * in the few figures that a search needs. Whoever searches reads journal rows; this search reads these.
 */
import type { Range } from '../ledger/ranges.ts'
import type { Notes, Unit } from '../ledger/units.ts'

/** A row of the day as the till saw it. */
export interface Fact {
  readonly serial: number
  /** Milliseconds since 1970. */
  readonly at: number
  readonly code: string
  readonly teller: string
  /** What the till gained by it, in fen; below zero where it paid. */
  readonly cash: bigint
  /** The same by face. */
  readonly notes: Notes
  /** What it moved from account to account, without cash; 0n for none. */
  readonly transfer: bigint
  /** The customer's account that it names first. */
  readonly account: string | null
  /** The other till that cash came from or went to; null over the counter. */
  readonly other: string | null
  /** The row that it reverses, and the one that has reversed it. */
  readonly reverses: number | null
  readonly reversedBy: number | null
  /** Whether it was only asked for: a request that waited for a signature and was never posted. */
  readonly asked: boolean
  readonly papers: readonly PaperFact[]
  /** Whether the passbook of its account was not printed after it, though the account has one. */
  readonly bookBehind: boolean
}

export interface PaperFact {
  readonly kind: string
  readonly numbers: Range
  readonly way: 'in' | 'used' | 'voided' | 'out'
}

/** How the papers of one kind differ. */
export interface PaperDifference {
  readonly kind: string
  /** Counted less booked. */
  readonly pieces: number
  /**
   * The numbers that the book holds and the drawer does not, and the other way; null if only pieces were
   * counted.
   */
  readonly numbers: { readonly missing: readonly Range[]; readonly extra: readonly Range[] } | null
}

/** An earlier count of the same till on the same day: what it found narrows the search. */
export interface EarlierCount {
  readonly serial: number
  /** Counted less booked, in fen; cases that were booked since are taken off. */
  readonly amount: bigint
}

/** What the last count of another till found. */
export interface OtherTill {
  readonly till: string
  readonly amount: bigint
  readonly faces: Notes
}

export interface Imbalance {
  readonly unit: Unit
  readonly till: string
  /** Counted less booked, by face. */
  readonly faces: Notes
  readonly papers: readonly PaperDifference[]
  /** Oldest first. */
  readonly earlier: readonly EarlierCount[]
  readonly others: readonly OtherTill[]
  /** Of the till and its teller up to the count, in the order of their serials. */
  readonly rows: readonly Fact[]
}

/** The kinds of cause. */
export type Cause =
  | 'digitsSwapped'
  | 'zeroSlip'
  | 'otherDigit'
  | 'sideReversed'
  | 'postedTwice'
  | 'notPosted'
  | 'cashForTransfer'
  | 'transferForCash'
  | 'notesMiscounted'
  | 'strapMiscounted'
  | 'noteMistaken'
  | 'changeTwice'
  | 'handover'
  | 'wrongReversal'
  | 'paperUnbooked'
  | 'papersTogether'
  | 'numberSkipped'
  | 'facesNoted'
  | 'wrongAccount'
