/**
 * A payment from another bank is credited where its number and its name are those of one account here that
 * may be paid. Any other is in our hands all the same: it waits in suspense, one case with an owner, until it
 * is credited after all or sent back (rules.md §1.3; F116).
 */
import { type Desk, newItemId } from '../desk.ts'
import type { NamedAccount } from '../fields/account.ts'
import type { Inward, Misfit } from '../items/suspense.ts'
import { credit, debit, moveItem, openItem } from '../ledger/build.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import type { Account, Sealed } from '../ledger/entities.ts'
import { passageOf } from '../ledger/restrictions.ts'
import type { Item } from '../items.ts'
import type { Product } from '../products.ts'
import { COMPANY_ACCOUNTS } from './company.ts'

/** Where payments to and from other banks are settled. */
export const PAYMENT_CLEARING = '3001-04'

/** Where a payment waits whose owner is not certain: 待处理款项. */
export const PENDING = '2241-02'

/** What a payment from elsewhere may be credited to. */
export const PAYABLE: readonly Product[] = ['demand', ...COMPANY_ACCOUNTS]

/** Why a payment does not fit, the first thing that is wrong; null where it does. */
export function misfitOf(
  { account }: NamedAccount,
  payee: Sealed,
  desk: Pick<Desk, 'state' | 'day' | 'now'>,
): Misfit | null {
  if (!account) return 'unknown'
  if (account.status === 'closed') return 'closed'
  if (account.product === null || !PAYABLE.includes(account.product)) return 'otherKind'
  const owner = account.customer === null ? undefined : desk.state.get('customer', account.customer)
  if (owner?.name.hash !== payee.hash) return 'name'
  return passageOf(account, desk).in ? 'barred' : null
}

/** The case that a payment becomes which does not fit. */
export function hang(inward: Inward, amount: bigint, owner: string, note: string, desk: Desk): EffectDraft[] {
  return [
    debit(PAYMENT_CLEARING, amount),
    credit(PENDING, amount),
    openItem({
      kind: 'suspense',
      id: newItemId(desk, 'suspense'),
      state: 'hung',
      opened: desk.day,
      by: desk.teller.id,
      until: null,
      data: { side: 'payable', amount, left: amount, owner, note, inward },
    }),
  ]
}

/** All that is left of a case goes to the account that it was meant for, or back where it came from. */
export function resolve(hung: Item<'suspense'>, account: Account | null): EffectDraft[] {
  const { left } = hung.data
  return [
    debit(PENDING, left),
    credit(account ?? PAYMENT_CLEARING, left),
    moveItem(hung, account ? 'applied' : 'returned', { left: 0n }),
  ]
}
