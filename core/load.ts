/**
 * Prefetch, told once for every source of records: ask what is wanted, bring it, ask again, until nothing
 * new is wanted. Two waves are the rule, a third where an item leads to further records (DESIGN H15).
 */
import { seriesOfAccount } from './counter/accounts.ts'
import { keysWanted } from './decide.ts'
import type { EntityKind, Key, Position, Tally } from './ledger/entities.ts'
import { LoadedState, MapState, type Stored } from './ledger/state.ts'
import type { ReadRequest } from './request.ts'
import { assert } from './std.ts'

/** An item leads to further records, which lead to more; nothing leads further. */
export const WAVES_MAX = 4

export type Rows = Map<Key, Stored | null>

/** The keys of a wave: what the requests want beyond the rows that are there. */
export function nextWave(requests: readonly ReadRequest[], rows: Rows, head: Position): Key[] {
  const soFar = new MapState(rows)
  const wanted = new Set<Key>()
  for (const request of requests) {
    for (const key of keysWanted(request, soFar, head)) if (!rows.has(key)) wanted.add(key)
  }
  return [...wanted].sort()
}

/** Loads from a source that answers at once: books in memory. */
export function loadFrom(source: MapState, requests: readonly ReadRequest[], head: Position): LoadedState {
  const rows: Rows = new Map()
  for (let wave = 0; ; wave++) {
    const keys = nextWave(requests, rows, head)
    if (keys.length === 0) return loaded(rows, head)
    assert(wave < WAVES_MAX, `the requests still want ${keys.join(', ')}`)
    for (const key of keys) rows.set(key, source.rows.get(key) ?? null)
  }
}

function loaded(rows: Rows, head: Position): LoadedState {
  // The series as they were loaded: the decisions that follow write into `rows`.
  const before: Rows = new Map([...rows].filter(([key]) => key.startsWith('tally:series/')))
  return new LoadedState(rows, (kind, key) => isUnborn(kind, key, tally => before.get(tally), head))
}

/**
 * Numbers are given in order, so a number beyond the last one that was given when the records were loaded is
 * nobody's yet: an item by day and serial, an account and a customer by their series.
 */
export function isUnborn(
  kind: EntityKind,
  key: string,
  tallyOf: (key: Key) => Stored | null | undefined,
  head: Position,
): boolean {
  const beyond = (series: string, number: bigint) => {
    const tally = tallyOf(`tally:series/${series}`)
    return tally !== undefined && number > ((tally?.value as Tally | undefined)?.amount ?? 0n)
  }
  if (kind === 'customer') return beyond('customer', BigInt(key))
  if (kind === 'account' && /^\d{16}$/.test(key)) {
    const { series, number } = seriesOfAccount(key)
    return beyond(series, number)
  }
  const match = /-(\d{8})-(\d+)$/.exec(key)
  if (!match) return false
  const day = head.day.replaceAll('-', '')
  return match[1] === day ? Number(match[2]) > head.serial : (match[1] ?? '') > day
}
