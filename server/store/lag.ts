import type { Connection } from './connection.ts'

/** What the journal has and the projections have not, in all branches together. */
export interface Lag {
  readonly rows: number
  /** When the first of them was written, in milliseconds since 1970; null where there is none. */
  readonly oldest: bigint | null
}

export async function readLag(connection: Connection): Promise<Lag> {
  const { rows } = await connection.query<Lag>({
    name: 'read-lag',
    text: `select count(j.serial)::int as rows, min(j.at) as oldest
             from branch_head h
             join journal j on j.branch = h.branch and (j.day, j.serial) > (h.day, h.serial)`,
  })
  return rows[0] ?? { rows: 0, oldest: null }
}
