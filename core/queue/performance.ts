/** What a day of the queue says of its windows (F149): pure, from the events and the rows that were done. */
import { groupBy, total } from '../std.ts'
import { after, emptyQueue, type Serving, type Ticket } from './day.ts'
import type { QueueEvent } from './events.ts'
import { MINUTE_MS } from './order.ts'
import type { QueueRules } from './rules.ts'

export interface WindowWork {
  readonly window: number
  readonly teller: string
  readonly calls: number
  readonly served: number
  readonly missed: number
  readonly transferred: number
  /** From start to end, of all that were served or sent on. */
  readonly servedMs: number
  /** Open, not paused, and nobody called. */
  readonly idleMs: number
  readonly pausedMs: number
  /** How many were called for the first time, and how long they had waited. */
  readonly waits: number
  readonly waitedMs: number
  readonly longestMs: number
  /** How many of those called had waited longer than is promised. */
  readonly late: number
  readonly ratings: number
  readonly score: number
}

/** By window and teller, in their order; a window that is still open is counted until an instant. */
export function windowWork(
  events: readonly QueueEvent[],
  until: number,
  { guardMinutes }: QueueRules,
): WindowWork[] {
  const day = after(emptyQueue, events)
  const stays = [...day.tickets.values()].flatMap(ticket => ticket.servings.map(stay => ({ ticket, stay })))
  const attended = attendance(events, until)
  const work = [...groupBy(stays, ({ stay }) => keyOf(stay.window, stay.teller))]
  const idleOnly = [...attended.keys()].filter(key => !work.some(([one]) => one === key))
  return [...work, ...idleOnly.map(key => [key, []] as const)]
    .map(([key, all]) =>
      workOf(key, all, attended.get(key) ?? { openMs: 0, pausedMs: 0 }, until, guardMinutes),
    )
    .toSorted((a, b) => a.window - b.window || (a.teller < b.teller ? -1 : 1))
}

interface Stay {
  readonly ticket: Ticket
  readonly stay: Serving
}

interface Attended {
  readonly openMs: number
  readonly pausedMs: number
}

const keyOf = (no: number, teller: string): string => `${no}/${teller}`

function workOf(
  key: string,
  all: readonly Stay[],
  { openMs, pausedMs }: Attended,
  until: number,
  guardMinutes: number,
): WindowWork {
  const [no = '', teller = ''] = key.split('/')
  const how = (wanted: Serving['how']) => all.filter(({ stay }) => stay.how === wanted).length
  const busyMs = total(all, ({ stay }) => (stay.ended ?? until) - stay.called)
  // A wait ends with the first call; after a transfer it has been counted already.
  const waits = all.filter(({ ticket, stay }) => ticket.servings[0] === stay).map(waitOf)
  const rated = all.filter(({ ticket, stay }) => ticket.score !== null && ticket.servings.at(-1) === stay)
  return {
    window: Number(no),
    teller,
    calls: all.length,
    served: how('ended'),
    missed: how('missed'),
    transferred: how('transferred'),
    servedMs: total(all, ({ stay }) => servedMs(stay)),
    idleMs: Math.max(0, openMs - pausedMs - busyMs),
    pausedMs,
    waits: waits.length,
    waitedMs: total(waits, wait => wait),
    longestMs: Math.max(0, ...waits),
    late: waits.filter(wait => wait > guardMinutes * MINUTE_MS).length,
    ratings: rated.length,
    score: total(rated, ({ ticket }) => ticket.score ?? 0),
  }
}

const waitOf = ({ ticket, stay }: Stay): number => stay.called - ticket.taken

const servedMs = ({ started, ended }: Serving): number =>
  started === null || ended === null ? 0 : ended - started

/** How long each window was open and paused, by who sat there. */
function attendance(events: readonly QueueEvent[], until: number): Map<string, Attended> {
  const open = new Map<number, { teller: string; since: number; paused: number | null }>()
  const attended = new Map<string, Attended>()
  const add = (no: number, teller: string, more: Attended) => {
    const { openMs, pausedMs } = attended.get(keyOf(no, teller)) ?? { openMs: 0, pausedMs: 0 }
    attended.set(keyOf(no, teller), { openMs: openMs + more.openMs, pausedMs: pausedMs + more.pausedMs })
  }
  const leave = (no: number, at: number) => {
    const one = open.get(no)
    if (!one) return
    open.delete(no)
    add(no, one.teller, { openMs: at - one.since, pausedMs: one.paused === null ? 0 : at - one.paused })
  }
  for (const event of events) {
    if (event.what === 'closed') leave(event.window, event.at)
    if (event.what === 'opened') {
      leave(event.window, event.at)
      open.set(event.window, { teller: event.by, since: event.at, paused: null })
    }
    if (event.what !== 'paused' && event.what !== 'resumed') continue
    const one = open.get(event.window)
    if (!one) continue
    if (one.paused !== null) add(event.window, one.teller, { openMs: 0, pausedMs: event.at - one.paused })
    one.paused = event.what === 'paused' ? event.at : null
  }
  for (const no of open.keys()) leave(no, until)
  return attended
}

export interface TicketRow {
  readonly ticket: string
  readonly code: string
  readonly at: number
}

export interface CodeTime {
  readonly code: string
  readonly rows: number
  readonly ms: number
  readonly longestMs: number
}

/**
 * How long each code takes at a window: a row has the time since the row before it for the same ticket, the
 * first one since the ticket was started, and the last one also what is left until its end.
 */
export function codeTimes(events: readonly QueueEvent[], rows: readonly TicketRow[]): CodeTime[] {
  const { tickets } = after(emptyQueue, events)
  const byTicket = groupBy(rows, ({ ticket }) => ticket)
  const parts = [...byTicket].flatMap(([no, all]) =>
    (tickets.get(no)?.servings ?? []).flatMap(stay => partsOf(stay, all)),
  )
  return [...groupBy(parts, ({ code }) => code)]
    .map(([code, all]) => ({
      code,
      rows: all.length,
      ms: total(all, ({ ms }) => ms),
      longestMs: Math.max(...all.map(({ ms }) => ms)),
    }))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
}

function partsOf({ started, ended }: Serving, rows: readonly TicketRow[]): { code: string; ms: number }[] {
  if (started === null || ended === null) return []
  const own = rows.filter(({ at }) => at >= started && at <= ended).toSorted((a, b) => a.at - b.at)
  return own.map(({ code, at }, index) => {
    const from = own[index - 1]?.at ?? started
    return { code, ms: (index === own.length - 1 ? ended : at) - from }
  })
}
