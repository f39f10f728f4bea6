/**
 * Forced leave (强制休假): so many days a year somebody is kept from all codes, and another looks through his
 * work meanwhile. What he hides does not stand a week in which he touches nothing. The days are a parameter;
 * who still owes some is listed, and late when the year is nearly over.
 */
import { type Day, dayNumber } from '../dates.ts'
import type { Item } from '../items.ts'
import type { Role, Teller } from '../ledger/entities.ts'
import type { Parameters } from '../parameters.ts'

export interface Leave {
  readonly item: string
  readonly from: Day
  readonly until: Day
}

export const onLeave = ({ leave }: Pick<Teller, 'leave'>, day: Day): Leave | null =>
  leave && leave.from <= day && day <= leave.until ? leave : null

/** Neither gone for good nor on forced leave. */
export const isAtWork = (teller: Pick<Teller, 'leave' | 'stopped'>, day: Day): boolean =>
  !teller.stopped && onLeave(teller, day) === null

type Span = Pick<Leave, 'until' | 'from'>

export const daysOf = ({ from, until }: Span): number => dayNumber(until) - dayNumber(from) + 1

/** Whoever has money, books, seals or signatures in his hands. */
const POSTS: readonly Role[] = [
  'teller',
  'chiefTeller',
  'backOffice',
  'accountingSupervisor',
  'outletDirector',
]

export interface LeaveDue {
  readonly teller: Teller
  /** Days of this year, taken or agreed on. */
  readonly taken: number
  readonly missing: number
  readonly late: boolean
}

/** What everybody owes of this year. */
export function leavesDue(
  people: readonly Teller[],
  leaves: readonly Item<'leave'>[],
  day: Day,
  { control }: Pick<Parameters, 'control'>,
): LeaveDue[] {
  const year = { from: `${day.slice(0, 4)}-01-01`, until: `${day.slice(0, 4)}-12-31` }
  const left = dayNumber(year.until) - dayNumber(day)
  return people
    .filter(({ stopped, roles }) => !stopped && roles.some(role => POSTS.includes(role)))
    .map(teller => {
      const own = leaves.filter(({ data, state }) => data.teller === teller.id && state !== 'cancelled')
      const taken = own.reduce((days, { data }) => days + daysWithin(data, year), 0)
      const missing = Math.max(control.leaveDays - taken, 0)
      return { teller, taken, missing, late: missing > 0 && left < control.leaveWarnDays }
    })
}

/** A leave over New Year counts in each year with the days that lie in it. */
function daysWithin(leave: Span, year: Span): number {
  const from = leave.from > year.from ? leave.from : year.from
  const until = leave.until < year.until ? leave.until : year.until
  return Math.max(daysOf({ from, until }), 0)
}
