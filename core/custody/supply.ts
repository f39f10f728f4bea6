/**
 * How many blank vouchers a till may hold (F76): so many pieces, and no more than was used of them in ten
 * working days, in the vault in a month.
 */
import { addDays, type Day } from '../dates.ts'
import { MAIN_TILL } from '../ledger/entities.ts'
import { total } from '../std.ts'
import type { VoucherKind } from '../voucherKinds.ts'
import type { CustodyRules } from './rules.ts'

export interface Pieces {
  readonly till: string
  readonly kind: string
  readonly pieces: number
}

export interface OverHeld extends Pieces {
  /** Null for no limit in pieces. */
  readonly most: number | null
  /** What went out in the days that the till is looked at; null while the books are younger than these. */
  readonly used: number | null
  readonly days: number
  readonly beyond: 'pieces' | 'use'
}

/** `usedIn` gives what left the tills in the last so many days; the vault supplies all of them. */
export function overHeld(
  held: readonly Pieces[],
  usedIn: (days: number) => readonly Pieces[],
  {
    kinds,
    rules,
    day,
    began,
  }: {
    readonly kinds: readonly VoucherKind[]
    readonly rules: CustodyRules
    readonly day: Day
    /** The first day of the books. */
    readonly began: Day
  },
): OverHeld[] {
  return held.flatMap((one): OverHeld[] => {
    const { till, kind, pieces } = one
    const limits = kinds.find(known => known.kind === kind)?.heldMost
    const most = limits?.[till === MAIN_TILL ? 'branch' : 'teller'] ?? null
    const days = till === MAIN_TILL ? rules.branchSupplyDays : rules.tellerSupplyDays
    const isYoung = addDays(began, days) > day
    const own = usedIn(days).filter(used => used.kind === kind && [used.till, MAIN_TILL].includes(till))
    const used = isYoung ? null : total(own, out => out.pieces)
    const over = { ...one, most, used, days }
    if (most !== null && pieces > most) return [{ ...over, beyond: 'pieces' }]
    return used !== null && pieces > used ? [{ ...over, beyond: 'use' }] : []
  })
}
