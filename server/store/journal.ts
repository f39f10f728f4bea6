import type { Day } from '../../core/dates.ts'
import type { Position } from '../../core/ledger/entities.ts'
import type { JournalRow } from '../../core/ledger/journal.ts'
import { groupBy } from '../../core/std.ts'
import { columns, type Connection } from './connection.ts'

export interface StoredRow extends JournalRow {
  /** In hex. */
  readonly hash: string
}

const COLUMNS = `branch, day, serial, request, encode(digest, 'hex') as digest, code, outcome, teller,
  terminal,
  authorisers, ticket, at, format, release, parameters, fields, effects, encode(hash, 'hex') as hash`

export async function insertRows(connection: Connection, rows: readonly StoredRow[]): Promise<void> {
  if (rows.length === 0) return
  // unnest takes no arrays of arrays, so the authorisers travel as one text each.
  const flat = rows.map(row => ({ ...row, authorisers: row.authorisers.join(' ') }))
  await connection.query({
    name: 'insert-rows',
    text: `insert into journal
      (branch, day, serial, request, digest, code, outcome, teller, terminal, authorisers, ticket, at,
       format, release, parameters, fields, effects, hash)
      select branch, day, serial, request, decode(digest, 'hex'), code, outcome, teller, terminal,
             string_to_array(authorisers, ' '), ticket, at, format, release, parameters, fields, effects,
             decode(hash, 'hex')
        from unnest($1::text[], $2::date[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[],
                    $8::text[], $9::text[], $10::text[], $11::text[], $12::bigint[],
                    $13::smallint[], $14::text[], $15::int[], $16::text[], $17::text[], $18::text[])
          as r (branch, day, serial, request, digest, code, outcome, teller, terminal, authorisers,
                ticket, at, format, release, parameters, fields, effects, hash)`,
    values: columns(
      flat,
      'branch',
      'day',
      'serial',
      'request',
      'digest',
      'code',
      'outcome',
      'teller',
      'terminal',
      'authorisers',
      'ticket',
      'at',
      'format',
      'release',
      'parameters',
      'fields',
      'effects',
      'hash',
    ),
  })
}

/** The requests that the day of a row has answered, up to that row. */
export async function requestsOf(
  connection: Connection,
  { branch, day, serial }: RowKey,
): Promise<{ request: string; serial: number }[]> {
  const { rows } = await connection.query<{ request: string; serial: number }>({
    name: 'requests-of',
    text: 'select request, serial from journal where branch = $1 and day = $2 and serial <= $3',
    values: [branch, day, serial],
  })
  return rows
}

/**
 * The last row of each branch that has one. A statement names its branch, so that a cluster knows its node.
 */
export async function lastRows(connection: Connection, branches: readonly string[]): Promise<RowKey[]> {
  const found = branches.map(branch =>
    connection.query<RowKey>({
      name: 'last-row',
      text: `select branch, day, serial from journal
              where branch = $1 order by day desc, serial desc limit 1`,
      values: [branch],
    }),
  )
  return (await Promise.all(found)).flatMap(({ rows }) => rows)
}

export interface RequestKey {
  readonly branch: string
  readonly day: Day
  readonly request: string
}

/** The rows that answer these requests already (DESIGN H7). */
export async function findRequests(
  connection: Connection,
  keys: readonly RequestKey[],
): Promise<StoredRow[]> {
  const found = [...groupBy(keys, key => key.branch)].map(([branch, own]) =>
    connection.query<StoredRow>({
      name: 'find-requests',
      // The days are read through: who asks of a past day is rare, and of today the serials are remembered.
      text: `select ${COLUMNS} from journal
              where branch = $1 and day = any ($2::date[]) and request = any ($3::text[])`,
      values: [branch, ...columns(own, 'day', 'request')],
    }),
  )
  return (await Promise.all(found)).flatMap(({ rows }) => rows)
}

export interface RowKey extends Position {
  readonly branch: string
}

export async function findRows(connection: Connection, keys: readonly RowKey[]): Promise<StoredRow[]> {
  const found = [...groupBy(keys, key => key.branch)].map(([branch, own]) =>
    connection.query<StoredRow>({
      name: 'find-rows',
      text: `select j.* from unnest($2::date[], $3::int[]) as k (day, serial)
              cross join lateral (
                select ${COLUMNS} from journal
                 where branch = $1 and day = k.day and serial = k.serial limit 1) j`,
      values: [branch, ...columns(own, 'day', 'serial')],
    }),
  )
  return (await Promise.all(found)).flatMap(({ rows }) => rows)
}

/**
 * A page of a branch's journal in the order of the chain, after a position; from the first row without one.
 */
export async function rowsAfter(
  connection: Connection,
  branch: string,
  after: Position | null,
  limit: number,
): Promise<StoredRow[]> {
  const { rows } = await connection.query<StoredRow>({
    name: 'rows-after',
    text: `select ${COLUMNS} from journal
            where branch = $1 and (day, serial) > ($2::date, $3::int)
            order by day, serial limit $4`,
    values: [branch, after?.day ?? '0001-01-01', after?.serial ?? 0, limit],
  })
  return rows
}

/** All rows from a day to a day in their order. */
export async function rowsBetween(
  connection: Connection,
  branch: string,
  from: Day,
  to: Day,
): Promise<StoredRow[]> {
  const { rows } = await connection.query<StoredRow>({
    name: 'rows-between',
    text: `select ${COLUMNS} from journal
            where branch = $1 and day between $2 and $3 order by day, serial`,
    values: [branch, from, to],
  })
  return rows
}

/** The rows of some codes over a period, in their order. */
export async function rowsOfCodes(
  connection: Connection,
  branch: string,
  codes: readonly string[],
  from: Day,
  to: Day,
): Promise<StoredRow[]> {
  const { rows } = await connection.query<StoredRow>({
    name: 'rows-of-codes',
    text: `select ${COLUMNS} from journal
            where branch = $1 and day between $2 and $3 and code = any ($4) order by day, serial`,
    values: [branch, from, to, codes],
  })
  return rows
}

/** A page of a branch's journal against the order of the chain: the rows before a position, newest first. */
export async function rowsBefore(
  connection: Connection,
  branch: string,
  before: Position,
  limit: number,
): Promise<StoredRow[]> {
  const { rows } = await connection.query<StoredRow>({
    name: 'rows-before',
    text: `select ${COLUMNS} from journal
            where branch = $1 and (day, serial) < ($2::date, $3::int)
            order by day desc, serial desc limit $4`,
    values: [branch, before.day, before.serial, limit],
  })
  return rows
}

/** The last row of a day that was made by an instant. */
export async function lastRowBy(
  connection: Connection,
  branch: string,
  day: Day,
  instant: bigint,
): Promise<StoredRow | null> {
  const { rows } = await connection.query<StoredRow>({
    name: 'last-row-by',
    text: `select ${COLUMNS} from journal
            where branch = $1 and day = $2 and at <= $3 order by serial desc limit 1`,
    values: [branch, day, instant],
  })
  return rows[0] ?? null
}

/** The rows of a code that have been taken back on their day. */
export async function reversedSerials(
  connection: Connection,
  branch: string,
  day: Day,
  code: string,
): Promise<number[]> {
  const { rows } = await connection.query<{ serial: number }>({
    name: 'reversed-serials',
    text: `select j.serial from journal j
             join state m on m.branch = j.branch and m.kind = 'mark' and m.key = j.day || '/' || j.serial
            where j.branch = $1 and j.day = $2 and j.code = $3 and m.value->>'reversedBy' is not null`,
    values: [branch, day, code],
  })
  return rows.map(({ serial }) => serial)
}

/** All rows of a branch in the order of the chain, a page at a time. */
export async function* allRows(connection: Connection, branch: string): AsyncGenerator<readonly StoredRow[]> {
  let after: Position | null = null
  for (;;) {
    const rows: StoredRow[] = await rowsAfter(connection, branch, after, PAGE)
    const last = rows.at(-1)
    if (!last) return
    yield rows
    after = { day: last.day, serial: last.serial }
  }
}

const PAGE = 1_000

/** The day of the first row; null where there is none. */
export async function firstDay(connection: Connection, branch: string): Promise<Day | null> {
  const { rows } = await connection.query<{ day: Day }>({
    name: 'first-day',
    text: 'select day from journal where branch = $1 order by day, serial limit 1',
    values: [branch],
  })
  return rows[0]?.day ?? null
}

/** The last row of the days before one. */
export async function lastRowBefore(
  connection: Connection,
  branch: string,
  day: Day,
): Promise<Pick<StoredRow, 'day' | 'serial' | 'code' | 'at'> | null> {
  const { rows } = await connection.query<Pick<StoredRow, 'day' | 'serial' | 'code' | 'at'>>({
    name: 'last-row-before',
    text: `select day, serial, code, at from journal
            where branch = $1 and day < $2 order by day desc, serial desc limit 1`,
    values: [branch, day],
  })
  return rows[0] ?? null
}

/** When the last row of a code was posted on a day; null where there is none. */
export async function postedAt(
  connection: Connection,
  branch: string,
  day: Day,
  code: string,
): Promise<bigint | null> {
  const { rows } = await connection.query<{ at: bigint }>({
    name: 'posted-at',
    text: `select at from journal where branch = $1 and day = $2 and code = $3 order by serial desc limit 1`,
    values: [branch, day, code],
  })
  return rows[0]?.at ?? null
}
