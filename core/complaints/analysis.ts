/**
 * Complaints of a period in figures (rules.md §7.1: statistics, root causes): how many of each kind, beside
 * the period before, and how they were dealt with.
 */
import { addDays, type Day, daysBetween, firstOfMonth, lastOfMonth } from '../dates.ts'
import type { Item } from '../items.ts'
import { groupBy, total } from '../std.ts'
import type { Words } from '../words.ts'
import { businesses, channels, grades, reasons } from './facets.ts'

type Complaint = Item<'complaint'>

export interface ComplaintFigures {
  readonly count: number
  /** Of an older time, brought in from a file: nothing was to be answered here. */
  readonly imported: number
  readonly before: number
  readonly open: number
  /** Answered, and of these by the day of the law; those that are late already have none. */
  readonly answered: number
  readonly inTime: number
  readonly late: number
  /** Of those answered, from being heard to the answer. */
  readonly days: number
  /** Answered without agreement. */
  readonly disagreed: number
  /** Asked to be looked at again, or opened again. */
  readonly again: number
  /** How many said how content they were, and the sum of what they said. */
  readonly scores: number
  readonly score: number
}

/** Whole months are compared with the months before, other periods with as many days before. */
export function periodBefore(from: Day, to: Day): readonly [from: Day, to: Day] {
  const end = addDays(from, -1)
  if (from === firstOfMonth(from) && (to === lastOfMonth(from) || firstOfMonth(to) === from))
    return [firstOfMonth(end), end]
  return [addDays(end, -daysBetween(from, to)), end]
}

export function figuresOfComplaints(
  all: readonly Complaint[],
  before: readonly Complaint[],
  day: Day,
): ComplaintFigures {
  const own = all.filter(({ state }) => state !== 'imported')
  const answered = own.filter(({ data }) => data.answered !== null)
  const inTime = answered.filter(({ data }) => (data.answered ?? '') <= data.legalDue)
  const waiting = own.filter(({ data, state }) => data.answered === null && state !== 'withdrawn')
  const scored = own.flatMap(({ data }) => data.satisfaction ?? [])
  return {
    count: all.length,
    imported: all.length - own.length,
    before: before.length,
    open: own.filter(({ state }) => state !== 'closed' && state !== 'withdrawn').length,
    answered: answered.length,
    inTime: inTime.length,
    late: answered.length - inTime.length + waiting.filter(({ data }) => data.legalDue < day).length,
    days: total(answered, ({ data }) => daysBetween(data.since, data.answered ?? data.since)),
    disagreed: answered.filter(({ data }) => data.method === null).length,
    again: own.filter(({ opened, data }) => data.since !== opened).length,
    scores: scored.length,
    score: total(scored, one => one),
  }
}

interface Facet extends Words {
  readonly of: (complaint: Complaint) => string
  /** The values in their order, with their names; people are named by the reader. */
  readonly values: Readonly<Record<string, Words>> | null
}

/** What complaints are counted by. */
export const complaintFacets: readonly Facet[] = [
  { zh: '原因', en: 'Reason', of: ({ data }) => data.reason, values: reasons },
  { zh: '业务', en: 'Business', of: ({ data }) => data.business, values: businesses },
  { zh: '渠道', en: 'Channel', of: ({ data }) => data.channel, values: channels },
  { zh: '等级', en: 'Grade', of: ({ data }) => data.grade, values: grades },
  { zh: '处理人', en: 'Handled by', of: ({ data }) => data.handler, values: null },
]

/** The values of a facet that there are complaints of, now or before, those with the most of them first. */
export function valuesOf(
  { of }: Facet,
  all: readonly Complaint[],
  before: readonly Complaint[],
): { readonly value: string; readonly own: readonly Complaint[]; readonly before: readonly Complaint[] }[] {
  const [now, then] = [groupBy(all, of), groupBy(before, of)]
  const values = [...new Set([...now.keys(), ...then.keys()])]
  return values
    .map(value => ({ value, own: now.get(value) ?? [], before: then.get(value) ?? [] }))
    .toSorted((a, b) => b.own.length - a.own.length || (a.value < b.value ? -1 : 1))
}
