/** Lists of what was opened in a period and goes on: bills of the exchange, cash that is over or short. */
import { type Item, itemKinds, serialOf } from '../../../core/items.ts'
import { displayIn } from '../../../core/ledger/units.ts'
import { type SheetCell, type SheetQuery, SHEET_ROWS_MAX } from '../../../core/sheets.ts'
import { groupBy, sum } from '../../../core/std.ts'
import { itemsOpened } from '../past.ts'
import type { Reader } from '../reader.ts'
import { column, counted, EMPTY, money, moneyIn, same, TOTAL } from './cells.ts'
import type { Made } from './made.ts'
import { period } from './period.ts'

/** The row that opened an item: day and serial stand in its number. */
const openedBy = ({ id, opened }: Pick<Item, 'id' | 'opened'>): SheetCell => {
  const serial = serialOf(id)
  return same(String(serial), { row: { day: opened, serial } })
}

const stateOf = ({ kind, state }: Item): SheetCell => itemKinds[kind].states[state] ?? same(state)

/** The bills that each session of the local exchange took and brought (票据交换清单), and what it nets to. */
export async function exchangeBills({ books, branch }: Reader, query: SheetQuery): Promise<Made> {
  const from = query.from ?? query.day
  const bills = await itemsOpened(
    books.pool,
    branch.code,
    'exchangeBill',
    from,
    query.day,
    SHEET_ROWS_MAX + 1,
  )
  const sessions = [...groupBy(bills, ({ data }) => `${data.day} ${data.session}`)].sort(([a], [b]) =>
    a < b ? -1 : 1,
  )
  return {
    about: period(from, query.day),
    columns: [
      column('场次', 'Session'),
      column('流水号', 'No.', true),
      column('票据', 'Bill'),
      column('票号', 'Its number'),
      column('账号', 'Account'),
      column('对方行', 'Other bank'),
      column('应收', 'To receive', true),
      column('应付', 'To pay', true),
      column('现状', 'Stands'),
    ],
    rows: [
      ...sessions.flatMap(([, own]) => [...own.map(billRow), sessionRow(own)]),
      [
        TOTAL,
        counted(bills.length),
        ...Array.from({ length: 4 }, () => EMPTY),
        money(settled(bills, true)),
        money(settled(bills, false)),
        EMPTY,
      ],
    ],
    totals: 1,
  }
}

type Bill = Item<'exchangeBill'>

/** A cheque that we present, and a payment that they make, come to us. */
const isToReceive = ({ data }: Bill): boolean => (data.way === 'out') === (data.kind === 'debit')

/** What came back is not settled. */
const settled = (bills: readonly Bill[], receive: boolean): bigint =>
  sum(
    bills
      .filter(bill => bill.state !== 'returned' && isToReceive(bill) === receive)
      .map(({ data }) => data.amount),
  )

const sessionName = ({ data }: Bill): SheetCell => ({
  zh: `${data.day} 第 ${data.session} 场`,
  en: `${data.day} no. ${data.session}`,
})

function billRow(bill: Bill): SheetCell[] {
  const { way, kind, account, bank, paper, amount } = bill.data
  const name = {
    zh: `${way === 'out' ? '提出' : '提入'}${kind === 'debit' ? '借方' : '贷方'}`,
    en: `${kind} ${way}`,
  }
  const receives = isToReceive(bill)
  return [
    sessionName(bill),
    openedBy(bill),
    name,
    same(paper),
    same(account),
    same(bank),
    money(receives ? amount : 0n),
    money(receives ? 0n : amount),
    stateOf(bill),
  ]
}

function sessionRow(own: readonly Bill[]): SheetCell[] {
  const [first] = own
  const net = settled(own, true) - settled(own, false)
  const words = { zh: net < 0n ? '轧差应付' : '轧差应收', en: net < 0n ? 'net to pay' : 'net to receive' }
  return [
    first ? sessionName(first) : EMPTY,
    counted(own.length),
    words,
    EMPTY,
    EMPTY,
    EMPTY,
    money(net > 0n ? net : 0n),
    money(net < 0n ? -net : 0n),
    EMPTY,
  ]
}

/** Cash that was over or short (长短款清单, rules.md §3.6): each case, never one set off against another. */
export async function overAndShort({ books, branch }: Reader, query: SheetQuery): Promise<Made> {
  const from = query.from ?? query.day
  const cases = await itemsOpened(books.pool, branch.code, 'cashError', from, query.day, SHEET_ROWS_MAX + 1)
  const unitOf = ({ data }: Item<'cashError'>) => data.unit ?? branch.unit
  const units = [...new Set([branch.unit, ...cases.map(unitOf)])]
  return {
    about: period(from, query.day),
    columns: [
      column('日期', 'Day'),
      column('流水号', 'No.', true),
      column('尾箱', 'Till'),
      column('登记人', 'By'),
      column('币种', 'Currency'),
      column('长款', 'Over', true),
      column('短款', 'Short', true),
      column('说明', 'Note'),
      column('现状', 'Stands'),
    ],
    rows: [
      ...cases.map((one): SheetCell[] => {
        const { till, side, amount, note } = one.data
        const shown = same(displayIn(unitOf(one), amount))
        return [
          same(one.opened),
          openedBy(one),
          same(till),
          same(one.by),
          same(unitOf(one)),
          side === 'over' ? shown : EMPTY,
          side === 'short' ? shown : EMPTY,
          same(note),
          stateOf(one),
        ]
      }),
      ...units.map((unit): SheetCell[] => {
        const own = cases.filter(one => unitOf(one) === unit && one.state !== 'reversed')
        const all = (side: 'over' | 'short') =>
          moneyIn(unit)(sum(own.map(({ data }) => (data.side === side ? data.amount : 0n))))
        const label = [TOTAL, counted(own.length), EMPTY, EMPTY, same(unit)]
        return [...label, all('over'), all('short'), EMPTY, EMPTY]
      }),
    ],
    totals: units.length,
  }
}
