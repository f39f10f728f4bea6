import type { EntityKind, Key, Position } from '../../core/ledger/entities.ts'
import { recordNow } from '../../core/ledger/effects/set.ts'
import { splitKey } from '../../core/ledger/entities.ts'
import type { Stored } from '../../core/ledger/state.ts'
import { encode, type Plain, revive } from '../../core/std.ts'
import { arrayOf, type Connection } from './connection.ts'

export interface StateRecord {
  kind: string
  key: string
  value: unknown
  day: string
  serial: number
}

/** The records of a branch by key; what is not there, or no more, is not in the answer. */
export async function readState(
  connection: Connection,
  branch: string,
  keys: readonly Key[],
): Promise<Map<Key, Stored>> {
  const pairs = keys.map(splitKey)
  const { rows } = await connection.query<StateRecord>({
    name: 'read-state',
    // One look by the whole primary key for each: `in (select …)` reads the whole table while it has no
    // statistics.
    text: `select s.* from unnest($2::text[], $3::text[]) as k (kind, key)
            cross join lateral (
              select kind, key, value, day, serial from state
               where branch = $1 and kind = k.kind and key = k.key and value is not null limit 1) s`,
    values: [branch, pairs.map(([kind]) => kind), pairs.map(([, key]) => key)],
  })
  return new Map(rows.map(stored))
}

/** What an earlier release has written is read as a record of today: books open with no rebuild. */
export function stored({ kind, key, value, day, serial }: StateRecord): [Key, Stored] {
  const record = recordNow(kind, revive(value) as Readonly<Record<string, Plain>>)
  return [`${kind}:${key}` as Key, { value: record, at: { day, serial } }]
}

export interface StateChange {
  readonly branch: string
  readonly key: Key
  readonly stored: Stored
}

/** Writes records as they are now; a removed one stays as a null. */
export async function writeState(connection: Connection, changes: readonly StateChange[]): Promise<void> {
  if (changes.length === 0) return
  const pairs = changes.map(change => splitKey(change.key))
  await connection.query({
    name: 'write-state',
    text: `insert into state (branch, kind, key, value, day, serial)
           select branch, kind, key, value::jsonb, day, serial
             from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::date[], $6::int[])
               as s (branch, kind, key, value, day, serial)
           on conflict (branch, kind, key)
           do update set value = excluded.value, day = excluded.day, serial = excluded.serial`,
    values: [
      arrayOf(changes, change => change.branch),
      arrayOf(pairs, ([kind]) => kind),
      arrayOf(pairs, ([, key]) => key),
      arrayOf(changes, change => valueText(change.stored)),
      arrayOf(changes, change => positionOf(change.stored).day),
      arrayOf(changes, change => positionOf(change.stored).serial),
    ],
  })
}

const valueText = ({ value }: Stored): string | null => (value === undefined ? null : encode(value as Plain))

const positionOf = ({ at }: Stored): Position => at ?? { day: '0001-01-01', serial: 0 }

/** All records of some kinds in a branch, in the order of their keys: for lists and for proofs. */
export async function readKinds(
  connection: Connection,
  branch: string,
  kinds: readonly string[],
): Promise<Map<Key, Stored>> {
  const { rows } = await connection.query<StateRecord>({
    name: 'read-kinds',
    text: `select kind, key, value, day, serial from state
            where branch = $1 and kind = any ($2) and value is not null order by kind, key`,
    values: [branch, kinds],
  })
  return new Map(rows.map(stored))
}

/** The records of a kind whose keys begin so, in the order of their keys, a page at a time. */
export async function* recordsBeginning(
  connection: Connection,
  branch: string,
  kind: EntityKind,
  beginning: string,
): AsyncGenerator<Map<Key, Stored>> {
  let after: string | undefined = beginning
  while (after !== undefined) {
    const { rows }: { rows: StateRecord[] } = await connection.query({
      name: 'records-beginning',
      text: `select kind, key, value, day, serial from state
              where branch = $1 and kind = $2 and key > $3 and key < $4 || '~' and value is not null
              order by key limit $5`,
      values: [branch, kind, after, beginning, PAGE],
    })
    yield new Map(rows.map(stored))
    after = rows.at(-1)?.key
  }
}

const PAGE = 5_000
