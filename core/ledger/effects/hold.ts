import { refuse } from '../../refusals.ts'
import { given } from '../../std.ts'
import type { Hold } from '../effects.ts'
import type { EffectKind } from './kind.ts'

export const hold: EffectKind<Hold> = {
  tag: 'H',

  refuse(state, { account: no, amount }) {
    const account = state.get('account', no)
    if (!account) return refuse('accountUnknown', { account: no })
    return account.held + amount < 0n ? refuse('holdTooSmall', { account: no }) : null
  },

  apply(state, effect) {
    const account = given(state.get('account', effect.account), `hold on unknown account ${effect.account}`)
    return [['account', account.no, { ...account, held: account.held + effect.amount }]]
  },

  inverse: effect => ({ ...effect, amount: -effect.amount }),
  compensate: effect => [hold.inverse(effect)],

  encode: e => [e.account, e.amount],
  decode: parts => {
    const [account, amount] = parts as [string, bigint]
    return { type: 'hold', account, amount }
  },
}
