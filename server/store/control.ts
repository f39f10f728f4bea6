/** What a supervisor looks at in the evening: who looked at whom for nothing, what nobody has reviewed. */
import type { Day } from '../../core/dates.ts'
import { type AccessRow, DOOR, REQUEST_OPENED } from './accessLog.ts'
import type { Connection } from './connection.ts'
import type { StoredRow } from './journal.ts'

/**
 * Look-ups of a day after which the same person did nothing that day with the same account or customer:
 * served is who has served a customer by any of his accounts, and who has signed for it.
 */
export async function idleLookUps(
  connection: Connection,
  branch: string,
  day: Day,
  limit: number,
): Promise<AccessRow[]> {
  const { rows } = await connection.query<AccessRow>({
    name: 'idle-look-ups',
    text: `with looked as materialized (
             select * from access_log where branch = $1 and day = $2 and code <> all ($4)),
           owned as (
             select subject, coalesce(a.value->>'customer', subject) as customer
               from (select distinct subject from looked) s
               left join state a on a.branch = $1 and a.kind = 'account' and a.key = subject),
           circle as materialized (
             select subject, subject as no from owned
             union select subject, customer from owned
             union select subject, jsonb_array_elements_text(i.value->'keys') from owned
               join state i on i.branch = $1 and i.kind = 'index' and i.key = 'accountsOf/' || customer),
           worked as materialized (
             select serial, fields, array_append(authorisers, teller) as people from journal
              where branch = $1 and day = $2),
           served as (
             select c.subject, unnest(w.people) as teller from circle c
               join entry e on e.branch = $1 and e.day = $2 and e.account = c.no
               join worked w on w.serial = e.serial
             union select c.subject, unnest(w.people) from circle c
               join worked w on w.fields like '%"' || c.no || '"%')
           select l.* from looked l
            where not exists (select from served s where s.subject = l.subject and s.teller = l.teller)
            order by l.link desc limit $3`,
    values: [branch, day, limit, [DOOR, REQUEST_OPENED]],
  })
  return rows
}

export type UnreviewedRow = Pick<StoredRow, 'day' | 'serial' | 'code' | 'teller' | 'at'>

/** Posted rows of these codes from a day on that nobody has compared with their vouchers yet. */
export async function unreviewed(
  connection: Connection,
  branch: string,
  codes: readonly string[],
  since: Day,
  limit: number,
): Promise<UnreviewedRow[]> {
  const { rows } = await connection.query<UnreviewedRow>({
    name: 'unreviewed',
    text: `select j.day, j.serial, j.code, j.teller, j.at from journal j
            where j.branch = $1 and j.code = any ($2) and j.day >= $3 and j.outcome = 'posted'
              and not exists (
                select 1 from state s
                 where s.branch = j.branch and s.kind = 'claim' and s.value is not null
                   and s.key = 'tickedOff/' || j.day || '/' || j.serial)
            order by j.day, j.serial limit $4`,
    values: [branch, codes, since, limit],
  })
  return rows
}

export interface StrangeTerminal {
  readonly teller: string
  readonly terminal: string
  /** When the first row of the day came from there. */
  readonly at: bigint
  readonly rows: number
}

/**
 * Terminals that somebody has worked at on a day, and at none of the days before since another; told of those
 * only who have worked in that time. Signatures at a colleague's terminal are left aside.
 */
export async function strangeTerminals(
  connection: Connection,
  branch: string,
  day: Day,
  since: Day,
  signatures: readonly string[],
): Promise<StrangeTerminal[]> {
  const { rows } = await connection.query<StrangeTerminal>({
    name: 'strange-terminals',
    text: `with worked as (
             select teller, terminal, day = $2 as today, min(at) as at, count(*)::int as rows
               from journal where branch = $1 and day between $3 and $2 and code <> all ($4)
              group by 1, 2, 3)
           select teller, terminal, at, rows from worked w
            where today
              and exists (select from worked b where b.teller = w.teller and not b.today)
              and not exists (select from worked b
                               where b.teller = w.teller and b.terminal = w.terminal and not b.today)
            order by at, teller`,
    values: [branch, day, since, signatures],
  })
  return rows
}
