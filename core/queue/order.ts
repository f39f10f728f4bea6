/**
 * Who is called next (rules.md §8.2): score = base of the level + minutes waited × rate of the level + bonus.
 * Whoever has waited nearly as long as is promised goes before all scores, the longest wait first, so that no
 * priority ever starves others. The order is total: equals stand as they came.
 */
import { levelPoints } from './business.ts'
import { type QueueDay, type Ticket, waitingIn, type Window } from './day.ts'
import type { QueueRules } from './rules.ts'

export const MINUTE_MS = 60_000

/** In points of a millisecond, so that it is a whole number. */
export function scoreOf(
  ticket: Pick<Ticket, 'level' | 'flags' | 'appointment' | 'taken'>,
  at: Moment,
): number {
  const { rules, now } = at
  const [base, rate] = levelPoints[ticket.level](rules)
  const care = ticket.flags.length > 0 ? rules.careBonus : 0
  const appointed = ticket.appointment === null ? 0 : rules.appointmentBonus
  return (base + care + appointed) * MINUTE_MS + Math.max(0, now - ticket.taken) * rate
}

export interface Moment {
  readonly now: number
  readonly rules: QueueRules
}

export const isUrgent = ({ taken }: Pick<Ticket, 'taken'>, { now, rules }: Moment): boolean =>
  now - taken >= (rules.guardMinutes - rules.guardAheadMinutes) * MINUTE_MS

/** Below zero where the first one is called before the other. */
export function compareTickets(one: Ticket, other: Ticket, at: Moment): number {
  const [urgent, otherUrgent] = [isUrgent(one, at), isUrgent(other, at)]
  if (urgent !== otherUrgent) return urgent ? -1 : 1
  const byScore = urgent ? 0 : scoreOf(other, at) - scoreOf(one, at)
  return byScore || one.taken - other.taken || one.order - other.order
}

export const inOrder = (tickets: readonly Ticket[], at: Moment): Ticket[] =>
  tickets.toSorted((one, other) => compareTickets(one, other, at))

export const serves = ({ skills }: Pick<Window, 'skills'>, { business }: Pick<Ticket, 'business'>): boolean =>
  skills.includes(business)

/** The ticket that a window calls next; null where nobody waits for it. */
export const nextFor = (day: QueueDay, own: Pick<Window, 'skills'>, at: Moment): Ticket | null =>
  firstOf(
    waitingIn(day).filter(ticket => serves(own, ticket)),
    at,
  )

export function firstOf(tickets: Iterable<Ticket>, at: Moment): Ticket | null {
  let first: Ticket | null = null
  for (const ticket of tickets) if (!first || compareTickets(ticket, first, at) < 0) first = ticket
  return first
}
