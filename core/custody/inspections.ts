/**
 * The plan of inspections (查库计划, rules.md §3.9): who must have looked into what, and in how many days. A
 * till remembers when each duty was last done in it; the rest is arithmetic. The teller counts his own till
 * three times a day (checks.ts).
 */
import { addDays, type Day, dayNumber } from '../dates.ts'
import type { Values } from '../fields/field.ts'
import type { Role, Till } from '../ledger/entities.ts'
import type { Parameters } from '../parameters.ts'
import { refuse } from '../refusals.ts'
import type { Check } from '../transactions/define.ts'
import type { Words } from '../words.ts'

export type Inspector = Extract<Role, 'accountingSupervisor' | 'outletDirector'> | 'superior'

/** Vouchers are among what every inspection counts; a full one counts the seals too. */
export type InspectionObject = 'vouchers' | 'full'

export interface InspectionDuty {
  readonly role: Inspector
  readonly object: InspectionObject
  /** The parameter that says in how many days. */
  readonly days: keyof Parameters['inspection']
}

export const inspectionPlan: readonly InspectionDuty[] = [
  { role: 'accountingSupervisor', object: 'vouchers', days: 'supervisorVouchers' },
  { role: 'outletDirector', object: 'full', days: 'directorFull' },
  { role: 'superior', object: 'full', days: 'superiorFull' },
]

export const inspectors: Readonly<Record<Inspector, Words>> = {
  accountingSupervisor: { zh: '会计主管', en: 'Accounting supervisor' },
  outletDirector: { zh: '网点主任', en: 'Outlet director' },
  superior: { zh: '上级行', en: 'Supervising branch' },
}

export const inspectionObjects: Readonly<Record<InspectionObject, Words>> = {
  vouchers: { zh: '现金、凭证', en: 'Cash and vouchers' },
  full: { zh: '全面（含印章）', en: 'Full, with seals' },
}

const keyOf = ({ role, object }: Pick<InspectionDuty, 'role' | 'object'>): string => `${role}/${object}`

/** A till after an inspection, with the duties of the plan that it has done; null where it was none. */
export function inspectedBy(
  till: Till,
  role: Inspector,
  seals: boolean,
  day: Day,
): Pick<Till, 'inspected'> | null {
  const done = inspectionPlan.filter(duty => duty.role === role && (seals || duty.object === 'vouchers'))
  const now = Object.fromEntries(done.map(duty => [keyOf(duty), day]))
  return done.length === 0 ? null : { inspected: { ...till.inspected, ...now } }
}

export interface InspectionDue {
  readonly duty: InspectionDuty
  readonly till: string
  readonly last: Day | null
  /** The last day on which it is in time. */
  readonly next: Day
  readonly overdueDays: number
}

/** When each duty is due in each of these tills, the longest overdue first. */
export function inspectionsDue(tills: readonly Till[], day: Day, parameters: Parameters): InspectionDue[] {
  const due = tills.flatMap(till => inspectionPlan.map(duty => dueOf(till, duty, day, parameters)))
  return due.sort((a, b) => b.overdueDays - a.overdueDays || (a.next < b.next ? -1 : a.next > b.next ? 1 : 0))
}

/** Before the first time the days run from when the till came; where that is not known it is due today. */
function dueOf(till: Till, duty: InspectionDuty, day: Day, { inspection }: Parameters): InspectionDue {
  const last = till.inspected?.[keyOf(duty)] ?? null
  const from = last ?? till.since ?? null
  const next = from === null ? day : addDays(from, inspection[duty.days])
  const overdueDays = Math.max(0, dayNumber(day) - dayNumber(next))
  return { duty, till: till.no, last, next, overdueDays }
}

/** Where the bank says so, nobody goes home over an inspection that is overdue. */
export const inspectionsInTime: Check<Values> = {
  name: { zh: '参数要求时：查库无逾期', en: 'Where the bank asks for it: no inspection overdue' },
  test(_values, { state, branch, day, parameters }) {
    if (parameters.custody.overdueBlocks !== 1) return null
    const tills = branch.tills.flatMap(no => state.get('till', no) ?? []).filter(till => isInspected(till))
    const [first] = inspectionsDue(tills, day, parameters).filter(({ overdueDays }) => overdueDays > 0)
    if (!first) return null
    const { duty, till, overdueDays } = first
    return refuse('inspectionOverdue', { who: inspectors[duty.role], till, days: String(overdueDays) })
  },
}

/** A till that has never been in anybody's hands has nothing in it, nor has one that was returned empty. */
export const isInspected = ({ state, used, returned }: Till): boolean =>
  state !== 'sealed' || (used !== undefined && !returned)
