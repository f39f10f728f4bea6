/** Reads for the digest of a day, as it stood when the day ended. */
import type { Day } from '../../core/dates.ts'
import type { Connection } from './connection.ts'

/** The last row of a day, if it is the one that ends it. */
export async function rollOf(
  connection: Connection,
  branch: string,
  day: Day,
  code: string,
): Promise<{ serial: number; hash: string } | null> {
  const { rows } = await connection.query<{ serial: number; hash: string; code: string }>({
    name: 'roll-of',
    text: `select serial, encode(hash, 'hex') as hash, code from journal
            where branch = $1 and day = $2 order by serial desc limit 1`,
    values: [branch, day],
  })
  return rows[0]?.code === code ? rows[0] : null
}

/** What stood on the off-balance accounts of vouchers after a day; debit is positive. */
export async function voucherBalances(
  connection: Connection,
  branch: string,
  day: Day,
): Promise<{ account: string; balance: bigint }[]> {
  const { rows } = await connection.query<{ account: string; balance: bigint }>({
    name: 'voucher-balances',
    text: `select s.key as account, e.balance
             from state s
            cross join lateral (
              select balance from entry
               where branch = $1 and account = s.key and day <= $2
               order by day desc, serial desc, line desc limit 1) e
            where s.branch = $1 and s.kind = 'account' and s.key ~ '^700[12]-'`,
    values: [branch, day],
  })
  return rows
}
