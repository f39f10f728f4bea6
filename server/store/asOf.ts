/** As a day left them: accounts by the last entry of each, the rest by the last row that said it. */
import type { Day } from '../../core/dates.ts'
import { arrayOf, type Connection } from './connection.ts'

export interface AccountIn {
  readonly branch: string
  readonly account: string
}

/** What stood on some accounts at the end of a day, if they had an entry by then; debit is positive. */
export async function accountsAsOf(
  connection: Connection,
  accounts: readonly AccountIn[],
  day: Day,
): Promise<(AccountIn & { readonly balance: bigint })[]> {
  const { rows } = await connection.query<AccountIn & { balance: bigint }>({
    name: 'accounts-as-of',
    text: `select a.branch, a.account, e.balance
             from unnest($1::text[], $2::text[]) as a (branch, account)
            cross join lateral (
              select balance from entry
               where branch = a.branch and account = a.account and day <= $3
               order by day desc, serial desc, line desc limit 1) e`,
    values: [arrayOf(accounts, ({ branch }) => branch), arrayOf(accounts, ({ account }) => account), day],
  })
  return rows
}

/** The sum of the accounts that stood under every GL account at the end of a day. */
export async function accountSumsAsOf(
  connection: Connection,
  branch: string,
  day: Day,
): Promise<{ gl: string; unit: string; balance: bigint }[]> {
  const { rows } = await connection.query<{ gl: string; unit: string; balance: bigint }>({
    name: 'account-sums-as-of',
    text: `select e.gl, e.unit, sum(e.balance)::bigint as balance
             from state s
            cross join lateral (
              select gl, unit, balance from entry
               where branch = $1 and account = s.key and day <= $2
               order by day desc, serial desc, line desc limit 1) e
            where s.branch = $1 and s.kind = 'account'
            group by e.gl, e.unit order by e.gl, e.unit`,
    values: [branch, day],
  })
  return rows
}

export interface RowThatSaid {
  readonly day: Day
  readonly serial: number
  readonly fields: string
}

/**
 * The rows by a code, up to a day, in whose form or effects a text stands, and that were not taken back; the
 * newest first. It is known on
 * which days the code was done, so that no others are read.
 */
export async function rowsThatSaid(
  connection: Connection,
  branch: string,
  code: string,
  text: string,
  upTo: Day,
  limit: number,
): Promise<RowThatSaid[]> {
  const { rows } = await connection.query<RowThatSaid>({
    name: 'rows-that-said',
    text: `select j.day, j.serial, j.fields
             from (select distinct day from code_day
                    where branch = $1 and code = $2 and day <= $4 and posted > 0) d
             join journal j on j.branch = $1 and j.day = d.day
            where j.code = $2 and j.outcome = 'posted' and position($3 in j.fields || j.effects) > 0
              and not exists (
                select from state
                 where branch = $1 and kind = 'mark' and key = j.day || '/' || j.serial and day <= $4
                   and value->>'reversedBy' is not null)
            order by j.day desc, j.serial desc limit $5`,
    values: [branch, code, text, upTo, limit],
  })
  return rows
}
