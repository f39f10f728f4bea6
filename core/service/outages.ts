/**
 * When the program of the branch was away, or its database was: the time between the last sign of life of any
 * server and the next. What of it counts for a branch lies in its opening hours; what of it counts for a
 * customer, in the time that he was there.
 */
import { MINUTE_MS } from '../queue/order.ts'
import { total } from '../std.ts'
import type { Words } from '../words.ts'

export interface Outage {
  /** In milliseconds since 1970. */
  readonly since: number
  readonly until: number
  readonly cause: 'program' | 'database'
}

export interface Span {
  readonly from: number
  readonly until: number
}

export const outageCauses: Readonly<Record<Outage['cause'], Words>> = {
  program: { zh: '程序未运行', en: 'no server was running' },
  database: { zh: '数据库不可用', en: 'the database was away' },
}

/** What of outages lies in these times, each as it lies there. */
export const within = (outages: readonly Outage[], spans: readonly Span[]): Outage[] =>
  outages.flatMap(outage =>
    spans.flatMap(({ from, until }) => {
      const part = {
        ...outage,
        since: Math.max(outage.since, from),
        until: Math.min(outage.until, until),
      }
      return part.until > part.since ? [part] : []
    }),
  )

/** Whole minutes, of all of them together. */
export const minutesOf = (outages: readonly Outage[]): number =>
  Math.floor(total(outages, ({ since, until }) => until - since) / MINUTE_MS)

/** 系统中断 10:02–10:09，程序未运行 */
export function outageWords({ since, until, cause }: Outage, timeOf: (at: number) => string): Words {
  const [from, to, why] = [timeOf(since), timeOf(until), outageCauses[cause]]
  return { zh: `系统中断 ${from}–${to}，${why.zh}`, en: `Outage ${from}–${to}, ${why.en}` }
}

export interface DoorRow {
  readonly day: string
  readonly code: string
  readonly at: number
}

export const OPENS = '8001'
export const BALANCES = '8004'

/** When the branch was open: from each opening of a day to its balancing, or to now where it has none yet. */
export function openHours(rows: readonly DoorRow[], now: number): Span[] {
  const openings = rows.filter(({ code }) => code === OPENS)
  return openings.map(({ day, at }) => {
    const end = rows.findLast(row => row.code === BALANCES && row.day === day && row.at > at)
    return { from: at, until: end?.at ?? now }
  })
}
