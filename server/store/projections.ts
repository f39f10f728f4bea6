import type { CustodyRow, EntryRow, Turnover } from '../../core/ledger/project.ts'
import { columns, type Connection } from './connection.ts'

/** Where a projected row comes from. */
export interface Origin {
  readonly branch: string
  readonly day: string
  readonly serial: number
}

export async function insertEntries(
  connection: Connection,
  entries: readonly (EntryRow & Origin)[],
): Promise<void> {
  if (entries.length === 0) return
  await connection.query({
    name: 'insert-entries',
    text: `insert into entry
      (branch, day, serial, line, slip, account, gl, side, unit, amount, balance, medium, value_day)
      select * from unnest($1::text[], $2::date[], $3::int[], $4::int[], $5::int[], $6::text[], $7::text[],
        $8::char[], $9::text[], $10::bigint[], $11::bigint[], $12::char[], $13::date[])`,
    values: columns(
      entries,
      'branch',
      'day',
      'serial',
      'line',
      'slip',
      'account',
      'gl',
      'side',
      'unit',
      'amount',
      'balance',
      'medium',
      'valueDay',
    ),
  })
}

export async function insertCustody(
  connection: Connection,
  moves: readonly (CustodyRow & Origin)[],
): Promise<void> {
  if (moves.length === 0) return
  await connection.query({
    name: 'insert-custody',
    text: `insert into custody (branch, day, serial, line, thing, detail, quantity, from_holder, to_holder)
      select * from unnest($1::text[], $2::date[], $3::int[], $4::int[], $5::text[], $6::text[], $7::bigint[],
        $8::text[], $9::text[])`,
    values: columns(moves, 'branch', 'day', 'serial', 'line', 'thing', 'detail', 'quantity', 'from', 'to'),
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
