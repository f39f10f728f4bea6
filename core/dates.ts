/**
 * An accounting date (会计日期) is a string `YYYY-MM-DD`. It is never derived from the clock: a branch is on the
 * day that its last day end gave it.
 */
import { assert } from './std.ts'

export type Day = string

const MS_A_DAY = 86_400_000

/** Days since 1970-01-01; the number that 积数 multiply with. */
export function dayNumber(day: Day): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / MS_A_DAY
}

export function dayFromNumber(number: number): Day {
  return new Date(number * MS_A_DAY).toISOString().slice(0, 10)
}

export const addDays = (day: Day, days: number): Day => dayFromNumber(dayNumber(day) + days)

export const firstOfMonth = (day: Day): Day => `${day.slice(0, 8)}01`

export const lastOfMonth = (day: Day): Day => addDays(addMonths(firstOfMonth(day), 1), -1)

/** Actual days in [from, to): the head is counted, the tail is not (算头不算尾). */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from)

/** Days of the old savings rule: every month has 30 days, the 31st is the 30th (rules.md §2.1). */
export function daysBetween30(from: Day, to: Day): number {
  const [fromYear, fromMonth, fromDate] = parts(from)
  const [toYear, toMonth, toDate] = parts(to)
  return (
    (toYear - fromYear) * 360 + (toMonth - fromMonth) * 30 + Math.min(toDate, 30) - Math.min(fromDate, 30)
  )
}

/** Same date n months later; where the month is shorter, its last day (对年对月对日, rules.md §2.1). */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = parts(day)
  const index = year * 12 + (month - 1) + months
  const toYear = Math.floor(index / 12)
  const toMonth = (index % 12) + 1
  return dayText(toYear, toMonth, Math.min(date, daysInMonth(toYear, toMonth)))
}

/** `month` from 1 to 12. */
function daysInMonth(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && isLeap ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0)
}

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Whole months from one day to another, by the same rule as `addMonths`. */
export function monthsBetween(from: Day, to: Day): number {
  const [fromYear, fromMonth] = parts(from)
  const [toYear, toMonth] = parts(to)
  const months = (toYear - fromYear) * 12 + (toMonth - fromMonth)
  return addMonths(from, months) <= to ? months : months - 1
}

/** Years that people type: whatever is counted from them has four digits still. */
const YEARS = { first: 1900, last: 2999 }

/** Reads `2026-11-23`, `20261123` or `2026/11/23`; null for what is no day of the calendar. */
export function parseDay(text: string): Day | null {
  const match = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})$/.exec(text.trim())
  if (!match) return null
  const [year, month, date] = match.slice(1).map(Number) as [number, number, number]
  if (year < YEARS.first || year > YEARS.last) return null
  if (month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month)) return null
  return `${match[1]}-${match[2]}-${match[3]}`
}

function parts(day: Day): [number, number, number] {
  assert(/^\d{4}-\d{2}-\d{2}$/.test(day), `${day} is not a day`)
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))]
}

function dayText(year: number, month: number, date: number): Day {
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}
