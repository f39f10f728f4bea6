/**
 * How long somebody will wait: the work that is left before him over the windows that are open (rules.md
 * §8.2). As not every window serves everybody, the calls to come are gone through one by one: whichever
 * window is free first calls whoever stands first for it then, and keeps him as long as his business takes.
 */
import { type Business, businessCodes, businessMinutes } from './business.ts'
import { type QueueDay, type Serving, type Ticket, waitingIn, type Window } from './day.ts'
import { firstOf, MINUTE_MS, type Moment, serves } from './order.ts'
import type { QueueRules } from './rules.ts'

/** So many stays at windows, and how long they were together. */
export interface Stays {
  readonly count: number
  readonly ms: number
}

export type StaysByBusiness = Readonly<Partial<Record<Business, Stays>>>

/** How long a ticket of each business keeps a window, in milliseconds. */
export type Means = Readonly<Record<Business, number>>

/** What is assumed weighs as much as so many tickets; earlier days never more than as many as these. */
const ASSUMED_WEIGHT = 4
const PAST_WEIGHT_MOST = 40

/** Learnt of today and of the days before, beginning with what is assumed. */
export function meansOf(day: QueueDay, past: StaysByBusiness, rules: QueueRules): Means {
  const today = staysOf(day)
  const meanOf = (business: Business): number => {
    const assumed = businessMinutes[business](rules) * MINUTE_MS
    const before = past[business] ?? { count: 0, ms: 0 }
    const [weight, now] = [Math.min(before.count, PAST_WEIGHT_MOST), today[business] ?? { count: 0, ms: 0 }]
    const beforeMs = before.count === 0 ? 0 : (before.ms / before.count) * weight
    const total = assumed * ASSUMED_WEIGHT + beforeMs + now.ms
    return Math.round(total / (ASSUMED_WEIGHT + weight + now.count))
  }
  return Object.fromEntries(businessCodes.map(business => [business, meanOf(business)])) as Means
}

function staysOf({ tickets }: QueueDay): StaysByBusiness {
  const stays: Partial<Record<Business, Stays>> = {}
  for (const { servings } of tickets.values()) {
    for (const { business, called, ended } of servings) {
      if (ended === null) continue
      const { count, ms } = stays[business] ?? { count: 0, ms: 0 }
      stays[business] = { count: count + 1, ms: ms + ended - called }
    }
  }
  return stays
}

export interface Expected {
  /** How many are called before. */
  readonly ahead: number
  /** Null while no window serves the business. */
  readonly waitMs: number | null
}

interface Free {
  readonly of: Window
  at: number
}

/** What a ticket that waits, or is just being taken, has before it. */
export function expectedFor(ticket: Ticket, day: QueueDay, means: Means, at: Moment): Expected {
  const waiting = new Set([...waitingIn(day), ticket].filter(one => one.no !== ticket.no))
  waiting.add(ticket)
  const frees = [...day.windows.values()]
    .filter(({ paused }) => paused === null)
    .map(of => ({ of, at: at.now + leftAt(of, day, means, at.now) }))
  const isServed = frees.some(({ of }) => serves(of, ticket))
  if (!isServed) return { ahead: aheadOf(ticket, waiting, at), waitMs: null }
  let ahead = 0
  for (;;) {
    const free = firstFree(frees)
    const moment = { ...at, now: free.at }
    const called = firstOf(
      [...waiting].filter(one => serves(free.of, one)),
      moment,
    )
    if (called === ticket) return { ahead, waitMs: free.at - at.now }
    if (!called) {
      frees.splice(frees.indexOf(free), 1)
      continue
    }
    // Whom no window shared with this one calls, does not stand before it.
    if (sharesWindow(called, ticket, day)) ahead += 1
    waiting.delete(called)
    free.at += means[called.business]
  }
}

const sharesWindow = (one: Ticket, other: Ticket, { windows }: QueueDay): boolean =>
  [...windows.values()].some(of => serves(of, one) && serves(of, other))

function aheadOf(ticket: Ticket, waiting: ReadonlySet<Ticket>, at: Moment): number {
  const same = [...waiting].filter(({ business }) => business === ticket.business)
  let ahead = 0
  for (const one of same) if (one !== ticket && firstOf([one, ticket], at) === one) ahead += 1
  return ahead
}

/** Of two that are free at once, the one with the lower number. */
const firstFree = (frees: readonly Free[]): Free =>
  frees.reduce((first, one) =>
    one.at < first.at || (one.at === first.at && one.of.no < first.of.no) ? one : first,
  )

/** However long it has lasted, somebody who is still there needs a part of the usual time. */
const LEAST_PART = 4

function leftAt({ ticket }: Window, day: QueueDay, means: Means, now: number): number {
  const serving = ticket === null ? undefined : day.tickets.get(ticket)?.servings.at(-1)
  if (!serving) return 0
  const usual = means[serving.business]
  return Math.max(usual - lasted(serving, now), usual / LEAST_PART)
}

const lasted = ({ called }: Serving, now: number): number => now - called
