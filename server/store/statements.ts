/** What statements are made of: turnover by account, work by person. */
import type { Day } from '../../core/dates.ts'
import type { Connection } from './connection.ts'
import { movedBefore } from './figures.ts'

export interface GlFigure {
  readonly gl: string
  /** At the end of the day before the period, and at its end; debit is positive. */
  readonly before: bigint
  readonly debit: bigint
  readonly credit: bigint
}

/** Every GL account: what it brought into a period, and its turnover in it. */
export async function glPeriod(
  connection: Connection,
  branch: string,
  unit: string,
  from: Day,
  to: Day,
): Promise<GlFigure[]> {
  const { rows } = await connection.query<GlFigure>({
    name: 'gl-period',
    text: `select gl, sum(moved)::bigint as before, sum(debit)::bigint as debit,
                  sum(credit)::bigint as credit
             from (select gl, unit, moved, 0 as debit, 0 as credit from (${movedBefore('$2')}) as before
                    union all
                   select gl, unit, 0, debit_cash + debit_transfer, credit_cash + credit_transfer
                     from gl_day where branch = $1 and day between $2 and $3) as rows
            where unit = $4 group by gl order by gl`,
    values: [branch, from, to, unit],
  })
  return rows
}

/** What closing a year moved from income and expense to profit, by GL account; debit is positive. */
export async function closedToProfit(
  connection: Connection,
  branch: string,
  profit: string,
  from: Day,
  to: Day,
): Promise<{ gl: string; moved: bigint }[]> {
  const { rows } = await connection.query<{ gl: string; moved: bigint }>({
    name: 'closed-to-profit',
    text: `select e.gl, sum(case when e.side = 'D' then e.amount else -e.amount end)::bigint as moved
             from (select distinct day from gl_day
                    where branch = $1 and gl = $2 and day between $3 and $4) d
             join entry e on e.branch = $1 and e.day = d.day and e.gl like '6%'
            where exists (select from entry o
                           where o.branch = $1 and o.day = e.day and o.serial = e.serial
                             and o.slip = e.slip and o.gl = $2)
            group by e.gl order by e.gl`,
    values: [branch, profit, from, to],
  })
  return rows
}

export interface WorkDone {
  readonly teller: string
  readonly code: string
  readonly posted: number
  readonly parked: number
}

/** Rows by person and code. */
export async function workDone(
  connection: Connection,
  branch: string,
  from: Day,
  to: Day,
): Promise<WorkDone[]> {
  const { rows } = await connection.query<WorkDone>({
    name: 'work-done',
    text: `select teller, code, sum(posted)::int as posted, sum(parked)::int as parked
             from code_day where branch = $1 and day between $2 and $3
            group by teller, code order by teller, code`,
    values: [branch, from, to],
  })
  return rows
}

/** What each person posted on each day, the days in order. */
export async function workDays(
  connection: Connection,
  branch: string,
  from: Day,
  to: Day,
): Promise<{ day: Day; teller: string; posted: number }[]> {
  const { rows } = await connection.query<{ day: Day; teller: string; posted: number }>({
    name: 'work-days',
    text: `select day, teller, sum(posted)::int as posted
             from code_day where branch = $1 and day between $2 and $3
            group by day, teller having sum(posted) > 0 order by day, teller`,
    values: [branch, from, to],
  })
  return rows
}

export interface GlMove {
  readonly day: Day
  readonly gl: string
  readonly moved: bigint
}

/** By how much GL accounts moved on each day, the days in order; debit is positive. */
export async function glMoves(
  connection: Connection,
  branch: string,
  gls: readonly string[],
  from: Day,
  to: Day,
): Promise<GlMove[]> {
  const { rows } = await connection.query<GlMove>({
    name: 'gl-moves',
    text: `select day, gl,
                  sum(debit_cash + debit_transfer - credit_cash - credit_transfer)::bigint as moved
             from gl_day where branch = $1 and gl = any ($2) and day between $3 and $4
            group by day, gl order by day, gl`,
    values: [branch, gls, from, to],
  })
  return rows
}

export interface SettledEntry {
  readonly day: Day
  readonly serial: number
  readonly account: string
  readonly gl: string
  /** Null for the bank's own accounts. */
  readonly customer: string | null
  /** Debit is positive. */
  readonly amount: bigint
}

/** The entries of rows by some codes that paid customers, in their order. */
export async function entriesThatPaid(
  connection: Connection,
  branch: string,
  codes: readonly string[],
  from: Day,
  to: Day,
  limit: number,
): Promise<SettledEntry[]> {
  const { rows } = await connection.query<SettledEntry>({
    name: 'entries-that-paid',
    text: `select e.day, e.serial, e.account, e.gl, a.customer,
                  case when e.side in ('D', 'R') then e.amount else -e.amount end as amount
             from journal j
             join entry e using (branch, day, serial)
             left join lateral (
               select value->>'customer' as customer from state
                where branch = $1 and kind = 'account' and key = e.account limit 1) a on true
            where j.branch = $1 and j.day between $2 and $3 and j.code = any ($4) and j.outcome = 'posted'
              and exists (select from entry c
                           where c.branch = $1 and c.day = j.day and c.serial = j.serial
                             and length(c.account) = 16)
            order by e.day, e.serial, e.line limit $5`,
    values: [branch, from, to, codes, limit],
  })
  return rows
}
