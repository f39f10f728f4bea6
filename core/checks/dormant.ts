import { dormantFrom, isBound } from '../counter/dormant.ts'
import type { Day } from '../dates.ts'
import type { Values } from '../fields/field.ts'
import { naturalBalance } from '../ledger/balance.ts'
import type { Account } from '../ledger/entities.ts'
import { refuse } from '../refusals.ts'
import type { Check } from '../transactions/define.ts'

/** Asked where the form says when its owner moved the account last; what is bound stays where it is seen. */
export const mayFallDormant: Check<Values> = {
  name: { zh: '末次交易已满久悬期限，无冻结、占用、透支额度', en: 'Long unmoved, and nothing is on it' },
  test({ account: value, last }, { day, parameters }) {
    if (value === null || last === null) return null
    const account = value as Account
    const from = dormantFrom(account, last as Day, parameters)
    if (from > day) return { ...refuse('dormantTooSoon', { from }), field: 'last' }
    if (isBound(account, day)) return refuse('accountBound', { account: account.no })
    return naturalBalance(account) > 0n ? null : refuse('accountEmpty', { account: account.no })
  },
}
