/**
 * Our balances beside the printed ones, account by account and day by day. The bank rounded what it printed
 * to tenths of a crown and went on with the exact figures, and its file is not always in the order in which
 * it posted; so every disagreement has a cause that can be recomputed from the printed figures alone, or it
 * is “other”, which is ours.
 */
import type { Day } from '../../core/dates.ts'
import { abs, groupBy, sum } from '../../core/std.ts'
import { signedAmount, type Transaction } from './bank.ts'

export type Cause = 'order' | 'overdraft' | 'rounding' | 'drift' | 'other'

export const causes: Readonly<Record<Cause, string>> = {
  order: 'order within the day: another line of that day shows our balance',
  rounding: 'rounding of a single figure, at most 0.10',
  drift: 'accumulated rounding, at most 0.60',
  overdraft: 'overdraft: a rounded figure below zero',
  other: 'other',
}

export interface Disagreement {
  readonly account: string
  readonly day: Day
  readonly ours: bigint
  /** The balance in the last line of the day. */
  readonly printed: bigint
  /** The balance that the bank printed last, once its lines stand in the order in which it posted. */
  readonly closing: bigint
  readonly cause: Cause
}

export interface Reconciliation {
  readonly accounts: number
  readonly accountDays: number
  readonly exact: number
  readonly byCause: Readonly<Record<Cause, number>>
  readonly disagreements: readonly Disagreement[]
  /** What the accounts of the files hold in the end, added up exactly. */
  readonly total: bigint
}

/** Half of the tenth of a crown to which a figure was rounded. */
const ROUNDING = 5n
const SINGLE_MAX = 2n * ROUNDING
const DRIFT_MAX = 60n

/**
 * `balanceOf` gives what the books say of an account at the end of a day; undefined where they say nothing.
 */
export function reconcile(
  transactions: readonly Transaction[],
  balanceOf: (account: string, day: Day) => bigint | undefined,
): Reconciliation {
  const byAccount = groupBy(transactions, one => one.account)
  const byCause = { order: 0, rounding: 0, drift: 0, overdraft: 0, other: 0 }
  const disagreements: Disagreement[] = []
  let accountDays = 0
  for (const [account, own] of byAccount) {
    for (const { day, closing, printed, rounded } of printedDays(own)) {
      accountDays += 1
      const ours = balanceOf(account, day)
      if (ours === printed) continue
      const cause = causeOf(ours, closing, rounded)
      byCause[cause] += 1
      disagreements.push({ account, day, ours: ours ?? 0n, printed, closing: closing ?? printed, cause })
    }
  }
  return {
    accounts: byAccount.size,
    accountDays,
    exact: accountDays - disagreements.length,
    byCause,
    disagreements,
    total: sum(transactions.map(signedAmount)),
  }
}

interface PrintedDay {
  readonly day: Day
  readonly printed: bigint
  /** Null where no order of the lines makes their balances follow from each other. */
  readonly closing: bigint | null
  /** Figures so far that the bank had computed, and so rounded when it printed a balance after them. */
  readonly rounded: number
}

function printedDays(own: readonly Transaction[]): PrintedDay[] {
  const days = [...groupBy(own, one => one.day)].sort(([a], [b]) => (a < b ? -1 : 1))
  let before = 0n
  let rounded = 0
  return days.map(([day, lines]) => {
    const printed = lines.at(-1)?.printed ?? 0n
    const closing = closingOf(before, lines)
    before = closing ?? printed
    rounded += lines.filter(isComputed).length
    return { day, printed, closing, rounded }
  })
}

const isComputed = ({ operation }: Transaction): boolean =>
  operation === 'interest' || operation === 'penalty' || operation === 'fee'

/**
 * The balance after the line that the bank posted last: the lines are put in an order in which each balance
 * follows from the one before, as nearly as two rounded figures can.
 */
function closingOf(before: bigint, lines: readonly Transaction[]): bigint | null {
  if (lines.length === 0) return before
  for (const [index, line] of lines.entries()) {
    const gap = abs(line.printed - signedAmount(line) - before)
    if (gap > SINGLE_MAX) continue
    const closing = closingOf(line.printed, lines.toSpliced(index, 1))
    if (closing !== null) return closing
  }
  return null
}

function causeOf(ours: bigint | undefined, closing: bigint | null, rounded: number): Cause {
  if (ours === undefined || closing === null) return 'other'
  const difference = abs(ours - closing)
  if (difference === 0n) return 'order'
  // Each computed figure, and the printed balance itself, is off by half a tenth at most.
  const explained = difference <= DRIFT_MAX && difference <= ROUNDING * BigInt(rounded + 1)
  if (!explained) return 'other'
  if (ours < 0n) return 'overdraft'
  return difference <= SINGLE_MAX ? 'rounding' : 'drift'
}
