/**
 * Days on which running accounts are settled (结息日, rules.md §2.2, §2.6): deposits on the 20th of March,
 * June, September and December, before 2005-09-21 once a year on 30 June; loans on the 20th of each month or
 * quarter. The settlement day itself still earns; what it settles is posted, or due, on the day after.
 */
import { addDays, addMonths, type Day, firstOfMonth } from '../dates.ts'
import { given } from '../std.ts'

export type SettlementCalendar = 'quarterly20' | 'monthly20' | 'yearly0630'

const calendars: Record<SettlementCalendar, { readonly months: readonly number[]; readonly date: string }> = {
  quarterly20: { months: [3, 6, 9, 12], date: '20' },
  monthly20: { months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], date: '20' },
  yearly0630: { months: [6], date: '30' },
}

/** The first day that earns no more in the settled period. */
export const postingDay = (settlement: Day): Day => addDays(settlement, 1)

/** The settlement day that a day belongs to: itself, or the next one. */
export function settlementOnOrAfter(day: Day, calendar: SettlementCalendar): Day {
  const { months, date } = calendars[calendar]
  const candidates = Array.from({ length: 13 }, (_, later) => addMonths(firstOfMonth(day), later))
    .filter(first => months.includes(Number(first.slice(5, 7))))
    .map(first => `${first.slice(0, 8)}${date}`)
  return given(
    candidates.find(candidate => candidate >= day),
    `no settlement day after ${day}`,
  )
}

/** Settlement days in [from, to), in order. */
export function settlementsBetween(from: Day, to: Day, calendar: SettlementCalendar): Day[] {
  const days: Day[] = []
  let day = settlementOnOrAfter(from, calendar)
  while (day < to) {
    days.push(day)
    day = settlementOnOrAfter(postingDay(day), calendar)
  }
  return days
}
