/** What somebody signed, and what was taken back, over a day or longer: what supervision reads first. */
import { decodeFields } from '../../../core/ledger/journal.ts'
import { numberOf } from '../../../core/registry/numbering.ts'
import { type SheetCell, type SheetQuery, SHEET_ROWS_MAX } from '../../../core/sheets.ts'
import { transactionOf } from '../../../core/transactions/catalogue.ts'
import { type ListedLine, postedOver, signedOver } from '../../store/ledgers.ts'
import { codeName } from '../accountEntry.ts'
import type { Reader } from '../reader.ts'
import { column, counted, EMPTY, same, TOTAL } from './cells.ts'
import { amountOf, timeOf } from './day.ts'
import type { Made } from './made.ts'
import { period } from './period.ts'

const ROW = [
  column('日期', 'Day'),
  column('时间', 'Time'),
  column('流水号', 'No.', true),
  column('交易码', 'Code'),
  column('名称', 'Name'),
  column('账号', 'Account'),
  column('金额', 'Amount', true),
  column('柜员', 'Teller'),
  column('授权', 'Signed by'),
]

const cellsOf = (row: ListedLine, { branch, parameters }: Reader): SheetCell[] => [
  same(row.day),
  same(timeOf(row.at)),
  same(String(row.serial), { row: { day: row.day, serial: row.serial } }),
  same(numberOf(parameters.numbers, row.code)),
  codeName(row.code),
  same(row.account ?? ''),
  amountOf(row, branch.unit),
  same(row.teller),
  same(row.authorisers.join(' ')),
]

/** How many they are; amounts of different kinds of business are not added. */
const countOf = (rows: readonly unknown[], columns: number): SheetCell[] => [
  TOTAL,
  EMPTY,
  counted(rows.length),
  ...Array.from({ length: columns - 3 }, () => EMPTY),
]

/** Every row with a signature, and whose (授权清单). */
export async function signedList(reader: Reader, query: SheetQuery): Promise<Made> {
  const { books, branch } = reader
  const from = query.from ?? query.day
  const found = await signedOver(books.pool, branch.code, from, query.day, SHEET_ROWS_MAX + 1)
  return {
    about: period(from, query.day),
    columns: ROW,
    rows: [...found.map(row => cellsOf(row, reader)), countOf(found, ROW.length)],
    totals: 1,
  }
}

const REVERSING = ['8501', '8502']

/** What was taken back, on its day or later, with the row that it was and why (冲正清单). */
export async function reversalList(reader: Reader, query: SheetQuery): Promise<Made> {
  const { books, branch } = reader
  const from = query.from ?? query.day
  const found = await postedOver(books.pool, branch.code, REVERSING, from, query.day, SHEET_ROWS_MAX + 1)
  const columns = [...ROW, column('原流水', 'Taken back'), column('原因', 'Reason')]
  return {
    about: period(from, query.day),
    columns,
    rows: [...found.map(row => [...cellsOf(row, reader), ...whyOf(row)]), countOf(found, columns.length)],
    totals: 1,
  }
}

/** 8501 names a serial of its own day, 8502 a day and a serial. */
function whyOf({ code, day, fields }: ListedLine): SheetCell[] {
  const names = Object.keys(transactionOf(code).fields)
  const texts = decodeFields(fields)
  const typed = (name: string) => texts[names.indexOf(name)] ?? ''
  const original = typed('row') || `${day}/${typed('serial')}`
  const [on = day, serial = ''] = original.split('/')
  return [same(original, { row: { day: on, serial: Number(serial) } }), same(typed('reason'))]
}
