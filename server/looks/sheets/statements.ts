/**
 * Statements of a period — a day, a month, a quarter, a year — from the same turnover as the daily statement:
 * the balance sheet, and profit and loss.
 */
import { PROFIT } from '../../../core/day/yearEnd.ts'
import { glOf } from '../../../core/ledger/chart.ts'
import { isRefusal, type Refusal } from '../../../core/refusals.ts'
import { type SheetCell, type SheetLink, type SheetQuery } from '../../../core/sheets.ts'
import { groupBy, sum } from '../../../core/std.ts'
import type { Words } from '../../../core/words.ts'
import { closedToProfit } from '../../store/statements.ts'
import type { Reader } from '../reader.ts'
import { balanceIn, column, EMPTY, fromOf, moneyIn, same } from './cells.ts'
import type { Made } from './made.ts'
import { opensIn, type Standing, standingsOf } from './standings.ts'

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
export async function balanceSheet(reader: Reader, query: SheetQuery): Promise<Made | Refusal> {
  const found = await standingsOf(reader, query)
  if (isRefusal(found)) return found
  const { rows: figures, unit, about } = found
  const opens = opensIn(query, unit)
  const show = balanceIn(unit)
  const line = ({ gl, name, before, now, opens: link }: Line): SheetCell[] => [
    same(gl),
    name,
    moneyIn(unit)(before),
    show(now, link),
  ]
  const total = (name: Words, before: bigint, now: bigint): SheetCell[] => [
    EMPTY,
    name,
    show(before),
    show(now),
  ]
  const made = sections.map(section => {
    const { name, holds, sign } = section
    const own = [
      ...groupBy(
        figures.filter(({ gl }) => holds(gl)),
        ({ gl }) => gl.slice(0, 4),
      ),
    ].map(([gl, rows]): Line => {
      const before = sign * sum(rows.map(row => row.before))
      return { gl, name: glOf(gl).name, before, now: sign * sum(rows.map(row => row.now)), opens: opens(gl) }
    })
    const lines = [...own, ...extrasOf(section, figures, query)]
    const before = sum(lines.map(row => row.before))
    const now = sum(lines.map(row => row.now))
    return { rows: [[EMPTY, name, EMPTY, EMPTY], ...lines.map(line)], name, before, now }
  })
  const [assets, ...others] = made
  return {
    about,
    unit,
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

interface Line {
  readonly gl: string
  readonly name: Words
  readonly before: bigint
  readonly now: bigint
  readonly opens: SheetLink
}

/** What stands on a side beside its own accounts: profit not closed yet; common accounts that stand there. */
function extrasOf({ name, sign }: Section, figures: readonly Standing[], query: SheetQuery): Line[] {
  const { day, unit } = query
  if (name.en === 'Equity') {
    const profit = figures.filter(({ gl }) => gl.startsWith('6'))
    const opens: SheetLink = { sheet: 'profit', query: { day, unit, from: `${day.slice(0, 4)}-01-01` } }
    const [before, now] = [-sum(profit.map(row => row.before)), -sum(profit.map(row => row.now))]
    return [{ gl: '', name: UNSETTLED, before, now, opens }].filter(isShown)
  }
  return COMMON.map(gl => {
    const standing = (of: (figure: Standing) => bigint) =>
      sum(
        figures
          .filter(row => row.gl.startsWith(gl))
          .map(row => sign * of(row))
          .map(amount => (amount > 0n ? amount : 0n)),
      )
    const { zh, en } = glOf(gl).name
    return {
      gl,
      name: { zh: `${zh}（按余额方向）`, en: `${en}, by the side they stand on` },
      before: standing(row => row.before),
      now: standing(row => row.now),
      // Account by account they stand in the daily statement.
      opens: { sheet: 'daily', query: { day } } as const,
    }
  }).filter(isShown)
}

const isShown = ({ before, now }: Line): boolean => before !== 0n || now !== 0n

const COMMON = ['3001', '3002']

const UNSETTLED: Words = { zh: '未结转损益', en: 'Profit and loss not closed yet' }
const ASSETS: Words = { zh: '资产总计', en: 'Assets, all' }
const CLAIMS: Words = { zh: '负债及所有者权益总计', en: 'Liabilities and equity, all' }

/** Income and expense of a period; what the year's end moved to profit is left out. */
export async function profit(reader: Reader, query: SheetQuery): Promise<Made | Refusal> {
  const found = await standingsOf(reader, query)
  if (isRefusal(found)) return found
  const { unit, about } = found
  const { books, branch } = reader
  const at = [books.pool, branch.code, PROFIT, fromOf(query), query.day] as const
  const closed = unit === branch.unit ? await closedToProfit(...at) : []
  const figures = found.rows
    .filter(({ gl }) => gl.startsWith('6'))
    .map(row => ({ ...row, moved: row.moved - (closed.find(({ gl }) => gl === row.gl)?.moved ?? 0n) }))
  const opens = opensIn(query, unit)
  const show = balanceIn(unit)
  const isIncome = (gl: string) => glOf(gl).side === 'C'
  const part = (name: Words, income: boolean) => {
    const own = figures.filter(({ gl }) => isIncome(gl) === income)
    const amount = ({ moved }: Standing) => (income ? -moved : moved)
    const total = sum(own.map(amount))
    const rows = own.map((row): SheetCell[] => [
      same(row.gl),
      glOf(row.gl).name,
      show(amount(row), opens(row.gl)),
    ])
    return { total, rows: [[EMPTY, name, EMPTY], ...rows, [EMPTY, sumOf(name), show(total)]] }
  }
  const income = part({ zh: '收入', en: 'Income' }, true)
  const expense = part({ zh: '支出', en: 'Expense' }, false)
  const left = { zh: '利润（亏损为负）', en: 'Profit (a loss is negative)' }
  return {
    about,
    unit,
    columns: [column('科目', 'GL'), column('项目', 'Item'), column('本期', 'In the period', true)],
    rows: [...income.rows, ...expense.rows, [EMPTY, left, show(income.total - expense.total)]],
    totals: 1,
  }
}

const sumOf = ({ zh, en }: Words): Words => ({ zh: `${zh}合计`, en: `${en}, total` })
