/**
 * What an account owes for the days on which it is overdrawn (透支, F45), kept beside what it earns on the
 * others and never netted with it. Counted as 积数 are: base × day number − moment, on every fen, at the rate
 * that was agreed on with the limit. An entry counts from its value day (dayBalances.ts), but not from before
 * the last settlement.
 */
import { type Day, dayNumber } from '../dates.ts'
import { most } from '../std.ts'
import { naturalBalance } from './balance.ts'
import type { Account } from './entities.ts'

const daysTo = (day: Day): bigint => BigInt(dayNumber(day))

/** The part of an account that costs, in fen; nothing while it stands above zero. */
export const overdrawnOf = (account: Pick<Account, 'gl' | 'balance'>): bigint =>
  most(0n, -naturalBalance(account))

/** Fen-days overdrawn from the last settlement up to, and without, a day. */
export const overdrawnUpTo = (account: Account, day: Day): bigint =>
  account.overdraft ? overdrawnOf(account) * daysTo(day) - account.overdraft.moment : 0n

/**
 * What an entry changes of it where the account keeps no balances by day: `after` is the account with its new
 * balance. Only what is valued today is counted rightly then.
 */
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

type Terms = Pick<Account, 'overdraft' | 'dayBalances'>

/** A limit is given, or given again, on a day: what was overdrawn until then keeps its rate. */
export function overdraftAgreed(account: Account, day: Day, ratePpm: number): Terms {
  const { overdraft: old } = account
  const kept = keptFrom(account, day)
  if (!old) return { overdraft: { ratePpm, ...begun(account, day) }, ...kept }
  if (old.ratePpm === ratePpm) return { overdraft: old, ...kept }
  const until = { day, products: overdrawnUpTo(account, day), ratePpm: old.ratePpm }
  return { overdraft: { ...old, ratePpm, earlier: [...old.earlier, until] }, ...kept }
}

/** All is paid up to, and without, a day; nothing is left where the limit has ended too. */
export function overdraftPaid(account: Account, day: Day): Terms {
  const { overdraft, minimum } = account
  if (!overdraft || ((minimum ?? 0n) >= 0n && overdrawnOf(account) === 0n)) return overdraftEnded(account)
  return { overdraft: { ...overdraft, ...begun(account, day) }, ...keptFrom(account, day) }
}

/** What has been earned is paid up to a day and what is owed is not: both take value days from there. */
export const overdraftWaiting = ({ overdraft, balance }: Account, day: Day): Terms =>
  overdraft && overdraft.from < day ? { dayBalances: [{ day, balance }] } : {}

/** Nothing is left of it; of an account without one nothing changes. */
export const overdraftEnded = ({ overdraft, dayBalances }: Account): Terms => ({
  ...(overdraft ? { overdraft: null } : {}),
  ...(dayBalances ? { dayBalances: null } : {}),
})

const begun = (account: Pick<Account, 'gl' | 'balance'>, from: Day) => ({
  from,
  moment: overdrawnOf(account) * daysTo(from),
  earlier: [],
})

/** Balances by day are kept from a day on, unless they are already. */
const keptFrom = ({ balance, dayBalances }: Account, day: Day): Pick<Account, 'dayBalances'> =>
  dayBalances ? {} : { dayBalances: [{ day, balance }] }
