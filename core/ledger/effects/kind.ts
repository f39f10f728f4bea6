import type { Refusal } from '../../refusals.ts'
import type { Plain } from '../../std.ts'
import type { Effect } from '../effects.ts'
import type { Change, State } from '../state.ts'
import type { Money } from '../units.ts'

/** All there is to say about one kind of effect. */
export interface EffectKind<E extends Effect> {
  /** The first word of its journal form; never changes, never used twice. */
  readonly tag: string
  /** Why it cannot be applied to this state, or null. */
  refuse(state: State, effect: E): Refusal | null
  /** The records as they are afterwards. Asserts where `refuse` would have refused. */
  apply(state: State, effect: E): readonly Change[]
  /** The effect that undoes it: for tests and for time travel. */
  inverse(effect: E): E
  /** What a same-day reversal (8501) posts for it; mostly its inverse (DESIGN H1). */
  compensate(effect: E, counted: Money | null): readonly E[]
  encode(effect: E): readonly Plain[]
  decode(parts: readonly Plain[]): E
}
