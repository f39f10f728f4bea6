/**
 * Statements of a period — a day, a month, a quarter, a year — from the same turnover as the daily statement:
 * the balance sheet, and profit and loss.
 */
import type { Day } from '../../../core/dates.ts'
import { glOf } from '../../../core/ledger/chart.ts'
import type { SheetCell, SheetLink, SheetQuery } from '../../../core/sheets.ts'
import { groupBy, sum } from '../../../core/std.ts'
import type { Words } from '../../../core/words.ts'
import type { GlFigure } from '../../store/statements.ts'
import type { Reader } from '../reader.ts'
import { balance, column, EMPTY, fromOf, money, same } from './cells.ts'
import type { Made } from './made.ts'
import { after, figuresOf, ledgerLink, period } from './period.ts'

interface Section {
  readonly name: Words
  readonly holds: (gl: string) => boolean
  /** 1 where the debit side is its own. */
  readonly sign: 1n | -1n
}

/** Common accounts stand where their balance puts them, and are never set off (rules.md §1.1). */
const sections: readonly Section[] = [
  { name: { zh: '资产', en: 'Assets' }, holds: gl => gl.startsWith('1'), sign: 1n },
  { name: { zh: '负债', en: 'Liabilities' }, holds: gl => gl.startsWith('2'), sign: -1n },
  { name: { zh: '所有者权益', en: 'Equity' }, holds: gl => gl.startsWith('4'), sign: -1n },
]

/** What stands at the end of a day beside what stood before the period; both sides come to the same. */
export async function balanceSheet(reader: Reader, query: SheetQuery): Promise<Made> {
  const from = fromOf(query)
  const { day } = query
  const figures = await figuresOf(reader, from, day)
  const line = (name: Words, gl: string, before: bigint, now: bigint): SheetCell[] => [
    same(gl),
    name,
    money(before),
    balance(now, ledgerLink(gl, from, day)),
  ]
  const total = (name: Words, before: bigint, now: bigint): SheetCell[] => [
    EMPTY,
    name,
    balance(before),
    balance(now),
  ]
  const made = sections.map(({ name, holds, sign }) => {
    const own = [
      ...groupBy(
        figures.filter(({ gl }) => holds(gl)),
        ({ gl }) => gl.slice(0, 4),
      ),
    ]
    const lines = own.map(([gl, rows]) =>
      line(glOf(gl).name, gl, sign * sum(rows.map(row => row.before)), sign * sum(rows.map(after))),
    )
    const extra = extraOf(name, sign, figures, day)
    const before = sign * sum(own.flatMap(([, rows]) => rows.map(row => row.before))) + extra.before
    const now = sign * sum(own.flatMap(([, rows]) => rows.map(after))) + extra.now
    const isShown = extra.before !== 0n || extra.now !== 0n
    return {
      rows: [
        [EMPTY, name, EMPTY, EMPTY],
        ...lines,
        ...(isShown ? [[EMPTY, extra.name, money(extra.before), money(extra.now, extra.opens)]] : []),
      ],
      name,
      before,
      now,
    }
  })
  const [assets, ...others] = made
  return {
    about: period(from, day),
    columns: [
      column('科目', 'GL'),
      column('项目', 'Item'),
      column('期初余额', 'Before', true),
      column('期末余额', 'At the end', true),
    ],
    rows: [
      ...made.flatMap(({ rows, name, before, now }) => [
        ...rows,
        total({ zh: `${name.zh}合计`, en: `${name.en}, total` }, before, now),
      ]),
      total(ASSETS, assets?.before ?? 0n, assets?.now ?? 0n),
      total(CLAIMS, sum(others.map(one => one.before)), sum(others.map(one => one.now))),
    ],
    totals: 2,
  }
}

interface Extra {
  readonly name: Words
  readonly before: bigint
  readonly now: bigint
  readonly opens: SheetLink
}

/** What stands on a side beside its own accounts: profit not closed yet; common accounts that stand there. */
function extraOf(section: Words, sign: 1n | -1n, figures: readonly GlFigure[], day: Day): Extra {
  if (section.en === 'Equity') {
    const profit = figures.filter(({ gl }) => gl.startsWith('6'))
    const opens: SheetLink = { sheet: 'profit', query: { day, from: `${day.slice(0, 4)}-01-01` } }
    const [before, now] = [-sum(profit.map(row => row.before)), -sum(profit.map(after))]
    return { name: UNSETTLED, before, now, opens }
  }
  const common = figures.filter(({ gl }) => gl.startsWith('3'))
  const standing = (of: (figure: GlFigure) => bigint) =>
    sum(common.map(of).map(amount => (amount * sign > 0n ? amount * sign : 0n)))
  // Account by account they stand in the daily statement.
  const opens: SheetLink = { sheet: 'daily', query: { day } }
  return { name: CLEARING, before: standing(row => row.before), now: standing(after), opens }
}

const UNSETTLED: Words = { zh: '未结转损益', en: 'Profit and loss not closed yet' }
const CLEARING: Words = { zh: '清算资金往来（按余额方向）', en: 'Clearing funds, by the side they stand on' }
const ASSETS: Words = { zh: '资产总计', en: 'Assets, all' }
const CLAIMS: Words = { zh: '负债及所有者权益总计', en: 'Liabilities and equity, all' }

/** Income and expense of a period; what the year's end moved to profit is left out. */
export async function profit(reader: Reader, query: SheetQuery): Promise<Made> {
  const from = fromOf(query)
  const { day } = query
  const figures = (await figuresOf(reader, from, day)).filter(({ gl }) => gl.startsWith('6'))
  const isIncome = (gl: string) => glOf(gl).side === 'C'
  const part = (name: Words, income: boolean) => {
    const own = figures.filter(({ gl }) => isIncome(gl) === income)
    const amount = (row: GlFigure) => (income ? row.credit - row.debit : row.debit - row.credit)
    const total = sum(own.map(amount))
    const rows = own.map((row): SheetCell[] => [
      same(row.gl),
      glOf(row.gl).name,
      balance(amount(row), ledgerLink(row.gl, from, day)),
    ])
    return { total, rows: [[EMPTY, name, EMPTY], ...rows, [EMPTY, sumOf(name), balance(total)]] }
  }
  const income = part({ zh: '收入', en: 'Income' }, true)
  const expense = part({ zh: '支出', en: 'Expense' }, false)
  return {
    about: period(from, day),
    columns: [column('科目', 'GL'), column('项目', 'Item'), column('本期', 'In the period', true)],
    rows: [
      ...income.rows,
      ...expense.rows,
      [
        EMPTY,
        { zh: '利润（亏损为负）', en: 'Profit (a loss is negative)' },
        balance(income.total - expense.total),
      ],
    ],
    totals: 1,
  }
}

const sumOf = ({ zh, en }: Words): Words => ({ zh: `${zh}合计`, en: `${en}, total` })
