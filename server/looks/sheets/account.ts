/**
 * A subsidiary ledger (分户账) in the format that goes with the account, rules.md §1.4: 甲 with one balance, 乙
 * with days and 积数, 丙 with both sides, 丁 where each clearing is set against what it clears.
 */
import { addDays, type Day, dayNumber } from '../../../core/dates.ts'
import { interestBaseOf } from '../../../core/ledger/balance.ts'
import { glOf } from '../../../core/ledger/chart.ts'
import type { Account } from '../../../core/ledger/entities.ts'
import { overdrawnOf } from '../../../core/ledger/overdraft.ts'
import { type Refusal, refuse } from '../../../core/refusals.ts'
import { type SheetCell, type SheetQuery, SHEET_ROWS_MAX } from '../../../core/sheets.ts'
import { groupBy, sum } from '../../../core/std.ts'
import { type LedgerEntry, ledgerOf } from '../../store/ledgers.ts'
import { balanceAsOf } from '../../store/looks.ts'
import { type Reader, recordsOf } from '../reader.ts'
import { balanceIn, BROUGHT, column, EMPTY, fromOf, moneyIn, same, sides, TOTAL } from './cells.ts'
import { entryCells, entryColumns } from './entries.ts'
import type { Made } from './made.ts'

export async function account(reader: Reader, query: SheetQuery): Promise<Made | Refusal> {
  const no = query.account ?? ''
  const { books, branch } = reader
  const found = (await recordsOf(books, branch.code, [`account:${no}`])).get('account', no)
  if (!found) return { ...refuse('accountUnknown', { account: no }), field: 'account' }
  const from = query.from ?? (isItemised(found) ? found.opened : fromOf(query))
  const asked = { account: no, from, to: query.day, byItem: isItemised(found) }
  const [opening, entries] = await Promise.all([
    balanceAsOf(books.pool, branch.code, no, addDays(from, -1)),
    ledgerOf(books.pool, branch.code, asked, SHEET_ROWS_MAX + 1),
  ])
  const format = formatOf(found)
  const { name } = glOf(found.gl)
  const about = {
    zh: `${no} ${name.zh}　${formats[format].zh}　${from} 至 ${query.day}`,
    en: `${no} ${name.en}, ${formats[format].en}, ${from} to ${query.day}`,
  }
  const ledger: Ledger = { account: found, opening, entries, from, to: query.day, reader }
  return { about, unit: found.unit, ...makers[format](ledger) }
}

interface Ledger {
  readonly account: Account
  readonly opening: bigint
  readonly entries: readonly LedgerEntry[]
  readonly from: Day
  readonly to: Day
  readonly reader: Reader
}

const formats = {
  plain: { zh: '甲种账', en: 'format A' },
  products: { zh: '乙种账', en: 'format B, with products' },
  twoSided: { zh: '丙种账', en: 'format C, both sides' },
  itemised: { zh: '丁种账', en: 'format D, item by item' },
}

const SUSPENSE = /^(1221|2241)-0[1-4]/

const isItemised = ({ gl, customer }: Account): boolean => customer === null && SUSPENSE.test(gl)

function formatOf(account: Account): keyof typeof formats {
  if (isItemised(account)) return 'itemised'
  if (account.interestBase !== null) return 'products'
  return glOf(account.gl).side === 'either' ? 'twoSided' : 'plain'
}

type Maker = (ledger: Ledger) => Omit<Made, 'about' | 'unit'>

const makers: Readonly<Record<keyof typeof formats, Maker>> = {
  plain: ledger =>
    running(ledger, [column('余额', 'Balance', true)], stands => [
      balanceIn(ledger.account.unit)(natural(ledger, stands)),
    ]),
  twoSided: ledger =>
    running(
      ledger,
      [column('借方余额', 'Balance, debit', true), column('贷方余额', 'Balance, credit', true)],
      stands => sides(stands).map(side => moneyIn(ledger.account.unit)(side)),
    ),
  products: withProducts,
  itemised: byItem,
}

const natural = ({ account }: Ledger, signed: bigint): bigint =>
  glOf(account.gl).side === 'D' || glOf(account.gl).side === 'offBalance' ? signed : -signed

function running(
  { account, opening, entries, reader }: Ledger,
  columns: Made['columns'],
  after: (stands: bigint) => SheetCell[],
): Omit<Made, 'about' | 'unit'> {
  const blank = Array.from({ length: entryColumns.length - 1 }, () => EMPTY)
  const [debit, credit] = turnover(entries)
  const money = moneyIn(account.unit)
  const last = entries.at(-1)?.balance ?? opening
  return {
    columns: [...entryColumns, ...columns],
    rows: [
      [BROUGHT, ...blank, ...after(opening)],
      ...entries.map(entry => [...entryCells(entry, account.unit, reader), ...after(entry.balance)]),
      [TOTAL, ...blank.slice(2), money(debit), money(credit), ...after(last)],
    ],
    totals: 1,
  }
}

function turnover(entries: readonly LedgerEntry[]): [debit: bigint, credit: bigint] {
  const isDebit = ({ side }: LedgerEntry) => side === 'D' || side === 'R'
  return [
    sum(entries.filter(isDebit).map(({ amount }) => amount)),
    sum(entries.filter(entry => !isDebit(entry)).map(({ amount }) => amount)),
  ]
}

/**
 * Beside each entry the days until the next one, and the 积数 of them: base × days, in yuan-days; those of what
 * is overdrawn at a cost below zero.
 */
function withProducts(ledger: Ledger): Omit<Made, 'about' | 'unit'> {
  const { account, opening, entries, from, to, reader } = ledger
  const [money, balance] = [moneyIn(account.unit), balanceIn(account.unit)]
  const end = addDays(to, 1)
  const stretch = (stands: bigint, begins: Day, ends: Day): SheetCell[] => {
    const days = Math.max(0, dayNumber(ends) - dayNumber(begins))
    const stood = { ...account, balance: stands }
    const base = interestBaseOf(stood) - (account.overdraft === undefined ? 0n : overdrawnOf(stood))
    return [
      balance(natural(ledger, stands)),
      days === 0 ? EMPTY : same(String(days)),
      days === 0 ? EMPTY : money(base * BigInt(days)),
    ]
  }
  const dayAfter = (index: number): Day => entries[index + 1]?.day ?? end
  const blank = Array.from({ length: entryColumns.length - 1 }, () => EMPTY)
  const [debit, credit] = turnover(entries)
  return {
    columns: [
      ...entryColumns,
      column('余额', 'Balance', true),
      column('日数', 'Days', true),
      column('积数', 'Products', true),
    ],
    rows: [
      [BROUGHT, ...blank, ...stretch(opening, from, entries[0]?.day ?? end)],
      ...entries.map((entry, index) => [
        ...entryCells(entry, account.unit, reader),
        ...stretch(entry.balance, entry.day, dayAfter(index)),
      ]),
      [
        TOTAL,
        ...blank.slice(2),
        money(debit),
        money(credit),
        balance(natural(ledger, entries.at(-1)?.balance ?? opening)),
        EMPTY,
        EMPTY,
      ],
    ],
    totals: 1,
  }
}

/** Each case with what opened it, what has cleared it so far, and what is left: no netting of two cases. */
function byItem(ledger: Ledger): Omit<Made, 'about' | 'unit'> {
  const { account, entries, reader, opening } = ledger
  const [money, balance] = [moneyIn(account.unit), balanceIn(account.unit)]
  const signed = ({ side, amount }: LedgerEntry) => natural(ledger, side === 'D' ? amount : -amount)
  const cases = [...groupBy(entries, ({ item, day, serial }) => item ?? `${day}/${serial}`)]
  const rows = cases.flatMap(([name, own]) => {
    let left = 0n
    return own.map((entry, index): SheetCell[] => {
      left += signed(entry)
      const isLast = index === own.length - 1
      return [
        same(index === 0 ? name : ''),
        ...entryCells(entry, account.unit, reader),
        isLast ? balance(left) : EMPTY,
      ]
    })
  })
  const [debit, credit] = turnover(entries)
  const stands = natural(ledger, entries.at(-1)?.balance ?? opening)
  return {
    columns: [column('案件', 'Case'), ...entryColumns, column('未销', 'Left', true)],
    rows: [
      ...rows,
      [TOTAL, ...Array.from({ length: 6 }, () => EMPTY), money(debit), money(credit), balance(stands)],
    ],
    totals: 1,
  }
}
