/** One overage or shortage is one case with its own number, never netted with another (rules.md §3.6). */
import { newItemId, tillInHand, type Desk } from '../desk.ts'
import type { Values } from '../fields/field.ts'
import type { Item } from '../items.ts'
import { cashAccountOf, credit, debit, moveItem, moveNotes, openItem, tillHolder } from '../ledger/build.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import { addNotes, type Notes, worth } from '../ledger/units.ts'
import { refuse } from '../refusals.ts'
import { abs } from '../std.ts'
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

export const bookCashError = (side: 'over' | 'short', values: CashErrorValues, desk: Desk): EffectDraft[] => [
  ...entriesOf(side, tillInHand(desk).no, values, desk),
  openCase(side, tillInHand(desk).no, values, desk),
  ...(values.count ? [moveItem(values.count, 'settled')] : []),
]

/** What others found in a till, as the case that it is: over or short, by face. */
export function bookDifference(till: string, difference: Notes, note: string, desk: Desk): EffectDraft[] {
  const found = worth(desk.branch.unit, difference)
  const side = found < 0n ? 'short' : 'over'
  const notes = side === 'over' ? difference : addNotes({}, difference, -1n)
  const entries = entriesOf(side, till, { amount: abs(found), notes }, desk)
  // Other denominations of the same worth are no case: the notes are put right, and nothing is owed.
  if (found === 0n) return entries.filter(({ type }) => type === 'notes')
  return [...entries, openCase(side, till, { amount: abs(found), note }, desk)]
}

function entriesOf(
  side: 'over' | 'short',
  till: string,
  { amount, notes }: Pick<CashErrorValues, 'amount' | 'notes'>,
  { branch }: Desk,
): EffectDraft[] {
  const [holder, cash] = [tillHolder(till), cashAccountOf(till)]
  return side === 'over'
    ? [debit(cash, amount), credit(SUSPENSE.over, amount), moveNotes(branch.unit, notes, 'missing', holder)]
    : [debit(SUSPENSE.short, amount), credit(cash, amount), moveNotes(branch.unit, notes, holder, 'missing')]
}

export const openCase = (
  side: 'over' | 'short',
  till: string,
  { amount, note }: Pick<CashErrorValues, 'amount' | 'note'>,
  desk: Desk,
): EffectDraft =>
  openItem({
    kind: 'cashError',
    id: newItemId(desk, 'cashError'),
    state: 'booked',
    opened: desk.day,
    by: desk.teller.id,
    until: null,
    data: { till, side, amount, note },
  })
