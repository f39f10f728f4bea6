/** Accounts that customers opened and closed in a period (开销户清单). */
import { products } from '../../../core/products.ts'
import { type SheetCell, type SheetQuery, SHEET_ROWS_MAX } from '../../../core/sheets.ts'
import { groupBy } from '../../../core/std.ts'
import { accountsComeAndGone } from '../../store/lists.ts'
import { maskedNames } from '../customer.ts'
import type { Reader } from '../reader.ts'
import { column, EMPTY, fromOf, same, TOTAL } from './cells.ts'
import type { Made } from './made.ts'
import { period } from './period.ts'

const OPENED = { zh: '开户', en: 'opened' }
const CLOSED = { zh: '销户', en: 'closed' }

export async function accountsOpened(reader: Reader, query: SheetQuery): Promise<Made> {
  const { books, branch } = reader
  const from = fromOf(query)
  const found = await accountsComeAndGone(books.pool, branch.code, from, query.day, SHEET_ROWS_MAX + 1)
  const names = await maskedNames(
    reader,
    found.map(({ customer }) => customer),
  )
  const counts = (rows: typeof found): SheetCell => {
    const opened = rows.filter(({ opens }) => opens).length
    const closed = rows.length - opened
    return {
      zh: `开户 ${opened}，销户 ${closed}，净增 ${opened - closed}`,
      en: `${opened} opened, ${closed} closed, ${opened - closed} more`,
    }
  }
  const kinds = [...groupBy(found, ({ product }) => product)]
  return {
    about: period(from, query.day),
    columns: [
      column('日期', 'Day'),
      column('开销', 'Opened or closed'),
      column('账号', 'Account'),
      column('户名', 'Holder'),
      column('储种', 'Product'),
    ],
    rows: [
      ...found.map(({ day, account, customer, product, opens }): SheetCell[] => [
        same(day),
        opens ? OPENED : CLOSED,
        same(account, { sheet: 'account', query: { day: query.day, from: day, account } }),
        names.get(customer) ?? EMPTY,
        products[product].name,
      ]),
      ...kinds.map(([product, rows]): SheetCell[] => [
        TOTAL,
        counts(rows),
        EMPTY,
        EMPTY,
        products[product].name,
      ]),
      [TOTAL, counts(found), EMPTY, EMPTY, EMPTY],
    ],
    totals: kinds.length + 1,
  }
}
