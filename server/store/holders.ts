/** What went through the hands of everybody who holds cash or vouchers of a branch, in a day. */
import type { Day } from '../../core/dates.ts'
import type { Connection } from './connection.ts'

export interface HolderMoves {
  readonly account: string
  readonly unit: string
  /** Over the counter. */
  readonly received: bigint
  readonly paid: bigint
  /** From other holders of the branch, and to them. */
  readonly taken: bigint
  readonly given: bigint
}

/** The cash of a day by who holds it: together they are by how much each cash account moved. */
export async function cashByHolder(connection: Connection, branch: string, day: Day): Promise<HolderMoves[]> {
  const { rows } = await connection.query<HolderMoves>({
    name: 'cash-by-holder',
    text: `with held as (select serial, unit, account,
                                coalesce(sum(amount) filter (where side = 'D'), 0) as debit,
                                coalesce(sum(amount) filter (where side = 'C'), 0) as credit
                           from entry where branch = $1 and day = $2 and gl like '1001-%'
                          group by serial, unit, account),
                sided as (select account, unit, debit, credit,
                                 sign(abs(sum(debit) over r) - abs(sum(credit) over r)) as way
                            from held window r as (partition by serial, unit))
           select account, unit,
                  coalesce(sum(debit - credit) filter (where way > 0), 0)::bigint as received,
                  coalesce(sum(credit - debit) filter (where way < 0), 0)::bigint as paid,
                  coalesce(sum(debit) filter (where way = 0), 0)::bigint as taken,
                  coalesce(sum(credit) filter (where way = 0), 0)::bigint as given
             from sided group by account, unit order by account, unit`,
    values: [branch, day],
  })
  return rows
}

export interface PaperPassage {
  readonly thing: string
  readonly from: string
  readonly to: string
  readonly pieces: number
}

/** Vouchers from holder to holder in a day, by kind. */
export async function paperPassages(
  connection: Connection,
  branch: string,
  day: Day,
): Promise<PaperPassage[]> {
  const { rows } = await connection.query<PaperPassage>({
    name: 'paper-passages',
    text: `select thing, from_holder as "from", to_holder as "to", sum(quantity)::int as pieces
             from custody where branch = $1 and day = $2 and detail ~ '^[0-9]+-[0-9]+$'
            group by thing, from_holder, to_holder order by thing, from_holder, to_holder`,
    values: [branch, day],
  })
  return rows
}
