/**
 * How a row of an earlier day is taken back (rules.md §1.5): in red on the same sides within its year, in
 * blue on the opposite sides after it, for nothing is posted into statements that are closed. Value days stay
 * those of the row, and interest that was settled on it since is put right.
 */
import type { Desk } from '../desk.ts'
import { compensate } from '../ledger/apply.ts'
import { type EffectDraft, voucherAccountOf } from '../ledger/complete.ts'
import { type Effect, isLeg, type Leg, touches } from '../ledger/effects.ts'
import type { Key, Posted } from '../ledger/entities.ts'
import type { Notes } from '../ledger/units.ts'
import { groupBy } from '../std.ts'
import type { Explanation } from '../transactions/define.ts'
import {
  type Correction,
  correctionEffects,
  correctionKeys,
  corrections,
  explainByDay,
  explainCorrections,
  restoredBy,
  valued,
  PRIOR_YEARS,
} from './backdated.ts'
import { markKey, reversedMark } from './reversal.ts'

/** What it reads. */
export const laterKeys = (row: Posted, desk: Desk): Key[] => [
  `mark:${markKey(row)}`,
  `account:${PRIOR_YEARS}`,
  ...row.effects.filter(isLeg).flatMap(({ valueDay }) => correctionKeys(valueDay, desk)),
  ...row.effects.flatMap(touches),
  ...row.effects.flatMap(e =>
    e.type === 'vouchers' ? [`account:${voucherAccountOf(e.kind)}` as const] : [],
  ),
]

/** `effects` are those of the row, with the till of today; `counted` are the notes that go back. */
export function laterEffects(
  row: Posted,
  effects: readonly Effect[],
  counted: Notes,
  desk: Desk,
): EffectDraft[] {
  const red = compensate(effects, { unit: desk.branch.unit, notes: counted })
  const closedYear = row.day.slice(0, 4) !== desk.day.slice(0, 4)
  const free = Math.max(1, ...row.effects.filter(isLeg).map(({ slip }) => slip)) + 1
  const found = settledSince(row, desk).flatMap(one => one.found)
  const interest = correctionEffects(found, free)
  return [...valued(closedYear ? red.map(inBlue) : red, desk), ...interest, reversedMark(row, desk)]
}

export function explainLater(row: Posted, desk: Desk): Explanation[] {
  const restored = restoredBy(row.effects)
  return settledSince(row, desk).flatMap(({ valueDay, legs, found }) => [
    ...explainByDay(
      legs.filter(({ account }) => !restored.has(account)),
      valueDay,
      desk,
    ),
    ...explainCorrections(found, valueDay, desk),
  ])
}

interface Settled {
  readonly valueDay: string
  readonly legs: readonly Leg[]
  readonly found: readonly Correction[]
}

/** Its entries in red, by value day: the interest that was settled on them since is put right too. */
function settledSince({ day, effects }: Posted, desk: Desk): Settled[] {
  const red = effects.filter(isLeg).map(leg => ({ ...leg, amount: -leg.amount }))
  return [...groupBy(red, leg => leg.valueDay)].map(([valueDay, legs]) => ({
    valueDay,
    legs,
    found: corrections(legs, valueDay, desk, day),
  }))
}

/** A red entry as a blue one on the other side; what belonged to a closed year goes to its own account. */
function inBlue(effect: Effect): Effect {
  if (effect.type !== 'leg') return effect
  const account = /^6\d{3}/.test(effect.account) && effect.account.length < 16 ? PRIOR_YEARS : effect.account
  return effect.amount < 0n
    ? { ...effect, account, side: effect.side === 'D' ? 'C' : 'D', amount: -effect.amount }
    : { ...effect, account }
}
