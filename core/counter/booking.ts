/**
 * What a customer is paid in cash on a day at a branch, over all his accounts and whatever code pays it. Much
 * of it is booked a day ahead (大额取款预约), and from less on it is asked who stands there (rules.md §5.3): in
 * parts it is as much as in one. A customer has one booking a day.
 */
import type { Day } from '../dates.ts'
import type { Desk } from '../desk.ts'
import { isOpen, type Item } from '../items.ts'
import { countUp, moveItem } from '../ledger/build.ts'
import { isCash } from '../ledger/chart.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import type { Account, Key } from '../ledger/entities.ts'
import { CASH_PAID } from '../measures.ts'
import { displayMoney } from '../money.ts'
import { isRefusal, type Refusal, refuse } from '../refusals.ts'
import { sum } from '../std.ts'
import { branchOfAccount } from './accounts.ts'

/** Who is paid: the branch where he is a customer, and his number there. */
export type Paid = `${string}/${string}`

export const ownerOf = ({ no, customer }: Pick<Account, 'no' | 'customer'>): Paid =>
  `${branchOfAccount(no)}/${customer ?? ''}`

export const customerHere = (customer: string, { branch }: Pick<Desk, 'branch'>): Paid =>
  `${branch.code}/${customer}`

export const bookingClaim = (paid: Paid, day: Day): string => `cashBooking/${paid}/${day}`

const paidTally = (paid: Paid, day: Day): string => `${CASH_PAID}${paid}/${day}`

/** What he has been paid in cash so far today, at this branch; in fen. */
export const paidToday = (paid: Paid, { state, day }: Pick<Desk, 'state' | 'day'>): bigint =>
  state.get('tally', paidTally(paid, day))?.amount ?? 0n

export function bookingKeys(paid: Paid, { state, day }: Pick<Desk, 'state' | 'day'>): Key[] {
  const claim = bookingClaim(paid, day)
  const item = state.get('claim', claim)?.owner
  return [
    `tally:${paidTally(paid, day)}`,
    `claim:${claim}`,
    ...(item ? (['index:openItems/cashBooking', `item:${item}`] as const) : []),
  ]
}

/** What he booked for a day, whatever has become of it. */
export function bookingOn(paid: Paid, on: Day, { state }: Pick<Desk, 'state'>): Item<'cashBooking'> | null {
  const id = state.get('claim', bookingClaim(paid, on))?.owner
  const found = id === undefined ? undefined : state.get('item', id)
  return found?.kind === 'cashBooking' ? found : null
}

/** What a code pays, counted, with the booking that it answers; refused where much cash was not booked. */
export function asBooked(
  paid: Paid,
  paying: readonly EffectDraft[] | Refusal,
  desk: Desk,
): readonly EffectDraft[] | Refusal {
  if (isRefusal(paying)) return paying
  const cash = sum(
    paying.map(one => (one.type === 'leg' && one.side === 'C' && isCash(one.account) ? one.amount : 0n)),
  )
  if (cash === 0n) return paying
  const counted = [...paying, countUp(paidTally(paid, desk.day), cash)]
  const total = paidToday(paid, desk) + cash
  const { bookedFrom } = desk.parameters.cash
  if (total < bookedFrom) return counted
  const booking = bookingOn(paid, desk.day, desk)
  if (booking === null || booking.data.amount < total) {
    return refuse('bookingMissing', { from: displayMoney(bookedFrom), amount: displayMoney(total) })
  }
  return isOpen(booking) ? [...counted, moveItem(booking, 'used')] : counted
}
