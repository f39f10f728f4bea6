import type { TallyMove } from '../effects.ts'
import type { EffectKind } from './kind.ts'

export const tally: EffectKind<TallyMove> = {
  tag: 'T',

  refuse: () => null,

  apply(state, { key, amount }) {
    const total = (state.get('tally', key)?.amount ?? 0n) + amount
    return [['tally', key, total === 0n ? undefined : { amount: total }]]
  },

  inverse: effect => ({ ...effect, amount: -effect.amount }),
  /** A number that was given is never given again. */
  compensate: effect => (effect.key.startsWith('series/') ? [] : [tally.inverse(effect)]),

  encode: e => [e.key, e.amount],
  decode: parts => {
    const [key, amount] = parts as [string, bigint]
    return { type: 'tally', key, amount }
  },
}
