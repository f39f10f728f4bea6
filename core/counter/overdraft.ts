/**
 * Interest on what is overdrawn (透支利息): the customer owes it, so it is an entry of its own beside what the
 * account has earned (F45). What was accrued of it is receivable already, the rest is income of the day.
 */
import type { Day } from '../dates.ts'
import type { Desk } from '../desk.ts'
import { printRate } from '../fields/rate.ts'
import { overdraftInterest } from '../interest/overdraft.ts'
import { available, naturalBalance } from '../ledger/balance.ts'
import { change, countUp, credit, debit } from '../ledger/build.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import type { Account } from '../ledger/entities.ts'
import type { Overdraft } from '../ledger/terms.ts'
import { overdraftEnded } from '../ledger/overdraft.ts'
import { passageOf } from '../ledger/restrictions.ts'
import { displayMoney } from '../money.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { INTEREST_INCOME } from '../loans/repay.ts'
import { least } from '../std.ts'
import type { Words } from '../words.ts'
import {
  accruedKey,
  accruedOn,
  accruedTo,
  bookedAsOwed,
  OVERDRAFT_RECEIVABLE,
  type Paying,
} from './interest.ts'

/**
 * What an account pays at a settlement, where `more` comes in before: nothing if it was never overdrawn. Null
 * of one that may not be or is settled already, and where it cannot be taken whole: beyond the limit, or
 * against a freeze. Then it waits, and counts on.
 */
export function overdraftDue(
  account: Account,
  to: Day,
  more: bigint,
  { day }: Pick<Desk, 'day'>,
): bigint | null {
  if (!account.overdraft || account.overdraft.from >= to) return null
  const owed = overdraftInterest(account, to)
  const passes = passageOf(account, day).out === null && available(account, day) + more >= owed
  return owed <= 0n || passes ? owed : null
}

/** Whoever closes an account pays what is overdrawn first, and the interest on what was. */
export function refuseOverdrawn(account: Account, day: Day): Refusal | null {
  const short = overdraftInterest(account, day) - naturalBalance(account)
  if (short <= 0n) return null
  return refuse('accountOverdrawn', { account: account.no, overdrawn: displayMoney(short) })
}

/** Before it is closed: what leaves it counts for nothing any more. */
export function endOverdraft(account: Account): EffectDraft[] {
  const ended = overdraftEnded(account)
  return Object.keys(ended).length === 0 ? [] : [change('account', account.no, account, ended)]
}

/** Taken from one account: what the last accrual has booked of it is used up. */
export function overdraftLegs(account: Account, owed: bigint, desk: Paying, slip: number): EffectDraft[] {
  if (owed === 0n) return []
  const accrued = accruedOn(account, accruedTo(desk.day, desk.parameters), desk.parameters, 'overdraft') ?? 0n
  const used = least(least(accrued, bookedAsOwed('overdraft', desk)), owed)
  return [debit(account, owed, slip), ...overdraftBooked(owed, used, slip)]
}

/** What comes in of it: of that `used` is receivable already. */
export const overdraftBooked = (owed: bigint, used: bigint, slip: number): EffectDraft[] => [
  ...(used === 0n ? [] : [credit(OVERDRAFT_RECEIVABLE, used, slip), countUp(accruedKey('overdraft'), -used)]),
  ...(owed === used ? [] : [credit(INTEREST_INCOME, owed - used, slip)]),
]

/** At what it costs, and since when no settlement has counted it. */
export function overdraftNote({ ratePpm, from }: Overdraft): Words {
  const rate = `${printRate(ratePpm)}%`
  return { zh: `透支年利率 ${rate}，自 ${from} 起计息`, en: `${rate} a year, counted from ${from}` }
}
