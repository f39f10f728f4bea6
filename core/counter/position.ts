/**
 * Where currencies meet (货币兑换, rules.md §1.2): `3002-USD` is what the branch has bought of the dollar and
 * not sold again, in dollars; `3002-USD-CNY` is what that has cost it, in yuan. Each entry balances in its
 * own currency; what the two differ by at the middle rate is gain or loss, and the night books it (8099).
 */
import type { Desk } from '../desk.ts'
import { atMiddle, type Quoted } from '../exchangeRates.ts'
import { credit, debit, type LegDraft } from '../ledger/build.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import type { Key } from '../ledger/entities.ts'
import type { State } from '../ledger/state.ts'
import type { Unit } from '../ledger/units.ts'
import { abs } from '../std.ts'
import { accountKeys, inCurrency, openOnce } from './currency.ts'

export const POSITION = '3002'

/** 汇兑损益. */
export const EXCHANGE_GAINS = '6061'

/** What the position in a currency has cost, in the branch's own. */
const costOf = (unit: Unit, own: Unit): string => `${POSITION}-${unit}-${own}`

export const positionKeys = (unit: Unit, desk: Desk): Key[] => [
  ...accountKeys([POSITION], unit, desk),
  `account:${costOf(unit, desk.branch.unit)}`,
]

/** The branch takes an amount of a currency for what it pays, or gives it for what it gets. */
interface Exchange {
  readonly way: 'taken' | 'given'
  readonly unit: Unit
  readonly amount: bigint
  /** In the branch's own currency. */
  readonly counter: bigint
}

/** The entry in the currency, against `foreign`, and its part of that in the branch's own. */
export function throughPosition(
  { way, unit, amount, counter }: Exchange,
  foreign: string,
  desk: Desk,
): EffectDraft[] {
  const cost = costOf(unit, desk.branch.unit)
  const [inside, outside]: LegDraft[][] =
    way === 'taken'
      ? [[debit(foreign, amount), credit(POSITION, amount)], [debit(cost, counter, OWN_SLIP)]]
      : [[debit(POSITION, amount), credit(foreign, amount)], [credit(cost, counter, OWN_SLIP)]]
  return [
    ...inCurrency(inside ?? [], unit, desk),
    ...openOnce(cost, POSITION, desk.branch.unit, desk),
    ...(outside ?? []),
  ]
}

/** One entry a currency: that in the branch's own is the second. */
export const OWN_SLIP = 2

/** What the branch has of a currency beyond what it has sold, and what the books say that it is worth. */
interface Position {
  readonly unit: Unit
  readonly held: bigint
  readonly cost: bigint
  /** At the middle rate; null where none is posted. */
  readonly worth: bigint | null
}

export function positionIn(unit: Unit, own: Unit, state: State, quoted: Quoted): Position {
  const held = -(state.get('account', `${POSITION}-${unit}`)?.balance ?? 0n)
  const cost = state.get('account', costOf(unit, own))?.balance ?? 0n
  return { unit, held, cost, worth: held === 0n ? 0n : atMiddle(held, unit, quoted) }
}

/** The gain or loss since the position was valued last; none where there is no rate, or nothing to book. */
export function valuation({ unit, cost, worth }: Position, slip: number, own: Unit): LegDraft[] {
  const gain = worth === null ? 0n : worth - cost
  if (gain === 0n) return []
  const [up, down] = gain > 0n ? [costOf(unit, own), EXCHANGE_GAINS] : [EXCHANGE_GAINS, costOf(unit, own)]
  return [debit(up, abs(gain), slip), credit(down, abs(gain), slip)]
}
