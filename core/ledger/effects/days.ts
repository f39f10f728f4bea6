import type { Day } from '../../dates.ts'
import { refuse } from '../../refusals.ts'
import { given } from '../../std.ts'
import type { Days } from '../effects.ts'
import type { DayBalance } from '../terms.ts'
import type { EffectKind } from './kind.ts'

export const days: EffectKind<Days> = {
  tag: 'D',

  refuse: (state, { account: no }) =>
    state.get('account', no) ? null : refuse('accountUnknown', { account: no }),

  /** The first days: entries since are none of theirs, so that they come back whatever has been posted. */
  apply(state, effect) {
    const account = given(state.get('account', effect.account), `days of unknown account ${effect.account}`)
    const { dayBalances } = account
    const left = dayBalances && [...effect.back, ...dayBalances.slice(effect.gone.length)]
    return [['account', account.no, left ? { ...account, dayBalances: left } : account]]
  },

  inverse: ({ gone, back, ...effect }) => ({ ...effect, gone: back, back: gone }),
  compensate: effect => [days.inverse(effect)],

  encode: ({ account, gone, back }) => [account, written(gone), written(back)],
  decode: parts => {
    const [account, gone, back] = parts as [string, Pair[], Pair[]]
    return { type: 'days', account, gone: gone.map(read), back: back.map(read) }
  },
}

type Pair = readonly [Day, bigint]

const written = (kept: readonly DayBalance[]): Pair[] => kept.map(({ day, balance }) => [day, balance])

const read = ([day, balance]: Pair): DayBalance => ({ day, balance })
