/** Which days are open. A savings outlet works at weekends too; its closed days are a parameter. */
import { addDays, type Day, dayNumber } from '../dates.ts'
import type { Parameters } from '../parameters.ts'

export function nextOpenDay(day: Day, closedDays: readonly Day[]): Day {
  let next = addDays(day, 1)
  while (closedDays.includes(next)) next = addDays(next, 1)
  return next
}

export function lastOpenDay(before: Day, closedDays: readonly Day[]): Day {
  let last = addDays(before, -1)
  while (closedDays.includes(last)) last = addDays(last, -1)
  return last
}

/** The last day of the night after a day: what is due by it is due before the branch opens again. */
export const lastOfNight = (day: Day, { closedDays }: Pick<Parameters, 'closedDays'>): Day =>
  addDays(nextOpenDay(day, closedDays), -1)

/** The n-th working day after a day: authorities rest on Saturdays, Sundays and the closed days. */
export function workingDayAfter(day: Day, count: number, closedDays: readonly Day[]): Day {
  let next = day
  for (let left = count; left > 0; ) {
    next = addDays(next, 1)
    // 1970-01-01 was a Thursday.
    const weekday = (dayNumber(next) + 4) % 7
    if (weekday !== 0 && weekday !== 6 && !closedDays.includes(next)) left -= 1
  }
  return next
}
