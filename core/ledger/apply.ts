/**
 * `apply` folds effects into state; the journal is replayed with nothing but this (DESIGN H3). The table of
 * kinds is exhaustive: a new kind of effect does not compile before it says how it applies and how it is
 * undone.
 */
import type { Refusal } from '../refusals.ts'
import { assert, decode, encode, given, type Plain } from '../std.ts'
import type { Effect } from './effects.ts'
import { days } from './effects/days.ts'
import { hold } from './effects/hold.ts'
import type { EffectKind } from './effects/kind.ts'
import { leg } from './effects/leg.ts'
import { memo } from './effects/memo.ts'
import { notes } from './effects/notes.ts'
import { products } from './effects/products.ts'
import { set } from './effects/set.ts'
import { tally } from './effects/tally.ts'
import { vouchers } from './effects/vouchers.ts'
import type { Change, State } from './state.ts'
import type { Money } from './units.ts'

type Kinds = { readonly [T in Effect['type']]: EffectKind<Extract<Effect, { type: T }>> }

const kinds: Kinds = { leg, memo, notes, vouchers, hold, products, days, tally, set }

const byTag = new Map(Object.values(kinds).map(kind => [kind.tag, kind as EffectKind<Effect>]))

const kindOf = (effect: Effect): EffectKind<Effect> => kinds[effect.type]

/** The records as they are after the effect. Pure: the state given is not changed. */
export const apply = (state: State, effect: Effect): readonly Change[] => kindOf(effect).apply(state, effect)

export const refuseEffect = (state: State, effect: Effect): Refusal | null =>
  kindOf(effect).refuse(state, effect)

/** The effect that undoes this one when nothing has come between. */
export const inverse = (effect: Effect): Effect => kindOf(effect).inverse(effect)

/** What 8501 posts for the effects of a row, last first; `counted` are the notes that go back. */
export const compensate = (effects: readonly Effect[], counted: Money | null): Effect[] =>
  effects.toReversed().flatMap(effect => [...kindOf(effect).compensate(effect, counted)])

/** The journal's form of effects: one compact text, the same for the same effects for ever. */
export function encodeEffects(effects: readonly Effect[]): string {
  return encode(effects.map(effect => [kindOf(effect).tag, ...kindOf(effect).encode(effect)]))
}

export function decodeEffects(text: string): Effect[] {
  const rows = decode(text)
  assert(Array.isArray(rows), 'effects are a list')
  return rows.map(row => {
    const [tag, ...parts] = row as [string, ...Plain[]]
    return given(byTag.get(tag), `no effect is written ${tag}`).decode(parts)
  })
}
