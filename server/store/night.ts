/** What the steps of the night find to do: projections stand still, because nobody posts any more. */
import type { Day } from '../../core/dates.ts'
import type { Key } from '../../core/ledger/entities.ts'
import type { Stored } from '../../core/ledger/state.ts'
import type { Product } from '../../core/products.ts'
import { type StateRecord, stored } from './state.ts'
import type { Connection } from './connection.ts'

/** Open deposits that renew themselves and mature by a day, in the order of their numbers. */
export async function maturedRenewals(
  connection: Connection,
  branch: string,
  through: Day,
): Promise<Map<Key, Stored>> {
  const { rows } = await connection.query<StateRecord>({
    name: 'matured-renewals',
    text: `select kind, key, value, day, serial from state
            where branch = $1 and kind = 'account' and value->>'status' = 'open'
              and value->'terms'->>'renews' = 'true' and value->'terms'->>'maturity' <= $2
            order by key`,
    values: [branch, through],
  })
  return new Map(rows.map(stored))
}

export interface Unmoved {
  readonly account: string
  /** When somebody moved it last: the day of its opening where nobody ever has. */
  readonly last: Day
}

/**
 * Accounts of some products with money on them that no person has moved since a day; what the program books
 * by itself, such as interest, moves nothing.
 */
export async function unmovedSince(
  connection: Connection,
  branch: string,
  products: readonly Product[],
  since: Day,
  system: string,
): Promise<Unmoved[]> {
  const { rows } = await connection.query<Unmoved>({
    name: 'unmoved-since',
    text: `select s.key as account,
                  coalesce((select max(e.day) from entry e join journal j using (branch, day, serial)
                             where e.branch = s.branch and e.account = s.key and j.teller <> $5)::text,
                           s.value->>'opened') as last
             from state s
            where s.branch = $1 and s.kind = 'account' and s.value->>'status' = 'open'
              and s.value->>'product' = any ($2) and s.value->>'opened' <= $3
              and s.value->>'balance' <> '#0'
              and not exists (select from entry e join journal j using (branch, day, serial)
                               where e.branch = s.branch and e.account = s.key and e.day > $4::date
                                 and j.teller <> $5)
            order by s.key`,
    values: [branch, products, since, since, system],
  })
  return rows
}

/** Open accounts of some products with anything that could have earned, which no row of a day has changed. */
export async function unsettled(
  connection: Connection,
  branch: string,
  products: readonly Product[],
  day: Day,
): Promise<string[]> {
  const { rows } = await connection.query<{ account: string }>({
    name: 'unsettled',
    text: `select key as account from state
            where branch = $1 and kind = 'account' and day < $3 and value->>'product' = any ($2)
              and value->>'status' = 'open' and (value->>'balance' <> '#0' or value->>'moment' <> '#0'
                   or value->'overdraft'->>'moment' <> '#0')
            order by key`,
    values: [branch, products, day],
  })
  return rows.map(({ account }) => account)
}

/** How many requests a terminal of the program has sent on a day: its next one is numbered after them. */
export async function requestsSent(
  connection: Connection,
  branch: string,
  day: Day,
  terminal: string,
): Promise<number> {
  const { rows } = await connection.query<{ last: number }>({
    name: 'requests-sent',
    text: `select coalesce(max(split_part(request, '/', 4)::int), 0) as last
             from journal where branch = $1 and day = $2 and terminal = $3`,
    values: [branch, day, terminal],
  })
  return rows[0]?.last ?? 0
}
