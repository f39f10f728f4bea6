/** What falls due when, of deposits and of loans, as any day left them; and the accounts behind a figure. */
import { addDays, addMonths, type Day } from '../../../core/dates.ts'
import { glOf } from '../../../core/ledger/chart.ts'
import { OVERDUE } from '../../../core/loans/repay.ts'
import {
  type Rung,
  rungNames,
  rungs,
  type SheetCell,
  type SheetQuery,
  SHEET_ROWS_MAX,
} from '../../../core/sheets.ts'
import { sum } from '../../../core/std.ts'
import { type AccountDue, accountsDue, type FallingDue, fallingDue } from '../../store/evenings.ts'
import { balancesAsOf } from '../../store/balances.ts'
import { glOpening } from '../../store/ledgers.ts'
import type { Reader } from '../reader.ts'
import { balance, column, EMPTY, inYuan, money, same, TOTAL } from './cells.ts'
import { beginningsOf } from './ledger.ts'
import type { Made } from './made.ts'

const DEPOSITS = '2011'
const LOANS = '1303'

/** All deposits and all loans: what has no last day can be asked for on any. */
export async function maturityLadder({ books, branch }: Reader, { day }: SheetQuery): Promise<Made> {
  const at = [books.pool, branch.code] as const
  const [all, deposited] = await Promise.all([
    fallingDue(...at, day, OVERDUE),
    glOpening(...at, branch.unit, DEPOSITS, addDays(day, 1)),
  ])
  const under = (gl: string, rows: readonly FallingDue[]) =>
    sum(rows.filter(row => row.gl.startsWith(gl)).map(({ amount }) => amount))
  const figures = rungNames.map(rung => {
    const rows = all.filter(({ maturity }) => rungOf(maturity, day) === rung)
    const onDemand = rung === 'demand' ? deposited - under(DEPOSITS, all) : 0n
    return { rung, deposits: -under(DEPOSITS, rows) - onDemand, loans: under(LOANS, rows) }
  })
  const opens = (gl: string, rung: Rung) => ({ sheet: 'maturing', query: { day, gl, rung } }) as const
  const deposits = sum(figures.map(row => row.deposits))
  const loans = sum(figures.map(row => row.loans))
  return {
    columns: [
      column('到期', 'Due'),
      column('存款', 'Deposits', true),
      column('贷款', 'Loans', true),
      column('缺口', 'Gap', true),
    ],
    rows: [
      ...figures.map((row): SheetCell[] => [
        rungs[row.rung],
        money(row.deposits, opens(DEPOSITS, row.rung)),
        money(row.loans, opens(LOANS, row.rung)),
        money(row.loans - row.deposits),
      ]),
      [TOTAL, balance(deposits), balance(loans), balance(loans - deposits)],
    ],
    totals: 1,
    chart: {
      kind: 'bars',
      labels: figures.map(row => rungs[row.rung]),
      series: [
        { name: { zh: '存款', en: 'Deposits' }, values: figures.map(row => inYuan(row.deposits)) },
        { name: { zh: '贷款', en: 'Loans' }, values: figures.map(row => inYuan(row.loans)) },
      ],
    },
  }
}

/** On which rung something stands that falls due on a day; null is overdue. */
function rungOf(maturity: Day | null, day: Day): Rung {
  if (maturity === null || maturity < day) return 'due'
  const timed = rungNames.filter(rung => rung !== 'demand' && rung !== 'due')
  const isWithin = ({ months }: (typeof rungs)[Rung]) => months === null || maturity <= addMonths(day, months)
  return timed.find(rung => isWithin(rungs[rung])) ?? 'later'
}

/** The accounts under a GL account by their last day: all of them, or those of one rung. */
export async function maturing(reader: Reader, query: SheetQuery): Promise<Made> {
  const { day, rung } = query
  const gl = query.gl ?? ''
  const { books, branch } = reader
  const all = await accountsDue(books.pool, branch.code, day, OVERDUE, gl)
  const found =
    rung === 'demand'
      ? await onDemand(reader, gl, day, all)
      : all.filter(({ maturity }) => rung === null || rungOf(maturity, day) === rung)
  const sign = glOf(gl).side === 'D' ? 1n : -1n
  const { name } = glOf(gl)
  const which = rung ? rungs[rung] : { zh: '', en: '' }
  return {
    about: { zh: `${gl} ${name.zh}　${which.zh}`, en: `${gl} ${name.en} ${which.en}` },
    columns: [
      column('账号', 'Account'),
      column('客户号', 'Customer'),
      column('科目', 'GL'),
      column('名称', 'Name'),
      column('到期日', 'Last day'),
      column('余额', 'Balance', true),
    ],
    rows: [
      ...found.map((row): SheetCell[] => [
        same(row.account, { sheet: 'account', query: { day, account: row.account } }),
        same(row.customer ?? ''),
        same(row.gl),
        glOf(row.gl).name,
        row.gl === OVERDUE ? { zh: '逾期', en: 'overdue' } : same(row.maturity ?? ''),
        balance(sign * row.amount),
      ]),
      [TOTAL, EMPTY, EMPTY, EMPTY, EMPTY, balance(sign * sum(found.map(({ amount }) => amount)))],
    ],
    totals: 1,
  }
}

/** What stood under the GL account and has no last day. */
async function onDemand(
  { books, branch }: Reader,
  gl: string,
  day: Day,
  timed: readonly AccountDue[],
): Promise<AccountDue[]> {
  const known = new Set(timed.map(({ account }) => account))
  const beginnings = beginningsOf(gl, branch.code)
  const limit = SHEET_ROWS_MAX + known.size + 1
  const all = await balancesAsOf(books.pool, branch.code, branch.unit, gl, beginnings, day, limit)
  return all
    .filter(({ account, gl: stood }) => stood !== OVERDUE && !known.has(account))
    .map(row => ({ ...row, amount: row.balance, maturity: null }))
}
