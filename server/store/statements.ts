/** What statements are made of: turnover by account, work by person, large sums by customer. */
import type { Day } from '../../core/dates.ts'
import type { Connection } from './connection.ts'

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
  from: Day,
  to: Day,
): Promise<GlFigure[]> {
  const { rows } = await connection.query<GlFigure>({
    name: 'gl-period',
    text: `select gl,
                  coalesce(sum(debit_cash + debit_transfer - credit_cash - credit_transfer)
                    filter (where day < $2), 0)::bigint as before,
                  coalesce(sum(debit_cash + debit_transfer) filter (where day >= $2), 0)::bigint as debit,
                  coalesce(sum(credit_cash + credit_transfer) filter (where day >= $2), 0)::bigint as credit
             from gl_day where branch = $1 and day <= $3 group by gl order by gl`,
    values: [branch, from, to],
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

/** By how much GL accounts moved on each day, the days in order; debit is positive. */
export async function glMoves(
  connection: Connection,
  branch: string,
  gls: readonly string[],
  from: Day,
  to: Day,
): Promise<{ day: Day; gl: string; moved: bigint }[]> {
  const { rows } = await connection.query<{ day: Day; gl: string; moved: bigint }>({
    name: 'gl-moves',
    text: `select day, gl,
                  sum(debit_cash + debit_transfer - credit_cash - credit_transfer)::bigint as moved
             from gl_day where branch = $1 and gl = any ($2) and day between $3 and $4
            group by day, gl order by day, gl`,
    values: [branch, gls, from, to],
  })
  return rows
}

export interface LargeSum {
  readonly day: Day
  readonly customer: string
  readonly kind: string
  /** Received by the customer's accounts, or paid from them: the two are never set off. */
  readonly isReceived: boolean
  readonly isCash: boolean
  readonly amount: bigint
  readonly entries: number
  /** The last row that made it. */
  readonly serial: number
}

/**
 * What each customer received and paid on a day, in cash and by transfer, added up one side at a time (单边累计,
 * rules.md §5.5), where it comes to a sum of its kind. What the program books by itself, and what was taken
 * back, does not count.
 */
export async function largeSums(
  connection: Connection,
  branch: string,
  from: Day,
  to: Day,
  least: { readonly cash: bigint; readonly person: bigint; readonly company: bigint },
  system: string,
): Promise<LargeSum[]> {
  const { rows } = await connection.query<LargeSum>({
    name: 'large-sums',
    text: `with moved as (
             select e.day, a.value->>'customer' as customer, (e.side = 'C') = (e.amount > 0) as received,
                    e.medium = 'c' as cash, abs(e.amount) as amount, e.serial
               from entry e
               join journal j using (branch, day, serial)
               join state a on a.branch = e.branch and a.kind = 'account' and a.key = e.account
               left join state m on m.branch = e.branch and m.kind = 'mark'
                                and m.key = e.day || '/' || e.serial
              where e.branch = $1 and e.day between $2 and $3 and length(e.account) = 16
                and j.teller <> $7 and j.code not in ('8501', '8502')
                and m.value->>'reversedBy' is null)
           select m.day, m.customer, c.value->>'kind' as kind, m.received as "isReceived", m.cash as "isCash",
                  sum(m.amount)::bigint as amount, count(*)::int as entries, max(m.serial)::int as serial
             from moved m
             join state c on c.branch = $1 and c.kind = 'customer' and c.key = m.customer
            group by 1, 2, 3, 4, 5
           having sum(m.amount) >= case when m.cash then $4::bigint
                                        when c.value->>'kind' = 'person' then $5::bigint else $6::bigint end
            order by 1, 2, 4, 5`,
    values: [branch, from, to, least.cash, least.person, least.company, system],
  })
  return rows
}
