/** The journal as slips (传票), one after another: what balances together stands together. */
import type { Day } from '../../core/dates.ts'
import { FOUNDING_CODE } from '../../core/founding.ts'
import { groupBy } from '../../core/std.ts'
import { findTransaction } from '../../core/transactions/catalogue.ts'
import type { Connection } from '../store/connection.ts'
import { entriesAfter, type ExportedEntry } from '../store/exports.ts'
import { accountName } from './accounts.ts'

export interface Slip {
  readonly branch: string
  readonly day: Day
  readonly serial: number
  /** Within the row; 0 for its off-balance entries. */
  readonly slip: number
  readonly title: string
  readonly teller: string
  readonly lines: readonly SlipLine[]
}

export interface SlipLine {
  readonly name: string
  readonly unit: string
  /** Debit is positive, and so is an off-balance receipt. */
  readonly amount: bigint
  /** Of the account after this line. */
  readonly balance: bigint
  /** Null where it is the accounting day. */
  readonly valueDay: Day | null
}

const PAGE = 5_000

export async function* slipsOf(
  connection: Connection,
  branch: string,
  to: Day,
  page = PAGE,
): AsyncGenerator<Slip> {
  let row: ExportedEntry[] = []
  for await (const entry of entriesOf(connection, branch, to, page)) {
    const [first] = row
    if (first && (first.day !== entry.day || first.serial !== entry.serial)) {
      yield* slipsOfRow(branch, row)
      row = []
    }
    row.push(entry)
  }
  yield* slipsOfRow(branch, row)
}

async function* entriesOf(
  connection: Connection,
  branch: string,
  to: Day,
  size: number,
): AsyncGenerator<ExportedEntry> {
  let after: ExportedEntry | null = null
  for (;;) {
    const page: ExportedEntry[] = await entriesAfter(connection, branch, after, to, size)
    yield* page
    if (page.length < size) return
    after = page.at(-1) ?? null
  }
}

function slipsOfRow(branch: string, row: readonly ExportedEntry[]): Slip[] {
  return [...groupBy(row, entry => entry.slip)].flatMap(([slip, entries]) => {
    const [first] = entries
    if (!first) return []
    const { day, serial, code, teller } = first
    return [{ branch, day, serial, slip, title: titleOf(code), teller, lines: entries.map(lineOf(branch)) }]
  })
}

const lineOf =
  (branch: string) =>
  ({ account, gl, side, unit, amount, balance, day, valueDay }: ExportedEntry): SlipLine => ({
    name: accountName(branch, account, gl),
    unit,
    amount: side === 'D' || side === 'R' ? amount : -amount,
    balance,
    valueDay: valueDay === day ? null : valueDay,
  })

/** `0510 Demand deposit`; the first row of a branch is no code of anybody's. */
function titleOf(code: string): string {
  const name = code === FOUNDING_CODE ? 'Founding' : (findTransaction(code)?.name.en ?? '')
  return `${code} ${ascii(name)}`.trim()
}

const ascii = (text: string): string => text.replaceAll('’', "'").replace(/[^\x20-\x7e]/g, '-')
