/** Cash between the holders of one branch: both sides are cash on hand, so nothing but its place changes. */
import type { Desk } from '../desk.ts'
import { cashAccountAt, credit, debit, moveNotes, purseIn, tillHolder } from '../ledger/build.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import type { Key } from '../ledger/entities.ts'
import { type Money, type Unit, worth } from '../ledger/units.ts'
import { accountKeys, inCurrency } from './currency.ts'

type Place = `till:${string}` | `item:${string}`

export function moveCash(desk: Desk, { unit, notes }: Money, from: Place, to: Place): EffectDraft[] {
  const amount = worth(unit, notes)
  const own = desk.branch.unit
  return [
    ...inCurrency([debit(cashAccountAt(to), amount), credit(cashAccountAt(from), amount)], unit, desk),
    moveNotes(unit, notes, purseIn(from, unit, own), purseIn(to, unit, own)),
  ]
}

/** What a move of a currency reads of a place. */
export const placeKeys = (place: Place, unit: Unit, desk: Desk): Key[] => [
  ...accountKeys([cashAccountAt(place)], unit, desk),
  `purse:${purseIn(place, unit, desk.branch.unit)}`,
]

/** Of the till in hand. */
export const ownPlaceKeys = (unit: Unit, desk: Desk): Key[] =>
  desk.till === null ? [] : placeKeys(tillHolder(desk.till.no), unit, desk)
