/** The accounts under a GL account, as a day left them or over a period. */
import type { Day } from '../../core/dates.ts'
import type { Product } from '../../core/products.ts'
import type { Connection } from './connection.ts'
import { under } from './ledgers.ts'

export interface BalanceRow {
  readonly account: string
  /** Under which it stood. */
  readonly gl: string
  readonly customer: string | null
  readonly balance: bigint
  /** Its last entry. */
  readonly day: Day
  readonly serial: number
}

/**
 * The accounts that stood under a GL account at the end of a day, and what stood on each. They are found by
 * the beginnings of their numbers; which of them were under it is said by their last entry.
 */
export async function balancesAsOf(
  connection: Connection,
  branch: string,
  unit: string,
  gl: string,
  beginnings: readonly string[],
  day: Day,
  limit: number,
): Promise<BalanceRow[]> {
  const { rows } = await connection.query<BalanceRow>({
    name: 'balances-as-of',
    text: `select s.key as account, s.value->>'customer' as customer, e.gl, e.balance, e.day, e.serial
             from unnest($3::text[]) as b (beginning)
             join state s on s.branch = $1 and s.kind = 'account'
                         and s.key >= b.beginning and s.key < b.beginning || '~'
             cross join lateral (
               select balance, gl, day, serial from entry
                where branch = $1 and account = s.key and day <= $4 and unit = $6
                order by day desc, serial desc, line desc limit 1) e
            where ${under('e.gl', '$2')} and e.balance <> 0
            order by s.key limit $5`,
    values: [branch, gl, beginnings, day, limit, unit],
  })
  return rows
}

export interface MovedBalance {
  readonly account: string
  readonly customer: string | null
  readonly product: Product | null
  /** What the branch calls an account of its own; null for all others. */
  readonly title: string | null
  /** What stood before the period, what moved in it, what stands; debit is positive. */
  readonly before: bigint
  readonly debit: bigint
  readonly credit: bigint
  readonly balance: bigint
  /** Its last entry. */
  readonly day: Day
  readonly serial: number
}

/** The accounts that stood under a GL account before a period or at its end, or moved in it. */
export async function balancesOver(
  connection: Connection,
  branch: string,
  unit: string,
  gl: string,
  beginnings: readonly string[],
  from: Day,
  to: Day,
  limit: number,
): Promise<MovedBalance[]> {
  const stood = `case when ${under('gl', '$2')} then balance else 0 end as balance`
  const last = 'order by day desc, serial desc, line desc limit 1'
  const { rows } = await connection.query<MovedBalance>({
    name: 'balances-over',
    // Of an account that has not moved since, its last entry says both what stood and what stands.
    text: `select s.key as account, s.value->>'customer' as customer, s.value->>'product' as product,
                  s.value->>'title' as title, e.day, e.serial, e.balance,
                  case when e.day < $4 then e.balance else coalesce(p.balance, 0) end as before,
                  coalesce(m.debit, 0)::bigint as debit, coalesce(m.credit, 0)::bigint as credit
             from unnest($3::text[]) as b (beginning)
             join state s on s.branch = $1 and s.kind = 'account'
                         and s.key >= b.beginning and s.key < b.beginning || '~'
             cross join lateral (
               select ${stood}, day, serial from entry
                where branch = $1 and account = s.key and day <= $5 and unit = $7 ${last}) e
             left join lateral (
               select ${stood} from entry
                where e.day >= $4 and branch = $1 and account = s.key and day < $4 and unit = $7 ${last}) p
               on true
             left join lateral (
               select sum(amount) filter (where side in ('D', 'R')) as debit,
                      sum(amount) filter (where side not in ('D', 'R')) as credit
                 from entry where e.day >= $4 and branch = $1 and account = s.key
                  and day between $4 and $5 and unit = $7 and ${under('gl', '$2')}) m on true
            where e.balance <> 0 or p.balance <> 0 or m.debit <> 0 or m.credit <> 0
            order by s.key limit $6`,
    values: [branch, gl, beginnings, from, to, limit, unit],
  })
  return rows
}
