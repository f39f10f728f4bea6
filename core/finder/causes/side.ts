/** In for out, or cash for no cash: the difference is twice the amount of a row, or the amount itself. */
import { abs } from '../../std.ts'
import { hasOpposite, hasTransfer } from '../codes.ts'
import { among, evidence } from '../evidence.ts'
import {
  type Candidate,
  facesAre,
  handledFor,
  isInside,
  natural,
  negated,
  proposed,
  type Search,
} from '../search.ts'

export function sideCauses(search: Search): Candidate[] {
  if (search.amount === 0n) return []
  return [...sideReversed(search), ...cashForTransfer(search), ...transferForCash(search)]
}

/** Booked in and paid out: the till lacks it twice. */
function sideReversed(search: Search): Candidate[] {
  if (search.amount % 2n !== 0n) return []
  return (search.byCash.get(-search.amount / 2n) ?? []).map(row => ({
    cause: 'sideReversed',
    rows: [row.serial],
    evidence: [
      natural(search, handledFor(search, row)),
      proposed(search, row),
      ...(hasOpposite(row.code) ? [] : [evidence.noOpposite]),
      among(countOf(search, hasOpposite)),
    ],
  }))
}

/** Booked in cash, and no cash was handled. */
function cashForTransfer(search: Search): Candidate[] {
  return (search.byCash.get(-search.amount) ?? []).map(row => ({
    cause: 'cashForTransfer',
    rows: [row.serial],
    evidence: [
      facesAre(search, negated(row.notes)),
      proposed(search, row),
      ...(hasTransfer(row.code) ? [] : [evidence.onlyCash]),
      among(countOf(search, hasTransfer)),
    ],
  }))
}

const countOf = ({ counter }: Search, isSuch: (code: string) => boolean): number =>
  counter.filter(({ code }) => isSuch(code)).length

/** Booked from account to account, and cash was handled: in or out, as the difference has it. */
function transferForCash(search: Search): Candidate[] {
  const transfers = search.rows.filter(
    row => row.transfer !== 0n && row.cash === 0n && !row.asked && row.reversedBy === null,
  )
  const inside = transfers.filter(({ serial }) => isInside(search.span, serial))
  return inside
    .filter(({ transfer }) => transfer === abs(search.amount))
    .map(row => ({
      cause: 'transferForCash',
      rows: [row.serial],
      evidence: [natural(search, search.faces), among(inside.length)],
    }))
}
