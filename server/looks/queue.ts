/** The queue as the hall sees it, and as those see it who work with it. */
import { announcement } from '../../core/queue/announce.ts'
import { type Business, businessCodes } from '../../core/queue/business.ts'
import {
  type QueueDay,
  type Serving,
  type Ticket,
  waitingIn,
  type Window,
  windowOf,
} from '../../core/queue/day.ts'
import { freshTicket } from '../../core/queue/act.ts'
import { mayCall, mayLeadLobby } from '../../core/queue/access.ts'
import type { QueueEvent } from '../../core/queue/events.ts'
import { inOrder, isUrgent, MINUTE_MS } from '../../core/queue/order.ts'
import { type Expected, expectedFor, expectedWaits } from '../../core/queue/wait.ts'
import type {
  WireBoardWindow,
  WireCall,
  WireQueue,
  WireQueueBoard,
  WireTicket,
  WireTicketTaken,
} from '../../core/queue/wire.ts'
import type { Books } from '../books.ts'
import type { QueueAt, Queues } from '../queues.ts'
import { peopleNames, type Reader } from './reader.ts'

const CALLS_SHOWN = 8

const iso = (at: number): string => new Date(at).toISOString()

export async function boardOf(queues: Queues, branch: string): Promise<WireQueueBoard> {
  const at = await queues.at(branch)
  const { code, name, day, state } = at.branch
  return {
    branch: { code, name },
    day,
    open: state === 'open',
    seq: at.day.seq,
    calls: callsIn(at.day),
    windows: windowsIn(at).map(one => boardWindow(one, at)),
    businesses: businessCodes.map(business => {
      const waiting = waitingIn(at.day).filter(ticket => ticket.business === business).length
      return { business, waiting, waitMs: newcomerWait(business, at) }
    }),
  }
}

const windowsIn = ({ day }: QueueAt): Window[] => [...day.windows.values()].toSorted((a, b) => a.no - b.no)

function callsIn({ tickets }: QueueDay): WireCall[] {
  const stays = [...tickets.values()].flatMap(({ no, servings }) =>
    servings.map(serving => ({ no, serving })),
  )
  return stays
    .toSorted((a, b) => b.serving.called - a.serving.called)
    .slice(0, CALLS_SHOWN)
    .map(({ no, serving: { window, called, calls } }) => ({
      ticket: no,
      window,
      at: iso(called),
      calls,
      spoken: announcement(no, window),
    }))
}

function boardWindow({ no, skills, paused, ticket }: Window, at: QueueAt): WireBoardWindow {
  return { no, skills, paused: paused !== null, ticket, ended: lastEnded(no, at) }
}

/** The last one that was served at a window, while it may be rated and has not been. */
function lastEnded(no: number, { day, now, rules }: QueueAt): string | null {
  const since = now - rules.rateMinutes * MINUTE_MS
  const last = [...day.tickets.values()]
    .flatMap(ticket => {
      const stay = ticket.servings.at(-1)
      return ticket.state === 'ended' && stay?.window === no ? [{ ticket, ended: stay.ended ?? 0 }] : []
    })
    .reduce<{ ticket: Ticket; ended: number } | null>(
      (latest, one) => (latest && latest.ended > one.ended ? latest : one),
      null,
    )
  return last && last.ticket.score === null && last.ended > since ? last.ticket.no : null
}

/** Those that the tablets of the windows may rate. */
export const lastEndedAt = (at: QueueAt): string[] =>
  windowsIn(at).flatMap(({ no }) => lastEnded(no, at) ?? [])

function newcomerWait(business: Business, at: QueueAt): number | null {
  const comes = { business, level: 'normal', flags: [], appointment: null, request: '' } as const
  return expectedFor(freshTicket('', comes, at.day, at), at.day, at.means, at).waitMs
}

export async function queueOf(reader: Reader, queues: Queues): Promise<WireQueue> {
  const { branch, teller } = reader
  const [at, names] = await Promise.all([queues.at(branch.code), peopleNames(reader)])
  const { calls, guardMinutes, standardMinutes, elasticMinutes } = at.rules
  return {
    seq: at.day.seq,
    now: iso(at.now),
    open: at.branch.state === 'open',
    windows: windowsIn(at).map(one => ({
      ...boardWindow(one, at),
      teller: one.teller,
      tellerName: names.get(one.teller) ?? { zh: one.teller, en: one.teller },
      pausedFor: one.paused?.reason ?? null,
      since: iso(one.paused?.since ?? one.opened),
    })),
    own: windowOf(at.day, teller.id)?.no ?? null,
    tickets: ticketsIn(at),
    triage: triageIn(at.day),
    limits: { calls, guardMinutes, standardMinutes, elasticMinutes },
    may: { call: mayCall(teller.roles), lead: mayLeadLobby(teller.roles) },
  }
}

/** Those that wait as they will be called, then the others as they came. */
function ticketsIn(at: QueueAt): WireTicket[] {
  const waiting = inOrder(waitingIn(at.day), at)
  const others = [...at.day.tickets.values()].filter(({ state }) => state !== 'waiting')
  const expected = expectedWaits(at.day, at.means, at)
  return [...waiting, ...others].map(ticket => wireTicket(ticket, expected.get(ticket.no), at))
}

function wireTicket(ticket: Ticket, expected: Expected | undefined, at: QueueAt): WireTicket {
  const { no, business, level, flags, appointment, state, taken, servings, priority, missedAfter } = ticket
  const stay = state === 'waiting' ? undefined : servings.at(-1)
  const since = at.day.calls[business] - (missedAfter ?? 0)
  return {
    no,
    business,
    level,
    flags,
    appointment,
    state,
    taken: iso(taken),
    ...stayed(stay),
    reason: priority?.reason ?? null,
    urgent: state === 'waiting' && isUrgent(ticket, at),
    ahead: expected?.ahead ?? null,
    waitMs: expected?.waitMs ?? null,
    mayReturn: state === 'missed' && since <= at.rules.returnWithin,
  }
}

function stayed(stay: Serving | undefined): Pick<WireTicket, 'called' | 'started' | 'window' | 'calls'> {
  if (!stay) return { called: null, started: null, window: null, calls: 0 }
  const { window, called, started, calls } = stay
  return { window, calls, called: iso(called), started: started === null ? null : iso(started) }
}

/** With and without a ticket, the latest first. */
function triageIn({ tickets, triage }: QueueDay): WireQueue['triage'] {
  const all = [
    ...triage.map(one => ({ ...one, ticket: null })),
    ...[...tickets.values()].flatMap(ticket => ticket.triage.map(one => ({ ...one, ticket: ticket.no }))),
  ]
  return all
    .toSorted((a, b) => b.at - a.at)
    .map(({ stage, to, result, note, at, ticket }) => ({ stage, to, result, note, at: iso(at), ticket }))
}

/** What a kiosk prints of a ticket that was taken. */
export function wireTaken(
  books: Books,
  { branch }: QueueAt,
  event: QueueEvent & { what: 'taken' },
): WireTicketTaken {
  const { at, ticket, business, told } = event
  const { code, name, day } = branch
  return {
    branch: { code, name },
    day,
    at: iso(at),
    ticket,
    business,
    ahead: told.ahead,
    waitMs: told.waitMs,
    key: keyOf(books, branch, ticket),
  }
}

const KEY_DIGITS = 6

/** Six figures that only the holder of the ticket knows: worked out again, so that none is kept. */
export function keyOf({ vault }: Books, { code, day }: QueueAt['branch'], ticket: string): string {
  const bits = BigInt(`0x${vault.digest(`ticket ${code} ${day} ${ticket}`).slice(0, 15)}`)
  return String(bits % BigInt(10 ** KEY_DIGITS)).padStart(KEY_DIGITS, '0')
}
