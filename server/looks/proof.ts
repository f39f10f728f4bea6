/**
 * The teller's proof (轧账单): what went through his hands in a day. Its cash stays hidden until it has been
 * counted.
 */
import { foreignUnits } from '../../core/counter/currency.ts'
import { accountIn, cashAccountOf } from '../../core/ledger/build.ts'
import type { Till } from '../../core/ledger/entities.ts'
import { printIn } from '../../core/ledger/units.ts'
import { addDays, type Day } from '../../core/dates.ts'
import { printMoney } from '../../core/money.ts'
import { sum } from '../../core/std.ts'
import type { WireProof } from '../../core/wire.ts'
import { recordsBefore } from '../store/evenings.ts'
import { cashMoves, type CashMoves, paperMoves, signedRows, tellerDay } from '../store/figures.ts'
import { balanceAsOf } from '../store/looks.ts'
import { readKinds } from '../store/state.ts'
import { codeName } from './accountEntry.ts'
import { isInCharge, type Reader, recordsOf } from './reader.ts'

/** Whose day is proved, and of which till. */
interface Proved {
  readonly day: Day
  readonly till: string | null
}

/** Of any day: of today as it stands, of a past one with the till that was his on its evening. */
export async function proofOn(reader: Reader, teller: string, day: Day): Promise<WireProof> {
  const tills = await tillsOn(reader, day)
  const own = tills.find(till => tillKeeper(till, day) === teller) ?? null
  const isToday = day === reader.branch.day
  return isToday && own?.state !== 'sealed'
    ? proofOf(reader, teller)
    : proofOf(reader, teller, { day, till: own?.no ?? null })
}

/** The tills of the branch as a day left them, or as they are. */
export async function tillsOn({ books, branch }: Reader, day: Day): Promise<Till[]> {
  const records =
    day === branch.day
      ? [...(await readKinds(books.pool, branch.code, ['till']))].map(([, row]) => row.value)
      : [...(await recordsBefore(books.pool, branch.code, ['till'], addDays(day, 1))).values()]
  return (records as Till[]).toSorted((a, b) => (a.no < b.no ? -1 : 1))
}

/** Who has it, or had it last on the day. */
export const tillKeeper = ({ teller, used }: Till, day: Day): string | null =>
  teller ?? (used?.day === day ? used.teller : null)

export async function proofOf(reader: Reader, teller: string, proved?: Proved): Promise<WireProof> {
  const { books, branch } = reader
  const { day, till } = proved ?? { day: branch.day, till: await tillInHandOf(reader, teller) }
  const told = till !== null && (proved !== undefined || (await mayBeTold(reader, teller, till)))
  // What a colleague has moved before him would tell what is left.
  const by = told ? null : teller
  const of: OfTill = { teller, day, till, told, by }
  const [rows, papers, authorisations, own, foreign] = await Promise.all([
    tellerDay(books.pool, branch.code, day, teller, branch.unit),
    till ? paperMoves(books.pool, branch.code, day, till) : [],
    signedRows(books.pool, branch.code, day, teller),
    cashIn(reader, branch.unit, of),
    Promise.all((await foreignIn(reader, till)).map(unit => cashIn(reader, unit, of))),
  ])
  const { unit: _unit, ...cash } = own
  return {
    teller,
    till,
    day,
    ...cash,
    foreign,
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

interface OfTill extends Proved {
  readonly teller: string
  readonly told: boolean
  /** Whose moves are told; null for all. */
  readonly by: string | null
}

/** What came in and went out in one currency, by whom it was and of the till. */
async function cashIn(
  { books, branch }: Reader,
  unit: string,
  { teller, day, till, told, by }: OfTill,
): Promise<WireProof['foreign'][number]> {
  const account = till === null ? null : accountIn(cashAccountOf(till), unit, branch.unit)
  const [rows, moves, cash] = await Promise.all([
    tellerDay(books.pool, branch.code, day, teller, unit),
    account ? cashMoves(books.pool, branch.code, day, account, unit, by) : NO_MOVES,
    account && told ? cashOf({ books, branch }, account, unit, day) : null,
  ])
  const shown = (amount: bigint, counts: readonly number[]) => times(unit, amount, counts)
  return {
    unit,
    cash,
    received: shown(
      sum(rows.map(row => row.received)),
      rows.map(row => row.receipts),
    ),
    paid: shown(
      sum(rows.map(row => row.paid)),
      rows.map(row => row.payments),
    ),
    movedIn: shown(moves.taken, [moves.takings]),
    movedOut: shown(moves.given, [moves.givings]),
  }
}

/** The other currencies of which the till has a book. */
async function foreignIn({ books, branch }: Reader, till: string | null): Promise<string[]> {
  if (till === null) return []
  const accounts = foreignUnits(branch.unit).map(unit => [unit, `${cashAccountOf(till)}-${unit}`] as const)
  const state = await recordsOf(
    books,
    branch.code,
    accounts.map(([, no]) => `account:${no}` as const),
  )
  return accounts.filter(([, no]) => state.get('account', no)).map(([unit]) => unit)
}

async function tillInHandOf({ books, branch }: Reader, teller: string): Promise<string | null> {
  const state = await recordsOf(books, branch.code, [`teller:${teller}`])
  return state.get('teller', teller)?.till ?? null
}

const NO_MOVES: CashMoves = { taken: 0n, takings: 0, given: 0n, givings: 0 }

const times = (unit: string, amount: bigint, counts: readonly number[]): WireProof['received'] => ({
  count: counts.reduce((all, count) => all + count, 0),
  amount: printIn(unit, amount),
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

async function cashOf(
  { books, branch }: Pick<Reader, 'books' | 'branch'>,
  account: string,
  unit: string,
  day: Day,
): Promise<WireProof['cash']> {
  const [opening, closing] = await Promise.all([
    balanceAsOf(books.pool, branch.code, account, addDays(day, -1)),
    balanceAsOf(books.pool, branch.code, account, day),
  ])
  return { opening: printIn(unit, opening), closing: printIn(unit, closing) }
}
