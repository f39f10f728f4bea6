/** Reads for exports: page by page, all of them on one snapshot of the books. */
import type { Day } from '../../core/dates.ts'
import type { EntryRow } from '../../core/ledger/project.ts'
import type { Connection } from './connection.ts'

export interface BranchBooks {
  readonly branch: string
  readonly unit: string
  /** The day of its first row. */
  readonly founded: Day
  /** The day of its last row. */
  readonly day: Day
}

export async function branchesOf(connection: Connection): Promise<BranchBooks[]> {
  const { rows } = await connection.query<BranchBooks>(
    `select h.branch, s.value->>'unit' as unit, h.day,
            (select min(day) from journal where branch = h.branch) as founded
       from branch_head h join state s on s.branch = h.branch and s.kind = 'branch' and s.key = h.branch
      order by h.branch`,
  )
  return rows
}

export interface ExportedEntry extends EntryRow {
  readonly day: Day
  readonly serial: number
  readonly code: string
  readonly teller: string
}

interface After {
  readonly day: Day
  readonly serial: number
  readonly line: number
}

export async function entriesAfter(
  connection: Connection,
  branch: string,
  after: After | null,
  to: Day,
  limit: number,
): Promise<ExportedEntry[]> {
  const { rows } = await connection.query<ExportedEntry>({
    name: 'entries-after',
    text: `select e.day, e.serial, e.line, e.slip, e.account, e.gl, e.side, e.unit, e.amount, e.balance,
                  e.medium, e.value_day as "valueDay", j.code, j.teller
             from entry e join journal j on j.branch = e.branch and j.day = e.day and j.serial = e.serial
            where e.branch = $1 and (e.day, e.serial, e.line) > ($2::date, $3::int, $4::int) and e.day <= $5
            order by e.day, e.serial, e.line limit $6`,
    values: [branch, after?.day ?? '0001-01-01', after?.serial ?? 0, after?.line ?? 0, to, limit],
  })
  return rows
}

export interface ExportedAccount {
  readonly account: string
  readonly gl: string
  readonly unit: string
  readonly opened: Day
  /** What the last entry up to the day left on it; debit is positive. */
  readonly balance: bigint
}

/** The accounts that were open by a day, in the order of their numbers. */
export async function accountsAfter(
  connection: Connection,
  branch: string,
  after: string,
  to: Day,
  limit: number,
): Promise<ExportedAccount[]> {
  const { rows } = await connection.query<ExportedAccount>({
    name: 'accounts-after',
    text: `select s.key as account, s.value->>'gl' as gl, s.value->>'unit' as unit,
                  s.value->>'opened' as opened, coalesce(e.balance, 0) as balance
             from state s left join lateral (
               select balance from entry
                where branch = $1 and account = s.key and day <= $3
                order by day desc, serial desc, line desc limit 1) e on true
            where s.branch = $1 and s.kind = 'account' and s.key > $2
              and s.value is not null and s.value->>'opened' <= $3::date::text
            order by s.key limit $4`,
    values: [branch, after, to, limit],
  })
  return rows
}

/** Every currency that an account of these branches is in. */
export async function unitsOf(connection: Connection, branches: readonly string[]): Promise<string[]> {
  const { rows } = await connection.query<{ unit: string }>({
    name: 'units-of',
    text: `select distinct value->>'unit' as unit from state
            where branch = any ($1) and kind = 'account' and value is not null order by 1`,
    values: [branches],
  })
  return rows.map(({ unit }) => unit)
}
