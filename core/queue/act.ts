/**
 * What may be done in the queue and what it comes to: an event, or a refusal. Pure: the day as it stands, the
 * moment and whoever does it are given.
 */
import { isRefusal, type Refusal, refuse } from '../refusals.ts'
import type { Business, Flag, Level } from './business.ts'
import { type QueueDay, type Ticket, type TicketState, ticketStates, type Window, windowOf } from './day.ts'
import type { Priority, QueueHappened, Triage } from './events.ts'
import { MINUTE_MS, type Moment, nextFor } from './order.ts'
import { expectedFor, type Means } from './wait.ts'

/** At one's own place. What names a ticket means that one, so that pressing twice does no more. */
export type WindowAct =
  | { readonly do: 'open'; readonly window: number; readonly skills: readonly Business[] }
  | { readonly do: 'pause'; readonly reason: string }
  | { readonly do: 'resume' | 'close' | 'call' }
  | { readonly do: 'recall' | 'start' | 'end' | 'miss'; readonly ticket: string }
  | { readonly do: 'transfer'; readonly ticket: string; readonly business: Business }

/** In the hall. */
export type LobbyAct =
  | { readonly do: 'return'; readonly ticket: string }
  | ({ readonly do: 'prioritise'; readonly ticket: string } & Priority)
  | ({ readonly do: 'triage'; readonly ticket: string | null } & Triage)
  | { readonly do: 'shut'; readonly window: number }

export interface TakeAct {
  readonly do: 'take'
  readonly business: Business
  readonly level: Level
  readonly flags: readonly Flag[]
  readonly appointment: string | null
  readonly request: string
}

export interface RateAct {
  readonly do: 'rate'
  readonly ticket: string
  readonly score: number
}

export type QueueAct = WindowAct | LobbyAct | TakeAct | RateAct

export interface Acting extends Moment {
  readonly by: string
  /** Worked out where a wait is told only. */
  means(this: void): Means
}

export function act(day: QueueDay, asked: QueueAct, at: Acting): QueueHappened | Refusal {
  switch (asked.do) {
    case 'take':
      return take(day, asked, at)
    case 'rate':
      return rate(day, asked, at)
    case 'return':
      return comeBack(day, asked.ticket, at)
    case 'prioritise':
      return prioritise(day, asked)
    case 'triage':
      return triage(day, asked)
    case 'shut':
      return shut(day, asked.window)
    case 'open':
      return open(day, asked, at)
    default:
      return atWindow(day, asked, at)
  }
}

function take(day: QueueDay, { do: _do, ...asked }: TakeAct, at: Acting): QueueHappened | Refusal {
  const recent = [...day.tickets.values()].filter(({ taken }) => at.now - taken < MINUTE_MS)
  if (recent.length >= at.rules.ticketsPerMinute) return refuse('queueFlooded')
  const no = `${asked.business}${String(day.taken[asked.business] + 1).padStart(3, '0')}`
  const told = expectedFor(freshTicket(no, asked, day, at), day, at.means(), at)
  return { what: 'taken', ticket: no, ...asked, told }
}

/** A ticket as it is when it is taken. */
export const freshTicket = (
  no: string,
  asked: Omit<TakeAct, 'do'>,
  day: QueueDay,
  { now }: Moment,
): Ticket => ({
  ...asked,
  no,
  order: day.seq + 1,
  taken: now,
  told: { ahead: 0, waitMs: null },
  state: 'waiting',
  servings: [],
  missedAfter: null,
  priority: null,
  triage: [],
  score: null,
})

function rate(
  day: QueueDay,
  { ticket: no, score }: RateAct,
  { now, rules }: Acting,
): QueueHappened | Refusal {
  const ticket = ticketAs(day, no, ['ended'])
  if (isRefusal(ticket)) return ticket
  if (ticket.score !== null) return refuse('ticketRated', { ticket: no })
  const ended = ticket.servings.at(-1)?.ended ?? 0
  if (now - ended > rules.rateMinutes * MINUTE_MS) return refuse('ticketRateLate', { ticket: no })
  return { what: 'rated', ticket: no, score }
}

/** After three tickets of the same business have been called, whoever missed his call takes a new one. */
function comeBack(day: QueueDay, no: string, { rules }: Acting): QueueHappened | Refusal {
  const ticket = ticketAs(day, no, ['missed'])
  if (isRefusal(ticket)) return ticket
  const since = day.calls[ticket.business] - (ticket.missedAfter ?? 0)
  if (since <= rules.returnWithin) return { what: 'returned', ticket: no }
  return refuse('ticketReturnLate', { ticket: no, called: String(since), within: String(rules.returnWithin) })
}

function prioritise(day: QueueDay, asked: LobbyAct & { readonly do: 'prioritise' }): QueueHappened | Refusal {
  const { ticket: no, level, flags, reason } = asked
  const ticket = ticketAs(day, no, ['waiting'])
  if (isRefusal(ticket)) return ticket
  return { what: 'prioritised', ticket: no, level, flags, reason }
}

function triage(day: QueueDay, asked: LobbyAct & { readonly do: 'triage' }): QueueHappened | Refusal {
  const { ticket: no, stage, to, result, note } = asked
  const ticket = no === null ? null : ticketAs(day, no, ['waiting'])
  if (isRefusal(ticket)) return ticket
  return { what: 'triaged', ticket: no, stage, to, result, note }
}

/** Closes the window of somebody who has gone. */
function shut(day: QueueDay, no: number): QueueHappened | Refusal {
  const own = day.windows.get(no)
  if (!own) return refuse('windowShut', { window: String(no) })
  return busy(own) ?? { what: 'closed', window: no }
}

function open(day: QueueDay, asked: WindowAct & { readonly do: 'open' }, { by }: Acting) {
  const { window: no, skills } = asked
  const own = windowOf(day, by)
  if (own && own.no !== no) return refuse('windowElsewhere', { window: String(own.no) })
  const there = day.windows.get(no)
  if (there && there.teller !== by) return refuse('windowTaken', { window: String(no), teller: there.teller })
  return { what: 'opened' as const, window: no, skills }
}

type AtWindow = Exclude<WindowAct, { readonly do: 'open' }>

function atWindow(day: QueueDay, asked: AtWindow, at: Acting): QueueHappened | Refusal {
  const own = windowOf(day, at.by)
  if (!own) return refuse('windowClosed')
  const { no } = own
  switch (asked.do) {
    case 'pause':
      return busy(own) ?? { what: 'paused', window: no, reason: asked.reason }
    case 'resume':
      return { what: 'resumed', window: no }
    case 'close':
      return busy(own) ?? { what: 'closed', window: no }
    case 'call':
      return call(day, own, at)
    default:
      return withTicket(day, own, asked, at)
  }
}

function call(day: QueueDay, own: Window, at: Acting): QueueHappened | Refusal {
  if (own.paused) return refuse('windowPaused')
  const next = nextFor(day, own, at)
  return (
    busy(own) ??
    (next
      ? { what: 'called', ticket: next.no, window: own.no, business: next.business }
      : refuse('queueEmpty'))
  )
}

const busy = ({ ticket, no }: Window): Refusal | null =>
  ticket === null ? null : refuse('windowBusy', { window: String(no), ticket })

type WithTicket = Extract<AtWindow, { readonly ticket: string }>

/** In which state a ticket is for each of them. */
const states: Readonly<Record<WithTicket['do'], readonly TicketState[]>> = {
  recall: ['called'],
  miss: ['called'],
  start: ['called'],
  end: ['serving'],
  transfer: ['called', 'serving'],
}

const becomes = { recall: 'recalled', start: 'started', end: 'ended', miss: 'missed' } as const

function withTicket(day: QueueDay, own: Window, asked: WithTicket, { rules }: Acting) {
  const { ticket: no } = asked
  const ticket = ticketAs(day, no, states[asked.do])
  if (isRefusal(ticket)) return ticket
  if (own.ticket !== no) return refuse('ticketElsewhere', { ticket: no })
  const place = { ticket: no, window: own.no }
  if (asked.do === 'transfer') {
    if (asked.business === ticket.business) return refuse('ticketSameQueue', { ticket: no })
    return { what: 'transferred' as const, ...place, business: asked.business }
  }
  const calls = ticket.servings.at(-1)?.calls ?? 0
  if (asked.do === 'miss' && calls < rules.calls)
    return refuse('ticketCallsFew', { ticket: no, calls: String(calls), least: String(rules.calls) })
  return { what: becomes[asked.do], ...place }
}

function ticketAs(day: QueueDay, no: string, wanted: readonly TicketState[]): Ticket | Refusal {
  const ticket = day.tickets.get(no)
  if (!ticket) return refuse('ticketUnknown', { ticket: no })
  if (wanted.includes(ticket.state)) return ticket
  return refuse('ticketState', { ticket: no, state: ticketStates[ticket.state] })
}
