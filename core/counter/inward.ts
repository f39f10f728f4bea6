/**
 * A payment from another bank is credited where its number and its name are those of one account here that
 * takes it. Any other is in our hands all the same: it waits in suspense, one case with an owner, until it
 * is credited after all or sent back (rules.md §1.3; F116).
 */
import { type Desk, newItemId } from '../desk.ts'
import type { NamedAccount } from '../fields/account.ts'
import { type Inward, type Misfit, misfits } from '../items/suspense.ts'
import { credit, debit, moveItem, openItem } from '../ledger/build.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import type { Account, Key, Sealed } from '../ledger/entities.ts'
import { passageOf } from '../ledger/restrictions.ts'
import type { Item } from '../items.ts'
import type { Product } from '../products.ts'
import { displayMoney } from '../money.ts'
import { given } from '../std.ts'
import type { Explanation } from '../transactions/define.ts'
import { COMPANY_ACCOUNTS, isOver } from './company.ts'
import { overfills } from './personal.ts'

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
  amount: bigint,
  desk: Paid,
): Misfit | null {
  if (!account) return 'unknown'
  if (account.status === 'closed') return 'closed'
  if (account.product === null || !PAYABLE.includes(account.product)) return 'otherKind'
  const owner = account.customer === null ? undefined : desk.state.get('customer', account.customer)
  if (owner?.name.hash !== payee.hash) return 'name'
  return misfitOfAccount(account, amount, desk)
}

type Paid = Pick<Desk, 'state' | 'day' | 'now' | 'parameters'>

/**
 * Why the account that is meant does not take this. The counter refuses what a customer brings for it; what
 * is in our hands already hangs.
 */
export function misfitOfAccount(account: Account, amount: bigint, desk: Paid): Misfit | null {
  if (account.status === 'closed') return 'closed'
  if (passageOf(account, desk).in) return 'barred'
  if (isOver(account, desk.day)) return 'ended'
  return overfills(account, amount, desk.parameters) ? 'full' : null
}

/** What a bill of the exchange brings in for an account that is named by it. */
export function creditOrHang(account: Account, amount: bigint, bank: string, desk: Desk): EffectDraft[] {
  const misfit = misfitOfAccount(account, amount, desk)
  if (misfit === null) return [credit(account, amount)]
  const no = given(account.customer, `the owner of ${account.no}`)
  const payee = given(desk.state.get('customer', no), `customer ${no}`).name
  const inward = { misfit, bank, payerAccount: '', payeeAccount: account.no, payee }
  return hang(inward, amount, desk.teller.id, '', desk)
}

/** What `creditOrHang` reads beyond the account. */
export const hangKeys = ({ customer }: Account): Key[] => [
  `account:${PENDING}`,
  'index:openItems/suspense',
  ...(customer ? [`customer:${customer}` as const] : []),
]

export function explainMisfit(misfit: Misfit | null, amount: bigint): readonly Explanation[] {
  if (misfit === null) return []
  const { zh, en } = misfits[misfit]
  return [{ label: { zh: `挂账：${zh}`, en: `Into suspense: ${en}` }, text: displayMoney(amount) }]
}

/** The case that a payment becomes which does not fit. */
export function hang(inward: Inward, amount: bigint, owner: string, note: string, desk: Desk): EffectDraft[] {
  return [
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
