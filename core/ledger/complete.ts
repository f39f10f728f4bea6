/**
 * What follows by itself from what a definition says: a leg's unit, medium and value day, and the
 * off-balance entry when a voucher enters or leaves the branch (表外, rules.md §4.2): one yuan a piece, a
 * security at its face value.
 */
import type { Day } from '../dates.ts'
import { groupBy } from '../std.ts'
import type { LegDraft } from './build.ts'
import { isCash } from './chart.ts'
import { type Effect, isOurs, type Leg, type Memo, type VoucherMove } from './effects.ts'
import type { Unit } from './units.ts'

export type EffectDraft = Effect | LegDraft

export const VOUCHER_GL = '7001'
export const SECURITY_GL = '7002'

/**
 * The face value of a security (有价单证) in fen; null for a blank voucher. It stands in the name of its kind,
 * `bond-1000`, so that it can never change under the pieces.
 */
export function faceValueOf(kind: string): bigint | null {
  const yuan = /-([1-9]\d{0,6})$/.exec(kind)?.[1]
  return yuan === undefined ? null : BigInt(yuan) * 100n
}

export const glOfVoucher = (kind: string): string => (faceValueOf(kind) === null ? VOUCHER_GL : SECURITY_GL)

/** The off-balance account of a voucher kind. */
export const voucherAccountOf = (kind: string): string => `${glOfVoucher(kind)}-${kind}`

/** The kind that such an account is for; null for any other account. */
export function kindOfAccount(no: string): string | null {
  const [, kind] = /^700[12]-(.+)$/.exec(no) ?? []
  return kind ?? null
}

const YUAN_A_PIECE = 100n

/** What a piece stands for in the books. */
export const pieceWorth = (kind: string): bigint => faceValueOf(kind) ?? YUAN_A_PIECE

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
  const amount = BigInt(move.last - move.first + 1) * pieceWorth(move.kind)
  return [
    { type: 'memo', way: came ? 'receipt' : 'payment', account: voucherAccountOf(move.kind), unit, amount },
  ]
}
