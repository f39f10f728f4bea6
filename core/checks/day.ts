import { blockers } from '../day/blockers.ts'
import { eveningOf, type EveningRun } from '../day/evening.ts'
import type { Values } from '../fields/field.ts'
import { refuse } from '../refusals.ts'
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
