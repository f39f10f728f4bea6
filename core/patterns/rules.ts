/** From when on what a person does at a counter is told as a pattern (core/patterns/patterns.ts). */
import { yuan } from '../money.ts'

export interface PatternRules {
  /** A deposit in cash that is taken back so many minutes later: the customer has long left. */
  readonly leftMinutes: number
  /** A person who resets so many passwords in so many days, and then pays cash from one of those accounts. */
  readonly resets: number
  readonly resetDays: number
  /** A paper void so soon after it was given out; money gone so soon after an account was freed. */
  readonly soonMinutes: number
  readonly goneFrom: bigint
  /** Cash of one account at one till in a day, in parts that nobody signs, that together somebody would. */
  readonly signedFrom: bigint
  /** The same of one customer over so many accounts, or at so many tills. */
  readonly partsAccounts: number
  readonly partsTills: number
  /** A till that keeps so much over closed days. */
  readonly holidayTill: bigint
}

export const patternRules: PatternRules = {
  leftMinutes: 30,
  resets: 3,
  resetDays: 10,
  soonMinutes: 10,
  goneFrom: yuan(10_000),
  signedFrom: yuan(50_000),
  partsAccounts: 2,
  partsTills: 2,
  holidayTill: yuan(100_000),
}
