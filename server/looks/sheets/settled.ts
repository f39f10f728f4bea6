/** The interest that settlements of a period have paid, account by account, and what it was taken from. */
import { glOf } from '../../../core/ledger/chart.ts'
import { type SheetCell, type SheetQuery, SHEET_ROWS_MAX } from '../../../core/sheets.ts'
import { groupBy, sum } from '../../../core/std.ts'
import { entriesThatPaid } from '../../store/statements.ts'
import type { Reader } from '../reader.ts'
import { balance, column, counted, EMPTY, fromOf, money, same, TOTAL } from './cells.ts'
import type { Made } from './made.ts'
import { ledgerLink, period } from './period.ts'

/** By hand in the evening, or in the morning after the night. */
const SETTLING = ['8006', '8098']

export async function settledInterest({ books, branch }: Reader, query: SheetQuery): Promise<Made> {
  const [from, to] = [fromOf(query), query.day]
  const found = await entriesThatPaid(books.pool, branch.code, SETTLING, from, to, SHEET_ROWS_MAX + 1)
  const paid = found.filter(({ customer }) => customer !== null)
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
    ],
    rows: [
      ...paid.map(({ day, serial, gl, account, customer, amount }): SheetCell[] => [
        same(day),
        same(String(serial), { row: { day, serial } }),
        same(gl),
        same(account, { sheet: 'account', query: { day: to, from, account } }),
        same(customer ?? ''),
        money(-amount),
      ]),
      [TOTAL, counted(paid.length), EMPTY, EMPTY, EMPTY, balance(-sum(paid.map(({ amount }) => amount)))],
      // Expense and what had been accrued, less the tax withheld, is what was paid.
      ...own.map(([gl, entries]): SheetCell[] => [
        EMPTY,
        EMPTY,
        same(gl),
        glOf(gl).name,
        EMPTY,
        money(sum(entries.map(({ amount }) => amount)), ledgerLink(gl, from, to)),
      ]),
    ],
    totals: 1 + own.length,
  }
}
