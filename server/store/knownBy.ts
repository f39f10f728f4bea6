/** By which of its entries a row is known: one way for lists, registers and the row itself. */
import { POSITION } from '../../core/counter/position.ts'
import type { Position } from '../../core/ledger/entities.ts'
import type { Connection } from './connection.ts'

/**
 * The order of a row's entries, of which the first is told: a customer's account first, a position of currencies
 * last, of the others the largest amount.
 */
export const KNOWN_BY = `(length(account) = 16) desc, (account like '${POSITION}-%'), abs(amount) desc, line`

/** The entry by which lists know a row; nothing of one that has none. */
export interface KnownBy {
  readonly amount: bigint | null
  readonly unit: string | null
  readonly account: string | null
}

export async function knownBy(
  connection: Connection,
  branch: string,
  { day, serial }: Position,
): Promise<KnownBy> {
  const { rows } = await connection.query<KnownBy>({
    name: 'known-by',
    text: `select amount, unit, account from entry where branch = $1 and day = $2 and serial = $3
            order by ${KNOWN_BY} limit 1`,
    values: [branch, day, serial],
  })
  return rows[0] ?? { amount: null, unit: null, account: null }
}
