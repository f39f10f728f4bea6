/**
 * The records of a branch as a row left them: those of the evening before, and the rows of the day up to it.
 * So any moment costs an evening and a part of a day, however long ago it was. Only what a moment shows is
 * brought: who is there, who holds what, which requests wait. Money has its own way, see `balancesAt`.
 */
import { addDays, type Day } from '../../core/dates.ts'
import { isOpen, type Item, type ItemKind, itemKinds } from '../../core/items.ts'
import { apply, decodeEffects, inverse } from '../../core/ledger/apply.ts'
import type { Effect } from '../../core/ledger/effects.ts'
import { type Account, type Key, keyOf, type Position } from '../../core/ledger/entities.ts'
import { EVENING_KINDS, isKept } from '../../core/ledger/evenings.ts'
import { MapState, type Stored } from '../../core/ledger/state.ts'
import { given } from '../../core/std.ts'
import type { Connection } from '../store/connection.ts'
import { effectsBackTo, effectsOnItems, effectsUpTo } from '../store/effects.ts'
import { itemsBefore, recordsBefore } from '../store/evenings.ts'
import { readHead } from '../store/heads.ts'
import { idsOpened } from '../store/lists.ts'
import { listItems } from '../store/looks.ts'
import { readState } from '../store/state.ts'

/** Of a row that is projected. */
export async function recordsAt(connection: Connection, branch: string, moment: Position): Promise<MapState> {
  const state = new MapState(await eveningBefore(connection, branch, moment))
  for await (const texts of effectsUpTo(connection, branch, moment)) {
    for (const text of texts) take(state, decodeEffects(text))
  }
  return state
}

/**
 * The accounts of some beginning that rows have changed since a day, as the day left them: the records of
 * now, with what has been done to them since taken back, last first. So it costs the days since.
 */
export async function accountsSince(
  connection: Connection,
  branch: string,
  day: Day,
  beginning: string,
): Promise<ReadonlyMap<string, Account | undefined>> {
  const head = given(await readHead(connection, branch), `head of ${branch}`)
  const state = new MapState()
  const known = new Set<string>()
  for await (const texts of effectsBackTo(connection, branch, day, head)) {
    const own = texts
      .flatMap(text => decodeEffects(text).toReversed())
      .filter(effect => accountIn(effect)?.startsWith(beginning))
    const unknown = new Set(own.flatMap(effect => accountIn(effect) ?? []).filter(no => !known.has(no)))
    const keys = [...unknown].map((no): Key => `account:${no}`)
    for (const [key, stored] of await readState(connection, branch, keys)) state.rows.set(key, stored)
    for (const no of unknown) known.add(no)
    for (const effect of own) {
      for (const [kind, key, value] of apply(state, inverse(effect)))
        state.rows.set(keyOf(kind, key), { value, at: undefined })
    }
  }
  return new Map([...known].map(no => [no, state.get('account', no)]))
}

/** The account that an effect moves or changes. */
function accountIn(effect: Effect): string | undefined {
  switch (effect.type) {
    case 'leg':
    case 'products':
    case 'days':
    case 'hold':
      return effect.account
    case 'set':
      return effect.kind === 'account' ? effect.key : undefined
    default:
      return undefined
  }
}

/**
 * Items as a day left them, by their numbers; one that was opened later is not among them. What nothing has
 * moved since is as it is now; what set the others by then stands in the journal.
 */
export async function itemsOn(
  connection: Connection,
  branch: string,
  ids: readonly string[],
  day: Day,
): Promise<ReadonlyMap<string, Item>> {
  const now = await readState(
    connection,
    branch,
    ids.map((id): Key => `item:${id}`),
  )
  const all = [...now.values()].map(({ value, at }) => ({ item: value as Item, moved: at?.day ?? '' }))
  const later = all.filter(({ item, moved }) => moved > day && item.opened <= day).map(({ item }) => item)
  const then = new MapState()
  const [first] = later.map(({ opened }) => opened).sort()
  if (first) {
    const kinds = [...new Set(later.map(({ kind }) => kind))]
    const wanted = new Set(later.map(({ id }) => id))
    for await (const texts of effectsOnItems(connection, branch, kinds, first, day)) {
      for (const effect of texts.flatMap(decodeEffects)) {
        if (effect.type !== 'set' || effect.kind !== 'item' || !wanted.has(effect.key)) continue
        for (const [kind, key, value] of apply(then, effect))
          then.rows.set(keyOf(kind, key), { value, at: undefined })
      }
    }
  }
  const still = all.filter(({ moved }) => moved <= day).map(({ item }) => item)
  const moved = later.flatMap(({ id }) => then.get('item', id) ?? [])
  return new Map([...still, ...moved].map(item => [item.id, item]))
}

/** The items of a kind opened in a period, in their order, as its last day, or a later one, left them. */
export async function itemsOpened<K extends ItemKind>(
  connection: Connection,
  branch: string,
  kind: K,
  from: Day,
  to: Day,
  limit: number,
  as: Day = to,
): Promise<Item<K>[]> {
  const ids = await idsOpened(connection, branch, kind, from, to, limit)
  const items = await itemsOn(connection, branch, ids, as)
  return ids.flatMap(id => (items.get(id) as Item<K> | undefined) ?? [])
}

/** The items of a kind that a day left open: those that are now, and those that something has moved since. */
export async function itemsLeftOpen<K extends ItemKind>(
  connection: Connection,
  branch: string,
  kind: K,
  day: Day,
): Promise<Item<K>[]> {
  const states = Object.entries(itemKinds[kind].states)
  const open = states.filter(([, state]) => state.open).map(([name]) => name)
  const [waiting, touched] = await Promise.all([
    listItems(connection, branch, [kind], open),
    listItems(connection, branch, [kind], Object.keys(itemKinds[kind].states), addDays(day, 1)),
  ])
  const ids = new Set([...waiting, ...touched].map(({ id }) => id))
  const known = await itemsOn(connection, branch, [...ids], day)
  return [...known.values()].filter(isOpen) as Item<K>[]
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
