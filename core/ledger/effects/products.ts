import { refuse } from '../../refusals.ts'
import { given } from '../../std.ts'
import type { Products } from '../effects.ts'
import { splitByHand } from '../split.ts'
import type { EffectKind } from './kind.ts'

export const products: EffectKind<Products> = {
  tag: 'P',

  refuse: (state, effect) =>
    state.get('account', effect.account) ? null : refuse('accountUnknown', { account: effect.account }),

  /** 积数 are base × day − moment, so that more of them is a smaller moment. */
  apply(state, effect) {
    const account = given(
      state.get('account', effect.account),
      `products of unknown account ${effect.account}`,
    )
    const split = splitByHand(account, effect.within ?? effect.amount)
    return [['account', account.no, { ...account, ...split, moment: account.moment - effect.amount }]]
  },

  inverse: effect => ({
    ...effect,
    amount: -effect.amount,
    ...(effect.within === undefined ? {} : { within: -effect.within }),
  }),
  compensate: effect => [products.inverse(effect)],

  encode: e => [e.account, e.amount, ...(e.within === undefined ? [] : [e.within])],
  decode: parts => {
    const [account, amount, within] = parts as [string, bigint, bigint?]
    return { type: 'products', account, amount, ...(within === undefined ? {} : { within }) }
  },
}
