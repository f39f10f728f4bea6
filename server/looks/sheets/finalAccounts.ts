/**
 * The final accounts of a year (年终决算表, rules.md §1.3, §11): what each GL account brought into it, its
 * turnover without what the closing moved to profit, that closing by itself, and where it stands.
 */
import { PROFIT } from '../../../core/day/yearEnd.ts'
import { glOf } from '../../../core/ledger/chart.ts'
import { isRefusal, type Refusal } from '../../../core/refusals.ts'
import type { SheetCell, SheetQuery } from '../../../core/sheets.ts'
import { groupBy, most, sum } from '../../../core/std.ts'
import { closedToProfit } from '../../store/statements.ts'
import type { Reader } from '../reader.ts'
import { balanceIn, column, EMPTY, moneyIn, same, sides, TOTAL } from './cells.ts'
import type { Made } from './made.ts'
import { opensIn, standingsOf } from './standings.ts'

interface Year {
  readonly gl: string
  readonly before: bigint
  readonly debit: bigint
  readonly credit: bigint
  readonly now: bigint
  /** By closing the year; debit is positive. */
  readonly closed: bigint
}

/** In one currency, or all of them converted; a year is closed in the branch's own. */
export async function finalAccounts(reader: Reader, asked: SheetQuery): Promise<Made | Refusal> {
  const { books, branch } = reader
  const { day } = asked
  const query = { ...asked, from: `${day.slice(0, 4)}-01-01` }
  const found = await standingsOf(reader, query)
  if (isRefusal(found)) return found
  const { rows: figures, unit, about } = found
  const isOwn = unit === branch.unit
  const moved = isOwn ? await closedToProfit(books.pool, branch.code, PROFIT, query.from, day) : []
  const closings = new Map(moved.map(row => [row.gl, row.moved]))
  const toProfit = sum(moved.map(row => row.moved))
  const years = [...groupBy(figures.filter(isOnBalance), ({ gl }) => lineOf(gl))].map(([gl, rows]): Year => {
    const closed = gl === PROFIT ? -toProfit : sum(rows.map(row => closings.get(row.gl) ?? 0n))
    // The closing stands apart: what is left is the turnover of the year.
    const debit = sum(rows.map(row => row.debit)) - closedOn(gl, moved, 'debit')
    const credit = sum(rows.map(row => row.credit)) - closedOn(gl, moved, 'credit')
    const [before, now] = [sum(rows.map(row => row.before)), sum(rows.map(row => row.now))]
    return { gl, before, debit, credit, now, closed }
  })
  const [opens, cash, show] = [opensIn(query, unit), moneyIn(unit), balanceIn(unit)]
  const income = -sum(years.filter(({ gl }) => gl.startsWith('6')).map(row => row.debit - row.credit))
  return {
    about,
    unit,
    columns: [
      column('科目', 'GL'),
      column('名称', 'Name'),
      column('年初借方', 'Before, debit', true),
      column('年初贷方', 'Before, credit', true),
      column('本年借方', 'Debit', true),
      column('本年贷方', 'Credit', true),
      column('结转借方', 'Closing, debit', true),
      column('结转贷方', 'Closing, credit', true),
      column('期末借方', 'Balance, debit', true),
      column('期末贷方', 'Balance, credit', true),
    ],
    rows: [
      ...years.filter(isMoved).map((row): SheetCell[] => {
        const link = opens(row.gl)
        return [same(row.gl, link), glOf(row.gl).name, ...figuresIn(row).map(one => cash(one, link))]
      }),
      [TOTAL, EMPTY, ...totalsOf(years).map(one => show(one))],
      line({ zh: '本年利润（亏损为负）', en: 'Profit of the year (a loss is negative)' }, show(income)),
      line({ zh: '其中已结转', en: 'Of it closed' }, show(toProfit)),
      line({ zh: '未结转', en: 'Not closed yet' }, show(income - toProfit)),
    ],
    totals: 4,
  }
}

/** By first-level account; what stands between branches and with others is never netted (rules.md §1.2). */
const lineOf = (gl: string): string => (gl.startsWith('3') ? gl : gl.slice(0, 4))

const isOnBalance = ({ gl }: { readonly gl: string }): boolean => glOf(gl).side !== 'offBalance'

/** Of what neither stood nor moved there is no line. */
const isMoved = (row: Year): boolean => figuresIn(row).some(amount => amount !== 0n)

/** Each account is closed by one slip, on the side on which it stands; profit takes them one by one. */
function closedOn(
  gl: string,
  moved: readonly { readonly gl: string; readonly moved: bigint }[],
  side: 'debit' | 'credit',
): bigint {
  const sign = side === 'debit' ? 1n : -1n
  const own =
    gl === PROFIT
      ? moved.map(row => -row.moved)
      : moved.filter(row => row.gl.startsWith(gl)).map(row => row.moved)
  return sum(own.map(amount => most(sign * amount, 0n)))
}

const figuresIn = ({ before, debit, credit, now, closed }: Year): bigint[] => [
  ...sides(before),
  debit,
  credit,
  ...sides(closed),
  ...sides(now),
]

function totalsOf(years: readonly Year[]): bigint[] {
  const all = years.map(figuresIn)
  return Array.from({ length: 8 }, (_, index) => sum(all.map(row => row[index] ?? 0n)))
}

const line = (name: SheetCell, figure: SheetCell): SheetCell[] => [
  EMPTY,
  name,
  ...Array.from({ length: 7 }, () => EMPTY),
  figure,
]
