/**
 * The access log: who looked at whose data, chained like the journal but with a head of its own, so that a
 * look-up waits for other look-ups of the branch and never for a posting, nor a posting for it.
 */
import type { Day } from '../../core/dates.ts'
import { createHash } from 'node:crypto'
import type pg from 'pg'
import { encode } from '../../core/std.ts'
import { columns, type Connection } from './connection.ts'
import { begin, commit, rollback } from './transaction.ts'

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

export interface AccessRow extends LookUp {
  /** From 1 on in each branch, without a gap. */
  readonly id: number
  /** Whom or what it was about: an account, a customer number, or the keyed hash of what was typed. */
  readonly subject: string
  readonly hash: Buffer
}

export interface AccessHead {
  readonly id: number
  readonly hash: Buffer
}

/** What the first row of a branch is chained to. */
export const ACCESS_GENESIS: AccessHead = { id: 0, hash: Buffer.alloc(32) }

/** SHA-256 over the hash before and the row's own text; rows of before had no purpose. */
export const accessHash = (previous: Buffer, row: Omit<AccessRow, 'hash'>): Buffer => {
  const { branch, id, at, day, teller, code, subject, purpose } = row
  const said = purpose === '' ? [] : [purpose]
  const text = encode([branch, id, at, day, teller, code, subject, ...said])
  return createHash('sha256').update(previous).update(text).digest()
}

/** Adds a row for each subject. */
export async function logLookUp(pool: pg.Pool, lookUp: LookUp, subjects: readonly string[]): Promise<void> {
  if (subjects.length === 0) return
  const client = await pool.connect()
  try {
    await begin(client)
    const head = await holdHead(client, lookUp.branch)
    await addRows(client, rowsAfter(head, lookUp, subjects))
    await commit(client)
  } catch (error) {
    await rollback(client).catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

function rowsAfter(head: AccessHead, lookUp: LookUp, subjects: readonly string[]): AccessRow[] {
  let { id, hash } = head
  return subjects.map(subject => {
    id += 1
    hash = accessHash(hash, { ...lookUp, id, subject })
    return { ...lookUp, id, subject, hash }
  })
}

/** Holds the head of a branch's access log for this transaction; the first look-up of a branch makes it. */
async function holdHead(connection: Connection, branch: string): Promise<AccessHead> {
  const { rows } = await connection.query<AccessHead>({
    name: 'hold-access-head',
    text: `insert into access_head as h (branch, id, hash) values ($1, $2, $3)
           on conflict (branch) do update set id = h.id returning id, hash`,
    values: [branch, ACCESS_GENESIS.id, ACCESS_GENESIS.hash],
  })
  return rows[0] ?? ACCESS_GENESIS
}

async function addRows(connection: Connection, rows: readonly AccessRow[]): Promise<void> {
  await connection.query({
    name: 'add-access-rows',
    text: `with added as (
             insert into access_log (branch, id, at, day, teller, code, subject, purpose, hash)
             select * from unnest($1::text[], $2::int[], $3::bigint[], $4::date[], $5::text[], $6::text[],
                                  $7::text[], $8::text[], $9::bytea[])
             returning branch, id, hash)
           update access_head h set id = a.id, hash = a.hash
             from (select distinct on (branch) * from added order by branch, id desc) a
            where h.branch = a.branch`,
    values: columns(rows, 'branch', 'id', 'at', 'day', 'teller', 'code', 'subject', 'purpose', 'hash'),
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

/** A page of a branch's access log in the order of its chain, after a row. */
export async function accessRowsAfter(
  connection: Connection,
  branch: string,
  after: number,
  limit: number,
): Promise<AccessRow[]> {
  const { rows } = await connection.query<AccessRow>({
    name: 'access-rows-after',
    text: `select branch, id, at, day, teller, code, subject, purpose, hash from access_log
            where branch = $1 and id > $2 order by id limit $3`,
    values: [branch, after, limit],
  })
  return rows
}

export async function readAccessHead(connection: Connection, branch: string): Promise<AccessHead | null> {
  const { rows } = await connection.query<AccessHead>('select id, hash from access_head where branch = $1', [
    branch,
  ])
  return rows[0] ?? null
}
