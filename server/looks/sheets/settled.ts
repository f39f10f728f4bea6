/**
 * The interest that settlements of a period have paid and charged, account by account, each an entry of its
 * own (F45), and what it was taken from or went to.
 */
import { OVERDRAFT_RECEIVABLE } from '../../../core/counter/interest.ts'
import { INTEREST_INCOME } from '../../../core/loans/repay.ts'
import { glOf } from '../../../core/ledger/chart.ts'
import { type SheetCell, type SheetLink, type SheetQuery, SHEET_ROWS_MAX } from '../../../core/sheets.ts'
import { groupBy, sum } from '../../../core/std.ts'
import { entriesThatPaid } from '../../store/statements.ts'
import type { Reader } from '../reader.ts'
import { balance, column, counted, EMPTY, fromOf, money, same, TOTAL } from './cells.ts'
import type { Made } from './made.ts'
import { ledgerLink, period } from './period.ts'

/** By hand in the evening, or in the morning after the night. */
const SETTLING = ['8006', '8098']

const CHARGED = [OVERDRAFT_RECEIVABLE, INTEREST_INCOME]

export async function settledInterest({ books, branch }: Reader, query: SheetQuery): Promise<Made> {
  const [from, to] = [fromOf(query), query.day]
  const found = await entriesThatPaid(books.pool, branch.code, SETTLING, from, to, SHEET_ROWS_MAX + 1)
  const paid = found.filter(({ customer }) => customer !== null)
  const all = (charged: boolean) => sum(paid.map(({ amount }) => (amount > 0n === charged ? amount : 0n)))
  const own = [...groupBy(found, ({ gl, customer }) => (customer === null ? gl : ''))].filter(([gl]) => gl)
  return {
    about: period(from, to),
    columns: [
      column('日期', 'Day'),
      column('流水号', 'No.', true),
      column('科目', 'GL'),
      column('账号', 'Account'),
      column('客户号', 'Customer'),
      column('入账利息', 'Interest paid', true),
      column('扣收透支利息', 'Overdraft interest', true),
    ],
    rows: [
      ...paid.map(({ day, serial, gl, account, customer, amount }): SheetCell[] => [
        same(day),
        same(String(serial), { row: { day, serial } }),
        same(gl),
        same(account, { sheet: 'account', query: { day: to, from, account } }),
        same(customer ?? ''),
        money(amount < 0n ? -amount : 0n),
        money(amount > 0n ? amount : 0n),
      ]),
      [TOTAL, counted(paid.length), EMPTY, EMPTY, EMPTY, balance(-all(false)), money(all(true))],
      // Expense and what had been accrued, less the tax withheld, is what was paid; income and what was
      // receivable what was charged.
      ...own.map(([gl, entries]): SheetCell[] => [
        EMPTY,
        EMPTY,
        same(gl),
        glOf(gl).name,
        EMPTY,
        ...sidesOf(gl, -sum(entries.map(({ amount }) => amount)), ledgerLink(gl, from, to)),
      ]),
    ],
    totals: 1 + own.length,
  }
}

/** Beside what it is the other side of. */
const sidesOf = (gl: string, amount: bigint, opens: SheetLink): [SheetCell, SheetCell] =>
  CHARGED.includes(gl) ? [EMPTY, money(amount, opens)] : [money(-amount, opens), EMPTY]
