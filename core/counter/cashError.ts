/** One overage or shortage is one case with its own number, never netted with another (rules.md §3.6). */
import { newItemId, tillInHand, type Desk } from '../desk.ts'
import type { Values } from '../fields/field.ts'
import type { Item } from '../items.ts'
import {
  accountIn,
  cashAccountOf,
  credit,
  debit,
  moveItem,
  moveNotes,
  openItem,
  purseIn,
  tillHolder,
} from '../ledger/build.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import type { Key } from '../ledger/entities.ts'
import { addNotes, type Money, type Notes, type Unit, worth } from '../ledger/units.ts'
import { refuse } from '../refusals.ts'
import { abs } from '../std.ts'
import type { Check } from '../transactions/define.ts'
import { ownPlaceKeys } from './cash.ts'
import { accountKeys, inCurrency, unitOf } from './currency.ts'
import { differenceIn } from './proof.ts'

/** Where a case stands until it is explained. */
export const SUSPENSE = { over: '2241-01', short: '1221-01' } as const

export const cashErrorKeys = (unit: Unit, desk: Desk): Key[] => [
  ...accountKeys(Object.values(SUSPENSE), unit, desk),
  ...ownPlaceKeys(unit, desk),
  'index:openItems/cashError',
  'index:openItems/count',
]

export interface CashErrorValues {
  readonly notes: Notes
  readonly currency: Unit | null
  readonly note: string
  readonly count: Item<'count'> | null
}

/** A count is dealt with by the case that it found: of this till, on this side, of this amount. */
export const countFoundIt = (side: 'over' | 'short'): Check<Values> => ({
  name: { zh: '与所列碰库差额一致', en: 'The case is what the count found' },
  test(values, desk) {
    const { notes, currency, count } = values as unknown as CashErrorValues
    if (count === null) return null
    const unit = unitOf(currency, desk)
    const difference = differenceIn(count.data, unit, desk)
    const found = side === 'over' ? difference : -difference
    const isThis = count.data.till === desk.till?.no && found === worth(unit, notes)
    return isThis ? null : { ...refuse('countIsAnother'), field: 'count' }
  },
})

export function bookCashError(side: 'over' | 'short', values: CashErrorValues, desk: Desk): EffectDraft[] {
  const { currency, notes, note, count } = values
  const [unit, till] = [unitOf(currency, desk), tillInHand(desk).no]
  return [
    ...entriesOf(side, till, { unit, notes }, desk),
    openCase(side, till, { unit, amount: worth(unit, notes), note }, desk),
    ...(count ? [moveItem(count, 'settled')] : []),
  ]
}

/** What others found in a till, as the case that it is: over or short, by face. */
export function bookDifference(
  till: string,
  { unit, notes: difference }: Money,
  note: string,
  desk: Desk,
): EffectDraft[] {
  const found = worth(unit, difference)
  const side = found < 0n ? 'short' : 'over'
  const notes = side === 'over' ? difference : addNotes({}, difference, -1n)
  const entries = entriesOf(side, till, { unit, notes }, desk)
  // Other denominations of the same worth are no case: the notes are put right, and nothing is owed.
  if (found === 0n) return entries.filter(({ type }) => type === 'notes')
  return [...entries, openCase(side, till, { unit, amount: abs(found), note }, desk)]
}

function entriesOf(side: 'over' | 'short', till: string, { unit, notes }: Money, desk: Desk): EffectDraft[] {
  const [holder, cash] = [purseIn(tillHolder(till), unit, desk.branch.unit), cashAccountOf(till)]
  const amount = worth(unit, notes)
  const [legs, move] =
    side === 'over'
      ? [[debit(cash, amount), credit(SUSPENSE.over, amount)], moveNotes(unit, notes, 'missing', holder)]
      : [[debit(SUSPENSE.short, amount), credit(cash, amount)], moveNotes(unit, notes, holder, 'missing')]
  return [...inCurrency(legs, unit, desk), move]
}

export const openCase = (
  side: 'over' | 'short',
  till: string,
  { unit, amount, note }: { readonly unit: Unit; readonly amount: bigint; readonly note: string },
  desk: Desk,
): EffectDraft =>
  openItem({
    kind: 'cashError',
    // A forced close may find one in each currency.
    id: accountIn(newItemId(desk, 'cashError'), unit, desk.branch.unit),
    state: 'booked',
    opened: desk.day,
    by: desk.teller.id,
    until: null,
    data: { till, side, amount, note, ...(unit === desk.branch.unit ? {} : { unit }) },
  })
