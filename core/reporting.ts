/**
 * What of the entries of customers looks as if it should be reported (可疑交易, rules.md §5.5). These are the
 * simple rules that a list can follow; whether there are reasonable grounds, a person decides. Nobody who
 * stands before the customer is told.
 */
import { addDays, type Day } from './dates.ts'
import { displayMoney } from './money.ts'
import type { Parameters } from './parameters.ts'
import { groupBy, sum } from './std.ts'
import type { Words } from './words.ts'

export type ReportingRules = Parameters['reporting']

export const suspicionRules = {
  split: { zh: '化整为零', en: 'Split in a day' },
  near: { zh: '多日接近起点', en: 'Just below, day after day' },
  through: { zh: '快进快出', en: 'In and out the same day' },
  gathered: { zh: '分散转入', en: 'Gathered from many' },
  woken: { zh: '闲置账户突然启用', en: 'Idle account awakened' },
} satisfies Readonly<Record<string, Words>>

type SuspicionRule = keyof typeof suspicionRules

/** What a customer received or paid on a day, over all his accounts. */
export interface DaySum {
  readonly day: Day
  readonly customer: string
  readonly kind: string
  readonly isReceived: boolean
  readonly amount: bigint
  readonly entries: number
  /** Of it in cash. */
  readonly cash: bigint
  readonly cashEntries: number
  /** Of that in amounts below the threshold for cash, and the largest of these. */
  readonly parts: bigint
  readonly partEntries: number
  readonly partMost: bigint
  /** What of the amount was taken back on a later day. */
  readonly takenBack: bigint
}

/** An account that moved on a day after a long rest. */
export interface Woken {
  readonly day: Day
  readonly customer: string
  readonly kind: string
  readonly account: string
  /** When it moved before. */
  readonly before: Day
  readonly amount: bigint
  readonly entries: number
  readonly takenBack: bigint
}

export interface Suspicion {
  readonly rule: SuspicionRule
  readonly from: Day
  readonly day: Day
  readonly customer: string
  readonly kind: string
  readonly amount: bigint
  readonly entries: number
  readonly why: Words
  /** Null where both ways count, and both media. */
  readonly isReceived: boolean | null
  readonly isCash: boolean | null
  /** What of the days' dealings was taken back later: it does not undo that they happened. */
  readonly takenBack: bigint
}

/** So many days before a period belong to what is found in it. */
export const lookingBack = (from: Day, { spanDays }: ReportingRules): Day => addDays(from, 1 - spanDays)

/** No sum of a day below this is of any interest to a rule. */
export const leastOfInterest = (rules: ReportingRules): bigint =>
  [nearFrom(rules), rules.passFrom, rules.idleFrom].reduce((least, amount) =>
    amount < least ? amount : least,
  )

/** The first amount that is only just below the threshold for cash. */
const nearFrom = ({ cashFrom, nearPermille }: ReportingRules): bigint =>
  (cashFrom * BigInt(nearPermille)) / 1000n

/** In the order of their days; `sums` begin at `lookingBack`, and what is found lies in the period. */
export function suspicions(
  from: Day,
  sums: readonly DaySum[],
  woken: readonly Woken[],
  rules: ReportingRules,
): Suspicion[] {
  const today = sums.filter(({ day }) => day >= from)
  const found = [
    ...today.flatMap(one => splitOf(one, rules)),
    ...nearOf(sums, rules).filter(({ day }) => day >= from),
    ...throughOf(today, rules),
    ...today.flatMap(one => gatheredOf(one, rules)),
    ...woken.map(wokenOf),
  ]
  return found.toSorted((a, b) => order(a.day, b.day) || order(a.customer, b.customer))
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Several amounts in cash, each below the threshold, that together reach it, whatever else there was. */
function splitOf(one: DaySum, { cashFrom }: ReportingRules): Suspicion[] {
  if (one.partEntries < 2 || one.parts < cashFrom) return []
  const [count, most] = [one.partEntries, displayMoney(one.partMost)]
  const why = {
    zh: `当日低于起点的现金 ${count} 笔，最大一笔 ${most}，合计达到起点`,
    en: `${count} amounts in cash below the threshold, the largest ${most}, together at it`,
  }
  return [cashOf('split', [one], one.parts, count, why)]
}

const cashOf = (
  rule: SuspicionRule,
  days: readonly [DaySum, ...DaySum[]],
  amount: bigint,
  entries: number,
  why: Words,
): Suspicion => {
  const [{ day: from }] = days
  const { day, customer, kind, isReceived } = days.at(-1) ?? days[0]
  const takenBack = sum(days.map(one => one.takenBack))
  return { rule, from, day, customer, kind, amount, entries, why, isReceived, isCash: true, takenBack }
}

type OfDay = Pick<Suspicion, 'day' | 'customer' | 'kind' | 'amount' | 'entries' | 'takenBack'>

/** Of one day, by whatever medium; null where both ways count. */
const onDay = (
  rule: SuspicionRule,
  { day, customer, kind, amount, entries, takenBack }: OfDay,
  isReceived: boolean | null,
  why: Words,
): Suspicion => ({
  rule,
  from: day,
  day,
  customer,
  kind,
  amount,
  entries,
  why,
  takenBack,
  isReceived,
  isCash: null,
})

/** Days of cash just below the threshold, often within a span; the last of them is named. */
function nearOf(sums: readonly DaySum[], rules: ReportingRules): Suspicion[] {
  const least = nearFrom(rules)
  const near = sums.filter(({ cash }) => cash >= least && cash < rules.cashFrom)
  const own = groupBy(near, ({ customer, isReceived }) => `${customer} ${isReceived}`)
  return [...own.values()].flatMap(days => {
    const ordered = days.toSorted((a, b) => order(a.day, b.day))
    return ordered.flatMap((one, index) => {
      const since = lookingBack(one.day, rules)
      const span = ordered.slice(0, index + 1).filter(({ day }) => day >= since)
      const [first, ...rest] = span
      if (!first || span.length < rules.nearTimes) return []
      const why = {
        zh: `${rules.spanDays} 日内 ${span.length} 日的现金略低于起点`,
        en: `cash just below the threshold on ${span.length} of ${rules.spanDays} days`,
      }
      const entries = span.reduce((count, { cashEntries }) => count + cashEntries, 0)
      return [cashOf('near', [first, ...rest], sum(span.map(({ cash }) => cash)), entries, why)]
    })
  })
}

/** Most of what came in on a day left again on it. */
function throughOf(sums: readonly DaySum[], { passFrom, passPermille }: ReportingRules): Suspicion[] {
  const own = groupBy(sums, ({ customer, day }) => `${customer} ${day}`)
  return [...own.values()].flatMap(sides => {
    const received = sides.find(({ isReceived }) => isReceived)
    const paid = sides.find(({ isReceived }) => !isReceived)
    if (!received || !paid || received.amount < passFrom) return []
    if (paid.amount * 1000n < received.amount * BigInt(passPermille)) return []
    const why = {
      zh: `收 ${displayMoney(received.amount)}，付 ${displayMoney(paid.amount)}`,
      en: `${displayMoney(received.amount)} in, ${displayMoney(paid.amount)} out`,
    }
    const [amount, entries] = [received.amount + paid.amount, received.entries + paid.entries]
    const takenBack = received.takenBack + paid.takenBack
    return [onDay('through', { ...received, amount, entries, takenBack }, null, why)]
  })
}

/** Received in many amounts on a day. */
function gatheredOf(one: DaySum, { gatherTimes, cashFrom }: ReportingRules): Suspicion[] {
  if (!one.isReceived || one.entries < gatherTimes || one.amount < cashFrom) return []
  const why = { zh: `当日收入 ${one.entries} 笔`, en: `received in ${one.entries} amounts` }
  return [onDay('gathered', one, true, why)]
}

function wokenOf(one: Woken): Suspicion {
  const why = {
    zh: `账户 ${one.account} 自 ${one.before} 起没有往来`,
    en: `account ${one.account} had rested since ${one.before}`,
  }
  return onDay('woken', one, null, why)
}
