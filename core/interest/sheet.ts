/**
 * The interest sheet of an account whose balance moves (F44, 储蓄管理条例 art. 28: the customer may ask for a
 * re-check): the 积数 that a figure was made of, row by row, read from the entries. Entries lie on their value
 * days and count as the account has counted them, so the rows add up to the 积数 used to the fen-day, and where
 * they do not, the sheet says so.
 */
import { addDays, type Day, daysBetween } from '../dates.ts'
import { displayMoney } from '../money.ts'
import { most, sum } from '../std.ts'
import type { Explanation } from '../transactions/define.ts'
import { depositConvention, earningBase } from './convention.ts'
import { postingDay, settlementsBetween } from './settlement.ts'

export interface SheetEntry {
  readonly valueDay: Day
  /** On the account's own side. */
  readonly change: bigint
  /** After it, in the order of posting. */
  readonly balance: bigint
}

export interface SheetRow {
  readonly from: Day
  /** Not counted. */
  readonly to: Day
  readonly balance: bigint
  readonly base: bigint
  readonly days: number
  /** In fen-days. */
  readonly products: bigint
}

export interface Sheet {
  readonly rows: readonly SheetRow[]
  /** What the rows add up to. */
  readonly total: bigint
  readonly agrees: boolean
}

/** What of a balance is counted: what earns, or what is overdrawn and costs on every fen. */
export type Counted = (balance: bigint) => bigint

export const earning: Counted = balance => earningBase(balance, depositConvention)
export const costing: Counted = balance => most(0n, -balance)

/**
 * The rows of [from, to): a new one on each value day on which the balance changes. An account that may be
 * overdrawn counts `byDay` what it stood at on each; of others an entry counts what it changed when it came.
 */
export function sheetRows(
  entries: readonly SheetEntry[],
  from: Day,
  to: Day,
  counted: Counted = earning,
  byDay = false,
): SheetRow[] {
  const steps = entries.map(({ valueDay, change, balance }) => ({
    day: valueDay < from ? from : valueDay,
    change,
    base: counted(balance) - counted(balance - change),
  }))
  const days = [...new Set(steps.map(({ day }) => day))].filter(day => day < to).sort()
  let [balance, base] = [0n, 0n]
  return days.flatMap((day, index): SheetRow[] => {
    const here = steps.filter(step => step.day === day)
    balance += sum(here.map(({ change }) => change))
    base = byDay ? counted(balance) : base + sum(here.map(step => step.base))
    const end = days[index + 1] ?? to
    const count = daysBetween(day, end)
    const row = { from: day, to: end, balance, base, days: count, products: base * BigInt(count) }
    return base === 0n && (balance === 0n || counted !== earning) ? [] : [row]
  })
}

/**
 * The rows that made some 积数: since the last settlement that the account has seen, which is the latest from
 * which they add up.
 */
export function sheetOf(
  entries: readonly SheetEntry[],
  opened: Day,
  to: Day,
  products: bigint,
  counted: Counted = earning,
): Sheet {
  const settled = settlementsBetween(opened, addDays(to, -1), 'quarterly20').map(postingDay)
  const starts = [...settled.toReversed(), opened]
  const sheets = starts
    .flatMap(from => [false, true].map(byDay => sheetRows(entries, from, to, counted, byDay)))
    .map(rows => {
      const total = sum(rows.map(row => row.products))
      return { rows, total, agrees: total === products }
    })
  const [latest = { rows: [], total: 0n, agrees: products === 0n }] = sheets
  return sheets.find(({ agrees }) => agrees) ?? latest
}

/** As lines of an explanation; what does not add up is said last, where nobody overlooks it. */
export function sheetLines({ rows, total, agrees }: Sheet, products: bigint): Explanation[] {
  const lines = rows.map(row => {
    const span = `${row.from} → ${row.to}`
    const cut = row.base === row.balance ? '' : ` (${displayMoney(row.balance)})`
    return {
      label: { zh: span, en: span },
      text: `${displayMoney(row.base)}${cut} × ${row.days} = ${displayMoney(row.products)}`,
    }
  })
  const sumLine = { label: { zh: '积数合计', en: 'Products in all' }, text: displayMoney(total) }
  if (agrees) return [...lines, sumLine]
  const text = `${displayMoney(total)} ≠ ${displayMoney(products)}`
  return [
    ...lines,
    { label: { zh: '积数不符，请报会计主管', en: 'Does not add up: tell the supervisor' }, text },
  ]
}
