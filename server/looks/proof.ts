/**
 * The teller's proof (轧账单): what went through his hands today. Its cash stays hidden until it has been
 * counted.
 */
import { cashAccountOf } from '../../core/ledger/build.ts'
import { addDays, type Day } from '../../core/dates.ts'
import { printMoney } from '../../core/money.ts'
import { sum } from '../../core/std.ts'
import type { WireProof } from '../../core/wire.ts'
import { cashMoves, type CashMoves, paperMoves, signedRows, tellerDay } from '../store/figures.ts'
import { balanceAsOf } from '../store/looks.ts'
import { codeName } from './accountEntry.ts'
import { isInCharge, type Reader, recordsOf } from './reader.ts'

/** Whose day is proved, and of which till; without them, today's and the till in hand. */
interface Proved {
  readonly day: Day
  readonly till: string | null
}

export async function proofOf(reader: Reader, teller: string, of?: Proved): Promise<WireProof> {
  const { books, branch } = reader
  const { day, till } = of ?? { day: branch.day, till: await tillInHandOf(reader, teller) }
  const told = till !== null && (of !== undefined || (await mayBeTold(reader, teller, till)))
  // What a colleague has moved before him would tell what is left.
  const by = told ? null : teller
  const [rows, papers, moves, authorisations, cash] = await Promise.all([
    tellerDay(books.pool, branch.code, day, teller),
    till ? paperMoves(books.pool, branch.code, day, till) : [],
    till ? cashMoves(books.pool, branch.code, day, cashAccountOf(till), by) : NO_MOVES,
    signedRows(books.pool, branch.code, day, teller),
    told ? cashOf(reader, till, day) : null,
  ])
  return {
    teller,
    till,
    day,
    cash,
    received: times(
      sum(rows.map(row => row.received)),
      rows.map(row => row.receipts),
    ),
    paid: times(
      sum(rows.map(row => row.paid)),
      rows.map(row => row.payments),
    ),
    movedIn: times(moves.taken, [moves.takings]),
    movedOut: times(moves.given, [moves.givings]),
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

async function tillInHandOf({ books, branch }: Reader, teller: string): Promise<string | null> {
  const state = await recordsOf(books, branch.code, [`teller:${teller}`])
  return state.get('teller', teller)?.till ?? null
}

const NO_MOVES: CashMoves = { taken: 0n, takings: 0, given: 0n, givings: 0 }

const times = (amount: bigint, counts: readonly number[]): WireProof['received'] => ({
  count: counts.reduce((all, count) => all + count, 0),
  amount: printMoney(amount),
})

/**
 * Once the till is balanced; before that those in charge, of another's till: whoever is in charge counts his
 * own as blindly as anybody (F59).
 */
async function mayBeTold(reader: Reader, teller: string, till: string): Promise<boolean> {
  const { books, branch } = reader
  const state = (await recordsOf(books, branch.code, [`till:${till}`])).get('till', till)?.state
  return state === 'balanced' || (isInCharge(reader) && teller !== reader.teller.id)
}

async function cashOf({ books, branch }: Reader, till: string, day: Day): Promise<WireProof['cash']> {
  const account = cashAccountOf(till)
  const [opening, closing] = await Promise.all([
    balanceAsOf(books.pool, branch.code, account, addDays(day, -1)),
    balanceAsOf(books.pool, branch.code, account, day),
  ])
  return { opening: printMoney(opening), closing: printMoney(closing) }
}
