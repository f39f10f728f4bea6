/** Looking reads that add up: trial balance, the day over the counters, a teller's day. */
import type { Day } from '../../core/dates.ts'
import { FOUNDING_CODE } from '../../core/founding.ts'
import type { Position } from '../../core/ledger/entities.ts'
import type { Connection } from './connection.ts'

/**
 * How each GL account came to stand where it did when a day began: the months before that of the day, and the
 * days of it. So the years cost a row a month.
 */
export const movedBefore = (day: string): string => `
  select gl, unit, moved from gl_month where branch = $1 and month < date_trunc('month', ${day}::date)
  union all
  select gl, unit, debit_cash + debit_transfer - credit_cash - credit_transfer
    from gl_day where branch = $1 and day >= date_trunc('month', ${day}::date) and day < ${day}::date`

export interface TrialRow {
  readonly gl: string
  /** Each currency by itself. */
  readonly unit: string
  readonly opening: bigint
  readonly debit: bigint
  readonly credit: bigint
}

/**
 * Every GL account as of a day: what it brought into the day, and the day's turnover. Receipts count as
 * debit.
 */
export async function trialBalance(connection: Connection, branch: string, day: Day): Promise<TrialRow[]> {
  const { rows } = await connection.query<TrialRow>({
    name: 'trial-balance',
    text: `select gl, unit, sum(moved)::bigint as opening, sum(debit)::bigint as debit,
                  sum(credit)::bigint as credit
             from (select gl, unit, moved, 0 as debit, 0 as credit from (${movedBefore('$2')}) as before
                    union all
                   select gl, unit, 0, debit_cash + debit_transfer, credit_cash + credit_transfer
                     from gl_day where branch = $1 and day = $2) as rows
            group by gl, unit order by gl, unit`,
    values: [branch, day],
  })
  return rows
}

/** Every GL account as a row left it: what it brought into the day, and the entries of the day so far. */
export async function balancesAt(
  connection: Connection,
  branch: string,
  { day, serial }: Position,
): Promise<{ gl: string; unit: string; balance: bigint }[]> {
  const { rows } = await connection.query<{ gl: string; unit: string; balance: bigint }>({
    name: 'balances-at',
    text: `select gl, unit, sum(moved)::bigint as balance
             from (${movedBefore('$2')}
                    union all
                   select gl, unit, case when side in ('D', 'R') then amount else -amount end
                     from entry where branch = $1 and day = $2 and serial <= $3) as moves
            group by gl, unit having sum(moved) <> 0 order by gl, unit`,
    values: [branch, day, serial],
  })
  return rows
}

/** The sum of the accounts under every GL account: the other way to its balance. */
export async function accountSums(
  connection: Connection,
  branch: string,
): Promise<{ gl: string; unit: string; balance: bigint }[]> {
  const { rows } = await connection.query<{ gl: string; unit: string; balance: bigint }>({
    name: 'account-sums',
    text: `select value->>'gl' as gl, value->>'unit' as unit,
                  sum(substr(value->>'balance', 2)::numeric)::bigint as balance
             from state where branch = $1 and kind = 'account' and value is not null
            group by 1, 2 order by 1, 2`,
    values: [branch],
  })
  return rows
}

/** Accounts of a GL account that do not stand as their last entry says, the first of them by number. */
export async function accountsAstray(
  connection: Connection,
  branch: string,
  gl: string,
  unit: string,
  limit: number,
): Promise<string[]> {
  const { rows } = await connection.query<{ account: string }>({
    name: 'accounts-astray',
    text: `select s.key as account
             from state s
             left join lateral (
               select balance from entry where branch = $1 and account = s.key
                order by day desc, serial desc, line desc limit 1) e on true
            where s.branch = $1 and s.kind = 'account' and s.value->>'gl' = $2 and s.value->>'unit' = $3
              and substr(s.value->>'balance', 2)::numeric <> coalesce(e.balance, 0)
            order by s.key limit $4`,
    values: [branch, gl, unit, limit],
  })
  return rows.map(({ account }) => account)
}

export interface DayCounts {
  readonly rows: number
  readonly refusals: number
  readonly cashIn: bigint
  readonly cashOut: bigint
}

/**
 * Cash of a row over the counter, and between holders of the branch. What the cash accounts of a row gain or
 * lose together came over the counter; what only changed its place did not. The greater side says which way
 * it was, so that a red entry takes back what was received or paid.
 */
const cashOfRows = (unit: string): string => `
  select serial,
         case when abs(debit) > abs(credit) then debit - credit else 0 end as received,
         case when abs(credit) > abs(debit) then credit - debit else 0 end as paid
    from (select serial,
                 coalesce(sum(amount) filter (where side = 'D'), 0) as debit,
                 coalesce(sum(amount) filter (where side = 'C'), 0) as credit
            from entry where branch = $1 and day = $2 and gl like '1001-%' and unit = ${unit}
           group by serial) as sides`

/** What passed over the counters today; what a branch was founded with did not. */
export async function dayCounts(
  connection: Connection,
  branch: string,
  day: Day,
  unit: string,
): Promise<DayCounts> {
  const { rows } = await connection.query<DayCounts>({
    name: 'day-counts',
    text: `with cash as (${cashOfRows('$4')}),
                counters as (select received, paid from cash join journal j using (serial)
                              where j.branch = $1 and j.day = $2 and j.code <> $3)
           select (select count(*)::int from journal where branch = $1 and day = $2) as rows,
                  (select count(*)::int from refusal where branch = $1 and day = $2) as refusals,
                  coalesce((select sum(received) from counters), 0)::bigint as "cashIn",
                  coalesce((select sum(paid) from counters), 0)::bigint as "cashOut"`,
    values: [branch, day, FOUNDING_CODE, unit],
  })
  return rows[0] ?? { rows: 0, refusals: 0, cashIn: 0n, cashOut: 0n }
}

export interface ProofRow {
  readonly code: string
  readonly count: number
  /** Cash over the counter, and in how many rows. */
  readonly received: bigint
  readonly receipts: number
  readonly paid: bigint
  readonly payments: number
  /** Of the debits. */
  readonly amount: bigint
}

/** A teller's day by code, in one currency. */
export async function tellerDay(
  connection: Connection,
  branch: string,
  day: Day,
  teller: string,
  unit: string,
): Promise<ProofRow[]> {
  const { rows } = await connection.query<ProofRow>({
    name: 'teller-day',
    text: `with cash as (${cashOfRows('$4')}),
                debits as (select serial, sum(amount) as amount from entry
                            where branch = $1 and day = $2 and side = 'D' and unit = $4
                            group by serial)
           select j.code, count(*)::int as count,
                  coalesce(sum(received), 0)::bigint as received,
                  (count(*) filter (where received <> 0))::int as receipts,
                  coalesce(sum(paid), 0)::bigint as paid,
                  (count(*) filter (where paid <> 0))::int as payments,
                  coalesce(sum(amount), 0)::bigint as amount
             from journal j left join cash using (serial) left join debits using (serial)
            where j.branch = $1 and j.day = $2 and j.teller = $3 and j.outcome = 'posted'
            group by j.code order by j.code`,
    values: [branch, day, teller, unit],
  })
  return rows
}

export interface CashMoves {
  readonly taken: bigint
  readonly takings: number
  readonly given: bigint
  readonly givings: number
}

/** Cash between one holder and the others of the branch, by whomever it was moved or by one teller. */
export async function cashMoves(
  connection: Connection,
  branch: string,
  day: Day,
  account: string,
  unit: string,
  by: string | null,
): Promise<CashMoves> {
  const { rows } = await connection.query<CashMoves>({
    name: 'cash-moves',
    text: `with cash as (${cashOfRows('$5')})
           select coalesce(sum(amount) filter (where side = 'D'), 0)::bigint as taken,
                  (count(*) filter (where side = 'D'))::int as takings,
                  coalesce(sum(amount) filter (where side = 'C'), 0)::bigint as given,
                  (count(*) filter (where side = 'C'))::int as givings
             from entry join cash using (serial)
            where entry.branch = $1 and entry.day = $2 and account = $3 and received = 0 and paid = 0
              and ($4::text is null or exists (
                select from journal j
                 where j.branch = $1 and j.day = $2 and j.serial = entry.serial and j.teller = $4))`,
    values: [branch, day, account, by, unit],
  })
  return rows[0] ?? { taken: 0n, takings: 0, given: 0n, givings: 0 }
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
                  coalesce(sum(quantity) filter (where from_holder = $3 and to_holder = 'customer'), 0)::int
                    as used,
                  coalesce(sum(quantity) filter (where from_holder = $3 and to_holder = 'void'), 0)::int
                    as voided,
                  coalesce(sum(quantity) filter (where from_holder = $3 and to_holder like 'till:%'), 0)::int
                    as returned
             from custody
            where branch = $1 and day = $2 and (from_holder = $3 or to_holder = $3)
              and detail ~ '^[0-9]+-[0-9]+$'
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
