/** Rows of the journal for registers: by their codes, over a period. */
import type { Day } from '../../core/dates.ts'
import type { Seal } from '../../core/ledger/entities.ts'
import type { Connection } from './connection.ts'
import type { StoredRow } from './journal.ts'

export interface RegisterFilter {
  readonly branch: string
  readonly codes: readonly [first: string, last: string]
  readonly from: Day
  readonly to: Day
  readonly teller: string | null
  readonly limit: number
}

export interface RegisterRow
  extends Pick<
    StoredRow,
    'day' | 'serial' | 'code' | 'teller' | 'authorisers' | 'at' | 'fields' | 'effects'
  > {
  readonly reversedBy: number | null
}

/** What was posted, newest first; what only waits, or was turned down, is in no register. */
export async function listRegister(connection: Connection, filter: RegisterFilter): Promise<RegisterRow[]> {
  const { branch, codes, from, to, teller, limit } = filter
  const { rows } = await connection.query<RegisterRow>({
    name: 'list-register',
    text: `select j.day, j.serial, j.code, j.teller, j.authorisers, j.at, j.fields, j.effects,
                  (m.value->>'reversedBy')::int as "reversedBy"
             from journal j
             left join state m on m.branch = j.branch and m.kind = 'mark' and m.key = j.day || '/' || j.serial
                  and m.day <= $5
            where j.branch = $1 and j.code between $2 and $3 and j.day between $4 and $5
              and j.outcome = 'posted' and ($6::text is null or j.teller = $6)
            order by j.day desc, j.serial desc limit $7`,
    values: [branch, ...codes, from, to, teller, limit],
  })
  return rows
}

/** The register of seals of a branch, by their numbers. */
export async function listSeals(connection: Connection, branch: string): Promise<Seal[]> {
  const { rows } = await connection.query<{ value: Seal }>({
    name: 'list-seals',
    text: `select value from state where branch = $1 and kind = 'seal' and value is not null order by key`,
    values: [branch],
  })
  return rows.map(({ value }) => value)
}
