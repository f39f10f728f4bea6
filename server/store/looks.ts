/**
 * Looking reads (DESIGN idea 5): for screens and reports, from projections, never for a decision. While projections
 * are written in the commit of their rows, what is read here is always the last row; `caughtUp` is where a reader
 * will wait once they are not.
 */
import type { Day } from '../../core/dates.ts'
import type { Item } from '../../core/items.ts'
import type { Position } from '../../core/ledger/entities.ts'
import type { EntryRow } from '../../core/ledger/project.ts'
import { revive } from '../../core/std.ts'
import type { Connection } from './connection.ts'
import type { StoredRow } from './journal.ts'

/** Resolves once the projections show a row. They are written in its own commit, so it is now. */
export const caughtUp = async (_branch: string, _position: Position): Promise<void> => undefined

export interface JournalFilter {
  readonly branch: string
  readonly day: Day
  readonly teller: string | null
  readonly code: string | null
  /** Rows before this serial; 0 for the newest. */
  readonly before: number
  readonly limit: number
}

export interface ListedRow
  extends Pick<StoredRow, 'day' | 'serial' | 'code' | 'outcome' | 'teller' | 'terminal' | 'at'> {
  readonly authorisers: readonly string[]
  /** The greatest customer leg, else the greatest leg. */
  readonly amount: bigint | null
  readonly account: string | null
  readonly reversedBy: number | null
  /** Where its item stands, for a row that had to wait. */
  readonly itemState: string | null
}

/** A page of the electronic journal, newest first. */
export async function listRows(connection: Connection, filter: JournalFilter): Promise<ListedRow[]> {
  const { rows } = await connection.query<ListedRow>({
    name: 'list-rows',
    text: `select j.day, j.serial, j.code, j.outcome, j.teller, j.terminal, j.at, j.authorisers,
                  e.amount, e.account, (m.value->>'reversedBy')::int as "reversedBy", i.value->>'state' as "itemState"
             from journal j
             left join lateral (
               select amount, account from entry
                where branch = j.branch and day = j.day and serial = j.serial
                order by (length(account) = 16) desc, abs(amount) desc, line limit 1) e on true
             left join state m on m.branch = j.branch and m.kind = 'mark' and m.key = j.day || '/' || j.serial
             left join state i on j.outcome = 'parked' and i.branch = j.branch and i.kind = 'item'
                  and i.key = 'parked-' || to_char(j.day, 'YYYYMMDD') || '-' || j.serial
            where j.branch = $1 and j.day = $2 and ($3::text is null or j.teller = $3)
              and ($4::text is null or j.code = $4) and ($5 = 0 or j.serial < $5)
            order by j.serial desc limit $6`,
    values: [filter.branch, filter.day, filter.teller, filter.code, filter.before, filter.limit],
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

export interface TrialRow {
  readonly gl: string
  readonly opening: bigint
  readonly debit: bigint
  readonly credit: bigint
}

/** Every GL account as of a day: what it brought into the day, and the day's turnover. Receipts count as debit. */
export async function trialBalance(connection: Connection, branch: string, day: Day): Promise<TrialRow[]> {
  const { rows } = await connection.query<TrialRow>({
    name: 'trial-balance',
    text: `select gl,
                  coalesce(sum(debit_cash + debit_transfer - credit_cash - credit_transfer)
                    filter (where day < $2), 0)::bigint as opening,
                  coalesce(sum(debit_cash + debit_transfer) filter (where day = $2), 0)::bigint as debit,
                  coalesce(sum(credit_cash + credit_transfer) filter (where day = $2), 0)::bigint as credit
             from gl_day where branch = $1 and day <= $2 group by gl order by gl`,
    values: [branch, day],
  })
  return rows
}

/** The sum of the accounts under every GL account: the other way to its balance. */
export async function accountSums(
  connection: Connection,
  branch: string,
): Promise<{ gl: string; balance: bigint }[]> {
  const { rows } = await connection.query<{ gl: string; balance: bigint }>({
    name: 'account-sums',
    text: `select value->>'gl' as gl, sum(substr(value->>'balance', 2)::numeric)::bigint as balance
             from state where branch = $1 and kind = 'account' and value is not null group by 1 order by 1`,
    values: [branch],
  })
  return rows
}

/** Items of some states, oldest first. */
export async function listItems(
  connection: Connection,
  branch: string,
  kinds: readonly string[],
  states: readonly string[],
): Promise<Item[]> {
  const { rows } = await connection.query<{ value: unknown }>({
    name: 'list-items',
    text: `select value from state
            where branch = $1 and kind = 'item' and value->>'kind' = any ($2) and value->>'state' = any ($3)
            order by day, serial`,
    values: [branch, kinds, states],
  })
  return rows.map(row => revive(row.value) as unknown as Item)
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

export interface DayCounts {
  readonly rows: number
  readonly refusals: number
  readonly cashIn: bigint
  readonly cashOut: bigint
}

/** What passed over the counters today: cash legs of tills against anything that is not cash. */
export async function dayCounts(connection: Connection, branch: string, day: Day): Promise<DayCounts> {
  const { rows } = await connection.query<DayCounts>({
    name: 'day-counts',
    text: `with cash as (
             select serial, sum(case side when 'D' then amount else -amount end) as net
               from entry where branch = $1 and day = $2 and gl in ('1001-01', '1001-02') group by serial)
           select (select count(*)::int from journal where branch = $1 and day = $2) as rows,
                  (select count(*)::int from refusal where branch = $1 and day = $2) as refusals,
                  coalesce((select sum(net) from cash where net > 0), 0)::bigint as "cashIn",
                  coalesce((select -sum(net) from cash where net < 0), 0)::bigint as "cashOut"`,
    values: [branch, day],
  })
  return rows[0] ?? { rows: 0, refusals: 0, cashIn: 0n, cashOut: 0n }
}

/** How often a teller has used each code, over all days. */
export async function codesUsed(
  connection: Connection,
  branch: string,
  teller: string,
): Promise<Map<string, number>> {
  const { rows } = await connection.query<{ code: string; used: number }>({
    name: 'codes-used',
    text: `select code, count(*)::int as used from journal
            where branch = $1 and teller = $2 and outcome = 'posted' group by code`,
    values: [branch, teller],
  })
  return new Map(rows.map(row => [row.code, row.used]))
}

export interface RefusedRow {
  readonly at: bigint
  readonly code: string
  readonly teller: string
  readonly detail: unknown
}

export async function listRefusals(
  connection: Connection,
  branch: string,
  day: Day,
  teller: string | null,
  limit: number,
): Promise<RefusedRow[]> {
  const { rows } = await connection.query<RefusedRow>({
    name: 'list-refusals',
    text: `select at, code, teller, detail from refusal
            where branch = $1 and day = $2 and ($3::text is null or teller = $3) order by id desc limit $4`,
    values: [branch, day, teller, limit],
  })
  return rows
}

export interface ProofRow {
  readonly code: string
  readonly count: number
  readonly received: bigint
  readonly paid: bigint
  readonly amount: bigint
}

/** A teller's day by code: how many, cash received and paid over his till, amount of the debits. */
export async function tellerDay(
  connection: Connection,
  branch: string,
  day: Day,
  teller: string,
): Promise<ProofRow[]> {
  const { rows } = await connection.query<ProofRow>({
    name: 'teller-day',
    text: `select j.code, count(distinct j.serial)::int as count,
                  coalesce(sum(e.amount) filter (where e.gl = '1001-01' and e.side = 'D'), 0)::bigint as received,
                  coalesce(sum(e.amount) filter (where e.gl = '1001-01' and e.side = 'C'), 0)::bigint as paid,
                  coalesce(sum(e.amount) filter (where e.side = 'D'), 0)::bigint as amount
             from journal j left join entry e using (branch, day, serial)
            where j.branch = $1 and j.day = $2 and j.teller = $3 and j.outcome = 'posted'
            group by j.code order by j.code`,
    values: [branch, day, teller],
  })
  return rows
}

export interface PaperMoves {
  readonly thing: string
  readonly received: number
  readonly used: number
  readonly voided: number
  readonly returned: number
}

/** Vouchers through a till in a day, by kind. */
export async function paperMoves(
  connection: Connection,
  branch: string,
  day: Day,
  till: string,
): Promise<PaperMoves[]> {
  const { rows } = await connection.query<PaperMoves>({
    name: 'paper-moves',
    text: `select thing,
                  coalesce(sum(quantity) filter (where to_holder = $3), 0)::int as received,
                  coalesce(sum(quantity) filter (where from_holder = $3 and to_holder = 'customer'), 0)::int as used,
                  coalesce(sum(quantity) filter (where from_holder = $3 and to_holder = 'void'), 0)::int as voided,
                  coalesce(sum(quantity) filter (where from_holder = $3 and to_holder like 'till:%'), 0)::int as returned
             from custody
            where branch = $1 and day = $2 and (from_holder = $3 or to_holder = $3) and detail ~ '^[0-9]+-[0-9]+$'
            group by thing order by thing`,
    values: [branch, day, `till:${till}`],
  })
  return rows
}

/** How many of a teller's rows of a day somebody signed. */
export async function signedRows(
  connection: Connection,
  branch: string,
  day: Day,
  teller: string,
): Promise<number> {
  const { rows } = await connection.query<{ count: number }>({
    name: 'signed-rows',
    text: `select count(*)::int as count from journal
            where branch = $1 and day = $2 and teller = $3 and outcome = 'posted' and authorisers <> '{}'`,
    values: [branch, day, teller],
  })
  return rows[0]?.count ?? 0
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
