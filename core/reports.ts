/**
 * Reports of large and of suspicious transactions (rules.md §5.5): by when each is made, how it is known that
 * it was, and who knows of it. A customer must not be told, so that nobody at the counter knows.
 */
import { workingDayAfter } from './day/calendar.ts'
import type { Day } from './dates.ts'
import type { Role } from './ledger/entities.ts'
import type { Parameters } from './parameters.ts'

/** Those who decide what is reported: they alone see the lists, and the rows that say what came of them. */
export const REPORTERS: readonly Role[] = ['accountingSupervisor', 'outletDirector']

/** The code that keeps reports, in all rows of it. */
const REPORTING = '9506'

export const reports = (roles: readonly Role[]): boolean => roles.some(role => REPORTERS.includes(role))

/** Whether somebody may know that there is a row of this code. */
export const mayKnowOf = (roles: readonly Role[], code: string): boolean =>
  code !== REPORTING || reports(roles)

/** What is reported at once: of a customer everything of a day, of a stranger one row. */
export type Reportable =
  | { readonly kind: 'large' | 'suspicious'; readonly day: Day; readonly customer: string }
  | { readonly kind: 'stranger'; readonly day: Day; readonly serial: number }

/** The claim of a report that was made; its owner is the number of the report, or `NOT_REPORTED`. */
export const reportOf = (one: Reportable): string =>
  one.kind === 'stranger'
    ? `reported/stranger/${one.day}/${one.serial}`
    : `reported/${one.kind}/${one.day}/${one.customer}`

/** Owns the claim where somebody has looked, and decided with reasons that there is nothing to report. */
export const NOT_REPORTED = '不予报告'

export const dueOf = (
  day: Day,
  { reporting, closedDays }: Pick<Parameters, 'reporting' | 'closedDays'>,
): Day => workingDayAfter(day, reporting.filingDays, closedDays)
