/**
 * Settlement (结息, rules.md §2.2): the settlement day itself still earns, so that what it settles is posted on
 * the day after, in the morning before the branch opens; with value on the day after the settlement where
 * closed days lie between. By hand it can be done in the evening before, with the same value day.
 */
import { accountNumber, accountSeriesKey } from '../counter/accounts.ts'
import { bookedAsOwed, interestBooked, interestKeys } from '../counter/interest.ts'
import type { Day } from '../dates.ts'
import { overdraftBooked, overdraftDue } from '../counter/overdraft.ts'
import type { Desk, Evening } from '../desk.ts'
import type { Earner } from '../interest/earning.ts'
import { runningSegments } from '../interest/running.ts'
import { interestOf } from '../interest/segments.ts'
import { postingDay, settlementOnOrAfter } from '../interest/settlement.ts'
import { interestTax } from '../interest/tax.ts'
import { change, create, credit, debit, forgetDays, moveProducts } from '../ledger/build.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import type { Account, Key } from '../ledger/entities.ts'
import { overdraftPaid, overdraftWaiting } from '../ledger/overdraft.ts'
import { splitUpTo } from '../ledger/split.ts'
import type { Parameters } from '../parameters.ts'
import type { Product } from '../products.ts'
import { groupBy, least, sum } from '../std.ts'
import { lastOfNight, lastOpenDay } from './calendar.ts'

/** The kinds that are settled. */
export const SETTLED = ['demand', 'corporateDemand'] as const satisfies readonly Product[]

/** What they are booked under: with it goes what is overdrawn. */
export const SETTLED_EARNERS: readonly Earner[] = [...SETTLED, 'overdraft']

/** So many accounts are settled by one row; whoever is left over is settled by the next. */
export const SETTLED_AT_ONCE = 500

type Calendar = Pick<Parameters, 'closedDays' | 'deposits'>

/** The settlement day that lies in the night after a day, or null. */
export function settlementInNight(day: Day, parameters: Calendar): Day | null {
  const last = settlementOnOrAfter(day, parameters.deposits.settlement)
  return last <= lastOfNight(day, parameters) ? last : null
}

/** The settlement day whose interest is posted in the morning of a day, or null. */
export const settlementBefore = (day: Day, parameters: Calendar): Day | null =>
  settlementInNight(lastOpenDay(day, parameters.closedDays), parameters)

/** That a quarter has been settled, for entries that are valued before it later. */
export const settledKey = (day: Day): string => `settled/${day}`

export const settlementKeys = (settlement: Day): Key[] => [
  `claim:${settledKey(settlement)}`,
  ...SETTLED.flatMap(interestKeys),
]

export const seriesKeys = (): Key[] => SETTLED.map(accountSeriesKey)

/** Accounts are found by their numbers: a series is counted. */
export function numbersOf(product: Product, { state, branch }: Pick<Evening, 'state' | 'branch'>): string[] {
  const key = accountSeriesKey(product).slice('tally:'.length)
  const count = Number(state.get('tally', key)?.amount ?? 0n)
  return Array.from({ length: count }, (_, index) => accountNumber(branch.code, product, BigInt(index + 1)))
}

export interface Settled {
  readonly product: (typeof SETTLED)[number]
  readonly account: Account
  /** In fen-days: all, and those within the quota of an agreement deposit. */
  readonly products: bigint
  readonly within: bigint
  readonly interest: bigint
  readonly tax: bigint
  /** What it owes on what was overdrawn, an entry of its own (F45); null where that is not settled. */
  readonly owed: bigint | null
}

/** Which of some accounts have earned, or owe, since the last settlement, and what. */
export function settledOn(
  settlement: Day,
  accounts: readonly Account[],
  { day, parameters }: Pick<Desk, 'day' | 'parameters'>,
): Settled[] {
  const to = postingDay(settlement)
  return accounts.flatMap(account => {
    const product = SETTLED.find(one => one === account.product)
    if (!product || account.status !== 'open') return []
    const { all, within } = splitUpTo(account, to)
    const earned = all > 0n ? { products: all, within } : { products: 0n, within: 0n }
    const segments = all > 0n ? runningSegments(account, to, settlement, parameters) : []
    const interest = interestOf(segments)
    const tax = interestTax(interest, account.opened, to, parameters.interestTax)
    const owed = overdraftDue(account, to, interest - tax, { day })
    return all <= 0n && owed === null ? [] : [{ product, account, ...earned, interest, tax, owed }]
  })
}

/** Interest joins the balance, and what is owed leaves it: what was accrued of either is used up first. */
export function settlementEffects(settled: readonly Settled[], settlement: Day, desk: Desk): EffectDraft[] {
  const valueDay = postingDay(settlement)
  const earning = settled.filter(({ products }) => products !== 0n)
  const kinds = [...groupBy(earning, ({ product }) => product)]
  return [
    ...settled.flatMap(one => forgotten(one, valueDay)),
    ...kinds.flatMap(([product, mine], index) => {
      const slip = index + 1
      const interest = sum(mine.map(one => one.interest))
      const tax = sum(mine.map(one => one.tax))
      const used = least(bookedAsOwed(product, desk), interest)
      return [
        ...interestBooked(product, { interest, tax }, used, slip),
        ...mine.flatMap(one => paid(one, valueDay, slip)),
      ]
    }),
    ...owedEffects(settled, valueDay, kinds.length + 1, desk),
  ]
}

function owedEffects(settled: readonly Settled[], valueDay: Day, slip: number, desk: Desk): EffectDraft[] {
  const owing = settled.flatMap(({ account, owed }) => (owed ? [{ account, owed }] : []))
  const all = sum(owing.map(({ owed }) => owed))
  return [
    ...owing.map(({ account, owed }) => ({ ...debit(account, owed, slip), valueDay })),
    ...overdraftBooked(all, least(bookedAsOwed('overdraft', desk), all), slip),
  ]
}

/** That it has been done, by whichever row comes first. */
export const settledMark = (settlement: Day, desk: Desk): EffectDraft[] =>
  desk.state.get('claim', settledKey(settlement))
    ? []
    : [create('claim', settledKey(settlement), { owner: desk.request })]

const paid = (
  { account, products, within, interest, tax }: Settled,
  valueDay: Day,
  slip: number,
): EffectDraft[] => [
  ...(interest === tax ? [] : [{ ...credit(account, interest - tax, slip), valueDay }]),
  moveProducts(account, -products, -within),
]

/** What was kept for the settlement: changes of rates, earlier agreements, what was overdrawn and when. */
function forgotten({ account, products, owed }: Settled, valueDay: Day): EffectDraft[] {
  const { agreement, checkpoints } = account
  const to: Partial<Pick<Account, 'agreement' | 'checkpoints' | 'overdraft' | 'dayBalances'>> = {
    ...(products !== 0n && checkpoints ? { checkpoints: null } : {}),
    ...(products !== 0n && agreement && agreement.quota === null ? { agreement: null } : {}),
    ...(products !== 0n && agreement && agreement.quota !== null && agreement.before.length > 0
      ? { agreement: { ...agreement, before: [] } }
      : {}),
    ...(owed === null ? overdraftWaiting : overdraftPaid)(account, valueDay),
  }
  const days = owed === null || to.dayBalances === null ? null : forgetDays(account, valueDay)
  return [
    ...(Object.keys(to).length === 0 ? [] : [change('account', account.no, account, to)]),
    ...(days && days.gone.length > 0 ? [days] : []),
  ]
}
