/** How often each sheet has been printed. Rows are only added. */
import type { Day } from '../../core/dates.ts'
import type { Connection } from './connection.ts'

export interface Print {
  readonly branch: string
  readonly digest: Buffer
  readonly sheet: string
  readonly day: Day
  readonly teller: string
  readonly at: bigint
  readonly copy: number
}

/** The number of the next print of these figures: the first is 1. */
export async function nextPrint(connection: Connection, branch: string, digest: Buffer): Promise<number> {
  const { rows } = await connection.query<{ next: number }>({
    name: 'next-print',
    text: `select coalesce(max(copy), 0) + 1 as next from sheet_print where branch = $1 and digest = $2`,
    values: [branch, digest],
  })
  return rows[0]?.next ?? 1
}

/** Notes a print that has been made; false where somebody has printed the same since, and has its number. */
export async function notePrint(
  connection: Connection,
  { branch, digest, sheet, day, teller, at, copy }: Print,
): Promise<boolean> {
  const { rowCount } = await connection.query({
    name: 'note-print',
    text: `insert into sheet_print (branch, digest, copy, sheet, day, teller, at)
           values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    values: [branch, digest, copy, sheet, day, teller, at],
  })
  return rowCount === 1
}
