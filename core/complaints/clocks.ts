/**
 * The two clocks of a complaint (rules.md §7.1): the law counts days until it is answered, the bank counts
 * from the minute it was heard until somebody has solved it, and calls the next level when one has not.
 * Neither stops when it is handed to another.
 */
import { workingDayAfter } from '../day/calendar.ts'
import { addDays, type Day, dayNumber } from '../dates.ts'
import type { Complaint } from '../items/complaint.ts'
import type { Parameters } from '../parameters.ts'
import type { Words } from '../words.ts'

export const levels = {
  onSite: { zh: '现场', en: 'on site' },
  outlet: { zh: '网点主任', en: 'outlet director' },
  branch: { zh: '支行', en: 'branch' },
  head: { zh: '总行', en: 'head office' },
  over: { zh: '超过全部时限', en: 'beyond every limit' },
} as const satisfies Readonly<Record<string, Words>>

export type Level = keyof typeof levels

interface Clocks {
  /** Days left until it must be answered, negative when that has passed; null once it is. */
  readonly daysLeft: number | null
  /** Who should have it now; null once it is answered. */
  readonly level: Level | null
  /** The next step, or the answer, is late. */
  readonly late: boolean
}

type Clocked = Pick<Complaint, 'answered' | 'due' | 'heard' | 'legalDue' | 'since'>

export function clocksOf(
  one: Clocked,
  { day, now }: { readonly day: Day; readonly now: number },
  parameters: Pick<Parameters, 'complaints' | 'closedDays'>,
): Clocks {
  const isRunning = one.answered === null
  const daysLeft = isRunning ? dayNumber(one.legalDue) - dayNumber(day) : null
  return {
    daysLeft,
    level: isRunning ? levelAt(one, { day, now }, parameters) : null,
    late: (one.due !== null && one.due < day) || (daysLeft !== null && daysLeft < 0),
  }
}

function levelAt(
  { heard, since }: Clocked,
  { day, now }: { readonly day: Day; readonly now: number },
  { complaints, closedDays }: Pick<Parameters, 'complaints' | 'closedDays'>,
): Level {
  const { onSiteMinutes, outletDays, branchDays, headDays } = complaints
  if (day === since && now - heard < onSiteMinutes * 60_000) return 'onSite'
  if (day <= workingDayAfter(since, outletDays, closedDays)) return 'outlet'
  if (day <= workingDayAfter(since, branchDays, closedDays)) return 'branch'
  return day <= addDays(since, headDays) ? 'head' : 'over'
}
