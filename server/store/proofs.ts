/** Reads for `verify`: the projections as they are stored, in the form in which the core gives them. */
import type { Key, Position } from '../../core/ledger/entities.ts'
import type { CustodyRow, EntryRow } from '../../core/ledger/project.ts'
import type { Stored } from '../../core/ledger/state.ts'
import { groupBy } from '../../core/std.ts'
import { APPEND_ONLY } from '../postgres/migrate.ts'
import type { Connection } from './connection.ts'
import type { CodeCount, GlMonth, GlTurnover } from './projections.ts'
import { stored, type StateRecord } from './state.ts'

/** Every branch of which there is a row or a head, in the order of their codes. */
export async function allBranches(connection: Connection): Promise<string[]> {
  const { rows } = await connection.query<{ branch: string }>(
    `select branch from branch_head union select distinct branch from journal
      union select branch from log_head union select distinct branch from access_log
      union select distinct branch from state order by branch`,
  )
  return rows.map(row => row.branch)
}

/**
 * Append-only tables of whose triggers one is gone, switched off or weakened. Those of the migrations stand
 * before update and delete (26) and before truncate (34), for each statement.
 */
export async function unguardedTables(connection: Connection): Promise<string[]> {
  const { rows } = await connection.query<{ name: string }>(
    `select name from unnest($1::text[]) as t (name)
      where 2 <> (
        select count(*) from pg_trigger
         where tgrelid = to_regclass(name) and tgenabled in ('O', 'A')
           and (tgname, tgtype) in ((name || '_append_only', 26), (name || '_never_emptied', 34)))
      order by name`,
    [APPEND_ONLY],
  )
  return rows.map(row => row.name)
}

interface At {
  readonly day: string
  readonly serial: number
}

const between = (branch: string, first: Position, last: Position) => [
  branch,
  first.day,
  first.serial,
  last.day,
  last.serial,
]

/** Entries by row, `2026-03-02/17`. */
export async function entriesBetween(
  connection: Connection,
  branch: string,
  first: Position,
  last: Position,
): Promise<Map<string, EntryRow[]>> {
  const { rows } = await connection.query<EntryRow & At>({
    name: 'entries-between',
    text: `select day, serial, line, slip, account, gl, side, unit, amount, balance, medium,
                  value_day as "valueDay"
             from entry
            where branch = $1 and (day, serial) between ($2::date, $3::int) and ($4::date, $5::int)
            order by day, serial, line`,
    values: between(branch, first, last),
  })
  return byRow(rows)
}

export async function custodyBetween(
  connection: Connection,
  branch: string,
  first: Position,
  last: Position,
): Promise<Map<string, CustodyRow[]>> {
  const { rows } = await connection.query<CustodyRow & At>({
    name: 'custody-between',
    text: `select day, serial, line, thing, detail, quantity, from_holder as "from", to_holder as "to"
             from custody
            where branch = $1 and (day, serial) between ($2::date, $3::int) and ($4::date, $5::int)
            order by day, serial, line`,
    values: between(branch, first, last),
  })
  return byRow(rows)
}

function byRow<R extends At>(rows: readonly R[]): Map<string, Omit<R, keyof At>[]> {
  const groups = groupBy(rows, row => `${row.day}/${row.serial}`)
  return new Map(
    [...groups].map(([key, group]) => [key, group.map(({ day: _day, serial: _serial, ...row }) => row)]),
  )
}

export async function countProjected(
  connection: Connection,
  branch: string,
): Promise<{ entries: number; moves: number }> {
  const { rows } = await connection.query<{ entries: number; moves: number }>(
    `select (select count(*)::int from entry where branch = $1) as entries,
            (select count(*)::int from custody where branch = $1) as moves`,
    [branch],
  )
  return rows[0] ?? { entries: 0, moves: 0 }
}

export async function allTurnovers(connection: Connection, branch: string): Promise<GlTurnover[]> {
  const { rows } = await connection.query<GlTurnover>(
    `select branch, day, gl, unit, debit_cash::bigint as "debitCash",
            debit_transfer::bigint as "debitTransfer",
            credit_cash::bigint as "creditCash", credit_transfer::bigint as "creditTransfer", debits, credits
       from gl_day where branch = $1`,
    [branch],
  )
  return rows
}

export async function allMonths(connection: Connection, branch: string): Promise<GlMonth[]> {
  const { rows } = await connection.query<GlMonth>(
    'select branch, month, gl, unit, moved::bigint from gl_month where branch = $1',
    [branch],
  )
  return rows
}

export async function allCounts(connection: Connection, branch: string): Promise<CodeCount[]> {
  const { rows } = await connection.query<CodeCount>(
    'select branch, day, teller, code, posted, parked from code_day where branch = $1',
    [branch],
  )
  return rows
}

export async function allState(connection: Connection, branch: string): Promise<Map<Key, Stored>> {
  const { rows } = await connection.query<StateRecord>(
    'select kind, key, value, day, serial from state where branch = $1 and value is not null',
    [branch],
  )
  return new Map(rows.map(stored))
}
