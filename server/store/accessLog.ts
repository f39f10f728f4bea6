/** The access log: who looked at whose data. */
import type { Day } from '../../core/dates.ts'
import type pg from 'pg'
import { columns, type Connection } from './connection.ts'
import { addToLog, chained, type Link, type WalkedLog } from './logs.ts'

/** What is said of a look-up besides its subject. */
export interface LookUp {
  readonly branch: string
  readonly at: bigint
  readonly day: string
  readonly teller: string
  readonly code: string
  /** What it was for, in words; empty where nobody has said it. */
  readonly purpose: string
}

interface About extends LookUp {
  /** Whom or what it was about: an account, a customer number, or the keyed hash of what was typed. */
  readonly subject: string
}

export type AccessRow = About & Link

/** Rows of before had no purpose. */
export const accessLog: WalkedLog<About> = {
  log: 'access_log',
  columns: 'branch, at, day, teller, code, subject, purpose',
  said: ({ branch, at, day, teller, code, subject, purpose }, link) => [
    branch,
    link,
    at,
    day,
    teller,
    code,
    subject,
    ...(purpose === '' ? [] : [purpose]),
  ],
}

/** Adds a row for each subject. */
export async function logLookUp(pool: pg.Pool, lookUp: LookUp, subjects: readonly string[]): Promise<void> {
  if (subjects.length === 0) return
  const about = subjects.map(subject => ({ ...lookUp, subject }))
  await addToLog(pool, 'access_log', lookUp.branch, async (client, head) => {
    const rows = chained(head, about, accessLog.said)
    await addRows(client, rows)
    return rows.at(-1) ?? null
  })
}

async function addRows(connection: Connection, rows: readonly AccessRow[]): Promise<void> {
  await connection.query({
    name: 'add-access-rows',
    text: `insert into access_log (branch, link, at, day, teller, code, subject, purpose, hash)
           select * from unnest($1::text[], $2::int[], $3::bigint[], $4::date[], $5::text[], $6::text[],
                                $7::text[], $8::text[], $9::bytea[])`,
    values: columns(rows, 'branch', 'link', 'at', 'day', 'teller', 'code', 'subject', 'purpose', 'hash'),
  })
}

/** Those of the subjects that a person has looked at since an instant. */
export async function lookedAtSince(
  connection: Connection,
  { branch, teller }: Pick<LookUp, 'branch' | 'teller'>,
  subjects: readonly string[],
  since: bigint,
): Promise<Set<string>> {
  const { rows } = await connection.query<{ subject: string }>({
    name: 'looked-at-since',
    text: `select distinct subject from access_log
            where branch = $1 and teller = $2 and at > $3 and subject = any ($4)`,
    values: [branch, teller, since, subjects],
  })
  return new Set(rows.map(row => row.subject))
}

/** What is no look-up of a customer: who came through the door, which request a signer had before him. */
export const DOOR = 'door'
export const REQUEST_OPENED = 'inbox'

/** When each signer first had a request before him, in milliseconds since 1970. */
export async function openedFirst(
  connection: Connection,
  branch: string,
  day: Day,
  request: string,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await connection.query<{ teller: string; at: bigint }>({
    name: 'opened-first',
    text: `select teller, min(at) as at from access_log
            where branch = $1 and day = $2 and code = $3 and subject = $4 group by teller`,
    values: [branch, day, REQUEST_OPENED, request],
  })
  return new Map(rows.map(({ teller, at }) => [teller, Number(at)]))
}
