import { blockers } from '../day/blockers.ts'
import type { Values } from '../fields/field.ts'
import { refuse } from '../refusals.ts'
import type { Check } from '../transactions/define.ts'

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
