/**
 * From the facts to a result that stands (rules.md §6.4, step 6): somebody who has no part looks into it,
 * each who has a share may object for some working days, another who has no part looks again, and it is
 * locked. Codes that take these steps read who may from here.
 */
import { workingDayAfter } from '../day/calendar.ts'
import type { Day } from '../dates.ts'
import type { Ruling } from '../items/ruling.ts'
import type { Words } from '../words.ts'
import type { RuleSet } from './rule.ts'

export const standings = {
  open: { zh: '待认定', en: 'to be decided' },
  proposed: { zh: '已认定，可异议', en: 'decided, may be objected to' },
  objected: { zh: '异议复查中', en: 'looked into again' },
  reexamined: { zh: '已复查', en: 'looked into again and decided' },
  locked: { zh: '已锁定', en: 'locked' },
} as const satisfies Readonly<Record<string, Words>>

export type Standing = keyof typeof standings
export type Step = 'propose' | 'object' | 'reexamine' | 'lock'

export interface Proceeding {
  readonly standing: Standing
  /** Who is party to it (attribute.ts), and who of them has a share. */
  readonly parties: ReadonlySet<string>
  readonly sharers: ReadonlySet<string>
  /** Who decided first, and on which day; null while nobody did. */
  readonly decided: { readonly by: string; readonly on: Day } | null
}

export const stepNames = {
  propose: { zh: '认定', en: 'Decide' },
  object: { zh: '异议', en: 'Object' },
  reexamine: { zh: '复查', en: 'Look again' },
  lock: { zh: '锁定', en: 'Lock' },
} as const satisfies Readonly<Record<Step, Words>>

type Ruled = Pick<Ruling, 'parties' | 'shares' | 'decidedBy' | 'decidedOn'>

/** Where a ruling stands, open before there is one; `more` are those whom the facts at hand make parties. */
export const proceedingOf = (
  ruling: { readonly state: string; readonly data: Ruled } | null,
  more: readonly string[] = [],
): Proceeding => ({
  standing: (ruling?.state ?? 'open') as Standing,
  parties: new Set([...(ruling?.data.parties ?? []), ...more]),
  sharers: new Set(ruling?.data.shares.map(({ who }) => who)),
  decided: ruling && { by: ruling.data.decidedBy, on: ruling.data.decidedOn },
})

interface Now {
  readonly day: Day
  readonly closedDays: readonly Day[]
}

interface StepRow {
  readonly from: readonly Standing[]
  readonly to: Standing
  may(person: string, proceeding: Proceeding, isOver: boolean): boolean
}

const steps: Readonly<Record<Step, StepRow>> = {
  propose: { from: ['open'], to: 'proposed', may: (person, { parties }) => !parties.has(person) },
  object: {
    from: ['proposed'],
    to: 'objected',
    may: (person, { sharers }, isOver) => sharers.has(person) && !isOver,
  },
  reexamine: {
    from: ['objected'],
    to: 'reexamined',
    may: (person, { parties, decided }) => !parties.has(person) && person !== decided?.by,
  },
  lock: {
    from: ['proposed', 'reexamined'],
    to: 'locked',
    may: (person, { parties, standing }, isOver) =>
      !parties.has(person) && (standing === 'reexamined' || isOver),
  },
}

/** Where a step of somebody leads; null where he may not take it, or not now. */
export function afterStep(
  step: Step,
  person: string,
  proceeding: Proceeding,
  now: Now,
  { objectionDays }: Pick<RuleSet, 'objectionDays'>,
): Standing | null {
  const { from, to, may } = steps[step]
  const { decided, standing } = proceeding
  const isOver = decided !== null && now.day > workingDayAfter(decided.on, objectionDays, now.closedDays)
  return from.includes(standing) && may(person, proceeding, isOver) ? to : null
}
