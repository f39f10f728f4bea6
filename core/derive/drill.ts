/**
 * Drills: an example of a definition asked the other way round. The learner sees the task and fills in the
 * form; what he would have posted on the practice books is compared, effect by effect, with what the
 * example posts.
 */
import type { Raw } from '../fields/field.ts'
import { printEffects } from '../ledger/print.ts'
import { practiceBooks, runPractice } from '../practice.ts'
import type { PracticeHour } from '../practice/hours.ts'
import { isRefusal, type Refusal } from '../refusals.ts'
import type { Transaction } from '../transactions/define.ts'
import type { Words } from '../words.ts'

export interface Drill {
  readonly code: string
  readonly task: Words
  readonly by: string
  /** The hour of the practice day; undefined for the morning. */
  readonly at: PracticeHour | undefined
  readonly expected: readonly string[]
}

export interface Marked {
  readonly right: boolean
  readonly missing: readonly string[]
  readonly surplus: readonly string[]
  readonly refusal: Refusal | null
}

export const drillsOf = (transaction: Transaction): Drill[] =>
  transaction.examples.map(({ title, by, at, gives }) => ({
    code: transaction.code,
    task: title,
    by,
    at,
    expected: gives,
  }))

export function markDrill(drill: Drill, code: string, fields: Raw): Marked {
  const work = runPractice(practiceBooks(drill.at), code, drill.by, fields)
  if (isRefusal(work)) return { right: false, missing: drill.expected, surplus: [], refusal: work }
  const given = printEffects(work.effects)
  const missing = drill.expected.filter(line => !given.includes(line))
  const surplus = given.filter(line => !drill.expected.includes(line))
  return { right: missing.length === 0 && surplus.length === 0, missing, surplus, refusal: null }
}
