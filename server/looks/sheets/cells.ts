/** How the cells of a sheet are written. */
import { type Day, firstOfMonth } from '../../../core/dates.ts'
import type { SheetCell, SheetColumn, SheetLink, SheetQuery } from '../../../core/sheets.ts'
import { glOf } from '../../../core/ledger/chart.ts'
import { displayIn, type Unit } from '../../../core/ledger/units.ts'
import { displayMoney } from '../../../core/money.ts'
import type { Words } from '../../../core/words.ts'

/** The same text in both languages. */
export const same = (text: string, opens?: SheetLink): SheetCell => ({
  zh: text,
  en: text,
  ...(opens === undefined ? {} : { opens }),
})

export const EMPTY = same('')

/** Nothing is left blank, as on paper. */
export const money = (amount: bigint, opens?: SheetLink): SheetCell =>
  amount === 0n ? EMPTY : same(displayMoney(amount), opens)

/** The same in a currency that may have no parts. */
export const moneyIn =
  (unit: Unit) =>
  (amount: bigint, opens?: SheetLink): SheetCell =>
    amount === 0n ? EMPTY : same(displayIn(unit, amount), opens)

/** Of a currency beside the branch's own it is said which. */
export const inUnit = ({ zh, en }: Words, unit: Unit, own: Unit): Words =>
  unit === own ? { zh, en } : { zh: `${zh}　${unit}`, en: `${en}, ${unit}` }

/** A balance is written even where it is nothing. */
export const balance = (amount: bigint, opens?: SheetLink): SheetCell => same(displayMoney(amount), opens)

export const balanceIn =
  (unit: Unit) =>
  (amount: bigint, opens?: SheetLink): SheetCell =>
    same(displayIn(unit, amount), opens)

export const counted = (count: number, opens?: SheetLink): SheetCell =>
  count === 0 ? EMPTY : same(String(count), opens)

export const column = (zh: string, en: string, isAmount = false): SheetColumn => ({
  title: { zh, en },
  isAmount,
})

/** For a chart. */
export const inYuan = (amount: bigint): number => Number(amount) / 100

export const TOTAL: Words = { zh: '合计', en: 'Total' }

/** On the debit side, or on the credit side; of nothing neither. */
export const sides = (signed: bigint): [debit: bigint, credit: bigint] =>
  signed > 0n ? [signed, 0n] : [0n, -signed]

export const BROUGHT: Words = { zh: '承前', en: 'Brought forward' }

/** The first day of the month, where nobody has said from when. */
export const fromOf = ({ from, day }: SheetQuery): Day => from ?? firstOfMonth(day)

/** The vouchers behind a figure of a GL account. */
export const opensVouchers = (
  { day, gl, unit }: { readonly day: Day; readonly gl: string; readonly unit: Unit },
  side: SheetQuery['side'],
  medium: SheetQuery['medium'] = null,
): SheetLink => ({ sheet: 'entries', query: { day, gl, unit, side, medium } })

/** Of which GL account and which days a ledger is. */
export function ofLedger(gl: string, from: Day, to: Day): Words {
  const { name } = glOf(gl)
  return { zh: `${gl} ${name.zh}　${from} 至 ${to}`, en: `${gl} ${name.en}, ${from} to ${to}` }
}
