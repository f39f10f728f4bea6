/** Blank vouchers as they leave the tills of a branch, and what of them is void. */
import type { Pieces } from '../../core/custody/supply.ts'
import type { Day } from '../../core/dates.ts'
import type { Position } from '../../core/ledger/entities.ts'
import type { Connection } from './connection.ts'

/** Out of a till is given to a customer, sold to an account, or spoilt. */
const LEAVES_TILL = `(from_holder like 'till:%'
  and (to_holder in ('customer', 'void') or to_holder like 'account:%'))`

/** Moves of numbered pieces of a branch in a period. */
const OF_PERIOD = `branch = $1 and day between $2 and $3 and detail ~ '^[0-9]+-[0-9]+$'`

/**
 * Void is what was spoilt, for good, and what a reversal (8501, 8502) takes back from the customer; a
 * passbook or certificate that has done its work is not.
 */
const SPENT = `
  select c.day, c.serial, c.line, c.thing, c.detail, j.teller, j.code, j.fields,
         case when c.from_holder like 'till:%' then c.quantity else 0 end as spent,
         case when c.to_holder = 'void' then c.quantity else 0 end as void
    from custody c join journal j using (branch, day, serial)
   where ${OF_PERIOD} and (${LEAVES_TILL} or (c.to_holder = 'void' and j.code in ('8501', '8502')))`

export interface Spent {
  readonly teller: string
  readonly kind: string
  readonly spent: number
  readonly voided: number
}

/** How many pieces of each kind each teller has spent in a period, and voided. */
export async function papersSpent(
  connection: Connection,
  branch: string,
  from: Day,
  to: Day,
): Promise<Spent[]> {
  const { rows } = await connection.query<Spent>({
    name: 'papers-spent',
    text: `select teller, thing as kind, sum(spent)::int as spent, sum(void)::int as voided from (${SPENT}) s
            group by teller, thing order by teller, thing`,
    values: [branch, from, to],
  })
  return rows
}

export interface SpentLine extends Position {
  readonly kind: string
  readonly numbers: string
  readonly teller: string
  readonly code: string
  readonly fields: string
  readonly spent: number
  readonly voided: number
}

/** The moves that these figures are made of, those of one teller or one kind; void ones alone, or all. */
export async function spentLines(
  connection: Connection,
  branch: string,
  from: Day,
  to: Day,
  only: { readonly teller: string | null; readonly kind: string | null; readonly voided: boolean },
  limit: number,
): Promise<SpentLine[]> {
  const { rows } = await connection.query<SpentLine>({
    name: 'spent-lines',
    text: `select day, serial, thing as kind, detail as numbers, teller, code, fields,
                  spent::int, void::int as voided
             from (${SPENT}) s
            where ($4::text is null or teller = $4) and ($5::text is null or thing = $5)
              and case when $6 then void else spent end <> 0
            order by day, serial, line limit $7`,
    values: [branch, from, to, only.teller, only.kind, only.voided, limit],
  })
  return rows
}

/** Blank vouchers that have left each till in a period, by kind. */
export async function papersUsed(
  connection: Connection,
  branch: string,
  from: Day,
  to: Day,
): Promise<Pieces[]> {
  const { rows } = await connection.query<Pieces>({
    name: 'papers-used',
    text: `select substr(from_holder, 6) as till, thing as kind, sum(quantity)::int as pieces from custody
            where ${OF_PERIOD} and ${LEAVES_TILL} group by 1, 2`,
    values: [branch, from, to],
  })
  return rows
}
