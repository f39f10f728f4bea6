/** Which days are open. A savings outlet works at weekends too; its closed days are a parameter. */
import { addDays, type Day } from '../dates.ts'

export function nextOpenDay(day: Day, closedDays: readonly Day[]): Day {
  let next = addDays(day, 1)
  while (closedDays.includes(next)) next = addDays(next, 1)
  return next
}
