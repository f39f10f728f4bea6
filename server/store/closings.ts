import type { Day } from '../../core/dates.ts'
import type { Connection } from './connection.ts'

export interface Closing {
  readonly account: string
  readonly day: Day
  /** Debit is positive. */
  readonly balance: bigint
}

/** The balance that the last entry of each day left on every account of a GL account. */
export async function closingsOf(connection: Connection, branch: string, gl: string): Promise<Closing[]> {
  const { rows } = await connection.query<Closing>({
    name: 'closings-of',
    text: `select distinct on (account, day) account, day, balance
             from entry where branch = $1 and gl = $2
            order by account, day, serial desc, line desc`,
    values: [branch, gl],
  })
  return rows
}
