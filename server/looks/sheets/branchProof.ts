/**
 * The branch proved at the end of a day (网点轧账表, rules.md §1.4): of everybody who holds cash or vouchers what
 * was there, what came and went, what should be there and what is, and all of it beside the ledger.
 */
import { addDays, type Day } from '../../../core/dates.ts'
import { holderName } from '../../../core/derive/lines.ts'
import type { AgreementFigures } from '../../../core/day/agreements.ts'
import { accountIn, cashAccountOf, tillHolder } from '../../../core/ledger/build.ts'
import { glOfVoucher, pieceWorth, voucherAccountOf } from '../../../core/ledger/complete.ts'
import { type Holder, isOurs } from '../../../core/ledger/effects.ts'
import { displayIn } from '../../../core/ledger/units.ts'
import { voucherKindOf, voucherWords } from '../../../core/parameters.ts'
import { type Refusal, refuse } from '../../../core/refusals.ts'
import type { SheetCell, SheetQuery } from '../../../core/sheets.ts'
import { sum } from '../../../core/std.ts'
import type { Words } from '../../../core/words.ts'
import { unitOf } from '../../../core/voucherKinds.ts'
import { accountsAsOf } from '../../store/asOf.ts'
import { trialBalance } from '../../store/figures.ts'
import { cashByHolder, type PaperPassage, paperPassages } from '../../store/holders.ts'
import { agreementFigures } from '../agreements.ts'
import { tillKeeper, tillsOn } from '../proof.ts'
import type { Reader } from '../reader.ts'
import { column, EMPTY, same, TOTAL } from './cells.ts'
import type { Made } from './made.ts'
import { hasToCount } from './stock.ts'

/** A holder's day: what he had, what came and went, and what lies there. */
interface Held {
  readonly opening: bigint
  readonly received: bigint
  readonly paid: bigint
  readonly taken: bigint
  readonly given: bigint
  readonly counted: bigint
}

const shouldBe = ({ opening, received, paid, taken, given }: Held): bigint =>
  opening + received - paid + taken - given

const isIdle = (held: Held): boolean => Object.values(held).every(amount => amount === 0n)

export async function branchProof(reader: Reader, { day }: SheetQuery): Promise<Made | Refusal> {
  const { books, branch } = reader
  if (day === branch.day && (await hasToCount(reader))) return refuse('cashStaysBlind')
  const figures = await agreementFigures(books, branch.code, day, { ledger: false })
  const [cash, papers] = [await cashRows(reader, day, figures), await paperRows(reader, day, figures)]
  return {
    columns: [
      column('存放处、种类', 'Held in, kind'),
      column('单位', 'Unit'),
      column('柜员', 'Teller'),
      column('期初', 'Opening', true),
      column('收入', 'Received', true),
      column('付出', 'Paid', true),
      column('领入调入', 'Taken in', true),
      column('上缴调出', 'Handed on', true),
      column('应存', 'Should be', true),
      column('实存', 'Is there', true),
      column('差额', 'Difference', true),
    ],
    rows: [...cash, ...papers],
    totals: 0,
  }
}

type Print = (amount: bigint) => string

/** Nothing is left blank; what should be there, what is and the difference always stand. */
function cellsOf(held: Held, print: Print, opens: { readonly book?: SheetCell; readonly stock?: SheetCell }) {
  const due = shouldBe(held)
  const moved = [held.opening, held.received, held.paid, held.taken, held.given]
  return [
    ...moved.map(amount => (amount === 0n ? EMPTY : same(print(amount), opens.book?.opens))),
    same(print(due), opens.book?.opens),
    same(print(held.counted), opens.stock?.opens),
    same(print(due - held.counted)),
  ]
}

async function cashRows(reader: Reader, day: Day, figures: AgreementFigures): Promise<SheetCell[][]> {
  const { books, branch } = reader
  const { pool } = books
  const accounts = figures.tills.map(({ till }) => ({ branch: branch.code, account: till }))
  const [before, moves, tills, trial] = await Promise.all([
    accountsAsOf(pool, accounts, addDays(day, -1)),
    cashByHolder(pool, branch.code, day),
    tillsOn(reader, day),
    trialBalance(pool, branch.code, day),
  ])
  const held = figures.tills.map(({ till: account, unit, notes }) => {
    const moved = moves.find(row => row.account === account && row.unit === unit)
    const { received = 0n, paid = 0n, taken = 0n, given = 0n } = moved ?? {}
    const opening = before.find(row => row.account === account)?.balance ?? 0n
    return { account, unit, day: { opening, received, paid, taken, given, counted: notes } }
  })
  const stock: SheetCell = { ...EMPTY, opens: { sheet: 'cash', query: { day } } }
  const lines = held
    .filter(row => !isIdle(row.day))
    .map(({ account, unit, day: own }): SheetCell[] => {
      const till = tills.find(({ no }) => accountIn(cashAccountOf(no), unit, branch.unit) === account)
      const keeper = till ? tillKeeper(till, day) : null
      const book: SheetCell = { ...EMPTY, opens: { sheet: 'account', query: { day, from: day, account } } }
      return [
        till ? holderName(tillHolder(till.no)) : TRANSIT,
        same(unit),
        keeper === null ? EMPTY : same(keeper, { sheet: 'proof', query: { day, teller: keeper } }),
        ...cellsOf(own, amount => displayIn(unit, amount), { book, stock }),
      ]
    })
  const units = [...new Set([branch.unit, ...held.filter(row => !isIdle(row.day)).map(({ unit }) => unit)])]
  return [
    ...lines,
    ...units.flatMap(unit => {
      const own = held.filter(row => row.unit === unit).map(row => row.day)
      const booked = trial.filter(row => row.unit === unit && row.gl.startsWith('1001'))
      const ledger = sum(booked.map(({ opening, debit, credit }) => opening + debit - credit))
      return totalRows(unit, added(own), ledger, day)
    }),
  ]
}

const TRANSIT: Words = { zh: '在途', en: 'In transit' }

const added = (own: readonly Held[]): Held => {
  const of = (name: keyof Held) => sum(own.map(held => held[name]))
  return {
    opening: of('opening'),
    received: of('received'),
    paid: of('paid'),
    taken: of('taken'),
    given: of('given'),
    counted: of('counted'),
  }
}

/** All tills of a currency, and what the ledger says: the difference there is ledger against what is held. */
function totalRows(unit: string, all: Held, ledger: bigint, day: Day): SheetCell[][] {
  const print: Print = amount => displayIn(unit, amount)
  const blank = Array.from({ length: 5 }, () => EMPTY)
  const opens = { sheet: 'balances', query: { day, gl: '1001', unit } } as const
  return [
    [TOTAL, same(unit), EMPTY, ...cellsOf(all, print, {})],
    [
      { zh: '1001 总账余额', en: '1001, general ledger' },
      same(unit),
      EMPTY,
      ...blank,
      same(print(ledger), opens),
      same(print(all.counted)),
      same(print(ledger - all.counted)),
    ],
  ]
}

async function paperRows(reader: Reader, day: Day, figures: AgreementFigures): Promise<SheetCell[][]> {
  const { books, branch, parameters } = reader
  const accounts = figures.papers.map(({ kind }) => ({
    branch: branch.code,
    account: voucherAccountOf(kind),
  }))
  const [before, passages] = await Promise.all([
    accountsAsOf(books.pool, accounts, addDays(day, -1)),
    paperPassages(books.pool, branch.code, day),
  ])
  return figures.papers
    .map(({ kind, pieces }) => {
      const stood = before.find(({ account }) => account === voucherAccountOf(kind))?.balance ?? 0n
      const own = passages.filter(({ thing }) => thing === kind)
      return { kind, held: paperDay(own, stood / pieceWorth(kind), BigInt(pieces)) }
    })
    .filter(({ held }) => !isIdle(held))
    .map(({ kind, held }): SheetCell[] => {
      const gl = glOfVoucher(kind)
      const book: SheetCell = { ...EMPTY, opens: { sheet: 'offBalance', query: { day, gl, from: day } } }
      const stock: SheetCell = { ...EMPTY, opens: { sheet: 'papers', query: { day } } }
      const unit = unitOf(voucherKindOf(parameters, kind))
      return [voucherWords(parameters, kind), unit, EMPTY, ...cellsOf(held, String, { book, stock })]
    })
}

/** Customers use them up; everything else comes from, or goes to, somewhere outside. */
function paperDay(passages: readonly PaperPassage[], opening: bigint, counted: bigint): Held {
  const crossing = (isIn: boolean, isUsed: boolean) =>
    sum(
      passages
        .filter(({ from, to }) => isOurs(from as Holder) !== isOurs(to as Holder))
        .filter(({ from, to }) => isOurs(to as Holder) === isIn && isCustomer(isIn ? from : to) === isUsed)
        .map(({ pieces }) => BigInt(pieces)),
    )
  return {
    opening,
    received: crossing(true, true),
    paid: crossing(false, true),
    taken: crossing(true, false),
    given: crossing(false, false),
    counted,
  }
}

const isCustomer = (holder: string): boolean => holder === 'customer' || holder.startsWith('account:')
