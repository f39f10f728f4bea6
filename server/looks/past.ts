/**
 * The records of a branch as a row left them. What has happened since is taken back from what is there now,
 * last effect first, by the inverse of each: so yesterday evening costs a day's rows, however old the books
 * are, and the day of the founding costs all of them. Only what a moment shows is taken back: who is there,
 * who holds what, which requests wait. Money has its own way, see `balancesAt`.
 */
import { itemKinds } from '../../core/items.ts'
import { apply, decodeEffects, inverse } from '../../core/ledger/apply.ts'
import type { Effect } from '../../core/ledger/effects.ts'
import { type EntityKind, type Key, keyOf, type Position } from '../../core/ledger/entities.ts'
import { MapState, type Stored } from '../../core/ledger/state.ts'
import type { Connection } from '../store/connection.ts'
import type { Head } from '../store/heads.ts'
import { rowsBack } from '../store/journal.ts'
import { listItems } from '../store/looks.ts'
import { readKinds } from '../store/state.ts'

/** The kinds of which all records are brought. */
export const PAST_KINDS: readonly EntityKind[] = ['branch', 'teller', 'till', 'purse', 'stock', 'seal']

/** Of a row up to the head, on the snapshot that the head was read on. */
export async function recordsAt(connection: Connection, head: Head, moment: Position): Promise<MapState> {
  const { branch } = head
  const state = await recordsNow(connection, branch, moment)
  for await (const rows of rowsBack(connection, branch, head, moment)) {
    for (const row of rows) takeBack(state, decodeEffects(row.effects))
  }
  return state
}

/** With the requests that wait, and those that have been touched since, which may have waited then. */
async function recordsNow(connection: Connection, branch: string, moment: Position): Promise<MapState> {
  const rows = new Map<Key, Stored | null>(await readKinds(connection, branch, PAST_KINDS))
  const states = Object.entries(itemKinds.parked.states)
  const open = states.filter(([, state]) => state.open).map(([name]) => name)
  const all = states.map(([name]) => name)
  const waiting = await listItems(connection, branch, ['parked'], open)
  const touched = await listItems(connection, branch, ['parked'], all, moment.day)
  for (const item of [...waiting, ...touched]) rows.set(`item:${item.id}`, { value: item, at: undefined })
  return new MapState(rows)
}

function takeBack(state: MapState, effects: readonly Effect[]): void {
  for (const effect of effects.toReversed()) {
    if (!isShown(state, effect)) continue
    for (const [kind, key, value] of apply(state, inverse(effect)))
      state.rows.set(keyOf(kind, key), { value, at: undefined })
  }
}

/** Of items only the requests have been brought. */
function isShown(state: MapState, effect: Effect): boolean {
  if (effect.type !== 'set') return effect.type === 'notes' || effect.type === 'vouchers'
  return effect.kind === 'item' ? state.rows.has(`item:${effect.key}`) : PAST_KINDS.includes(effect.kind)
}
