/**
 * The desk: all that a definition may know besides its own fields. The core is given everything — the day,
 * the instant, the next serial, who sits there and with which till — and asks nobody.
 */
import type { Day } from './dates.ts'
import type { SignatureNeed, Signed } from './items/signatures.ts'
import type { Branch, FarKey, Key, Position, Teller, Till } from './ledger/entities.ts'
import { nextNumber } from './ledger/ranges.ts'
import type { State } from './ledger/state.ts'
import type { Parameters } from './parameters.ts'
import { type Refusal, refuse } from './refusals.ts'
import { given } from './std.ts'

/** The row that is next, and the instant, as the edge gives them. */
export interface Moment extends Position {
  readonly now: number
  /** Tried out before a teller who counts his till blind: what tills hold is not asked (F59). */
  readonly blind?: boolean
}

/** A branch as a decision finds it. */
export interface Place {
  readonly state: State
  readonly at: Moment
}

/** Another branch, as far as it is at hand; null where it is not, or there is none. */
export type Elsewhere = (branch: string) => Place | null

export const nowhere: Elsewhere = () => null

/** What the reckoning of an evening reads of a desk: nobody need sit there. */
export type Evening = Pick<Desk, 'state' | 'branch' | 'day' | 'parameters'>

export interface Desk {
  readonly state: State
  readonly branch: Branch
  /** The accounting date of the branch. */
  readonly day: Day
  /** The serial that the row will have: item numbers are made of it. */
  readonly serial: number
  /** Milliseconds since 1970; for the record, never for a decision about money. */
  readonly now: number
  readonly blind?: boolean
  readonly request: string
  readonly teller: Teller
  readonly terminal: string
  /** The till in this teller's hands; null without one. */
  readonly till: Till | null
  readonly parameters: Parameters
  /** Who has signed so far. */
  readonly signed: readonly Signed[]
  /**
   * The entries that another request would post on this state, and the signatures that it would need: what
   * the last signature looks at (DESIGN H11).
   */
  rehearse(child: ChildRequest): Rehearsed | Refusal
  /** The records that deciding another request takes on this state: they may have changed while it waited. */
  wants(child: ChildRequest): readonly (Key | FarKey)[]
  /** The other branches, for codes whose business is there. */
  readonly elsewhere: Elsewhere
}

export interface Rehearsed {
  readonly seen: readonly string[]
  readonly needs: readonly SignatureNeed[]
}

/** A request that another one makes: same path, same commit (DESIGN H9). */
export interface ChildRequest {
  /** Another branch, that posts its part of the same business; null for the same. */
  readonly branch: string | null
  readonly code: string
  readonly teller: string
  readonly terminal: string
  readonly ticket: string | null
  /** The journal's texts of its fields, in the order of the definition. */
  readonly fields: readonly string[]
  readonly signed: readonly Signed[]
}

/** The number of an item opened by this row: kind, day and serial are unique by construction. */
export const newItemId = (desk: Desk, kind: string): string => itemIdOf(kind, desk)

/** The item that a row has opened. */
export const itemIdOf = (kind: string, { day, serial }: Position): string =>
  `${kind}-${day.replaceAll('-', '')}-${serial}`

/** The till in hand; a check of the definition has made sure that there is one. */
export const tillInHand = (desk: Desk): Till => given(desk.till, 'a code that moves cash checks for a till')

/** The number that the teller's next voucher of a kind bears; null when there is none left. */
export function nextVoucher(desk: Desk, kind: string): number | null {
  if (!desk.till) return null
  return nextNumber(desk.state.get('stock', `till:${desk.till.no}/${kind}`)?.ranges ?? [])
}

/** The next number of a series; the definition loads and counts up `series/<name>`. */
export const nextInSeries = (desk: Desk, name: string): bigint =>
  (desk.state.get('tally', `series/${name}`)?.amount ?? 0n) + 1n

/** A teller's name for a refusal or a list. */
export function requireTeller(desk: Desk, id: string): Teller | Refusal {
  return desk.state.get('teller', id) ?? refuse('tellerUnknown', { teller: id })
}
