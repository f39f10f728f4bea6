/** What the branch holds at the end of a day: notes face by face, blank vouchers number by number. */
import { addDays } from '../../../core/dates.ts'
import { holderName } from '../../../core/derive/lines.ts'
import { faceWords } from '../../../core/derive/things.ts'
import { cashAccountAt } from '../../../core/ledger/build.ts'
import { VOUCHER_GL } from '../../../core/ledger/complete.ts'
import { type Holder, isOurs } from '../../../core/ledger/effects.ts'
import { type Purse, splitKey, type Stock } from '../../../core/ledger/entities.ts'
import { pieces } from '../../../core/ledger/ranges.ts'
import { currencyOf, type Unit, worth } from '../../../core/ledger/units.ts'
import { rangeWords, voucherWords } from '../../../core/parameters.ts'
import { type Refusal, refuse } from '../../../core/refusals.ts'
import type { SheetCell, SheetQuery } from '../../../core/sheets.ts'
import { groupBy, sum } from '../../../core/std.ts'
import type { Words } from '../../../core/words.ts'
import { recordsBefore } from '../../store/evenings.ts'
import { trialBalance } from '../../store/figures.ts'
import { type Reader, recordsOf } from '../reader.ts'
import { column, counted, EMPTY, moneyIn, same, TOTAL } from './cells.ts'
import type { Made } from './made.ts'

interface Held {
  readonly holder: string
  readonly purse: Purse
}

/** The notes of every till and of what is on its way, beside what the ledger says of cash. */
export async function cashStock(reader: Reader, { day }: SheetQuery): Promise<Made | Refusal> {
  if (day === reader.branch.day && (await hasToCount(reader))) return refuse('cashStaysBlind')
  const { books, branch } = reader
  const [records, trial] = await Promise.all([
    recordsBefore(books.pool, branch.code, ['purse'], addDays(day, 1)),
    trialBalance(books.pool, branch.code, day),
  ])
  const held = [...records]
    .map(([key, value]): Held => ({ holder: splitKey(key)[1], purse: value as Purse }))
    .toSorted((a, b) => (cashAccountAt(a.holder) < cashAccountAt(b.holder) ? -1 : 1))
  const units = [...new Set([branch.unit, ...held.map(({ purse }) => purse.unit)])]
  const cash = trial.filter(({ gl }) => gl.startsWith('1001'))
  const totals = units.flatMap((unit): SheetCell[][] => {
    const counts = sum(held.map(({ purse }) => (purse.unit === unit ? worth(unit, purse.notes) : 0n)))
    const booked = sum(
      cash.filter(row => row.unit === unit).map(({ opening, debit, credit }) => opening + debit - credit),
    )
    const opens = { sheet: 'balances', query: { day, gl: '1001', unit } } as const
    return [
      [TOTAL, same(unit), EMPTY, EMPTY, moneyIn(unit)(counts)],
      [LEDGER, same(unit), EMPTY, EMPTY, moneyIn(unit)(booked, opens)],
    ]
  })
  return {
    columns: [
      column('存放处', 'Held in'),
      column('币种', 'Currency'),
      column('券别', 'Face'),
      column('张（枚）数', 'Pieces', true),
      column('金额', 'Amount', true),
    ],
    rows: [...held.flatMap(facesOf), ...totals],
    totals: totals.length,
  }
}

const LEDGER: Words = { zh: '账面余额', en: 'General ledger' }
const SUBTOTAL: Words = { zh: '小计', en: 'Sum' }

/** Whoever has still to count his till finds in it what he finds (F59). */
export async function hasToCount({ books, branch, teller }: Reader): Promise<boolean> {
  if (teller.till === null) return false
  const state = await recordsOf(books, branch.code, [`till:${teller.till}`])
  return state.get('till', teller.till)?.state !== 'balanced'
}

function facesOf({ holder, purse: { unit, notes } }: Held): SheetCell[][] {
  const faces = currencyOf(unit).faces.filter(({ name }) => notes[name])
  if (faces.length === 0) return []
  const rows = faces.map((face): SheetCell[] => {
    const count = notes[face.name] ?? 0n
    const amount = moneyIn(unit)(count * face.value)
    return [holderName(holder), same(unit), faceWords(unit, face), same(String(count)), amount]
  })
  const total = moneyIn(unit)(worth(unit, notes))
  return [...rows, [holderName(holder), same(unit), SUBTOTAL, EMPTY, total]]
}

/** Every kind with whoever holds it, by numbers; together they are what stands off balance. */
export async function paperStock(reader: Reader, { day }: SheetQuery): Promise<Made> {
  const { books, branch, parameters } = reader
  const [records, trial] = await Promise.all([
    recordsBefore(books.pool, branch.code, ['stock'], addDays(day, 1)),
    trialBalance(books.pool, branch.code, day),
  ])
  const held = [...records]
    .map(([key, value]) => ({ ...placeOf(splitKey(key)[1]), ranges: (value as Stock).ranges }))
    .filter(({ holder, ranges }) => isOurs(holder) && ranges.length > 0)
    .toSorted((a, b) => (`${a.kind} ${a.holder}` < `${b.kind} ${b.holder}` ? -1 : 1))
  const rows = [...groupBy(held, ({ kind }) => kind)].flatMap(([kind, mine]): SheetCell[][] => {
    const name = voucherWords(parameters, kind)
    const lines = mine.map(({ holder, ranges }): SheetCell[] => {
      const numbers = ranges.map(range => rangeWords(parameters, kind, range)).join(' ')
      return [name, holderName(holder), same(numbers), counted(pieces(ranges))]
    })
    const all = mine.reduce((count, { ranges }) => count + pieces(ranges), 0)
    return [...lines, [name, SUBTOTAL, EMPTY, counted(all)]]
  })
  const all = held.reduce((count, { ranges }) => count + pieces(ranges), 0)
  return {
    columns: [
      column('凭证种类', 'Kind'),
      column('持有', 'Held in'),
      column('号码', 'Numbers'),
      column('份数', 'Pieces', true),
    ],
    rows: [
      ...rows,
      [TOTAL, EMPTY, EMPTY, counted(all)],
      [{ zh: '表外账面', en: 'Off balance' }, EMPTY, EMPTY, booked(trial, day)],
    ],
    totals: 2,
  }
}

function placeOf(name: string): { readonly holder: Holder; readonly kind: string } {
  const slash = name.lastIndexOf('/')
  return { holder: name.slice(0, slash) as Holder, kind: name.slice(slash + 1) }
}

/** A piece stands at one yuan. */
function booked(
  trial: readonly { gl: string; unit: Unit; opening: bigint; debit: bigint; credit: bigint }[],
  day: SheetQuery['day'],
): SheetCell {
  const own = trial.filter(({ gl }) => gl === VOUCHER_GL)
  const stands = sum(own.map(({ opening, debit, credit }) => opening + debit - credit))
  return same(String(stands / 100n), { sheet: 'offBalance', query: { day, gl: VOUCHER_GL } })
}
