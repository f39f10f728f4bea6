/** What a supervisor looks at in the evening: who looked at whom for nothing, what nobody has reviewed. */
import type { Day } from '../../core/dates.ts'
import type { AccessRow } from './accessLog.ts'
import type { Connection } from './connection.ts'
import type { StoredRow } from './journal.ts'

/** Look-ups of a day after which the same person did nothing with the same account or customer that day. */
export async function idleLookUps(
  connection: Connection,
  branch: string,
  day: Day,
  limit: number,
): Promise<AccessRow[]> {
  const { rows } = await connection.query<AccessRow>({
    name: 'idle-look-ups',
    text: `select l.* from access_log l
            where l.branch = $1 and l.day = $2 and l.code <> 'door' and not exists (
              select 1 from journal j
               where j.branch = l.branch and j.day = l.day and j.teller = l.teller
                 and (j.fields like '%"' || l.subject || '"%' or exists (
                   select 1 from entry e
                    where e.branch = j.branch and e.day = j.day and e.serial = j.serial
                      and e.account = l.subject)))
            order by l.id desc limit $3`,
    values: [branch, day, limit],
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
