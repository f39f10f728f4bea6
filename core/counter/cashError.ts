/** One overage or shortage is one case with its own number, never netted with another (rules.md §3.6). */
import { newItemId, tillInHand, type Desk } from '../desk.ts'
import type { Values } from '../fields/field.ts'
import type { Item } from '../items.ts'
import { cashAccountOf, credit, debit, moveItem, moveNotes, openItem, tillHolder } from '../ledger/build.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import type { Notes } from '../ledger/units.ts'
import { refuse } from '../refusals.ts'
import type { Check } from '../transactions/define.ts'

/** Where a case stands until it is explained. */
export const SUSPENSE = { over: '2241-01', short: '1221-01' } as const

export const cashErrorKeys = [
  'account:2241-01',
  'account:1221-01',
  'index:openItems/cashError',
  'index:openItems/count',
] as const

export interface CashErrorValues {
  readonly amount: bigint
  readonly notes: Notes
  readonly note: string
  readonly count: Item<'count'> | null
}

/** A count is dealt with by the case that it found: of this till, on this side, of this amount. */
export const countFoundIt = (side: 'over' | 'short'): Check<Values> => ({
  name: { zh: '与所列碰库差额一致', en: 'The case is what the count found' },
  test(values, desk) {
    const { amount, count } = values as unknown as CashErrorValues
    if (count === null) return null
    const found = side === 'over' ? count.data.amount : -count.data.amount
    const isThis = count.data.till === desk.till?.no && found === amount
    return isThis ? null : { ...refuse('countIsAnother'), field: 'count' }
  },
})

export function bookCashError(side: 'over' | 'short', values: CashErrorValues, desk: Desk): EffectDraft[] {
  const { amount, notes, note, count } = values
  const till = tillInHand(desk).no
  const holder = tillHolder(till)
  const { unit } = desk.branch
  const cash = cashAccountOf(till)
  const entry =
    side === 'over'
      ? [debit(cash, amount), credit(SUSPENSE.over, amount), moveNotes(unit, notes, 'missing', holder)]
      : [debit(SUSPENSE.short, amount), credit(cash, amount), moveNotes(unit, notes, holder, 'missing')]
  const id = newItemId(desk, 'cashError')
  const data = { till, side, amount, note }
  return [
    ...entry,
    openItem({
      kind: 'cashError',
      id,
      state: 'booked',
      opened: desk.day,
      by: desk.teller.id,
      until: null,
      data,
    }),
    ...(count ? [moveItem(count, 'settled')] : []),
  ]
}
