/** What is agreed when savings other than lump-sum deposits are opened (rules.md §2.3), one shape a kind. */
import type { Day } from '../dates.ts'
import type { Movement } from '../interest/products.ts'
import type { Account } from '../ledger/entities.ts'
import { assert } from '../std.ts'

interface Term {
  readonly months: number
  /** Of the opening day, for the whole term. */
  readonly ratePpm: number
  readonly start: Day
  readonly maturity: Day
}

/** Instalment deposits, and education savings, which differ by what the proof of schooling is worth. */
export interface InstalmentTerms extends Term {
  readonly kind: 'instalment'
  readonly instalment: bigint
  /** Months in which one is due; 1 where all was paid in at once. */
  readonly count: number
  readonly payments: readonly Movement[]
  /** Of education savings without the proof; null for instalment deposits. */
  readonly unprovenPpm: number | null
}

export interface PrincipalKeptTerms extends Term {
  readonly kind: 'principalKept'
  readonly intervalMonths: number
  /** Parts of the interest drawn so far, and what they came to. */
  readonly drawn: number
  readonly paid: bigint
}

export interface LumpInPartOutTerms extends Term {
  readonly kind: 'lumpInPartOut'
  readonly intervalMonths: number
  readonly principal: bigint
  readonly each: bigint
  readonly draws: readonly Movement[]
}

/** A part of a notice deposit that began on one day. */
export interface NoticeLayer {
  readonly start: Day
  readonly amount: bigint
}

export interface NoticeTerms {
  readonly kind: 'notice'
  readonly noticeDays: 1 | 7
  readonly layers: readonly NoticeLayer[]
  /** The notice that no draw has answered yet. */
  readonly notice: { readonly item: string; readonly day: Day; readonly amount: bigint } | null
  /** Days of notices that were cancelled, or on which nothing was drawn. */
  readonly lapsed: readonly Day[]
}

export interface FixedOrDemandTerms {
  readonly kind: 'fixedOrDemand'
  readonly start: Day
}

export type SavingsTerms =
  | InstalmentTerms
  | PrincipalKeptTerms
  | LumpInPartOutTerms
  | NoticeTerms
  | FixedOrDemandTerms

export type SavingsKind = SavingsTerms['kind']

const kinds: readonly string[] = ['instalment', 'principalKept', 'lumpInPartOut', 'notice', 'fixedOrDemand']

export function savingsTermsOf({ no, terms }: Pick<Account, 'no' | 'terms'>): SavingsTerms {
  assert(terms !== null && kinds.includes(terms.kind), `${no} has no savings terms`)
  return terms as SavingsTerms
}

/** The day on which a term ends; null for savings without one. */
export const maturityOf = (terms: SavingsTerms): Day | null => ('maturity' in terms ? terms.maturity : null)

/** The terms of an account of one kind. */
export function termsAs<K extends SavingsKind>(
  account: Pick<Account, 'no' | 'terms'>,
  kind: K,
): Extract<SavingsTerms, { kind: K }> {
  const terms = savingsTermsOf(account)
  assert(terms.kind === kind, `${account.no} is no ${kind} deposit`)
  return terms as Extract<SavingsTerms, { kind: K }>
}

/** What of any terms a screen shows beside the balance: a rate and a last day, where there are. */
export function agreedOf(terms: Account['terms']): {
  readonly ratePpm: number | null
  readonly maturity: Day | null
} {
  const ratePpm = terms && 'ratePpm' in terms ? terms.ratePpm : null
  const maturity = terms && 'maturity' in terms ? terms.maturity : null
  return { ratePpm, maturity }
}
