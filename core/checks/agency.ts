import type { Values } from '../fields/field.ts'
import type { Account, Customer } from '../ledger/entities.ts'
import { refuse } from '../refusals.ts'
import type { Check } from '../transactions/define.ts'

/** What is bought or redeemed is the customer's own, and so is the account. */
export const sameOwner = (account: string): Check<Values> => ({
  name: { zh: '本人账户', en: 'The customer’s own account' },
  test(values) {
    const found = values[account] as Account | null
    if (found === null || found.customer === (values.customer as Customer).no) return null
    return { ...refuse('accountOfOther', { account: found.no }), field: account }
  },
})
