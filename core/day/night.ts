/**
 * The night (日终): what the program does by itself between 8008 and the next morning, in this order. Each step
 * is a code with rows of its own, and begins when the one before it has ended. A step that handles accounts
 * does so in parts, and its last row is always one without any: a step is done when that row is in the
 * journal. What has been handled is never handled again, because it is no longer found.
 */
import { type Day, lastOfMonth } from '../dates.ts'
import type { Branch } from '../ledger/entities.ts'
import type { Parameters } from '../parameters.ts'
import { lastOfNight } from './calendar.ts'
import { isEvening } from './evening.ts'
import { settlementInNight } from './settlement.ts'

export interface NightStep {
  readonly code: string
  /** Whether it comes round in the night after this day. */
  falls(day: Day, parameters: Parameters): boolean
}

const everyNight = () => true

/** On the date of the evening, to the roll. */
export const nightSteps: readonly NightStep[] = [
  { code: '8091', falls: everyNight },
  { code: '8094', falls: everyNight },
  { code: '8095', falls: endsMonth },
  { code: '8096', falls: everyNight },
  // Before a year is closed: its gains and losses are part of it.
  { code: '8099', falls: (_day, { exchange }) => exchange.length > 0 },
  { code: '8097', falls: isEvening },
  { code: '8092', falls: everyNight },
  { code: '8093', falls: everyNight },
]

/** On the date after the roll: what a settlement has earned is posted before the branch may open. */
export const morningStep: NightStep = {
  code: '8098',
  falls: (day, parameters) => settlementInNight(day, parameters) !== null,
}

/** Whether the last day of a month is today, or one of the closed days that follow. */
function endsMonth(day: Day, parameters: Parameters): boolean {
  return lastOfMonth(day) <= lastOfNight(day, parameters)
}

/** Whether the program is at work in a branch, and nobody else. */
export const isAtNight = ({ state }: Pick<Branch, 'state'>): boolean =>
  state === 'closing' || state === 'settling'
