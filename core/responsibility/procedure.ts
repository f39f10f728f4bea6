/**
 * From the facts to a result that stands (rules.md §6.4, step 6): somebody who has no part looks into it,
 * each who has a share may object for some working days, another who has no part looks again, and it is
 * locked. Codes that take these steps read who may from here.
 */
import { workingDayAfter } from '../day/calendar.ts'
import type { Day } from '../dates.ts'
import type { Ruling } from '../items/ruling.ts'
import type { Role, Teller } from '../ledger/entities.ts'
import type { Words } from '../words.ts'
import type { Party } from './parties.ts'
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

/** The posts of the table that a role holds: a share of one that nobody is named at is his. */
const posts: Readonly<Partial<Record<Role, Party>>> = {
  accountingSupervisor: 'supervisor',
  outletDirector: 'director',
  lobbyManager: 'lobby',
}

export const postOf = (role: Role): Party | undefined => posts[role]

type Person = Pick<Teller, 'id' | 'roles'>

/** Whether somebody is among them, by his number or at his post. */
export const isAmong = ({ id, roles }: Person, all: ReadonlySet<string>): boolean =>
  all.has(id) || roles.some(role => all.has(posts[role] ?? ''))

/** Who decides: those in charge, and who looks at the books of others afterwards. */
export const mayRule = ({ roles }: Person): boolean =>
  roles.some(role => role === 'postSupervisor' || posts[role] !== undefined)

interface StepRow {
  readonly from: readonly Standing[]
  readonly to: Standing
  may(person: Person, proceeding: Proceeding, isOver: boolean): boolean
}

/** Somebody in charge who has no part. */
const isFree = (person: Person, { parties }: Proceeding): boolean =>
  mayRule(person) && !isAmong(person, parties)

const steps: Readonly<Record<Step, StepRow>> = {
  propose: { from: ['open'], to: 'proposed', may: isFree },
  object: {
    from: ['proposed'],
    to: 'objected',
    may: (person, { sharers }, isOver) => isAmong(person, sharers) && !isOver,
  },
  reexamine: {
    from: ['objected'],
    to: 'reexamined',
    may: (person, proceeding) => isFree(person, proceeding) && person.id !== proceeding.decided?.by,
  },
  lock: {
    from: ['proposed', 'reexamined'],
    to: 'locked',
    may: (person, proceeding, isOver) =>
      isFree(person, proceeding) && (proceeding.standing === 'reexamined' || isOver),
  },
}

/** Where a step of somebody leads; null where he may not take it, or not now. */
export function afterStep(
  step: Step,
  person: Person,
  proceeding: Proceeding,
  now: Now,
  { objectionDays }: Pick<RuleSet, 'objectionDays'>,
): Standing | null {
  const { from, to, may } = steps[step]
  const { decided, standing } = proceeding
  const isOver = decided !== null && now.day > workingDayAfter(decided.on, objectionDays, now.closedDays)
  return from.includes(standing) && may(person, proceeding, isOver) ? to : null
}
