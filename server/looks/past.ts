/**
 * The records of a branch as a row left them: those of the evening before, and the rows of the day up to it.
 * So any moment costs an evening and a part of a day, however long ago it was. Only what a moment shows is
 * brought: who is there, who holds what, which requests wait. Money has its own way, see `balancesAt`.
 */
import { itemKinds } from '../../core/items.ts'
import { apply, decodeEffects } from '../../core/ledger/apply.ts'
import type { Effect } from '../../core/ledger/effects.ts'
import { type Key, keyOf, type Position } from '../../core/ledger/entities.ts'
import { EVENING_KINDS, isKept } from '../../core/ledger/evenings.ts'
import { MapState, type Stored } from '../../core/ledger/state.ts'
import type { Connection } from '../store/connection.ts'
import { itemsBefore, recordsBefore } from '../store/evenings.ts'
import { effectsUpTo } from '../store/journal.ts'

/** Of a row that is projected. */
export async function recordsAt(connection: Connection, branch: string, moment: Position): Promise<MapState> {
  const state = new MapState(await eveningBefore(connection, branch, moment))
  for await (const texts of effectsUpTo(connection, branch, moment)) {
    for (const text of texts) take(state, decodeEffects(text))
  }
  return state
}

async function eveningBefore(
  connection: Connection,
  branch: string,
  { day }: Position,
): Promise<Map<Key, Stored>> {
  const states = Object.entries(itemKinds.parked.states)
  const waiting = states.filter(([, state]) => state.open).map(([name]) => name)
  const [records, items] = await Promise.all([
    recordsBefore(connection, branch, EVENING_KINDS, day),
    itemsBefore(connection, branch, waiting, day),
  ])
  return new Map([...records, ...items].map(([key, value]) => [key, { value, at: undefined }]))
}

function take(state: MapState, effects: readonly Effect[]): void {
  for (const effect of effects) {
    if (!isShown(effect)) continue
    for (const [kind, key, value] of apply(state, effect))
      if (isKept(kind, key)) state.rows.set(keyOf(kind, key), { value, at: undefined })
  }
}

const isShown = (effect: Effect): boolean =>
  effect.type === 'set'
    ? isKept(effect.kind, effect.key)
    : effect.type === 'notes' || effect.type === 'vouchers'
