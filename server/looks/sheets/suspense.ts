/**
 * What hangs in suspense on a day (挂账清单): each case with its owner and its age, the oldest first, and what
 * is not cleared of it. Both sides are added up as they stand: one is never set off against the other.
 */
import { daysBetween } from '../../../core/dates.ts'
import { type Item, serialOf } from '../../../core/items.ts'
import { misfits } from '../../../core/items/suspense.ts'
import type { SheetCell, SheetQuery } from '../../../core/sheets.ts'
import { sum } from '../../../core/std.ts'
import { itemsLeftOpen } from '../past.ts'
import { peopleNames, type Reader } from '../reader.ts'
import { column, counted, EMPTY, money, same, TOTAL } from './cells.ts'
import type { Made } from './made.ts'

export async function hungItems(reader: Reader, { day }: SheetQuery): Promise<Made> {
  const { books, branch } = reader
  const [hung, people] = await Promise.all([
    itemsLeftOpen(books.pool, branch.code, 'suspense', day),
    peopleNames(reader),
  ])
  const left = (side: 'receivable' | 'payable') =>
    sum(hung.map(({ data }) => (data.side === side ? data.left : 0n)))
  return {
    columns: [
      column('挂账日期', 'Since'),
      column('账龄（天）', 'Days', true),
      column('流水号', 'No.', true),
      column('责任人', 'Owner'),
      column('挂账金额', 'Amount', true),
      column('应收未销', 'Receivable left', true),
      column('应付未销', 'Payable left', true),
      column('事由', 'Reason'),
    ],
    rows: [
      ...hung.toSorted(byAge).map((one): SheetCell[] => {
        const { side, amount, left: rest, owner } = one.data
        const name = people.get(owner)
        return [
          same(one.opened),
          same(String(daysBetween(one.opened, day))),
          same(String(serialOf(one.id)), { row: { day: one.opened, serial: serialOf(one.id) } }),
          name ? { zh: `${owner} ${name.zh}`, en: `${owner} ${name.en}` } : same(owner),
          money(amount),
          side === 'receivable' ? money(rest) : EMPTY,
          side === 'payable' ? money(rest) : EMPTY,
          reasonOf(one),
        ]
      }),
      [
        TOTAL,
        EMPTY,
        counted(hung.length),
        EMPTY,
        EMPTY,
        money(left('receivable')),
        money(left('payable')),
        EMPTY,
      ],
    ],
    totals: 1,
  }
}

type Hung = Item<'suspense'>

const byAge = (a: Hung, b: Hung): number =>
  a.opened === b.opened ? serialOf(a.id) - serialOf(b.id) : a.opened < b.opened ? -1 : 1

/** Of a payment that could not be credited, why. */
function reasonOf({ data: { note, inward } }: Hung): SheetCell {
  if (!inward) return same(note)
  const { zh, en } = misfits[inward.misfit]
  return { zh: [`来账${zh}`, note].filter(Boolean).join('，'), en: [en, note].filter(Boolean).join(', ') }
}
