/** What every family of causes is given: the question, the rows that come into question, and the span. */
import { addNotes, fewestNotes, type Notes, type Unit, worth } from '../ledger/units.ts'
import { abs } from '../std.ts'
import { type Evidence, evidence } from './evidence.ts'
import type { Cause, Fact, Imbalance } from './facts.ts'

export interface Search extends Imbalance {
  /** Counted less booked, in fen. */
  readonly amount: bigint
  /** Cash over the counter that was neither reversed nor is a reversal, inside the span. */
  readonly counter: readonly Fact[]
  /** The same by the cash that the till gained. */
  readonly byCash: ReadonlyMap<bigint, readonly Fact[]>
  /**
   * How many rows over the counter have moved such an amount on this day, in or out; and how many there
   * are.
   */
  readonly timesOf: (amount: bigint) => number
  readonly dayCount: number
  /** Serials between which the fault must lie, as the counts of the day have it. */
  readonly span: Span
  /** The notes that a form proposes for an amount; worked out once each. */
  readonly proposal: (amount: bigint) => Notes
}

export interface Span {
  readonly after: number
  readonly before: number
}

/**
 * A cause that would explain the difference, with the rows that it is about; the first is the one to look
 * at.
 */
export interface Candidate {
  readonly cause: Cause
  readonly rows: readonly number[]
  /** The pieces that were miscounted, counted less booked, where the cause is one of counting. */
  readonly notes?: Notes
  readonly evidence: readonly Evidence[]
}

export type Family = (search: Search) => readonly Candidate[]

export function searchOf(imbalance: Imbalance): Search {
  const amount = worth(imbalance.unit, imbalance.faces)
  const span = spanOf(imbalance, amount)
  const counter = imbalance.rows.filter(row => isOverCounter(row) && isInside(span, row.serial))
  const sizes = new Map<bigint, number>()
  const ofDay = imbalance.rows.filter(isOverCounter)
  for (const { cash } of ofDay) sizes.set(abs(cash), (sizes.get(abs(cash)) ?? 0) + 1)
  const byCash = new Map<bigint, Fact[]>()
  for (const row of counter) {
    const same = byCash.get(row.cash)
    if (same) same.push(row)
    else byCash.set(row.cash, [row])
  }
  return {
    ...imbalance,
    amount,
    span,
    counter,
    byCash,
    timesOf: size => sizes.get(abs(size)) ?? 0,
    dayCount: ofDay.length,
    proposal: proposals(imbalance.unit),
  }
}

function proposals(unit: Unit): Search['proposal'] {
  const known = new Map<bigint, Notes>()
  return amount => {
    const notes = known.get(amount) ?? fewestNotes(unit, amount)
    known.set(amount, notes)
    return notes
  }
}

const isOverCounter = (row: Fact): boolean =>
  row.cash !== 0n && row.other === null && row.reverses === null && row.reversedBy === null && !row.asked

/**
 * A count that agreed puts the fault after it, one that found the same difference before it. What found
 * something else says nothing of a single fault.
 */
function spanOf({ earlier }: Imbalance, amount: bigint): Span {
  if (amount === 0n) return EVERYWHERE
  const agreed = earlier.filter(count => count.amount === 0n).map(({ serial }) => serial)
  const same = earlier.filter(count => count.amount === amount).map(({ serial }) => serial)
  const span = { after: Math.max(0, ...agreed), before: Math.min(EVERYWHERE.before, ...same) }
  return span.after < span.before ? span : EVERYWHERE
}

const EVERYWHERE: Span = { after: 0, before: Number.MAX_SAFE_INTEGER }

export const isInside = ({ after, before }: Span, serial: number): boolean =>
  serial > after && serial < before

/** The evidence of a row that a count of the day speaks against; none inside the span. */
export const spanEvidence = ({ span }: Search, serial: number): Evidence[] =>
  isInside(span, serial) ? [] : [evidence.outsideSpan]

/** Whether the difference by face is exactly what it should be, or needs noted faces to be wrong as well. */
export function facesAre({ faces }: Search, expected: Notes): Evidence {
  const rest = Object.values(addNotes(faces, expected, -1n))
  if (rest.length === 0) return evidence.sameFaces
  const over = rest.filter(count => count > 0n).length
  // One row noted with the form's notes instead of its own: a large one for several small ones.
  return Math.min(over, rest.length - over) <= 1 ? evidence.onceNotedOtherwise : evidence.otherFaces
}

/** How natural it is that these notes, in or out, made up the amount. */
export function natural({ unit, proposal }: Search, handled: Notes): Evidence {
  const total = worth(unit, handled)
  const inward = total < 0n ? negated(handled) : handled
  const counts = Object.values(inward)
  const fewest = pieces(proposal(abs(total)))
  if (counts.every(count => count > 0n)) {
    const all = pieces(inward)
    if (all === fewest) return evidence.naturalNotes
    return all <= fewest * 2n + SMALL ? evidence.smallerNotes : evidence.oddNotes
  }
  // Change: a few greater notes came, fewer of them than went back would be no change.
  const given = counts.filter(count => count > 0n).length
  return total !== 0n && given > 0 && given <= 2 ? evidence.withChange : evidence.otherFaces
}

/** Up to so many pieces more than needed are nothing unusual. */
const SMALL = 4n

const pieces = (notes: Notes): bigint => Object.values(notes).reduce((all, count) => all + abs(count), 0n)

export const negated = (notes: Notes): Notes =>
  Object.fromEntries(Object.entries(notes).map(([face, count]) => [face, -count]))

export const isNothing = (notes: Notes): boolean => Object.keys(notes).length === 0

/** What was handled for a row, if the whole difference is its. */
export const handledFor = ({ faces }: Search, { notes }: Fact): Notes => addNotes(notes, faces)

/** Whether the row's notes are those that its form proposes. */
export function proposed({ proposal }: Search, { notes, cash }: Fact): Evidence {
  const own = cash < 0n ? negated(notes) : notes
  const isProposed = isNothing(addNotes(own, proposal(abs(cash)), -1n))
  return isProposed ? evidence.proposedNotes : evidence.countedNotes
}
