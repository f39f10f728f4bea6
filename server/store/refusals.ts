import type { Day } from '../../core/dates.ts'
import type { Refusal } from '../../core/refusals.ts'
import type { Connection } from './connection.ts'

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

/** The journal of refusals: what was asked for, by whom, and why it was not done. */
export async function insertRefusals(connection: Connection, rows: readonly RefusalRow[]): Promise<void> {
  if (rows.length === 0) return
  await connection.query({
    name: 'insert-refusals',
    text: `insert into refusal (branch, day, at, request, code, teller, terminal, refused, detail)
      select branch, day, at, request, code, teller, terminal, refused, detail::jsonb
        from unnest($1::text[], $2::date[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[],
          $8::text[], $9::text[]) as r (branch, day, at, request, code, teller, terminal, refused, detail)`,
    values: [
      rows.map(row => row.branch),
      rows.map(row => row.day),
      rows.map(row => row.at),
      rows.map(row => row.request),
      rows.map(row => row.code),
      rows.map(row => row.teller),
      rows.map(row => row.terminal),
      rows.map(row => row.refusal.refused),
      rows.map(row =>
        JSON.stringify(row.amount === null ? row.refusal : { ...row.refusal, amount: row.amount }),
      ),
    ],
  })
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
