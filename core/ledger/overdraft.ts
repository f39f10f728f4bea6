/**
 * What an account owes for the days on which it is overdrawn (透支, F45), kept beside what it earns on the
 * others and never netted with it. Counted as 积数 are: base × day number − moment, on every fen, at the rate
 * that was agreed on with the limit. An entry counts from its value day, but not from before the last
 * settlement; what is booked late is valued today (counter/backdated.ts).
 */
import { type Day, dayNumber } from '../dates.ts'
import { most } from '../std.ts'
import { naturalBalance } from './balance.ts'
import type { Account } from './entities.ts'
import type { Overdraft } from './terms.ts'

const daysTo = (day: Day): bigint => BigInt(dayNumber(day))

/** The part of an account that costs, in fen; nothing while it stands above zero. */
export const overdrawnOf = (account: Pick<Account, 'gl' | 'balance'>): bigint =>
  most(0n, -naturalBalance(account))

/** Fen-days overdrawn from the last settlement up to, and without, a day. */
export const overdrawnUpTo = (account: Account, day: Day): bigint =>
  account.overdraft ? overdrawnOf(account) * daysTo(day) - account.overdraft.moment : 0n

/** What an entry changes of it: `after` is the account with its new balance. */
export function overdraftByEntry(
  before: Account,
  after: Pick<Account, 'gl' | 'balance'>,
  valueDay: Day,
): Pick<Account, 'overdraft'> {
  const { overdraft } = before
  const more = overdrawnOf(after) - overdrawnOf(before)
  if (!overdraft || more === 0n) return {}
  const from = daysTo(valueDay < overdraft.from ? overdraft.from : valueDay)
  const earlier = overdraft.earlier.map(({ day, products, ratePpm }) => ({
    day,
    products: products + more * most(0n, daysTo(day) - from),
    ratePpm,
  }))
  return { overdraft: { ...overdraft, moment: overdraft.moment + more * from, earlier } }
}

/** A limit is given, or given again, on a day: what was overdrawn until then keeps its rate. */
export function overdraftAgreed(account: Account, day: Day, ratePpm: number): Overdraft {
  const old = account.overdraft
  const products = overdrawnUpTo(account, day)
  if (!old || (products === 0n && overdrawnOf(account) === 0n))
    return { ratePpm, since: old?.since ?? day, ...begun(account, day) }
  if (old.ratePpm === ratePpm) return old
  return { ...old, ratePpm, earlier: [...old.earlier, { day, products, ratePpm: old.ratePpm }] }
}

/** All is paid up to, and without, a day; null where the limit has ended too. */
export function overdraftPaid({ overdraft, ...account }: Account, day: Day): Overdraft | null {
  if (!overdraft || ((account.minimum ?? 0n) >= 0n && overdrawnOf(account) === 0n)) return null
  return { ...overdraft, ...begun(account, day) }
}

const begun = (account: Pick<Account, 'gl' | 'balance'>, from: Day) => ({
  from,
  moment: overdrawnOf(account) * daysTo(from),
  earlier: [],
})
