/**
 * Looking reads (DESIGN idea 5): for screens and reports, from projections, never for a decision. While
 * projections are written in the commit of their rows, what is read here is always the last row; `caughtUp`
 * is where a reader will wait once they are not.
 */
import type { Day } from '../../core/dates.ts'
import type { Item } from '../../core/items.ts'
import type { Position } from '../../core/ledger/entities.ts'
import type { EntryRow } from '../../core/ledger/project.ts'
import { revive } from '../../core/std.ts'
import type { Connection } from './connection.ts'
import type { StoredRow } from './journal.ts'
import { KNOWN_BY, type KnownBy } from './knownBy.ts'

/** Resolves once the projections show a row. They are written in its own commit, so it is now. */
export const caughtUp = async (_branch: string, _position: Position): Promise<void> => undefined

export interface JournalFilter {
  readonly branch: string
  readonly day: Day
  readonly teller: string | null
  readonly code: string | null
  readonly serial: number | null
  /** In an entry or on the form. */
  readonly account: string | null
  readonly status: string | null
  /** Rows before this serial; 0 for the newest. */
  readonly before: number
  readonly limit: number
}

export interface ListedRow
  extends KnownBy,
    Pick<
      StoredRow,
      'day' | 'serial' | 'code' | 'outcome' | 'teller' | 'terminal' | 'ticket' | 'at' | 'fields'
    > {
  readonly authorisers: readonly string[]
  readonly reversedBy: number | null
  /** Where its item stands, for a row that had to wait. */
  readonly itemState: string | null
}

/** A page of the electronic journal, newest first. */
export async function listRows(connection: Connection, filter: JournalFilter): Promise<ListedRow[]> {
  const { rows } = await connection.query<ListedRow>({
    name: 'list-rows',
    text: `select j.day, j.serial, j.code, j.outcome, j.teller, j.terminal, j.ticket, j.at, j.authorisers,
                  j.fields, e.amount, e.unit, e.account, (m.value->>'reversedBy')::int as "reversedBy",
                  i.value->>'state' as "itemState"
             from journal j
             left join lateral (
               select amount, unit, account from entry
                where branch = j.branch and day = j.day and serial = j.serial
                order by ${KNOWN_BY} limit 1) e on true
             left join state m on m.branch = j.branch and m.kind = 'mark' and m.key = j.day || '/' || j.serial
             left join state i on j.outcome = 'parked' and i.branch = j.branch and i.kind = 'item'
                  and i.key = 'parked-' || to_char(j.day, 'YYYYMMDD') || '-' || j.serial
            where j.branch = $1 and j.day = $2 and ($3::text is null or j.teller = $3)
              and ($4::text is null or j.code = $4) and ($5 = 0 or j.serial < $5)
              and ($7::int is null or j.serial = $7)
              and ($8::text is null or j.fields like '%"' || $8 || '"%' or exists (
                select 1 from entry x
                 where x.branch = j.branch and x.day = j.day and x.serial = j.serial and x.account = $8))
              and ($9::text is null or $9 = case
                when m.value->>'reversedBy' is not null then 'reversed'
                when j.outcome = 'parked' then coalesce(i.value->>'state', 'pending')
                when j.code = '8501' then 'reversal' else 'posted' end)
            order by j.serial desc limit $6`,
    values: [
      filter.branch,
      filter.day,
      filter.teller,
      filter.code,
      filter.before,
      filter.limit,
      filter.serial,
      filter.account,
      filter.status,
    ],
  })
  return rows
}

export async function entriesOf(
  connection: Connection,
  branch: string,
  { day, serial }: Position,
): Promise<EntryRow[]> {
  const { rows } = await connection.query<EntryRow>({
    name: 'entries-of',
    text: `select line, slip, account, gl, side, unit, amount, balance, medium, value_day as "valueDay"
             from entry where branch = $1 and day = $2 and serial = $3 order by line`,
    values: [branch, day, serial],
  })
  return rows
}

export interface AccountEntry {
  readonly day: Day
  readonly serial: number
  readonly line: number
  readonly side: EntryRow['side']
  readonly amount: bigint
  readonly balance: bigint
  readonly code: string
  readonly teller: string
}

/** The entries of an account over a period, newest first. */
export async function entriesOfAccount(
  connection: Connection,
  branch: string,
  account: string,
  from: Day,
  to: Day,
  limit: number,
): Promise<AccountEntry[]> {
  const { rows } = await connection.query<AccountEntry>({
    name: 'entries-of-account',
    text: `select e.day, e.serial, e.line, e.side, e.amount, e.balance, j.code, j.teller
             from entry e join journal j using (branch, day, serial)
            where e.branch = $1 and e.account = $2 and e.day between $3 and $4
            order by e.day desc, e.serial desc, e.line desc limit $5`,
    values: [branch, account, from, to, limit],
  })
  return rows
}

/** The entries that a passbook does not show yet: those after a row, up to another. */
export async function entriesBeyond(
  connection: Connection,
  branch: string,
  account: string,
  after: Position | null,
  upTo: Position,
): Promise<AccountEntry[]> {
  const { rows } = await connection.query<AccountEntry>({
    name: 'entries-beyond',
    text: `select e.day, e.serial, e.line, e.side, e.amount, e.balance, j.code, j.teller
             from entry e join journal j using (branch, day, serial)
            where e.branch = $1 and e.account = $2 and (e.day, e.serial) > ($3::date, $4::int)
              and (e.day, e.serial) <= ($5::date, $6::int)
            order by e.day, e.serial, e.line`,
    values: [branch, account, after?.day ?? '0001-01-01', after?.serial ?? 0, upTo.day, upTo.serial],
  })
  return rows
}

/** All entries of an account before a row, in the order of posting, with their value days. */
export async function valuedEntriesOf(
  connection: Connection,
  branch: string,
  account: string,
  before: Position,
): Promise<Pick<EntryRow, 'side' | 'amount' | 'balance' | 'valueDay'>[]> {
  const { rows } = await connection.query<EntryRow>({
    name: 'valued-entries-of',
    text: `select side, amount, balance, value_day as "valueDay" from entry
            where branch = $1 and account = $2 and (day, serial) < ($3::date, $4::int)
            order by day, serial, line`,
    values: [branch, account, before.day, before.serial],
  })
  return rows
}

/** The balance of an account at the end of a day; nothing before its first entry. Debit is positive. */
export async function balanceAsOf(
  connection: Connection,
  branch: string,
  account: string,
  day: Day,
): Promise<bigint> {
  const { rows } = await connection.query<{ balance: bigint }>({
    name: 'balance-as-of',
    text: `select balance from entry where branch = $1 and account = $2 and day <= $3
            order by day desc, serial desc, line desc limit 1`,
    values: [branch, account, day],
  })
  return rows[0]?.balance ?? 0n
}

/** Items of some states, oldest first; with a day, those that have been touched since. */
export async function listItems(
  connection: Connection,
  branch: string,
  kinds: readonly string[],
  states: readonly string[],
  since: Day = '0001-01-01',
): Promise<Item[]> {
  const { rows } = await connection.query<{ value: unknown }>({
    name: 'list-items',
    text: `select value from state
            where branch = $1 and kind = 'item' and value->>'kind' = any ($2) and value->>'state' = any ($3)
              and day >= $4
            order by day, serial`,
    values: [branch, kinds, states, since],
  })
  return rows.map(row => revive(row.value) as unknown as Item)
}

export async function countItems(
  connection: Connection,
  branch: string,
  kind: string,
  state: string,
): Promise<number> {
  const { rows } = await connection.query<{ count: string }>({
    name: 'count-items',
    text: `select count(*) as count from state
            where branch = $1 and kind = 'item' and value->>'kind' = $2 and value->>'state' = $3`,
    values: [branch, kind, state],
  })
  return Number(rows[0]?.count ?? 0)
}

export interface CustomerSearch {
  readonly no: string
  /** Keyed hash of what was typed: a name, a document, a telephone number. */
  readonly hash: string
}

export async function findCustomers(
  connection: Connection,
  branch: string,
  search: CustomerSearch,
): Promise<string[]> {
  const { rows } = await connection.query<{ key: string }>({
    name: 'find-customers',
    text: `select key from state
            where branch = $1 and kind = 'customer' and value is not null
              and (key = $2 or value->'name'->>'hash' = $3 or value->'idNumber'->>'hash' = $3
                   or value->'phone'->>'hash' = $3)
            order by key limit 20`,
    values: [branch, search.no, search.hash],
  })
  return rows.map(row => row.key)
}

/** How often a teller has used each code, from a day on. */
export async function codesUsed(
  connection: Connection,
  branch: string,
  teller: string,
  since: Day,
): Promise<Map<string, number>> {
  const { rows } = await connection.query<{ code: string; used: number }>({
    name: 'codes-used',
    text: `select code, sum(posted)::int as used from code_day
            where branch = $1 and teller = $2 and day >= $3 group by code having sum(posted) > 0`,
    values: [branch, teller, since],
  })
  return new Map(rows.map(row => [row.code, row.used]))
}

/** When a code was last posted in one of these branches; null where it never was. */
export async function lastOfCode(
  connection: Connection,
  branches: readonly string[],
  code: string,
): Promise<bigint | null> {
  const { rows } = await connection.query<{ at: bigint | null }>({
    name: 'last-of-code',
    text: `select max(at) as at from journal where branch = any ($1) and code = $2 and outcome = 'posted'`,
    values: [branches, code],
  })
  return rows[0]?.at ?? null
}

/** When the rows that opened these items were made, by serial of the day. */
export async function rowTimes(
  connection: Connection,
  branch: string,
  positions: readonly Position[],
): Promise<Map<string, bigint>> {
  const { rows } = await connection.query<{ day: string; serial: number; at: bigint }>({
    name: 'row-times',
    text: `select day, serial, at from journal
            where branch = $1 and (day, serial) in (select * from unnest($2::date[], $3::int[]))`,
    values: [branch, positions.map(position => position.day), positions.map(position => position.serial)],
  })
  return new Map(rows.map(row => [`${row.day}/${row.serial}`, row.at]))
}
