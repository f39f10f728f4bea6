/**
 * 摸帐, the search for what made a till differ. Each family of causes names what would explain the
 * difference; what speaks for each is added up (see evidence.ts), what belongs to one cause is put
 * together, and the likeliest comes first. The same facts always give the same answer.
 */
import { groupBy } from '../std.ts'
import type { Notes } from '../ledger/units.ts'
import type { Words } from '../words.ts'
import { accountCauses } from './causes/account.ts'
import { amountCauses } from './causes/amount.ts'
import { handoverCauses } from './causes/handover.ts'
import { noteCauses } from './causes/notes.ts'
import { paperCauses } from './causes/papers.ts'
import { reversalCauses } from './causes/reversal.ts'
import { sideCauses } from './causes/side.ts'
import { timesCauses } from './causes/twice.ts'
import { evidence, priors } from './evidence.ts'
import type { Cause, Imbalance } from './facts.ts'
import { type Candidate, type Family, type Search, searchOf } from './search.ts'

export interface Suspect {
  readonly cause: Cause
  /** Of all that was found, in thousandths. */
  readonly sharePermille: number
  /** Serials, the likeliest first; what belongs to one row follows it. */
  readonly rows: readonly number[]
  /** How many more rows could be it. */
  readonly more: number
  /** The pieces that were miscounted, counted less booked; null where counting is not the cause. */
  readonly notes: Notes | null
  /** What speaks for the first of them, and against. */
  readonly reasons: readonly Words[]
}

const families: readonly Family[] = [
  amountCauses,
  sideCauses,
  timesCauses,
  noteCauses,
  handoverCauses,
  reversalCauses,
  paperCauses,
  accountCauses,
]

/** As many rows as one looks through before one would rather ask the customers. */
const ROWS_SHOWN = 8

export function find(imbalance: Imbalance): Suspect[] {
  const search = searchOf(imbalance)
  const weighed = families.flatMap(family => family(search)).map(candidate => weigh(candidate, search))
  const groups = [...groupBy(weighed, groupOf).values()].map(grouped)
  const explaining = groups.filter(({ cause }) => !isHint(cause))
  const all = explaining.reduce((total, { weight }) => total + weight, 0)
  return groups
    .toSorted((a, b) => Number(isHint(a.cause)) - Number(isHint(b.cause)) || b.weight - a.weight)
    .map(({ weight, ...group }) => ({
      ...group,
      sharePermille: isHint(group.cause) ? 0 : Math.round((1000 * weight) / all),
    }))
}

/** What cannot explain a till comes last, whatever speaks for it. */
const isHint = (cause: Cause): boolean => cause === 'wrongAccount'

/** Miscounting one face is another suspect than miscounting the next; which row it was changes nothing. */
const groupOf = ({ cause, notes }: Candidate): string =>
  cause === 'changeTwice' || !notes ? cause : `${cause} ${Object.keys(notes).join(' ')}`

interface Weighed extends Candidate {
  readonly weight: number
}

function weigh(candidate: Candidate, search: Search): Weighed {
  const { cause } = candidate
  const all = [...candidate.evidence, ...(explainsAll(cause, search) ? [] : [evidence.secondFault])]
  return {
    ...candidate,
    evidence: all,
    weight: 2 ** all.reduce((bits, one) => bits + one.bits, priors[cause].bits),
  }
}

/**
 * One fault is likelier than two: where cash and papers differ, an opening that was not posted explains
 * both.
 */
function explainsAll(cause: Cause, { faces, papers }: Search): boolean {
  if (Object.keys(faces).length === 0 || papers.length === 0) return true
  return cause === 'notPosted' || isHint(cause)
}

/** Candidates of one cause are one suspect: as likely as all of them, its rows in the order of theirs. */
function grouped(candidates: readonly Weighed[]) {
  const ranked = candidates.toSorted((a, b) => b.weight - a.weight || firstRow(a) - firstRow(b))
  const [best] = ranked as [Weighed, ...Weighed[]]
  const rows = [...new Set(ranked.flatMap(candidate => candidate.rows))]
  return {
    cause: best.cause,
    notes: best.notes ?? null,
    weight: candidates.reduce((total, { weight }) => total + weight, 0),
    rows: rows.slice(0, ROWS_SHOWN),
    more: Math.max(0, rows.length - ROWS_SHOWN),
    reasons: [priors[best.cause], ...best.evidence].map(({ words }) => words),
  }
}

const firstRow = ({ rows }: Candidate): number => rows[0] ?? 0
