/**
 * Much cash at once is booked a day ahead (大额取款预约, rules.md §5.3). An account has one booking a day, found
 * by a claim of account and day; whatever code pays the cash, the booking is answered by its row.
 */
import type { Day } from '../dates.ts'
import type { Desk } from '../desk.ts'
import { isOpen } from '../items.ts'
import { moveItem } from '../ledger/build.ts'
import { isCash } from '../ledger/chart.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import type { Account, Key } from '../ledger/entities.ts'
import { displayMoney } from '../money.ts'
import { isRefusal, type Refusal, refuse } from '../refusals.ts'
import { sum } from '../std.ts'

export const bookingClaim = ({ no }: Pick<Account, 'no'>, day: Day): string => `cashBooking/${no}/${day}`

export function bookingKeys(
  account: Pick<Account, 'no'>,
  { state, day }: Pick<Desk, 'state' | 'day'>,
): Key[] {
  const claim = bookingClaim(account, day)
  const item = state.get('claim', claim)?.owner
  return [`claim:${claim}`, ...(item ? (['index:openItems/cashBooking', `item:${item}`] as const) : [])]
}

/** What a code pays, with the booking that it answers; refused where much cash was not booked. */
export function asBooked(
  account: Pick<Account, 'no'>,
  paying: readonly EffectDraft[] | Refusal,
  { state, day, parameters }: Desk,
): readonly EffectDraft[] | Refusal {
  if (isRefusal(paying)) return paying
  const cash = sum(
    paying.map(one => (one.type === 'leg' && one.side === 'C' && isCash(one.account) ? one.amount : 0n)),
  )
  const { bookedFrom } = parameters.cash
  if (cash < bookedFrom) return paying
  const id = state.get('claim', bookingClaim(account, day))?.owner
  const booking = id === undefined ? undefined : state.get('item', id)
  const booked = booking?.kind === 'cashBooking' && isOpen(booking) ? booking : null
  if (booked === null || booked.data.amount < cash) {
    return refuse('bookingMissing', { from: displayMoney(bookedFrom), amount: displayMoney(cash) })
  }
  return [...paying, moveItem(booked, 'used')]
}
