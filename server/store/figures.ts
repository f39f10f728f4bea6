/** Looking reads that add up: trial balance, the day over the counters, a teller's day. */
import type { Day } from '../../core/dates.ts'
import type { Connection } from './connection.ts'

export interface TrialRow {
  readonly gl: string
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
                  coalesce(sum(e.amount) filter (where e.gl = '1001-01' and e.side = 'D'), 0)::bigint
                    as received,
                  coalesce(sum(e.amount) filter (where e.gl = '1001-01' and e.side = 'C'), 0)::bigint
                    as paid,
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
