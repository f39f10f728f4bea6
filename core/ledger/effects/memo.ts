import { refuse } from '../../refusals.ts'
import { given } from '../../std.ts'
import { kindOfAccount } from '../complete.ts'
import type { Memo } from '../effects.ts'
import type { EffectKind } from './kind.ts'

export const memo: EffectKind<Memo> = {
  tag: 'M',

  refuse(state, { account: no, way, amount }) {
    const account = state.get('account', no)
    if (!account) return refuse('accountUnknown', { account: no })
    const short = way === 'payment' && account.balance < amount
    return short ? refuse('offBalanceShort', { account: no }) : null
  },

  apply(state, effect) {
    const account = given(state.get('account', effect.account), `memo on unknown account ${effect.account}`)
    const balance = account.balance + (effect.way === 'receipt' ? effect.amount : -effect.amount)
    return [['account', account.no, { ...account, balance }]]
  },

  inverse: effect => ({ ...effect, way: effect.way === 'receipt' ? 'payment' : 'receipt' }),
  /** The memo entries of vouchers follow the vouchers by themselves. */
  compensate: effect => (kindOfAccount(effect.account) === null ? [memo.inverse(effect)] : []),

  encode: e => [e.way === 'receipt' ? '+' : '-', e.account, e.unit, e.amount],
  decode: parts => {
    const [way, account, unit, amount] = parts as ['+' | '-', string, string, bigint]
    return { type: 'memo', way: way === '+' ? 'receipt' : 'payment', account, unit, amount }
  },
}
