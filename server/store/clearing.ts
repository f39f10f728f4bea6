/** Postings between branches, for whoever compares both sides (rules.md §1.6). */
import type { Posting } from '../../core/day/unmatched.ts'
import type { Day } from '../../core/dates.ts'
import type { Position } from '../../core/ledger/entities.ts'
import type { Connection } from './connection.ts'

/** The accounts of a branch with others, and what stands on each; debit is positive. */
export async function areaBalances(
  connection: Connection,
  branch: string,
): Promise<{ account: string; balance: bigint }[]> {
  const { rows } = await connection.query<{ account: string; balance: bigint }>({
    name: 'area-balances',
    text: `select key as account, substr(value->>'balance', 2)::bigint as balance
             from state
            where branch = $1 and kind = 'account' and (key = '3001-01' or key like '3001-01-%')
              and value is not null
            order by key`,
    values: [branch],
  })
  return rows
}

/** Of each day on which an account moved: figures that differ wherever the postings do. */
export async function dayFigures(
  connection: Connection,
  branch: string,
  account: string,
  upTo: Day,
): Promise<{ day: Day; count: number; sum: bigint; squares: string }[]> {
  const { rows } = await connection.query<{ day: Day; count: number; sum: bigint; squares: string }>({
    name: 'area-day-figures',
    text: `select day, count(*)::int as count,
                  sum(case side when 'D' then amount else -amount end)::bigint as sum,
                  sum(amount::numeric * amount)::text as squares
             from entry where branch = $1 and account = $2 and day <= $3 group by day order by day`,
    values: [branch, account, upTo],
  })
  return rows
}

/** The postings of some days on an account, in their order. */
export async function postingsOn(
  connection: Connection,
  branch: string,
  account: string,
  days: readonly Day[],
): Promise<Posting[]> {
  const { rows } = await connection.query<Posting>({
    name: 'area-postings',
    text: `select e.day, e.serial, j.code, case e.side when 'D' then e.amount else -e.amount end as amount
             from entry e join journal j using (branch, day, serial)
            where e.branch = $1 and e.account = $2 and e.day = any ($3::date[])
            order by e.day, e.serial, e.line`,
    values: [branch, account, days],
  })
  return rows
}

/** The postings on an account after a row, up to the end of a day, in their order. */
export async function postingsAfter(
  connection: Connection,
  branch: string,
  account: string,
  after: Position | null,
  upTo: Day,
): Promise<Posting[]> {
  const { rows } = await connection.query<Posting>({
    name: 'postings-after',
    text: `select e.day, e.serial, j.code, case e.side when 'D' then e.amount else -e.amount end as amount
             from entry e join journal j using (branch, day, serial)
            where e.branch = $1 and e.account = $2 and (e.day, e.serial) > ($3::date, $4::int) and e.day <= $5
            order by e.day, e.serial, e.line`,
    values: [branch, account, after?.day ?? '0001-01-01', after?.serial ?? 0, upTo],
  })
  return rows
}
