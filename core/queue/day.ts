/** How the queue of a day stands: the fold of its events. `after` leaves the day before it as it was. */
import { given } from '../std.ts'
import type { Words } from '../words.ts'
import type { Business } from './business.ts'
import type { Priority, QueueEvent, Taken, Triage } from './events.ts'
import { takesAway } from './triage.ts'

export type TicketState = 'waiting' | 'called' | 'serving' | 'missed' | 'ended' | 'left'

export const ticketStates: Readonly<Record<TicketState, Words>> = {
  waiting: { zh: '等候', en: 'waiting' },
  called: { zh: '已叫号', en: 'called' },
  serving: { zh: '办理中', en: 'being served' },
  missed: { zh: '过号', en: 'missed' },
  ended: { zh: '已办结', en: 'served' },
  left: { zh: '已分流', en: 'guided elsewhere' },
}

/** One stay at a window, from the first call on. */
export interface Serving {
  readonly window: number
  readonly teller: string
  readonly business: Business
  readonly called: number
  readonly calls: number
  readonly started: number | null
  readonly ended: number | null
  readonly how: 'ended' | 'missed' | 'transferred' | null
}

export interface Ticket extends Taken {
  readonly no: string
  readonly business: Business
  /** The number of its event: no two tickets have the same. */
  readonly order: number
  /** When it was taken: a transfer and a return keep it. */
  readonly taken: number
  readonly state: TicketState
  readonly servings: readonly Serving[]
  /** How many tickets of its business had been called when it was passed over. */
  readonly missedAfter: number | null
  readonly priority: (Priority & { readonly by: string }) | null
  readonly triage: readonly TriageDone[]
  readonly score: number | null
}

export interface Window {
  readonly no: number
  readonly teller: string
  readonly skills: readonly Business[]
  readonly opened: number
  /** Since when it takes nobody, and why; null while it does. */
  readonly paused: { readonly since: number; readonly reason: string } | null
  readonly ticket: string | null
}

export interface QueueDay {
  /** The number of the last event; 0 before the first. */
  readonly seq: number
  readonly tickets: ReadonlyMap<string, Ticket>
  /** Those that are open or paused. */
  readonly windows: ReadonlyMap<number, Window>
  readonly requests: ReadonlyMap<string, string>
  /** How many tickets of each business have been taken, and how often one was called. */
  readonly taken: Readonly<Record<Business, number>>
  readonly calls: Readonly<Record<Business, number>>
  /** What was done at the door about people who have no ticket. */
  readonly triage: readonly TriageDone[]
}

export interface TriageDone extends Triage {
  readonly at: number
  readonly by: string
}

const none: Readonly<Record<Business, number>> = { A: 0, B: 0, C: 0, D: 0 }

export const emptyQueue: QueueDay = {
  seq: 0,
  tickets: new Map(),
  windows: new Map(),
  requests: new Map(),
  taken: none,
  calls: none,
  triage: [],
}

type Building = {
  -readonly [K in keyof QueueDay]: QueueDay[K] extends ReadonlyMap<infer Of, infer V>
    ? Map<Of, V>
    : QueueDay[K]
}

/** The day after more events. */
export function after(day: QueueDay, events: readonly QueueEvent[]): QueueDay {
  if (events.length === 0) return day
  const next: Building = {
    ...day,
    tickets: new Map(day.tickets),
    windows: new Map(day.windows),
    requests: new Map(day.requests),
  }
  for (const event of events) {
    take(next, event)
    next.seq = event.seq
  }
  return next
}

function take(day: Building, event: QueueEvent): void {
  switch (event.what) {
    case 'taken':
      return takeTicket(day, event)
    case 'called':
      return call(day, event)
    case 'recalled':
    case 'started':
    case 'ended':
    case 'missed':
    case 'transferred':
      return serve(day, event)
    case 'returned':
      return change(day, event.ticket, { state: 'waiting', missedAfter: null })
    case 'prioritised': {
      const { level, flags, reason, by } = event
      return change(day, event.ticket, { level, flags, priority: { level, flags, reason, by } })
    }
    case 'triaged':
      return triage(day, event)
    case 'rated':
      return change(day, event.ticket, { score: event.score })
    default:
      return attend(day, event)
  }
}

type Of<W extends QueueEvent['what']> = Extract<QueueEvent, { what: W }>

function takeTicket(day: Building, { seq, at, by: _by, what: _what, ticket, ...taken }: Of<'taken'>): void {
  const fresh = { servings: [], missedAfter: null, priority: null, triage: [], score: null }
  day.tickets.set(ticket, { no: ticket, order: seq, taken: at, state: 'waiting', ...fresh, ...taken })
  day.requests.set(taken.request, ticket)
  day.taken = { ...day.taken, [taken.business]: day.taken[taken.business] + 1 }
}

function call(day: Building, { at, by, ticket, window: no, business }: Of<'called'>): void {
  const { servings } = ticketIn(day, ticket)
  const serving = {
    window: no,
    teller: by,
    business,
    called: at,
    calls: 1,
    started: null,
    ended: null,
    how: null,
  }
  change(day, ticket, { state: 'called', servings: [...servings, serving] })
  day.calls = { ...day.calls, [business]: day.calls[business] + 1 }
  alter(day, no, { ticket })
}

function serve(day: Building, event: Of<'recalled' | 'started' | 'ended' | 'missed' | 'transferred'>): void {
  const { what, at, ticket, window: no } = event
  const { servings, business } = ticketIn(day, ticket)
  const last = given(servings.at(-1), `${ticket} at a window`)
  const changed = (serving: Partial<Serving>) => [...servings.slice(0, -1), { ...last, ...serving }]
  if (what === 'recalled') return change(day, ticket, { servings: changed({ calls: last.calls + 1 }) })
  if (what === 'started') return change(day, ticket, { state: 'serving', servings: changed({ started: at }) })
  alter(day, no, { ticket: null })
  const over = { servings: changed({ ended: at, how: what }) }
  if (event.what === 'transferred')
    return change(day, ticket, { ...over, state: 'waiting', business: event.business })
  const missedAfter = what === 'missed' ? day.calls[business] : null
  change(day, ticket, { ...over, state: what === 'missed' ? 'missed' : 'ended', missedAfter })
}

function triage(day: Building, { at, by, ticket, stage, to, result, note }: Of<'triaged'>): void {
  const one = { stage, to, result, note, at, by }
  if (ticket === null) {
    day.triage = [...day.triage, one]
    return
  }
  const { state, triage: before } = ticketIn(day, ticket)
  const goes = state === 'waiting' && isTakenAway(one)
  change(day, ticket, { triage: [...before, one], state: goes ? 'left' : state })
}

export const isTakenAway = ({ to, result }: Pick<Triage, 'to' | 'result'>): boolean =>
  takesAway.includes(to) && (result === 'went' || result === 'done')

function attend(day: Building, event: Of<'opened' | 'paused' | 'resumed' | 'closed'>): void {
  const { at, by, window: no } = event
  if (event.what === 'paused') return alter(day, no, { paused: { since: at, reason: event.reason } })
  if (event.what === 'opened') {
    const ticket = day.windows.get(no)?.ticket ?? null
    return void day.windows.set(no, {
      no,
      teller: by,
      skills: event.skills,
      opened: at,
      paused: null,
      ticket,
    })
  }
  if (event.what === 'closed') day.windows.delete(no)
  else alter(day, no, { paused: null })
}

function change(day: Building, no: string, changed: Partial<Ticket>): void {
  day.tickets.set(no, { ...ticketIn(day, no), ...changed })
}

function alter(day: Building, no: number, changed: Partial<Window>): void {
  day.windows.set(no, { ...given(day.windows.get(no), `window ${no}`), ...changed })
}

const ticketIn = (day: Pick<QueueDay, 'tickets'>, no: string): Ticket =>
  given(day.tickets.get(no), `ticket ${no}`)

export const windowOf = ({ windows }: QueueDay, teller: string): Window | null =>
  [...windows.values()].find(one => one.teller === teller) ?? null

/** The ticket that somebody is serving: its transactions are done for it. */
export function servedBy(day: QueueDay, teller: string): string | null {
  const no = windowOf(day, teller)?.ticket ?? null
  return no !== null && day.tickets.get(no)?.state === 'serving' ? no : null
}

export const waitingIn = ({ tickets }: QueueDay): Ticket[] =>
  [...tickets.values()].filter(({ state }) => state === 'waiting')
