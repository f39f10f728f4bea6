import type { Day } from '../../core/dates.ts'
import type { Refusal } from '../../core/refusals.ts'
import type { Plain } from '../../core/std.ts'
import { columns, type Connection } from './connection.ts'
import { chained, holdHead, type Link, moveLog, type WalkedLog } from './logs.ts'

export interface RefusalRow {
  readonly branch: string
  readonly day: string
  readonly at: bigint
  readonly request: string
  readonly code: string
  readonly teller: string
  readonly terminal: string
  readonly refusal: Refusal
  /** What was to be moved, as it was typed; null where the form asks for no amount. */
  readonly amount: string | null
}

interface RefusalSaid extends Omit<RefusalRow, 'refusal' | 'amount'> {
  readonly refused: string
  /** The refusal as it was answered, with the amount where there was one. */
  readonly detail: Plain
}

export const refusalLog: WalkedLog<RefusalSaid> = {
  log: 'refusal',
  columns: 'branch, day, at, request, code, teller, terminal, refused, detail',
  said: ({ branch, day, at, request, code, teller, terminal, refused, detail }, link) => [
    branch,
    link,
    day,
    at,
    request,
    code,
    teller,
    terminal,
    refused,
    detail,
  ],
}

export type ChainedRefusal = RefusalSaid & Link

/** The last row of each branch's refusals, held until the transaction ends: always in the same order. */
export async function holdRefusals(
  connection: Connection,
  rows: readonly RefusalRow[],
): Promise<ReadonlyMap<string, Link>> {
  const heads = new Map<string, Link>()
  for (const branch of [...new Set(rows.map(row => row.branch))].sort())
    heads.set(branch, await holdHead(connection, 'refusal', branch))
  return heads
}

/** Rows of several branches, each chained to what its branch's head names. */
export const chainRefusals = (
  heads: ReadonlyMap<string, Link>,
  rows: readonly RefusalRow[],
): readonly ChainedRefusal[] =>
  [...heads].flatMap(([branch, head]) =>
    chained(head, rows.filter(row => row.branch === branch).map(saidOf), refusalLog.said),
  )

function saidOf({ refusal, amount, ...row }: RefusalRow): RefusalSaid {
  const detail = amount === null ? refusal : { ...refusal, amount }
  return { ...row, refused: refusal.refused, detail: detail as unknown as Plain }
}

/** The journal of refusals: what was asked for, by whom, and why it was not done. */
export function insertRefusals(
  connection: Connection,
  rows: readonly ChainedRefusal[],
): readonly Promise<unknown>[] {
  if (rows.length === 0) return []
  const last = new Map(rows.map(row => [row.branch, row]))
  const flat = rows.map(row => ({ ...row, detail: JSON.stringify(row.detail) }))
  const inserted = connection.query({
    name: 'insert-refusals',
    text: `insert into refusal
             (branch, day, at, request, code, teller, terminal, refused, detail, link, hash)
           select branch, day, at, request, code, teller, terminal, refused, detail::jsonb, link, hash
             from unnest($1::text[], $2::date[], $3::bigint[], $4::text[], $5::text[], $6::text[],
                         $7::text[], $8::text[], $9::text[], $10::int[], $11::bytea[])
               as r (branch, day, at, request, code, teller, terminal, refused, detail, link, hash)`,
    values: columns(
      flat,
      'branch',
      'day',
      'at',
      'request',
      'code',
      'teller',
      'terminal',
      'refused',
      'detail',
      'link',
      'hash',
    ),
  })
  return [inserted, ...[...last.values()].map(row => moveLog(connection, 'refusal', row.branch, row))]
}

export interface RefusedRow {
  readonly at: bigint
  readonly code: string
  readonly teller: string
  readonly detail: unknown
}

export async function listRefusals(
  connection: Connection,
  branch: string,
  day: Day,
  teller: string | null,
  limit: number,
): Promise<RefusedRow[]> {
  const { rows } = await connection.query<RefusedRow>({
    name: 'list-refusals',
    text: `select at, code, teller, detail from refusal
            where branch = $1 and day = $2 and ($3::text is null or teller = $3)
            order by at desc, id desc limit $4`,
    values: [branch, day, teller, limit],
  })
  return rows
}
