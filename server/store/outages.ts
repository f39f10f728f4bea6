/** Signs of life of the servers, and the gaps between them (migrations/0021). */
import type { Outage } from '../../core/service/outages.ts'
import type { Connection } from './connection.ts'

const BEAT = 'program'

export interface Beat {
  readonly now: number
  /** When this server began: a gap that it lived through is the database's. */
  readonly began: number
  /** A longer gap is an outage. */
  readonly gapMs: number
}

/** Before the first beat of all there is nothing that could have been interrupted. */
export async function beginBeats(connection: Connection): Promise<void> {
  await connection.query({
    name: 'begin-beats',
    text: 'insert into heartbeat (name, at) values ($1, null) on conflict do nothing',
    values: [BEAT],
  })
}

/**
 * Says that a server is there. Of two that come after a gap one adds it: the other waits for the row and
 * finds it fresh. A clock that is behind moves nothing back.
 */
export async function addBeat(connection: Connection, { now, began, gapMs }: Beat): Promise<void> {
  await connection.query({
    name: 'add-beat',
    text: `with beat as (
             update heartbeat h set at = greatest(h.at, $2)
               from (select name, at from heartbeat where name = $1 for update) b
              where h.name = b.name returning b.at as before)
           insert into outage (since, until, cause)
           select before, $2, case when before < $3 then 'program' else 'database' end
             from beat where $2 - before > $4
               on conflict do nothing`,
    values: [BEAT, now, began, gapMs],
  })
}

/** Those that reach into a time, the earliest first. */
export async function outagesWithin(
  connection: Connection,
  { from, until }: { readonly from: number; readonly until: number },
): Promise<Outage[]> {
  const { rows } = await connection.query<{ since: bigint; until: bigint; cause: Outage['cause'] }>({
    name: 'outages-within',
    text: 'select since, until, cause from outage where until > $1 and since < $2 order by since',
    values: [from, until],
  })
  return rows.map(row => ({ ...row, since: Number(row.since), until: Number(row.until) }))
}
