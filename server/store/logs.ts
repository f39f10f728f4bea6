/**
 * The logs beside the journal (migrations/0022): tables to which rows are only added, chained like it but
 * each with a head of its own, so that whoever adds to one waits for others who add to the same and never for
 * a posting.
 */
import { createHash } from 'node:crypto'
import type pg from 'pg'
import { encode, type Plain } from '../../core/std.ts'
import type { Connection } from './connection.ts'
import { begin, commit, rollback } from './transaction.ts'

export type LogName =
  | 'access_log'
  | 'refusal'
  | 'sheet_print'
  | 'ticket_event'
  | 'voucher_image'
  | 'voucher_image_placing'

/** A row's place in its chain. */
export interface Link {
  /** From 1 on in each branch, without a gap. */
  readonly link: number
  /** SHA-256 over the hash before it and what the row says. */
  readonly hash: Buffer
}

export interface LogHead extends Link {
  /** Rows of before there was a chain. */
  readonly before: number
}

/** What the first row of a branch is chained to. */
export const LOG_GENESIS: LogHead = { link: 0, hash: Buffer.alloc(32), before: 0 }

/** What a row of a log says, in a form that is for ever: it is hashed. */
export type Said<R> = (row: R, link: number) => readonly Plain[]

export const linkHash = (previous: Buffer, said: readonly Plain[]): Buffer =>
  createHash('sha256').update(previous).update(encode(said)).digest()

/** Rows in their order, chained to what they come behind. */
export function chained<R>(head: Link, rows: readonly R[], said: Said<R>): (R & Link)[] {
  let { link, hash } = head
  return rows.map(row => {
    link += 1
    hash = linkHash(hash, said(row, link))
    return { ...row, link, hash }
  })
}

/** Holds the head of a log until the transaction ends; the first who adds to it makes it. */
export async function holdHead(connection: Connection, log: LogName, branch: string): Promise<Link> {
  const { rows } = await connection.query<Link>({
    name: 'hold-log-head',
    text: `insert into log_head as h (branch, log, link, hash) values ($1, $2, $3, $4)
           on conflict (branch, log) do update set link = h.link returning link, hash`,
    values: [branch, log, LOG_GENESIS.link, LOG_GENESIS.hash],
  })
  return rows[0] ?? LOG_GENESIS
}

export async function moveLog(
  connection: Connection,
  log: LogName,
  branch: string,
  { link, hash }: Link,
): Promise<void> {
  await connection.query({
    name: 'move-log-head',
    text: 'update log_head set link = $3, hash = $4 where branch = $1 and log = $2',
    values: [branch, log, link, hash],
  })
}

/**
 * Adds to a log in a transaction of its own. `add` is given the last row's place and gives that of the row it
 * has added last, or null where it has found that nothing is to be added: then nothing is kept.
 */
export async function addToLog(
  pool: pg.Pool,
  log: LogName,
  branch: string,
  add: (client: pg.PoolClient, head: Link) => Promise<Link | null>,
): Promise<boolean> {
  const client = await pool.connect()
  try {
    await begin(client)
    const last = await add(client, await holdHead(client, log, branch))
    if (last) await moveLog(client, log, branch, last)
    await (last ? commit : rollback)(client)
    return last !== null
  } catch (error) {
    await rollback(client).catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

/** Adds one row; where `insert` says that another server has its number, nothing is kept. */
export const addOne = <R extends { readonly branch: string }>(
  pool: pg.Pool,
  { log, said }: WalkedLog<R>,
  row: R,
  insert: (client: pg.PoolClient, row: R & Link) => Promise<boolean>,
): Promise<boolean> =>
  addToLog(pool, log, row.branch, async (client, head) => {
    const [own] = chained(head, [row], said)
    return own && (await insert(client, own)) ? own : null
  })

/** The heads of a branch's logs, in the order of their names. */
export async function logHeads(
  connection: Connection,
  branch: string,
): Promise<(LogHead & { readonly log: LogName })[]> {
  const { rows } = await connection.query<LogHead & { log: LogName }>({
    name: 'log-heads',
    text: 'select log, link, hash, before from log_head where branch = $1 order by log',
    values: [branch],
  })
  return rows
}

/** A log as `verify` walks it. */
export interface WalkedLog<R extends object> {
  readonly log: LogName
  /** What is read of a row, as SQL. */
  readonly columns: string
  readonly said: Said<R>
}

/** The next rows of a log behind a place of its chain, in their order. */
export async function linksAfter<R extends object>(
  connection: Connection,
  { log, columns }: WalkedLog<R>,
  branch: string,
  link: number,
  limit: number,
): Promise<(R & Link)[]> {
  const { rows } = await connection.query<R & Link>({
    name: `${log}-links-after`,
    text: `select ${columns}, link, hash from ${log} where branch = $1 and link > $2 order by link limit $3`,
    values: [branch, link, limit],
  })
  return rows
}

/** How many rows of a log are in no chain. */
export async function countUnchained(connection: Connection, log: LogName, branch: string): Promise<number> {
  const { rows } = await connection.query<{ count: number }>({
    name: `${log}-unchained`,
    text: `select count(*)::int as count from ${log} where branch = $1 and link is null`,
    values: [branch],
  })
  return rows[0]?.count ?? 0
}
