/**
 * What follows by itself from what a definition says: a leg's unit, medium and value day, and the
 * off-balance entry of one yuan a piece when a voucher enters or leaves the branch (表外, rules.md §4.2).
 */
import type { Day } from '../dates.ts'
import { groupBy } from '../std.ts'
import type { LegDraft } from './build.ts'
import { isCash } from './chart.ts'
import { type Effect, isOurs, type Leg, type Memo, type VoucherMove } from './effects.ts'
import type { Unit } from './units.ts'

export type EffectDraft = Effect | LegDraft

export const VOUCHER_GL = '7001'

/** The off-balance account of a voucher kind. */
export const voucherAccountOf = (kind: string): string => `${VOUCHER_GL}-${kind}`

const YUAN_A_PIECE = 100n

export function complete(drafts: readonly EffectDraft[], day: Day, unit: Unit): Effect[] {
  const slips = groupBy(drafts.filter(isLeg), leg => leg.slip)
  const withCash = new Set<number>()
  for (const [slip, legs] of slips) if (legs.some(leg => isCash(leg.account))) withCash.add(slip)
  return drafts.flatMap((draft): Effect[] => {
    if (isLeg(draft)) {
      const medium: Leg['medium'] = withCash.has(draft.slip) ? 'cash' : 'transfer'
      return [{ unit, medium, valueDay: day, ...draft }]
    }
    return draft.type === 'vouchers' ? [draft, ...voucherMemo(draft, unit)] : [draft]
  })
}

const isLeg = (draft: EffectDraft): draft is LegDraft => draft.type === 'leg'

function voucherMemo(move: VoucherMove, unit: Unit): Memo[] {
  const came = !isOurs(move.from) && isOurs(move.to)
  const went = isOurs(move.from) && !isOurs(move.to)
  if (!came && !went) return []
  const amount = BigInt(move.last - move.first + 1) * YUAN_A_PIECE
  return [
    { type: 'memo', way: came ? 'receipt' : 'payment', account: voucherAccountOf(move.kind), unit, amount },
  ]
}
