import type { Effect } from '../ledger/effects.ts'

/** Whether an account is a customer's: the bank's own are named by their GL account. */
export const isOfCustomer = (account: string): boolean => /^\d{16}$/.test(account)

/**
 * Whether a customer stands at the counter, who gets a copy of his own and signs the bank's: money of his
 * moves, or notes and papers go over the counter.
 */
export function isForCustomer({ effects }: { readonly effects: readonly Effect[] }): boolean {
  return effects.some(effect => {
    if (effect.type === 'leg' || effect.type === 'hold') return isOfCustomer(effect.account)
    if (effect.type === 'notes' || effect.type === 'vouchers')
      return effect.from === 'customer' || effect.to === 'customer'
    return effect.type === 'set' && (effect.kind === 'customer' || effect.kind === 'account')
  })
}
