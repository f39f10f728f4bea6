/**
 * The three runs of an evening on interest and profit, each in its own evenings (rules.md §1.3): by hand with
 * 8006 before the day end, or by the night with 8097. What one has booked the other no longer finds.
 */
import type { Desk, Evening } from '../desk.ts'
import type { Day } from '../dates.ts'
import type { Choices } from '../fields/choice.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import type { Key } from '../ledger/entities.ts'
import type { Parameters } from '../parameters.ts'
import { given } from '../std.ts'
import {
  accrualEffects,
  accruals,
  eveningOf,
  interestKeys,
  type Settled,
  settledOn,
  settlementEffects,
} from './interestRun.ts'
import { profitEffects, profitKeys } from './yearEnd.ts'

export type EveningRun = 'accrue' | 'settle' | 'yearEnd'

/** In the order of an evening on which several fall: the profit of the year is closed when all is booked. */
export const eveningRuns: readonly EveningRun[] = ['settle', 'accrue', 'yearEnd']

/** What a form offers. */
export const eveningChoices: Choices<EveningRun> = [
  { value: 'accrue', zh: '月末计提', en: 'Accrue' },
  { value: 'settle', zh: '季度结息', en: 'Settle' },
  { value: 'yearEnd', zh: '年终结转', en: 'Close the year' },
]

/** Whether any of them falls in the night after this day. */
export const isEvening = (day: Day, parameters: Parameters): boolean =>
  eveningRuns.some(run => eveningOf(run, { day, parameters }) !== null)

export const eveningKeys = (run: EveningRun, desk: Pick<Evening, 'state' | 'branch' | 'day'>): Key[] =>
  run === 'yearEnd' ? profitKeys(desk) : interestKeys(desk)

const itsEvening = (run: EveningRun, desk: Evening): Day =>
  given(eveningOf(run, desk), 'the evening has been checked')

/** Which of those who have earned a row takes. */
export type Choose = (due: readonly Settled[]) => readonly Settled[]

/** The accounts of a row, and how many are left for the next. */
export function settlement(choose: Choose, desk: Evening) {
  const day = itsEvening('settle', desk)
  const due = settledOn(day, desk)
  const settled = choose(due)
  return { day, settled, left: due.length - settled.length }
}

export const accrualsOf = (desk: Evening) => accruals(itsEvening('accrue', desk), desk)

/** Nothing where all of it is booked. */
export function eveningEffects(run: EveningRun, choose: Choose, desk: Desk): EffectDraft[] {
  if (run === 'yearEnd') return profitEffects(desk)
  if (run === 'accrue') return accrualEffects(accrualsOf(desk))
  const { day, settled, left } = settlement(choose, desk)
  return settlementEffects(settled, left, day, desk)
}

/** The accounts that the night has to settle; of the other runs, whether there is anything to book. */
export function accountsToSettle(desk: Evening): string[] {
  return settledOn(itsEvening('settle', desk), desk).map(({ account }) => account.no)
}

export const hasToBook = (run: Exclude<EveningRun, 'settle'>, desk: Evening): boolean =>
  run === 'yearEnd' ? profitEffects(desk).length > 0 : accrualEffects(accrualsOf(desk)).length > 0
