/** What was still to be checked of loans on a day (贷后检查), the longest overdue first. */
import { type Day, daysBetween } from '../../../core/dates.ts'
import { type Item, itemKinds, serialOf } from '../../../core/items.ts'
import { type SheetCell, type SheetQuery } from '../../../core/sheets.ts'
import { itemsLeftOpen } from '../past.ts'
import type { Reader } from '../reader.ts'
import { column, EMPTY, money, same } from './cells.ts'
import type { Made } from './made.ts'

const { states } = itemKinds.loanCheck

type LoanCheck = Item<'loanCheck'>

export async function loanChecks({ books, branch }: Reader, { day }: SheetQuery): Promise<Made> {
  const known = await itemsLeftOpen(books.pool, branch.code, 'loanCheck', day)
  return {
    columns: [
      column('应查日', 'Due on'),
      column('逾期（天）', 'Days overdue', true),
      column('检查编号', 'Check'),
      column('事由', 'Occasion'),
      column('贷款账号', 'Loan'),
      column('合同号', 'Contract'),
      column('约定用途', 'Lent for'),
      column('放款金额', 'Drawn', true),
      column('状态', 'State'),
    ],
    rows: known.toSorted((a, b) => (dueOf(a) < dueOf(b) ? -1 : 1)).map(item => line(item, day)),
    totals: 0,
  }
}

const dueOf = ({ until, opened }: LoanCheck): Day => until ?? opened

function line(item: LoanCheck, day: Day): SheetCell[] {
  const { id, opened, state, data } = item
  const late = daysBetween(dueOf(item), day)
  return [
    same(dueOf(item)),
    late > 0 ? same(String(late)) : EMPTY,
    same(id, { row: { day: opened, serial: serialOf(id) } }),
    data.occasion === 'use' ? { zh: '资金用途', en: 'use of the money' } : { zh: '定期', en: 'regular' },
    same(data.loan, { sheet: 'account', query: { day, from: opened, account: data.loan } }),
    same(data.contract),
    same(data.purpose),
    money(data.amount),
    states[state] ?? same(state),
  ]
}
