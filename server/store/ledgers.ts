/** The ledgers of any past day: turnover by GL account, entries, balances. Every read is bounded. */
import type { Day } from '../../core/dates.ts'
import type { EntryRow } from '../../core/ledger/project.ts'
import type { Connection } from './connection.ts'
import { movedBefore } from './figures.ts'
import { KNOWN_BY } from './knownBy.ts'

/** A GL account and those below it: `2011` is all that begins with `2011-`. */
export const under = (gl: string, parameter: string): string =>
  `(${gl} = ${parameter} or ${gl} like ${parameter} || '-%')`

export interface GlDay {
  readonly day: Day
  readonly debit: bigint
  readonly credit: bigint
  readonly debits: number
  readonly credits: number
}

/** The days of a period on which a GL account moved. */
export async function glDays(
  connection: Connection,
  branch: string,
  unit: string,
  gl: string,
  from: Day,
  to: Day,
): Promise<GlDay[]> {
  const { rows } = await connection.query<GlDay>({
    name: 'gl-days',
    text: `select day, sum(debit_cash + debit_transfer)::bigint as debit,
                  sum(credit_cash + credit_transfer)::bigint as credit,
                  sum(debits)::int as debits, sum(credits)::int as credits
             from gl_day where branch = $1 and ${under('gl', '$2')} and day between $3 and $4
              and unit = $5
            group by day order by day`,
    values: [branch, gl, from, to, unit],
  })
  return rows
}

/** What a GL account brings into a day; debit is positive. */
export async function glOpening(
  connection: Connection,
  branch: string,
  unit: string,
  gl: string,
  day: Day,
): Promise<bigint> {
  const { rows } = await connection.query<{ opening: bigint }>({
    name: 'gl-opening',
    text: `select coalesce(sum(moved), 0)::bigint as opening from (${movedBefore('$3')}) as before
            where ${under('gl', '$2')} and unit = $4`,
    values: [branch, gl, day, unit],
  })
  return rows[0]?.opening ?? 0n
}

export interface LedgerEntry extends Pick<EntryRow, 'side' | 'amount' | 'balance' | 'medium' | 'valueDay'> {
  readonly day: Day
  readonly serial: number
  readonly line: number
  readonly account: string
  readonly code: string
  readonly teller: string
  /** The item of suspense or of a case that the row opened or moved; absent where it was not asked for. */
  readonly item?: string | null
}

const ENTRY = `e.day, e.serial, e.line, e.account, e.side, e.amount, e.balance, e.medium,
               e.value_day as "valueDay", j.code, j.teller`

/** Searched for in all that a row did, which costs more than the rest of the ledger. */
const ITEM = `substring(j.effects from
                '"((?:suspense|cashError|counterfeit|collection)-[0-9]{8}-[0-9]+)"') as item`

export interface VoucherFilter {
  readonly gl: string
  readonly unit: string
  readonly day: Day
  readonly isDebit: boolean | null
  readonly isCash: boolean | null
}

/** The vouchers of a GL account on a day. */
export async function entriesOfGl(
  connection: Connection,
  branch: string,
  { gl, unit, day, isDebit, isCash }: VoucherFilter,
  limit: number,
): Promise<LedgerEntry[]> {
  const { rows } = await connection.query<LedgerEntry>({
    name: 'entries-of-gl',
    text: `select ${ENTRY} from entry e join journal j using (branch, day, serial)
            where e.branch = $1 and e.day = $2 and ${under('e.gl', '$3')}
              and ($4::boolean is null or (e.side in ('D', 'R')) = $4)
              and ($5::boolean is null or (e.medium = 'c') = $5) and e.unit = $7
            order by e.serial, e.line limit $6`,
    values: [branch, day, gl, isDebit, isCash, limit, unit],
  })
  return rows
}

/** The entries of an account over a period, oldest first; `byItem` of one whose balance is a sum of cases. */
export async function ledgerOf(
  connection: Connection,
  branch: string,
  { account, from, to, byItem }: AskedLedger,
  limit: number,
): Promise<LedgerEntry[]> {
  const { rows } = await connection.query<LedgerEntry>({
    name: byItem ? 'ledger-by-item' : 'ledger-of',
    text: `select ${byItem ? `${ENTRY}, ${ITEM}` : ENTRY}
             from entry e join journal j using (branch, day, serial)
            where e.branch = $1 and e.account = $2 and e.day between $3 and $4
            order by e.day, e.serial, e.line limit $5`,
    values: [branch, account, from, to, limit],
  })
  return rows
}

interface AskedLedger {
  readonly account: string
  readonly from: Day
  readonly to: Day
  readonly byItem: boolean
}

export interface JournalLine {
  readonly day: Day
  readonly serial: number
  readonly at: bigint
  readonly code: string
  readonly outcome: 'posted' | 'parked'
  readonly teller: string
  readonly authorisers: readonly string[]
  readonly account: string | null
  readonly amount: bigint | null
  readonly unit: string | null
  readonly vouchers: number
  readonly reversedBy: number | null
}

/** A row with the account and the amount that it is known by, and whether it was taken back by a day. */
const journalLines = (by: string): string => `
  select j.day, j.serial, j.at, j.code, j.outcome, j.teller, j.authorisers, j.fields, e.account, e.amount,
         e.unit, coalesce(e.vouchers, 0)::int as vouchers, (m.value->>'reversedBy')::int as "reversedBy"
    from journal j
    left join lateral (
      select (array_agg(account order by ${KNOWN_BY}))[1] as account,
             (array_agg(amount order by ${KNOWN_BY}))[1] as amount,
             (array_agg(unit order by ${KNOWN_BY}))[1] as unit,
             count(*) as vouchers
        from entry where branch = j.branch and day = j.day and serial = j.serial) e on true
    left join state m on m.branch = j.branch and m.kind = 'mark' and m.key = j.day || '/' || j.serial
         and m.day <= ${by}`

/**
 * Every row of a day in the order of its numbers, those that were erased and those that waited too; or only
 * those of a teller, or of a code.
 */
export async function journalOf(
  connection: Connection,
  branch: string,
  day: Day,
  only: { readonly teller: string | null; readonly code: string | null },
  limit: number,
): Promise<JournalLine[]> {
  const { rows } = await connection.query<JournalLine>({
    name: 'journal-of',
    text: `${journalLines('$2')}
            where j.branch = $1 and j.day = $2 and ($4::text is null or j.teller = $4)
              and ($5::text is null or j.code = $5)
            order by j.serial limit $3`,
    values: [branch, day, limit, only.teller, only.code],
  })
  return rows
}

export interface ListedLine extends JournalLine {
  readonly fields: string
}

/** What was posted over a period with somebody's signature. */
export const signedOver = (
  connection: Connection,
  branch: string,
  from: Day,
  to: Day,
  limit: number,
): Promise<ListedLine[]> =>
  listedOver(connection, 'signed-over', `j.authorisers <> '{}'`, [branch, from, to, limit])

/** What was posted over a period by some codes. */
export const postedOver = (
  connection: Connection,
  branch: string,
  codes: readonly string[],
  from: Day,
  to: Day,
  limit: number,
): Promise<ListedLine[]> =>
  listedOver(connection, 'posted-over', 'j.code = any ($5)', [branch, from, to, limit, codes])

/** The posted rows of a period of which something is so, oldest first. */
async function listedOver(
  connection: Connection,
  name: string,
  isSo: string,
  values: readonly [branch: string, from: Day, to: Day, limit: number, codes?: readonly string[]],
): Promise<ListedLine[]> {
  const { rows } = await connection.query<ListedLine>({
    name,
    text: `${journalLines('$3')}
            where j.branch = $1 and j.day between $2 and $3 and j.outcome = 'posted' and ${isSo}
            order by j.day, j.serial limit $4`,
    values: [...values],
  })
  return rows
}
