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
  /** A number that was given is never given again, and authority that was used was used. */
  compensate: effect => (/^(series|delegation)\//.test(effect.key) ? [] : [tally.inverse(effect)]),

  encode: e => [e.key, e.amount],
  decode: parts => {
    const [key, amount] = parts as [string, bigint]
    return { type: 'tally', key, amount }
  },
}
