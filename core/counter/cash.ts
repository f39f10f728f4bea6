/** Cash between the holders of one branch: both sides are cash on hand, so nothing but its place changes. */
import type { Desk } from '../desk.ts'
import { cashAccountOf, credit, debit, moveNotes, TRANSIT_ACCOUNT } from '../ledger/build.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import type { Key } from '../ledger/entities.ts'
import type { Notes } from '../ledger/units.ts'

type Place = `till:${string}` | `item:${string}`

const accountOf = (place: Place): string =>
  place.startsWith('till:') ? cashAccountOf(place.slice('till:'.length)) : TRANSIT_ACCOUNT

export const moveCash = (desk: Desk, amount: bigint, notes: Notes, from: Place, to: Place): EffectDraft[] => [
  debit(accountOf(to), amount),
  credit(accountOf(from), amount),
  moveNotes(desk.branch.unit, notes, from, to),
]

export const placeKeys = (place: Place): Key[] => [`account:${accountOf(place)}`, `purse:${place}`]
