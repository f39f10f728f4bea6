/**
 * The teller's proof (轧账单): what went through his hands today. Its cash stays hidden until it has been
 * counted.
 */
import { cashAccountOf } from '../../core/ledger/build.ts'
import { addDays } from '../../core/dates.ts'
import { printMoney } from '../../core/money.ts'
import { sum } from '../../core/std.ts'
import type { WireProof } from '../../core/wire.ts'
import { paperMoves, signedRows, tellerDay } from '../store/figures.ts'
import { balanceAsOf } from '../store/looks.ts'
import { codeName } from './journal.ts'
import { isInCharge, type Reader, recordsOf } from './reader.ts'

export async function proofOf(reader: Reader, teller: string): Promise<WireProof> {
  const { books, branch } = reader
  const till = (await recordsOf(books, branch.code, [`teller:${teller}`])).get('teller', teller)?.till ?? null
  const [rows, papers, authorisations, cash] = await Promise.all([
    tellerDay(books.pool, branch.code, branch.day, teller),
    till ? paperMoves(books.pool, branch.code, branch.day, till) : [],
    signedRows(books.pool, branch.code, branch.day, teller),
    till ? cashOf(reader, till) : null,
  ])
  const moving = rows.filter(row => row.received !== 0n || row.paid !== 0n)
  const counted = (amount: (row: (typeof rows)[number]) => bigint) => ({
    count: moving.filter(row => amount(row) !== 0n).reduce((count, row) => count + row.count, 0),
    amount: printMoney(sum(rows.map(amount))),
  })
  return {
    teller,
    till,
    day: branch.day,
    cash,
    received: counted(row => row.received),
    paid: counted(row => row.paid),
    codes: rows.map(({ code, count, amount }) => ({
      code,
      name: codeName(code),
      count,
      amount: printMoney(amount),
    })),
    papers: papers.map(({ thing, ...moves }) => ({ kind: thing, ...moves })),
    reversals: rows.find(row => row.code === '8501')?.count ?? 0,
    authorisations,
  }
}

/** Shown to those in charge, and to the teller himself once his till is balanced. */
async function cashOf(reader: Reader, till: string): Promise<WireProof['cash']> {
  const { books, branch } = reader
  const state = (await recordsOf(books, branch.code, [`till:${till}`])).get('till', till)?.state
  if (state !== 'balanced' && !isInCharge(reader)) return null
  const account = cashAccountOf(till)
  const [opening, closing] = await Promise.all([
    balanceAsOf(books.pool, branch.code, account, addDays(branch.day, -1)),
    balanceAsOf(books.pool, branch.code, account, branch.day),
  ])
  return { opening: printMoney(opening), closing: printMoney(closing) }
}
