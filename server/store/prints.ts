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
}

/** Notes a print of these figures and gives its number: the first is 1. */
export async function notePrint(
  connection: Connection,
  { branch, digest, sheet, day, teller, at }: Print,
): Promise<number> {
  const { rows } = await connection.query<{ copy: number }>({
    name: 'note-print',
    text: `insert into sheet_print (branch, digest, copy, sheet, day, teller, at)
           select $1, $2, coalesce(max(copy), 0) + 1, $3, $4, $5, $6
             from sheet_print where branch = $1 and digest = $2
           on conflict do nothing returning copy`,
    values: [branch, digest, sheet, day, teller, at],
  })
  // Somebody prints the same at this moment, and has taken the number.
  return rows[0]?.copy ?? notePrint(connection, { branch, digest, sheet, day, teller, at })
}
