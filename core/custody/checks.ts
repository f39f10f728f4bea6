/**
 * Three counts a day (一日三碰库, rules.md §3.5): in the morning, at midday, in the evening. A till remembers
 * those of its day; their times are in the journal. What is missing is listed for the supervisor, and keeps
 * till and branch from closing where the bank says so.
 */
import type { Day } from '../dates.ts'
import type { Choices } from '../fields/choice.ts'
import type { Values } from '../fields/field.ts'
import type { Till } from '../ledger/entities.ts'
import type { Parameters } from '../parameters.ts'
import { refuse } from '../refusals.ts'
import type { Check } from '../transactions/define.ts'

export type Session = 'opening' | 'midday' | 'closing'

export const sessions: Choices<Session> = [
  { value: 'opening', zh: '班前碰库', en: 'Opening count' },
  { value: 'midday', zh: '午间碰库', en: 'Midday count' },
  { value: 'closing', zh: '班后碰库', en: 'Closing count' },
]

/** The counts of a till on a day. */
export const checksOn = ({ checks }: Till, day: Day): readonly Session[] =>
  checks?.day === day ? checks.done : []

/** A till with one more count. */
export const checkMade = (till: Till, session: Session, day: Day): Pick<Till, 'checks'> => {
  const done = checksOn(till, day)
  const all = sessions.map(({ value }) => value).filter(one => one === session || done.includes(one))
  return { checks: { day, done: all } }
}

/** Whether a till was in somebody's hands on a day. */
export const wasUsed = ({ state, used }: Till, day: Day): boolean => state !== 'sealed' || used?.day === day

/** The counts that the bank asks for before a till is balanced; the closing one is the balance itself. */
const asked = ({ custody }: Parameters): Session[] => [
  ...(custody.openingCheck === 1 ? (['opening'] as const) : []),
  ...(custody.middayCheck === 1 ? (['midday'] as const) : []),
]

export const missingChecks = (till: Till, day: Day, parameters: Parameters): Session[] =>
  asked(parameters).filter(session => !checksOn(till, day).includes(session))

const refuseMissing = (till: Till, day: Day, parameters: Parameters) => {
  const [missing] = missingChecks(till, day, parameters)
  const words = sessions.find(({ value }) => value === missing)
  return words ? refuse('tillCheckMissing', { till: till.no, session: { zh: words.zh, en: words.en } }) : null
}

export const ownChecksMade: Check<Values> = {
  name: { zh: '参数要求的碰库已做', en: 'The counts that the bank asks for are made' },
  test: (_values, { till, day, parameters }) => till && refuseMissing(till, day, parameters),
}

/** What was closed by force is counted by others, and is asked too. */
export const allChecksMade: Check<Values> = {
  name: ownChecksMade.name,
  test(_values, { state, branch, day, parameters }) {
    for (const no of branch.tills) {
      const till = state.get('till', no)
      const refusal = till && wasUsed(till, day) ? refuseMissing(till, day, parameters) : null
      if (refusal) return refusal
    }
    return null
  },
}
