/**
 * How long somebody will wait: the work that is left before him over the windows that are open (rules.md
 * §8.2). As not every window serves everybody, the calls to come are gone through one by one: whichever
 * window is free first calls whoever stands first for it then, and keeps him as long as his business takes.
 */
import { type Business, businessCodes, businessMinutes } from './business.ts'
import { type QueueDay, type Serving, type Ticket, waitingIn, type Window } from './day.ts'
import { firstOf, inOrder, MINUTE_MS, type Moment, serves } from './order.ts'
import { given } from '../std.ts'
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

/** What each ticket that waits has before it, by its number. */
export function expectedWaits(
  day: QueueDay,
  means: Means,
  at: Moment,
  comes?: Ticket,
): Map<string, Expected> {
  const waiting = new Set([...waitingIn(day), ...(comes ? [comes] : [])])
  const frees = [...day.windows.values()]
    .filter(({ paused }) => paused === null)
    .map(of => ({ of, at: at.now + leftAt(of, day, means, at.now) }))
  const called: { ticket: Ticket; waitMs: number | null }[] = []
  while (frees.length > 0 && waiting.size > 0) {
    const free = firstFree(frees)
    const next = firstOf(
      [...waiting].filter(one => serves(free.of, one)),
      { ...at, now: free.at },
    )
    if (next) {
      called.push({ ticket: next, waitMs: free.at - at.now })
      waiting.delete(next)
      free.at += means[next.business]
    } else frees.splice(frees.indexOf(free), 1)
  }
  // The others wait for a window that is not open.
  for (const ticket of inOrder([...waiting], at)) called.push({ ticket, waitMs: null })
  return new Map(
    called.map(({ ticket, waitMs }, index) => {
      const before = called.slice(0, index).filter(one => competes(one.ticket, ticket, day))
      return [ticket.no, { ahead: before.length, waitMs }]
    }),
  )
}

export const expectedFor = (ticket: Ticket, day: QueueDay, means: Means, at: Moment): Expected =>
  given(expectedWaits(day, means, at, ticket).get(ticket.no), ticket.no)

/** Whoever goes to other windows does not stand before somebody. */
const competes = (one: Ticket, other: Ticket, { windows }: QueueDay): boolean =>
  one.business === other.business || [...windows.values()].some(of => serves(of, one) && serves(of, other))

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
