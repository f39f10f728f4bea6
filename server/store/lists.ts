/** What lists of a period are made of: items, accounts and entries as they came. */
import type { Day } from '../../core/dates.ts'
import type { ItemKind } from '../../core/items.ts'
import type { Product } from '../../core/products.ts'
import type { Connection } from './connection.ts'
import { under } from './ledgers.ts'

/** The items of a kind that were opened in a period, in their order; the day stands in their number. */
export async function idsOpened(
  connection: Connection,
  branch: string,
  kind: ItemKind,
  from: Day,
  to: Day,
  limit: number,
): Promise<string[]> {
  const { rows } = await connection.query<{ key: string }>({
    name: 'ids-opened',
    text: `select key from state
            where branch = $1 and kind = 'item' and value is not null
              and key >= $2 || '-' || to_char($3::date, 'YYYYMMDD') || '-'
              and key < $2 || '-' || to_char($4::date, 'YYYYMMDD') || '-~'
            order by value->>'opened', split_part(key, '-', 3)::int limit $5`,
    values: [branch, kind, from, to, limit],
  })
  return rows.map(({ key }) => key)
}

export interface AccountComeOrGone {
  readonly day: Day
  readonly account: string
  readonly customer: string
  readonly product: Product
  readonly opens: boolean
}

/** Customers' accounts that were opened or closed in a period, day by day. */
export async function accountsComeAndGone(
  connection: Connection,
  branch: string,
  from: Day,
  to: Day,
  limit: number,
): Promise<AccountComeOrGone[]> {
  const { rows } = await connection.query<AccountComeOrGone>({
    name: 'accounts-come-and-gone',
    text: `select d.day::date as day, s.key as account, s.value->>'customer' as customer,
                  s.value->>'product' as product, d.opens
             from state s
            cross join lateral (values (s.value->>'opened', true), (s.value->>'closed', false)) d (day, opens)
            where s.branch = $1 and s.kind = 'account' and s.value->>'customer' is not null
              and s.value->>'product' is not null and d.day between $2::text and $3::text
            order by 1, 2, 5 desc limit $4`,
    values: [branch, from, to, limit],
  })
  return rows
}

export interface ListedEntry {
  readonly day: Day
  readonly serial: number
  readonly line: number
  readonly at: bigint
  readonly code: string
  readonly teller: string
  readonly gl: string
  readonly isDebit: boolean
  readonly amount: bigint
  readonly balance: bigint
  /** The customer's: the entry's own, else the one on the same slip; null of none, or of several. */
  readonly account: string | null
  readonly customer: string | null
}

/** The entries on some GL accounts, in one currency, with the customer whom each is about. */
export async function entriesUnder(
  connection: Connection,
  branch: string,
  unit: string,
  gls: readonly string[],
  from: Day,
  to: Day,
  limit: number,
): Promise<ListedEntry[]> {
  const { rows } = await connection.query<ListedEntry>({
    name: 'entries-under',
    text: `select e.day, e.serial, e.line, j.at, j.code, j.teller, e.gl, e.side in ('D', 'R') as "isDebit",
                  e.amount, e.balance, o.account, s.customer
             from entry e
             join journal j using (branch, day, serial)
             left join lateral (
               select min(account) as account from entry
                where branch = $1 and day = e.day and serial = e.serial and length(account) = 16
                  and (account = e.account or (length(e.account) <> 16 and slip = e.slip))
               having count(distinct account) = 1) o on true
             left join lateral (
               select value->>'customer' as customer from state
                where branch = $1 and kind = 'account' and key = o.account limit 1) s on true
            where e.branch = $1 and e.day between $3 and $4 and e.unit = $6
              and exists (select from unnest($2::text[]) as g (gl) where ${under('e.gl', 'g.gl')})
            order by e.day, e.serial, e.line limit $5`,
    values: [branch, gls, from, to, limit, unit],
  })
  return rows
}

export interface CashRow {
  readonly day: Day
  readonly serial: number
  readonly at: bigint
  readonly code: string
  readonly teller: string
  readonly authorisers: readonly string[]
  readonly fields: string
  /** Over the counter: received is positive. */
  readonly amount: bigint
  readonly account: string | null
  readonly customer: string | null
}

/**
 * Rows by which so much cash came or went over the counter, in one currency. What tills and the supervising
 * branch move among themselves (10xx) did not, nor what was founded with.
 */
export async function largeCashRows(
  connection: Connection,
  branch: string,
  unit: string,
  least: bigint,
  from: Day,
  to: Day,
  limit: number,
): Promise<CashRow[]> {
  const { rows } = await connection.query<CashRow>({
    name: 'large-cash-rows',
    text: `select j.day, j.serial, j.at, j.code, j.teller, j.authorisers, j.fields, c.amount, o.account,
                  s.customer
             from (select day, serial,
                          sum(case side when 'D' then amount else -amount end)::bigint as amount
                     from entry
                    where branch = $1 and day between $4 and $5 and gl like '1001-%' and unit = $2
                    group by day, serial) c
             join journal j on j.branch = $1 and j.day = c.day and j.serial = c.serial
             left join lateral (
               select account from entry
                where branch = $1 and day = j.day and serial = j.serial and length(account) = 16
                order by line limit 1) o on true
             left join lateral (
               select value->>'customer' as customer from state
                where branch = $1 and kind = 'account' and key = o.account limit 1) s on true
            where abs(c.amount) >= $3 and j.code <> '0000' and j.code not between '1000' and '1099'
            order by j.day, j.serial limit $6`,
    values: [branch, unit, least, from, to, limit],
  })
  return rows
}
