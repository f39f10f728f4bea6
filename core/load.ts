/**
 * Prefetch, told once for every source of records: ask what is wanted, bring it, ask again, until nothing
 * new is wanted. Two waves are the rule, a third where an item leads to further records (DESIGN H15).
 */
import { seriesOfAccount } from './counter/accounts.ts'
import { keysWanted } from './work.ts'
import type { Elsewhere, Moment } from './desk.ts'
import { EARNINGS, earningsRecord, EarningSum } from './interest/earning.ts'
import {
  type Account,
  type EntityKind,
  farKey,
  type Key,
  locate,
  type Position,
  type Tally,
} from './ledger/entities.ts'
import { LoadedState, MapState, type Stored } from './ledger/state.ts'
import type { ReadRequest } from './request.ts'
import { assert, given } from './std.ts'

/**
 * An item leads to further records, which lead to more: a contract to the account that repays it, that to the
 * cash that was booked on it. Nothing leads further.
 */
export const WAVES_MAX = 5

export type Rows = Map<Key, Stored | null>

/** The keys of a wave: what the requests want beyond the rows that are there. */
export function nextWave(requests: readonly ReadRequest[], rows: Rows, head: Position): Key[] {
  const wanted = wave(requests, () => ({ rows, head }))
  return wanted.map(([, key]) => key)
}

/** The books of a branch in memory, and its last row. */
export interface Source {
  readonly state: MapState
  readonly head: Position
}

interface Brought {
  readonly rows: Rows
  readonly head: Position
}

function wave(requests: readonly ReadRequest[], broughtOf: (branch: string) => Brought | null) {
  const soFar: Elsewhere = branch => {
    const brought = broughtOf(branch)
    return brought && { state: new MapState(brought.rows), at: after(brought.head) }
  }
  const wanted = new Map<string, readonly [branch: string, key: Key]>()
  for (const request of requests) {
    const home = request.id.branch
    const place = given(soFar(home), `branch ${home}`)
    for (const name of keysWanted(request, place.state, place.at, soFar)) {
      const [branch, key] = locate(name, home)
      if (!broughtOf(branch)?.rows.has(key)) wanted.set(farKey(branch, key), [branch, key])
    }
  }
  return [...wanted.keys()].sort().map(name => given(wanted.get(name), name))
}

const after = ({ day, serial }: Position): Moment => ({ day, serial: serial + 1, now: 0 })

/** Loads from sources that answer at once: the books of branches in memory. */
export function loadHouse(
  sources: ReadonlyMap<string, Source>,
  requests: readonly ReadRequest[],
): (branch: string) => { readonly state: LoadedState; readonly at: Moment } | null {
  const brought = new Map<string, Brought>()
  for (const [branch, { head }] of sources) brought.set(branch, { rows: new Map(), head })
  for (let count = 0; ; count++) {
    const wanted = wave(requests, branch => brought.get(branch) ?? null).filter(([branch]) =>
      brought.has(branch),
    )
    if (wanted.length === 0) break
    assert(count < WAVES_MAX, `the requests still want ${wanted.map(([, key]) => key).join(', ')}`)
    for (const [branch, key] of wanted)
      brought.get(branch)?.rows.set(key, recordIn(sources.get(branch)?.state.rows, key))
  }
  const places = new Map(
    [...brought].map(([branch, { rows, head }]) => [branch, { state: loaded(rows, head), at: after(head) }]),
  )
  return branch => places.get(branch) ?? null
}

/** What the deposits earn is not kept in memory, but added up. */
function recordIn(rows: Rows | undefined, key: Key): Stored | null {
  if (key !== EARNINGS) return rows?.get(key) ?? null
  const all = new EarningSum()
  for (const [name, stored] of rows ?? []) {
    if (name.startsWith('account:')) all.move(undefined, stored?.value as Account | undefined)
  }
  return earningsRecord(all.lines())
}

/** As `loadHouse`, for requests that stay in one branch. */
export function loadFrom(source: MapState, requests: readonly ReadRequest[], head: Position): LoadedState {
  const home = given(requests[0], 'a request to load for').id.branch
  const sources = new Map([[home, { state: source, head }]])
  return given(loadHouse(sources, requests)(home), home).state
}

function loaded(rows: Rows, head: Position): LoadedState {
  // The series as they were loaded: the decisions that follow write into `rows`.
  const before: Rows = new Map([...rows].filter(([key]) => key.startsWith('tally:series/')))
  return new LoadedState(rows, (kind, key) => isUnborn(kind, key, tally => before.get(tally), head))
}

/**
 * Numbers are given in order, so a number beyond the last one that was given when the records were loaded is
 * nobody's yet: an item, and what it holds, by day and serial, an account and a customer by their series.
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
  const match = /-(\d{8})-(\d+)(?:-[A-Z]{3})?(?:\/[\w-]+)?$/.exec(key)
  if (!match) return false
  const day = head.day.replaceAll('-', '')
  return match[1] === day ? Number(match[2]) > head.serial : (match[1] ?? '') > day
}
