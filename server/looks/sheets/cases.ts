/** Lists of what was opened in a period and goes on: bills of the exchange, cash that is over or short. */
import { addDays, type Day } from '../../../core/dates.ts'
import { type BillLine, exchangeLines, sessionKey } from '../../../core/day/exchangeSessions.ts'
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

/** So many days back a bill may have come that goes back in the period. */
const RETURNED_WITHIN = 31

/** The bills that each session of the local exchange took and brought (票据交换清单), and what it nets to. */
export async function exchangeBills({ books, branch }: Reader, query: SheetQuery): Promise<Made> {
  const from = query.from ?? query.day
  const opened = (first: Day, last: Day) =>
    itemsOpened(books.pool, branch.code, 'exchangeBill', first, last, SHEET_ROWS_MAX + 1, query.day)
  const before = await opened(addDays(from, -RETURNED_WITHIN), addDays(from, -1))
  const lines = exchangeLines([...before, ...(await opened(from, query.day))], from, query.day)
  const sessions = groupBy(lines, ({ session }) => sessionKey(session))
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
      ...[...sessions.values()].flatMap(own => [...own.map(billRow), sessionRow(own)]),
      [
        TOTAL,
        counted(lines.length),
        ...Array.from({ length: 4 }, () => EMPTY),
        money(sum(lines.map(({ receive }) => receive))),
        money(sum(lines.map(({ pay }) => pay))),
        EMPTY,
      ],
    ],
    totals: 1,
  }
}

const sessionName = ({ session: { day, session } }: BillLine): SheetCell => ({
  zh: `${day} 第 ${session} 场`,
  en: `${day} no. ${session}`,
})

function billRow(line: BillLine): SheetCell[] {
  const { bill, goesBack, receive, pay } = line
  const { way, kind, account, bank, paper } = bill.data
  const name = {
    zh: `${goesBack ? '退票：' : ''}${way === 'out' ? '提出' : '提入'}${kind === 'debit' ? '借方' : '贷方'}`,
    en: `${goesBack ? 'back: ' : ''}${kind} ${way}`,
  }
  return [
    sessionName(line),
    openedBy(bill),
    name,
    same(paper),
    same(account),
    same(bank),
    money(receive),
    money(pay),
    stateOf(bill),
  ]
}

function sessionRow(own: readonly BillLine[]): SheetCell[] {
  const [first] = own
  const net = sum(own.map(({ receive, pay }) => receive - pay))
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
