import type { Earning } from '../../core/interest/earning.ts'
import type { CustodyRow, EntryRow, Turnover } from '../../core/ledger/project.ts'
import { arrayOf, columns, type Connection } from './connection.ts'

/** Where a projected row comes from. */
export interface Origin {
  readonly branch: string
  readonly day: string
  readonly serial: number
}

export interface Placed<R> {
  readonly at: Origin
  readonly row: R
}

export async function insertEntries(
  connection: Connection,
  entries: readonly Placed<EntryRow>[],
): Promise<void> {
  if (entries.length === 0) return
  await connection.query({
    name: 'insert-entries',
    text: `insert into entry
      (branch, day, serial, line, slip, account, gl, side, unit, amount, balance, medium, value_day)
      select * from unnest($1::text[], $2::date[], $3::int[], $4::int[], $5::int[], $6::text[], $7::text[],
        $8::char[], $9::text[], $10::bigint[], $11::bigint[], $12::char[], $13::date[])`,
    values: [
      arrayOf(entries, ({ at }) => at.branch),
      arrayOf(entries, ({ at }) => at.day),
      arrayOf(entries, ({ at }) => at.serial),
      arrayOf(entries, ({ row }) => row.line),
      arrayOf(entries, ({ row }) => row.slip),
      arrayOf(entries, ({ row }) => row.account),
      arrayOf(entries, ({ row }) => row.gl),
      arrayOf(entries, ({ row }) => row.side),
      arrayOf(entries, ({ row }) => row.unit),
      arrayOf(entries, ({ row }) => row.amount),
      arrayOf(entries, ({ row }) => row.balance),
      arrayOf(entries, ({ row }) => row.medium),
      arrayOf(entries, ({ row }) => row.valueDay),
    ],
  })
}

export async function insertCustody(
  connection: Connection,
  moves: readonly Placed<CustodyRow>[],
): Promise<void> {
  if (moves.length === 0) return
  await connection.query({
    name: 'insert-custody',
    text: `insert into custody (branch, day, serial, line, thing, detail, quantity, from_holder, to_holder)
      select * from unnest($1::text[], $2::date[], $3::int[], $4::int[], $5::text[], $6::text[], $7::bigint[],
        $8::text[], $9::text[])`,
    values: [
      arrayOf(moves, ({ at }) => at.branch),
      arrayOf(moves, ({ at }) => at.day),
      arrayOf(moves, ({ at }) => at.serial),
      arrayOf(moves, ({ row }) => row.line),
      arrayOf(moves, ({ row }) => row.thing),
      arrayOf(moves, ({ row }) => row.detail),
      arrayOf(moves, ({ row }) => row.quantity),
      arrayOf(moves, ({ row }) => row.from),
      arrayOf(moves, ({ row }) => row.to),
    ],
  })
}

export interface GlTurnover extends Turnover {
  readonly branch: string
  readonly day: string
  readonly gl: string
  readonly unit: string
}

/** Adds to the turnover of GL accounts; each account and day stands once in the list. */
export async function addTurnovers(connection: Connection, turnovers: readonly GlTurnover[]): Promise<void> {
  if (turnovers.length === 0) return
  await connection.query({
    name: 'add-turnovers',
    text: `insert into gl_day as g
      (branch, day, gl, unit, debit_cash, debit_transfer, credit_cash, credit_transfer, debits, credits)
      select * from unnest($1::text[], $2::date[], $3::text[], $4::text[], $5::numeric[], $6::numeric[],
        $7::numeric[], $8::numeric[], $9::int[], $10::int[])
      on conflict (branch, day, gl, unit) do update set
        debit_cash = g.debit_cash + excluded.debit_cash,
        debit_transfer = g.debit_transfer + excluded.debit_transfer,
        credit_cash = g.credit_cash + excluded.credit_cash,
        credit_transfer = g.credit_transfer + excluded.credit_transfer,
        debits = g.debits + excluded.debits,
        credits = g.credits + excluded.credits`,
    values: columns(
      turnovers,
      'branch',
      'day',
      'gl',
      'unit',
      'debitCash',
      'debitTransfer',
      'creditCash',
      'creditTransfer',
      'debits',
      'credits',
    ),
  })
}

/** By how much a GL account moved in a month, named by its first day; debit is positive. */
export interface GlMonth {
  readonly branch: string
  readonly month: string
  readonly gl: string
  readonly unit: string
  moved: bigint
}

/** Adds to the months of GL accounts; each account and month stands once in the list. */
export async function addMonths(connection: Connection, months: readonly GlMonth[]): Promise<void> {
  if (months.length === 0) return
  await connection.query({
    name: 'add-months',
    text: `insert into gl_month as g (branch, month, gl, unit, moved)
           select * from unnest($1::text[], $2::date[], $3::text[], $4::text[], $5::numeric[])
           on conflict (branch, month, gl, unit) do update set moved = g.moved + excluded.moved`,
    values: columns(months, 'branch', 'month', 'gl', 'unit', 'moved'),
  })
}

/** What a teller has done with a code on a day. */
export interface CodeCount {
  readonly branch: string
  readonly day: string
  readonly teller: string
  readonly code: string
  posted: number
  parked: number
}

/** Adds to the counts of codes; each teller, code and day stands once in the list. */
export async function addCounts(connection: Connection, counts: readonly CodeCount[]): Promise<void> {
  await connection.query({
    name: 'add-counts',
    text: `insert into code_day as c (branch, day, teller, code, posted, parked)
      select * from unnest($1::text[], $2::date[], $3::text[], $4::text[], $5::int[], $6::int[])
      on conflict (branch, day, teller, code) do update set
        posted = c.posted + excluded.posted, parked = c.parked + excluded.parked`,
    values: columns(counts, 'branch', 'day', 'teller', 'code', 'posted', 'parked'),
  })
}

/** What a day has changed of what the deposits earn. */
export interface EarningDay extends Earning {
  readonly branch: string
  readonly day: string
}

/** Adds to the lines of days; each day and line stands once in the list. */
export async function addEarnings(connection: Connection, earnings: readonly EarningDay[]): Promise<void> {
  if (earnings.length === 0) return
  const dated = earnings.map(line => ({ ...line, until: line.until ?? 'infinity' }))
  await connection.query({
    name: 'add-earnings',
    text: `insert into earning_day as e (branch, day, product, rate, until, base, moment, accounts)
      select * from unnest($1::text[], $2::date[], $3::text[], $4::text[], $5::date[], $6::numeric[],
        $7::numeric[], $8::int[])
      on conflict (branch, day, product, rate, until) do update set
        base = e.base + excluded.base, moment = e.moment + excluded.moment,
        accounts = e.accounts + excluded.accounts`,
    values: columns(dated, 'branch', 'day', 'product', 'rate', 'until', 'base', 'moment', 'accounts'),
  })
}
