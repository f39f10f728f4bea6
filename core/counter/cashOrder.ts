/**
 * Cash to and from the supervising branch (rules.md §3.3): ordered or sent, on its way under seal with two
 * carriers, counted by whoever receives it. It is due on the next open day, when it keeps the branch open
 * (F57).
 */
import { nextOpenDay } from '../day/calendar.ts'
import { newItemId, type Desk } from '../desk.ts'
import type { Values } from '../fields/field.ts'
import { type Item, itemKinds } from '../items.ts'
import type { CashOrder } from '../items/cashOrder.ts'
import { credit, debit, openItem, TRANSIT_ACCOUNT } from '../ledger/build.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import { type Money, worth } from '../ledger/units.ts'
import { refuse } from '../refusals.ts'
import type { Check } from '../transactions/define.ts'
import { unitOf } from './currency.ts'

/** What we owe the supervising branch, or it owes us. */
export const SUPERVISING = '3001-05'

/** The state in which an order of a direction must be for a step; null for the step that opens it. */
export const orderStandsFor = (
  way: CashOrder['way'],
  steps: Readonly<Record<string, string | null>>,
): Check<Values> => ({
  name: { zh: '领解现单处于上一步', en: 'The order is at the step before' },
  test({ step, order }) {
    const found = order as Item<'cashOrder'> | null
    if (!found || (found.data.way === way && found.state === steps[step as string])) return null
    const state = itemKinds.cashOrder.states[found.state] ?? { zh: found.state, en: found.state }
    return { ...refuse('notOrderStage', { state }), field: 'order' }
  },
})

export const openOrder = (
  way: CashOrder['way'],
  { unit, notes, ...sent }: Money & Pick<CashOrder, 'bag' | 'carriers'>,
  desk: Desk,
): EffectDraft =>
  openItem({
    kind: 'cashOrder',
    id: newItemId(desk, 'cashOrder'),
    state: way === 'in' ? 'ordered' : 'sent',
    opened: desk.day,
    by: desk.teller.id,
    until: nextOpenDay(desk.day, desk.parameters.closedDays),
    data: {
      way,
      amount: worth(unit, notes),
      notes,
      ...sent,
      ...(unit === desk.branch.unit ? {} : { unit }),
    },
  })

/** What was ordered or sent in one currency does not come in another. */
export const sameCurrency: Check<Values> = {
  name: { zh: '币种同领解现单', en: 'The currency of the order' },
  test({ order, currency }, desk) {
    const found = order as Item<'cashOrder'> | null
    const same = !found || unitOf(found.data.unit, desk) === unitOf(currency as string | null, desk)
    return same ? null : { ...refuse('currencyDiffers'), field: 'currency' }
  },
}

/** Both ends of the way: what was sent leaves transit, what was counted is booked, `bears` the difference. */
export const clearTransit = (sent: bigint, counted: bigint, to: string, bears: readonly [string, string]) => {
  const [bearsShort, bearsOver] = bears
  return [
    debit(to, counted),
    ...(counted < sent ? [debit(bearsShort, sent - counted)] : []),
    ...(counted > sent ? [credit(bearsOver, counted - sent)] : []),
    credit(TRANSIT_ACCOUNT, sent),
  ].filter(({ amount }) => amount !== 0n)
}
