/**
 * The runs of an evening on interest and profit, each in its own evenings (rules.md §1.3): by hand with 8006
 * before the day end, or by the night. What one has booked the other no longer finds.
 */
import type { Day } from '../dates.ts'
import type { Desk, Evening } from '../desk.ts'
import type { Choices } from '../fields/choice.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import type { Key } from '../ledger/entities.ts'
import type { Parameters } from '../parameters.ts'
import { refuse, type Refusal } from '../refusals.ts'
import { given } from '../std.ts'
import { lastOfNight } from './calendar.ts'
import { accrualEffects, accrualKeys, accruals, accruedInNight } from './accrual.ts'
import {
  numbersOf,
  SETTLED,
  SETTLED_AT_ONCE,
  settledMark,
  settledOn,
  seriesKeys,
  settlementEffects,
  settlementInNight,
  settlementKeys,
} from './settlement.ts'
import { profitEffects, profitKeys } from './yearEnd.ts'

export type EveningRun = 'accrue' | 'settle' | 'yearEnd'

/** What the night does with 8097, in this order: the profit of the year is closed when all is booked. */
export const nightRuns = ['accrue', 'yearEnd'] as const satisfies readonly EveningRun[]

type NightRun = (typeof nightRuns)[number]

/** What a form offers. */
export const nightChoices: Choices<NightRun> = [
  { value: 'accrue', zh: '计提', en: 'Accrue' },
  { value: 'yearEnd', zh: '年终结转', en: 'Close the year' },
]

export const eveningChoices: Choices<EveningRun> = [
  ...nightChoices,
  { value: 'settle', zh: '结息', en: 'Settle' },
]

/** A branch with more accounts than this is settled by the program alone. */
export const SETTLED_BY_HAND = 5_000

/** The day that a run is for, in the night that now begins; null where it is not its evening. */
export function eveningOf(
  run: EveningRun,
  { day, parameters }: Pick<Evening, 'day' | 'parameters'>,
): Day | null {
  if (run === 'settle') return settlementInNight(day, parameters)
  if (run === 'accrue') return accruedInNight(day, parameters)
  const last = `${day.slice(0, 4)}-12-31`
  return last <= lastOfNight(day, parameters) ? last : null
}

/** Whether the night after this day has anything to run. */
export const isEvening = (day: Day, parameters: Parameters): boolean =>
  nightRuns.some(run => eveningOf(run, { day, parameters }) !== null)

export function eveningKeys(run: EveningRun, desk: Evening): Key[] {
  if (run === 'yearEnd') return profitKeys(desk)
  if (run === 'accrue') return accrualKeys()
  const settlement = eveningOf('settle', desk)
  if (settlement === null) return []
  return [...seriesKeys(), ...settlementKeys(settlement), ...numbersByHand(desk).map(accountKey)]
}

const accountKey = (no: string): Key => `account:${no}`

const allNumbers = (desk: Pick<Evening, 'state' | 'branch'>): string[] =>
  SETTLED.flatMap(product => numbersOf(product, desk))

function numbersByHand(desk: Pick<Evening, 'state' | 'branch'>): string[] {
  const numbers = allNumbers(desk)
  return numbers.length > SETTLED_BY_HAND ? [] : numbers
}

const itsEvening = (run: EveningRun, desk: Evening): Day =>
  given(eveningOf(run, desk), 'the evening has been checked')

/** The accounts of a row by hand, and how many are left for the next. */
export function settledByHand(desk: Evening) {
  const settlement = itsEvening('settle', desk)
  const accounts = numbersByHand(desk).flatMap(no => desk.state.get('account', no) ?? [])
  const due = settledOn(settlement, accounts, desk)
  const settled = due.slice(0, SETTLED_AT_ONCE)
  return { settlement, settled, left: due.length - settled.length }
}

export const accrualsOf = (desk: Evening) => accruals(itsEvening('accrue', desk), desk)

/** Nothing where all of it is booked. */
export const nightEffects = (run: NightRun, desk: Evening): EffectDraft[] =>
  run === 'yearEnd' ? profitEffects(desk) : accrualEffects(accrualsOf(desk), desk)

/** By hand: also a settlement, of a branch that is not too large. */
export function eveningEffects(run: EveningRun, desk: Desk): EffectDraft[] | Refusal {
  if (run !== 'settle') return nightEffects(run, desk)
  if (allNumbers(desk).length > SETTLED_BY_HAND)
    return refuse('settledAtNight', { most: String(SETTLED_BY_HAND) })
  const { settlement, settled } = settledByHand(desk)
  if (settled.length === 0) return []
  return [...settlementEffects(settled, settlement, desk), ...settledMark(settlement, desk)]
}
