/** What the sheets of a day are made of: turnover by GL account and medium, vouchers by code. */
import type { Day } from '../../core/dates.ts'
import type { Connection } from './connection.ts'

export interface SlipRow {
  readonly gl: string
  readonly unit: string
  readonly debitCash: bigint
  readonly debitCashCount: number
  readonly debitTransfer: bigint
  readonly debitTransferCount: number
  readonly creditCash: bigint
  readonly creditCashCount: number
  readonly creditTransfer: bigint
  readonly creditTransferCount: number
}

/** One line a GL account that moved; receipts and payments off balance count as debit and credit. */
export async function dailySlips(connection: Connection, branch: string, day: Day): Promise<SlipRow[]> {
  const { rows } = await connection.query<SlipRow>({
    name: 'daily-slips',
    text: `with legs as (select gl, unit, amount, side in ('D', 'R') as debit, medium = 'c' as cash
                           from entry where branch = $1 and day = $2)
           select gl, unit,
                  coalesce(sum(amount) filter (where debit and cash), 0)::bigint as "debitCash",
                  (count(*) filter (where debit and cash))::int as "debitCashCount",
                  coalesce(sum(amount) filter (where debit and not cash), 0)::bigint as "debitTransfer",
                  (count(*) filter (where debit and not cash))::int as "debitTransferCount",
                  coalesce(sum(amount) filter (where not debit and cash), 0)::bigint as "creditCash",
                  (count(*) filter (where not debit and cash))::int as "creditCashCount",
                  coalesce(sum(amount) filter (where not debit and not cash), 0)::bigint as "creditTransfer",
                  (count(*) filter (where not debit and not cash))::int as "creditTransferCount"
             from legs group by gl, unit order by gl, unit`,
    values: [branch, day],
  })
  return rows
}

export interface VoucherRow {
  readonly code: string
  readonly rows: number
  readonly vouchers: number
  readonly first: number
  readonly last: number
  readonly reversed: number
}

/** The vouchers of a day as they are bound: by code, with the first and the last serial. */
export async function vouchersByCode(
  connection: Connection,
  branch: string,
  day: Day,
): Promise<VoucherRow[]> {
  const { rows } = await connection.query<VoucherRow>({
    name: 'vouchers-by-code',
    text: `select j.code, count(distinct j.serial)::int as rows, count(e.line)::int as vouchers,
                  min(j.serial)::int as first, max(j.serial)::int as last,
                  (count(distinct j.serial) filter (
                    where m.value->>'reversedBy' is not null))::int as reversed
             from journal j
             left join entry e using (branch, day, serial)
             left join state m on m.branch = j.branch and m.kind = 'mark' and m.key = j.day || '/' || j.serial
                  and m.day <= $2
            where j.branch = $1 and j.day = $2 and j.outcome = 'posted'
            group by j.code order by j.code`,
    values: [branch, day],
  })
  return rows
}

export interface Evidence {
  readonly rows: number
  readonly lastSerial: number
  readonly unbalanced: readonly number[]
}

/** How the rows of a day are numbered, and whose entries do not balance. */
export async function evidenceOf(connection: Connection, branch: string, day: Day): Promise<Evidence> {
  const { rows } = await connection.query<Evidence>({
    name: 'evidence-of',
    text: `select count(*)::int as rows, coalesce(max(serial), 0)::int as "lastSerial",
                  coalesce((select array_agg(distinct serial order by serial) from (
                    select serial from entry where branch = $1 and day = $2 and side in ('D', 'C')
                     group by serial, unit
                    having sum(case side when 'D' then amount else -amount end) <> 0) as broken), '{}')
                    as unbalanced
             from journal where branch = $1 and day = $2`,
    values: [branch, day],
  })
  return rows[0] ?? { rows: 0, lastSerial: 0, unbalanced: [] }
}

/** Turnover of a day by GL account, as the entries add up to; debit is positive. */
export async function entrySums(
  connection: Connection,
  branch: string,
  day: Day,
): Promise<{ gl: string; unit: string; debit: bigint; credit: bigint }[]> {
  const { rows } = await connection.query<{ gl: string; unit: string; debit: bigint; credit: bigint }>({
    name: 'entry-sums',
    text: `select gl, unit, coalesce(sum(amount) filter (where side in ('D', 'R')), 0)::bigint as debit,
                  coalesce(sum(amount) filter (where side not in ('D', 'R')), 0)::bigint as credit
             from entry where branch = $1 and day = $2 group by gl, unit order by gl, unit`,
    values: [branch, day],
  })
  return rows
}

/** What stands on an account in each of these branches that has it; debit is positive. */
export async function balancesOf(
  connection: Connection,
  branches: readonly string[],
  account: string,
): Promise<{ branch: string; balance: bigint }[]> {
  const { rows } = await connection.query<{ branch: string; balance: bigint }>({
    name: 'balances-of',
    text: `select branch, substr(value->>'balance', 2)::bigint as balance
             from state where branch = any ($1) and kind = 'account' and key = $2 and value is not null`,
    values: [branches, account],
  })
  return rows
}
