/**
 * Statements of a period — a day, a month, a quarter, a year — from the same turnover as the daily statement:
 * the balance sheet, and profit and loss.
 */
import { glOf } from '../../../core/ledger/chart.ts'
import type { SheetCell, SheetQuery } from '../../../core/sheets.ts'
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
    gl === '' ? EMPTY : same(gl),
    name,
    money(before),
    gl.includes('-') || gl === '' ? money(now) : balance(now, ledgerLink(gl, from, day)),
  ]
  const total = (name: Words, before: bigint, now: bigint): SheetCell[] => [
    EMPTY,
    name,
    balance(before),
    balance(now),
  ]
  const common = figures.filter(({ gl }) => gl.startsWith('3'))
  const standing = (side: 1n | -1n, of: (figure: GlFigure) => bigint) =>
    sum(common.map(of).map(amount => (amount * side > 0n ? amount * side : 0n)))
  const profit = figures.filter(({ gl }) => gl.startsWith('6'))
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
    const extra: [Words, bigint, bigint][] =
      name.en === 'Equity'
        ? [[UNSETTLED, -sum(profit.map(row => row.before)), -sum(profit.map(after))]]
        : [[CLEARING, standing(sign, row => row.before), standing(sign, after)]]
    const before = sign * sum(own.flatMap(([, rows]) => rows.map(row => row.before))) + (extra[0]?.[1] ?? 0n)
    const now = sign * sum(own.flatMap(([, rows]) => rows.map(after))) + (extra[0]?.[2] ?? 0n)
    const shown = extra.filter(([, was, is]) => was !== 0n || is !== 0n)
    return {
      rows: [
        [EMPTY, name, EMPTY, EMPTY],
        ...lines,
        ...shown.map(([words, was, is]) => line(words, '', was, is)),
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
