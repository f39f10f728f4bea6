/** What the service processes came to: pure, from the day of the queue and the records of 9702 to 9706. */
import type { Day } from '../dates.ts'
import { type Item, isOpen } from '../items.ts'
import type { QueueDay } from '../queue/day.ts'
import { MINUTE_MS } from '../queue/order.ts'
import { takesAway } from '../queue/triage.ts'
import { groupBy, sum, total } from '../std.ts'
import { type Round, rounds } from './places.ts'

export interface ReceptionFigures {
  readonly served: number
  /** Average minutes at the window, one decimal; null where nobody was served. */
  readonly minutes: number | null
  readonly ratings: number
  /** Of those served, in percent; null where nobody was. */
  readonly ratedPercent: number | null
  /** Average of the ratings, one decimal; null without any. */
  readonly score: number | null
}

export function receptionFigures({ tickets }: Pick<QueueDay, 'tickets'>): ReceptionFigures {
  const served = [...tickets.values()].filter(({ state }) => state === 'ended')
  const times = served.flatMap(({ servings }) => {
    const { started = null, ended = null } = servings.at(-1) ?? {}
    return started === null || ended === null ? [] : [ended - started]
  })
  const scores = served.flatMap(({ score }) => score ?? [])
  return {
    served: served.length,
    minutes: oneDecimal(average(times, MINUTE_MS)),
    ratings: scores.length,
    ratedPercent: percent(scores.length, served.length),
    score: oneDecimal(average(scores, 1)),
  }
}

function average(all: readonly number[], unit: number): number | null {
  return all.length === 0 ? null : total(all, one => one) / all.length / unit
}

const oneDecimal = (one: number | null): number | null => (one === null ? null : Math.round(one * 10) / 10)

/** Half a percent rounds up. */
const percent = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part * 100) / whole)

export interface TriageFigures {
  readonly guided: number
  /** Those who needed no window any more. */
  readonly away: number
  readonly declined: number
  readonly misdirected: number
}

export function triageFigures({ tickets, triage }: Pick<QueueDay, 'tickets' | 'triage'>): TriageFigures {
  const all = [...triage, ...[...tickets.values()].flatMap(ticket => ticket.triage)]
  const came = (result: string) => all.filter(one => one.result === result).length
  const [declined, misdirected] = [came('declined'), came('misdirected')]
  const away = all.filter(
    ({ to, result }) => takesAway.includes(to) && result !== 'declined' && result !== 'misdirected',
  )
  return { guided: all.length, away: away.length, declined, misdirected }
}

/** The last time that each round was gone through on a day; null where it was not. */
export const roundsOn = (
  checks: readonly Item<'hallCheck'>[],
  day: Day,
): { readonly round: Round; readonly last: Item<'hallCheck'> | null }[] =>
  (Object.keys(rounds) as Round[]).map(round => ({
    round,
    last: checks.findLast(({ opened, data }) => opened === day && data.round === round) ?? null,
  }))

export interface Taught {
  readonly teller: string
  readonly lessons: number
  readonly activated: number
  readonly declined: number
}

/** By person, whoever has brought the most to do it themselves first; what was corrected counts no more. */
export function taughtBy(lessons: readonly Item<'lesson'>[]): Taught[] {
  const counted = lessons.filter(({ state }) => state === 'done')
  return [...groupBy(counted, ({ by }) => by)]
    .map(([teller, all]) => ({
      teller,
      lessons: all.length,
      activated: all.filter(({ data }) => data.result === 'activated').length,
      declined: all.filter(({ data }) => data.result === 'declined').length,
    }))
    .toSorted((a, b) => b.activated - a.activated || b.lessons - a.lessons || (a.teller < b.teller ? -1 : 1))
}

export interface Retained {
  readonly cases: number
  readonly open: number
  readonly kept: number
  readonly partly: number
  readonly lost: number
  /** Of what is decided: what was to go, and what of it stayed. */
  readonly amount: bigint
  readonly stayed: bigint
  /** Of the decided cases those in which something stayed, in percent; null without any. */
  readonly percent: number | null
}

export function retained(cases: readonly Item<'retention'>[]): Retained {
  const decided = cases.filter(item => !isOpen(item))
  const came = (state: string) => cases.filter(one => one.state === state).length
  const [kept, partly, lost] = [came('kept'), came('partly'), came('lost')]
  return {
    cases: cases.length,
    open: cases.length - decided.length,
    kept,
    partly,
    lost,
    amount: sum(decided.map(({ data }) => data.amount)),
    stayed: sum(decided.map(({ data }) => data.kept)),
    percent: percent(kept + partly, decided.length),
  }
}
