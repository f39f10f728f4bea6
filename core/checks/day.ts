import { addDays, type Day } from '../dates.ts'
import { blockers } from '../day/blockers.ts'
import { eveningOf, type EveningRun } from '../day/evening.ts'
import type { Values } from '../fields/field.ts'
import { type Refusal, refuse } from '../refusals.ts'
import type { Check } from '../transactions/define.ts'
import type { Words } from '../words.ts'

/** `but` is a code that waits for its own signature. */
export const nothingOpenBut = (but: string | null): Check<Values> => ({
  name: { zh: '无未了事项', en: 'Nothing is open' },
  test(_values, { state, branch }) {
    const open = blockers(state, branch, but)
    const first = open[0]
    return first ? refuse('blocked', { count: String(open.length), first: first.what }) : null
  },
})

export const nothingOpen = nothingOpenBut(null)

/** A span to come: from today on, in order, and for at most so many days. */
export function refuseSpan(
  from: Day,
  until: Day,
  { today, most, tooLong }: { today: Day; most: number; tooLong: 'delegationTooLong' | 'leaveTooLong' },
): Refusal | null {
  if (from < today) return { ...refuse('fromPast', { day: today }), field: 'from' }
  if (until < from) return { ...refuse('untilBeforeFrom'), field: 'until' }
  return until > addDays(from, most - 1)
    ? { ...refuse(tooLong, { days: String(most) }), field: 'until' }
    : null
}

export const itsEvening: Check<Values> = {
  name: { zh: '当晚是月末、结息日或年末', en: 'The evening of the month, the quarter or the year' },
  test({ kind }, desk) {
    if (kind === null) return null
    const run = kind as EveningRun
    return eveningOf(run, desk) === null
      ? { ...refuse('notItsEvening', { what: evenings[run] }), field: 'kind' }
      : null
  },
}

const evenings: Readonly<Record<EveningRun, Words>> = {
  accrue: { zh: '月末', en: 'a month' },
  settle: { zh: '结息日', en: 'a settlement' },
  yearEnd: { zh: '年末', en: 'a year' },
}
