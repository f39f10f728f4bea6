/** The queue's events, as they were added (migrations/0020). */
import type { Day } from '../../core/dates.ts'
import type { Business } from '../../core/queue/business.ts'
import type { QueueEvent } from '../../core/queue/events.ts'
import type { TicketRow } from '../../core/queue/performance.ts'
import type { StaysByBusiness } from '../../core/queue/wait.ts'
import { decode, encode, type Plain } from '../../core/std.ts'
import type pg from 'pg'
import type { Connection } from './connection.ts'
import { addOne, type Link, type WalkedLog } from './logs.ts'

export interface QueuePlace {
  readonly branch: string
  readonly day: Day
}

type EventSaid = QueuePlace & EventRow

export const ticketLog: WalkedLog<EventSaid> = {
  log: 'ticket_event',
  columns: 'branch, day, seq, at, actor, what, ticket, window_no, business, data',
  said: ({ branch, day, seq, at, actor, what, ticket, window_no, business, data }, link) => [
    branch,
    link,
    day,
    seq,
    at,
    actor,
    what,
    ticket,
    window_no,
    business,
    data,
  ],
}

/** Adds an event; false where another server has written its number. */
export function addEvent(
  pool: pg.Pool,
  { branch, day }: QueuePlace,
  { seq, at, by, what, ...rest }: QueueEvent,
): Promise<boolean> {
  const { ticket = null, window = null, business = null, ...data } = rest as Partial<Columns>
  const event = { branch, day, seq, at: BigInt(at), actor: by, what, ticket, window_no: window, business }
  return addOne(pool, ticketLog, { ...event, data: encode(data as Plain) }, insertEvent)
}

async function insertEvent(connection: Connection, row: EventSaid & Link): Promise<boolean> {
  const { branch, day, seq, at, actor, what, ticket, window_no, business, data, link, hash } = row
  const { rowCount } = await connection.query({
    name: 'add-ticket-event',
    text: `insert into ticket_event
             (branch, day, seq, at, actor, what, ticket, window_no, business, data, link, hash)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
           on conflict (branch, day, seq) do nothing`,
    values: [branch, day, seq, at, actor, what, ticket, window_no, business, data, link, hash],
  })
  return rowCount === 1
}

interface Columns {
  readonly ticket: string | null
  readonly window: number | null
  readonly business: Business | null
  readonly [more: string]: Plain
}

interface EventRow {
  readonly seq: number
  readonly at: bigint
  readonly actor: string
  readonly what: string
  readonly ticket: string | null
  readonly window_no: number | null
  readonly business: string | null
  readonly data: string
}

/** The events of a day behind a number, in their order. */
export async function eventsAfter(
  connection: Connection,
  { branch, day }: QueuePlace,
  seq: number,
): Promise<QueueEvent[]> {
  const { rows } = await connection.query<EventRow>({
    name: 'ticket-events-after',
    text: `select seq, at, actor, what, ticket, window_no, business, data from ticket_event
            where branch = $1 and day = $2 and seq > $3 order by seq`,
    values: [branch, day, seq],
  })
  return rows.map(({ at, actor, window_no, data, ...row }) => {
    const more = decode(data) as object
    return { ...row, at: Number(at), by: actor, window: window_no, ...more } as unknown as QueueEvent
  })
}

/** The rows of a day that were done for tickets, as they were posted. */
export async function ticketRows(connection: Connection, branch: string, day: Day): Promise<TicketRow[]> {
  const { rows } = await connection.query<{ ticket: string; code: string; at: bigint }>({
    name: 'ticket-rows',
    text: `select ticket, code, at from journal
            where branch = $1 and day = $2 and ticket is not null and outcome = 'posted' order by serial`,
    values: [branch, day],
  })
  return rows.map(row => ({ ...row, at: Number(row.at) }))
}

/** How many stays at a window there were in the days from one to before another, and how long together. */
export async function staysBetween(
  connection: Connection,
  branch: string,
  from: Day,
  before: Day,
): Promise<StaysByBusiness> {
  const { rows } = await connection.query<{ business: Business; count: number; ms: string }>({
    name: 'ticket-stays',
    text: `with steps as (
             select what, at, lag(what) over one as before, lag(at) over one as since,
                    lag(business) over one as business
               from ticket_event
              where branch = $1 and day >= $2 and day < $3
                and what in ('called', 'ended', 'missed', 'transferred')
             window one as (partition by day, ticket order by seq))
           select business, count(*)::int as count, sum(at - since)::text as ms from steps
            where what <> 'called' and before = 'called' group by business`,
    values: [branch, from, before],
  })
  return Object.fromEntries(rows.map(({ business, count, ms }) => [business, { count, ms: Number(ms) }]))
}
