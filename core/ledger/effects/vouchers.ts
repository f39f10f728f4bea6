import { stoppedBy } from '../../custody/stoppedPapers.ts'
import { refuse } from '../../refusals.ts'
import { voucherWords } from '../../parameters.ts'
import { assert } from '../../std.ts'
import { type Holder, isOurs, keepsNumbers, type VoucherMove } from '../effects.ts'
import { addRange, holdsRange, overlapsRange, type Range, removeRange } from '../ranges.ts'
import type { Words } from '../../words.ts'
import type { Change, State } from '../state.ts'
import type { EffectKind } from './kind.ts'

/**
 * A range of numbers goes from one holder to another. What the supplier has ever delivered is remembered,
 * so no number comes into the branch twice.
 */
export const vouchers: EffectKind<VoucherMove> = {
  tag: 'V',

  refuse(state, { kind, first, last, from, to }) {
    const range: Range = [first, last]
    if (first > last) return refuse('rangeEmpty', { first: String(first), last: String(last) })
    const stopped = from === 'missing' ? null : stoppedIn(state, kind, range)
    if (stopped) return refuse('papersStopped', { branch: stopped, first: String(first), last: String(last) })
    if (from === 'supplier' && overlapsRange(ranges(state, 'supplier', kind), range)) {
      return refuse('vouchersKnown', { kind: nameOf(state, kind), first: String(first), last: String(last) })
    }
    if (keepsNumbers(from) && !holdsRange(ranges(state, from, kind), range)) {
      return refuse('vouchersNotHeld', {
        kind: nameOf(state, kind),
        first: String(first),
        last: String(last),
      })
    }
    assert(
      !keepsNumbers(to) || !overlapsRange(ranges(state, to, kind), range),
      `two holders of ${kind} ${first}`,
    )
    return null
  },

  apply(state, { kind, first, last, from, to }) {
    const range: Range = [first, last]
    const changes: Change[] = []
    const change = (holder: string, next: readonly Range[]) =>
      changes.push(['stock', `${holder}/${kind}`, next.length === 0 ? undefined : { ranges: next }])
    if (keepsNumbers(from)) change(from, removeRange(ranges(state, from, kind), range))
    if (keepsNumbers(to)) change(to, addRange(ranges(state, to, kind), range))
    if (from === 'supplier') change('supplier', addRange(ranges(state, 'supplier', kind), range))
    if (to === 'supplier') change('supplier', removeRange(ranges(state, 'supplier', kind), range))
    return changes
  },

  inverse: effect => ({ ...effect, from: effect.to, to: effect.from }),

  /**
   * A number that has left the till is used up: it is voided, never put back (DESIGN H1). A paper that was
   * collected is the customer's again.
   */
  compensate: effect => {
    if (isOut(effect.to)) return [{ ...effect, from: effect.to, to: 'void' }]
    return effect.to === 'void' && isOurs(effect.from) ? [] : [vouchers.inverse(effect)]
  },

  encode: e => [e.kind, e.first, e.last, e.from, e.to],
  decode: parts => {
    const [kind, first, last, from, to] = parts as [string, number, number, Holder, Holder]
    return { type: 'vouchers', kind, first, last, from, to }
  },
}

const isOut = (holder: Holder): boolean => holder === 'customer' || holder.startsWith('account:')

/** As the parameters name it; its own word where there are none. */
function nameOf(state: State, kind: string): Words {
  return voucherWords(state.get('parameters', 'current') ?? { voucherKinds: [] }, kind)
}

/** Nothing moves a number that was reported lost, but to where it is found again. */
function stoppedIn(state: State, kind: string, range: Range): string | null {
  const parameters = state.get('parameters', 'current')
  return parameters ? stoppedBy(parameters, kind, range) : null
}

const ranges = (state: State, holder: string, kind: string): readonly Range[] =>
  state.get('stock', `${holder}/${kind}`)?.ranges ?? []
