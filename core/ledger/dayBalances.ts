/**
 * How an account that may be overdrawn stood at the end of each day, by value days. Above zero it earns and
 * below it costs, so what an entry of an earlier day changes is told only by what it finds on each day since:
 * both 积数 are moved day by day, split at zero, and an entry that is taken back leaves them as they were.
 * The days kept are those on which the balance changed, since the last settlement, and the last before it.
 * All other accounts keep nothing: what they take counts alike on all days.
 */
import { type Day, dayNumber } from '../dates.ts'
import { given, most, sum } from '../std.ts'
import { interestBaseOf } from './balance.ts'
import type { Account } from './entities.ts'
import { overdrawnOf } from './overdraft.ts'
import type { DayBalance } from './terms.ts'

type Kept = readonly DayBalance[]
type ByDay = Pick<Account, 'moment' | 'overdraft' | 'dayBalances'>

/** The first day on which an entry can be valued; null where nothing is kept. */
export function keptSince({ overdraft, dayBalances }: Account): Day | null {
  const first = dayBalances?.[0]?.day
  if (!overdraft || first === undefined) return null
  return first < overdraft.from ? overdraft.from : first
}

/** What an entry changes of an account that keeps its days; `amount` is signed as its balance is. */
export function movedByDay(account: Account, amount: bigint, valueDay: Day): ByDay {
  const { moment } = account
  const [kept, overdraft] = [
    given(account.dayBalances, 'balances by day'),
    given(account.overdraft, 'overdraft'),
  ]
  const since = given(keptSince(account), 'the first day kept')
  const next = withEntry(kept, valueDay < since ? since : valueDay, amount)
  const earns = (balance: bigint) => interestBaseOf({ ...account, balance })
  const costs = (balance: bigint) => overdrawnOf({ ...account, balance })
  return {
    moment: moment + momentOf(next, earns) - momentOf(kept, earns),
    overdraft: {
      ...overdraft,
      moment: overdraft.moment + momentOf(next, costs) - momentOf(kept, costs),
      earlier: overdraft.earlier.map(one => ({
        ...one,
        products: one.products + productsTo(one.day, next, costs) - productsTo(one.day, kept, costs),
      })),
    },
    dayBalances: next,
  }
}

/** All days from one on stand higher, or lower; a day that ends as the one before is none of its own. */
function withEntry(kept: Kept, from: Day, amount: bigint): DayBalance[] {
  const before = kept.filter(({ day }) => day < from)
  const later = kept.filter(({ day }) => day >= from)
  const found = later[0]?.day === from ? [] : before.slice(-1).map(({ balance }) => ({ day: from, balance }))
  const moved = [...found, ...later].map(({ day, balance }) => ({ day, balance: balance + amount }))
  const all = [...before, ...moved]
  return all.filter(({ balance }, index) => balance !== all[index - 1]?.balance)
}

/** Settled up to a day, an account takes nothing valued before: only how it stood then is wanted of it. */
export function daysBefore({ dayBalances }: Account, settled: Day): Kept {
  const stands = (dayBalances ?? []).findLastIndex(({ day }) => day <= settled)
  return dayBalances?.slice(0, Math.max(0, stands)) ?? []
}

type Counted = (balance: bigint) => bigint

/** Σ change of what counts × day number, as the account’s own. */
const momentOf = (kept: Kept, counted: Counted): bigint =>
  sum(changes(kept, counted).map(({ from, more }) => more * from))

/** Fen-days up to, and without, a day. */
const productsTo = (day: Day, kept: Kept, counted: Counted): bigint =>
  sum(changes(kept, counted).map(({ from, more }) => more * most(0n, BigInt(dayNumber(day)) - from)))

const changes = (kept: Kept, counted: Counted) =>
  kept.map(({ day, balance }, index) => {
    const before = kept[index - 1]
    return { from: BigInt(dayNumber(day)), more: counted(balance) - (before ? counted(before.balance) : 0n) }
  })
