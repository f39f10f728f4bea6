/** The amount that was typed is not the one that was handled: digits swapped, a zero slipped, a wrong key. */
import { abs } from '../../std.ts'
import { among, type Evidence, evidence, likelierAmount } from '../evidence.ts'
import type { Cause, Fact } from '../facts.ts'
import { type Candidate, handledFor, natural, proposed, type Search } from '../search.ts'

export function amountCauses(search: Search): Candidate[] {
  if (search.amount === 0n) return []
  return search.counter.flatMap(row => {
    const handled = row.cash + search.amount
    // The other way round is another fault: see side.ts.
    if (handled === 0n || handled < 0n !== row.cash < 0n) return []
    const slip = slipOf(abs(row.cash).toString(), abs(handled).toString())
    return slip ? [candidate(search, row, slip)] : []
  })
}

interface Slip {
  readonly cause: Cause
  readonly evidence: Evidence
}

const candidate = (search: Search, row: Fact, slip: Slip): Candidate => ({
  cause: slip.cause,
  rows: [row.serial],
  evidence: [
    slip.evidence,
    natural(search, handledFor(search, row)),
    proposed(search, row),
    amounts(search, row),
    among(search.counter.length),
  ],
})

function amounts({ amount, timesOf, dayCount }: Search, { cash }: Fact): Evidence {
  const handled = { amount: cash + amount, times: timesOf(cash + amount) }
  return likelierAmount(handled, { amount: cash, times: timesOf(cash) - 1 }, dayCount)
}

/** How one amount, in the digits of its fen, may have become the other; null where nobody would say so. */
export function slipOf(booked: string, handled: string): Slip | null {
  return zeroSlip(booked, handled) ?? swap(booked, handled) ?? wrongDigit(booked, handled)
}

function zeroSlip(booked: string, handled: string): Slip | null {
  const [short, long] = booked.length < handled.length ? [booked, handled] : [handled, booked]
  if (long === `${short}0`) return { cause: 'zeroSlip', evidence: evidence.oneZero }
  return long === `${short}00` ? { cause: 'zeroSlip', evidence: evidence.decimalPoint } : null
}

function swap(booked: string, handled: string): Slip | null {
  if (booked.length !== handled.length) return null
  const differing = placesThatDiffer(booked, handled)
  const [first, second] = differing
  if (differing.length !== 2 || first === undefined || second === undefined) return null
  if (booked[first] !== handled[second] || booked[second] !== handled[first]) return null
  const isAdjacent = second === first + 1
  return { cause: 'digitsSwapped', evidence: isAdjacent ? evidence.adjacentDigits : evidence.farDigits }
}

function wrongDigit(booked: string, handled: string): Slip | null {
  if (booked.length !== handled.length) {
    const [short, long] = booked.length < handled.length ? [booked, handled] : [handled, booked]
    const isOneMore = [...long].some((_, index) => long.slice(0, index) + long.slice(index + 1) === short)
    return isOneMore ? { cause: 'otherDigit', evidence: evidence.digitLost } : null
  }
  const [place, ...more] = placesThatDiffer(booked, handled)
  if (place === undefined || more.length > 0) return null
  const isBeside = areNeighbours(Number(booked[place]), Number(handled[place]))
  return { cause: 'otherDigit', evidence: isBeside ? evidence.neighbourKey : evidence.farKey }
}

const placesThatDiffer = (a: string, b: string): number[] =>
  [...a].flatMap((digit, index) => (digit === b[index] ? [] : [index]))

/** On the number pad, with 7 8 9 above and the long 0 below 1 and 2. */
function areNeighbours(a: number, b: number): boolean {
  if (a === 0 || b === 0) return a + b === 1 || a + b === 2
  const [rowA, rowB] = [Math.floor((a - 1) / 3), Math.floor((b - 1) / 3)]
  return Math.abs(rowA - rowB) + Math.abs(((a - 1) % 3) - ((b - 1) % 3)) === 1
}
