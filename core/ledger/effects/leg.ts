import { type Day, dayNumber } from '../../dates.ts'
import { refuse } from '../../refusals.ts'
import { fail } from '../../std.ts'
import { interestBaseOf } from '../balance.ts'
import { keptSince, movedByDay } from '../dayBalances.ts'
import type { Leg } from '../effects.ts'
import type { Account } from '../entities.ts'
import { overdraftByEntry } from '../overdraft.ts'
import { splitByEntry } from '../split.ts'
import type { EffectKind } from './kind.ts'

export const leg: EffectKind<Leg> = {
  tag: 'L',

  refuse(state, { account: no, unit }) {
    const account = state.get('account', no)
    if (!account) return refuse('accountUnknown', { account: no })
    if (account.status === 'closed') return refuse('accountClosed', { account: no })
    if (account.unit !== unit) return refuse('unitMismatch', { account: no, unit })
    return null
  },

  apply(state, effect) {
    const account = state.get('account', effect.account) ?? fail(`leg on unknown account ${effect.account}`)
    const balance = account.balance + (effect.side === 'D' ? effect.amount : -effect.amount)
    const lines = unprintedBy(account, effect)
    if (account.interestBase === null) return [['account', account.no, { ...account, balance, ...lines }]]
    const split = splitByEntry(account, { ...account, balance }, effect.valueDay)
    const counted = keptSince(account)
      ? movedByDay(account, balance - account.balance, effect.valueDay)
      : movedAtOnce(account, balance, effect.valueDay)
    return [['account', account.no, { ...account, balance, ...lines, ...split, ...counted }]]
  },

  inverse: ({ unsaid, ...effect }) => ({
    ...effect,
    amount: -effect.amount,
    ...(unsaid ? {} : { unsaid: true }),
  }),
  /** Same side in red, so that the day's turnover nets to nothing too: a line of its own in a passbook. */
  compensate: effect => [{ ...effect, amount: -effect.amount }],

  encode: e => [e.slip, e.side, e.account, e.unit, e.amount, e.medium === 'cash' ? 'c' : 't', e.valueDay],
  decode: parts => {
    const [slip, side, account, unit, amount, medium, valueDay] = parts as [
      number,
      'D' | 'C',
      string,
      string,
      bigint,
      'c' | 't',
      string,
    ]
    return {
      type: 'leg',
      slip,
      side,
      account,
      unit,
      amount,
      medium: medium === 'c' ? 'cash' : 'transfer',
      valueDay,
    }
  },
}

/** Days on which something earns count alike, whichever they are. */
function movedAtOnce(account: Account, balance: bigint, valueDay: Day) {
  const { gl, interestBase } = account
  const earned = interestBaseOf({ gl, interestBase, balance }) - interestBaseOf(account)
  const moment = account.moment + earned * BigInt(dayNumber(valueDay))
  return { moment, ...overdraftByEntry(account, { gl, balance }, valueDay) }
}

/** Every entry is a line that the passbook does not show yet. */
const unprintedBy = ({ unprinted }: Account, { unsaid }: Leg): Pick<Account, 'unprinted'> =>
  unprinted == null ? {} : { unprinted: unprinted + (unsaid ? -1 : 1) }
