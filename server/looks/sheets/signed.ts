/** What somebody signed, and what was taken back, over a day or longer: what supervision reads first. */
import { typedOn } from '../../../core/fields/field.ts'
import { subjectOf } from '../../../core/derive/row.ts'
import { decodeFields } from '../../../core/ledger/journal.ts'
import { numberOf } from '../../../core/registry/numbering.ts'
import { type SheetCell, type SheetQuery, SHEET_ROWS_MAX } from '../../../core/sheets.ts'
import { findTransaction, transactionOf } from '../../../core/transactions/catalogue.ts'
import type { Words } from '../../../core/words.ts'
import { type ListedLine, postedOver, signedOver } from '../../store/ledgers.ts'
import { codeName } from '../accountEntry.ts'
import { maskedNames } from '../customer.ts'
import { type Reader, recordsOf } from '../reader.ts'
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
  column('户名', 'Holder'),
  column('金额', 'Amount', true),
  column('柜员', 'Teller'),
  column('授权', 'Signed by'),
]

interface Told extends ListedLine {
  /** Of a customer: the bank's own accounts have technical names, which nobody at a window knows. */
  readonly shown: string | null
  readonly holder: Words
}

/** With whose account each row is about: that of its largest entry, else the one on its form. */
async function told(reader: Reader, rows: readonly ListedLine[]): Promise<Told[]> {
  const accounts = rows.map(({ code, account, fields }) => {
    const transaction = findTransaction(code)
    const own = account !== null && isCustomers(account) ? account : null
    return own ?? (transaction ? subjectOf(transaction, decodeFields(fields)).account : null)
  })
  const keys = accounts.flatMap(no => (no === null ? [] : [`account:${no}` as const]))
  const state = await recordsOf(reader.books, reader.branch.code, keys)
  const customerOf = (no: string | null) =>
    no === null ? null : (state.get('account', no)?.customer ?? null)
  const names = await maskedNames(
    reader,
    accounts.flatMap(no => customerOf(no) ?? []),
  )
  return rows.map((row, index) => {
    const shown = accounts[index] ?? null
    return { ...row, shown, holder: names.get(customerOf(shown) ?? '') ?? EMPTY }
  })
}

const isCustomers = (account: string): boolean => /^\d{16}$/.test(account)

const cellsOf = (row: Told, { branch, parameters }: Reader): SheetCell[] => [
  same(row.day),
  same(timeOf(row.at)),
  same(String(row.serial), { row: { day: row.day, serial: row.serial } }),
  same(numberOf(parameters.numbers, row.code)),
  codeName(row.code),
  same(row.shown ?? ''),
  row.holder,
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
    rows: [...(await told(reader, found)).map(row => cellsOf(row, reader)), countOf(found, ROW.length)],
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
    rows: [
      ...(await told(reader, found)).map(row => [...cellsOf(row, reader), ...whyOf(row)]),
      countOf(found, columns.length),
    ],
    totals: 1,
  }
}

/** 8501 names a serial of its own day, 8502 a day and a serial. */
function whyOf({ code, day, fields }: ListedLine): SheetCell[] {
  const typed = typedOn(transactionOf(code).fields, decodeFields(fields))
  const original = typed('row') || `${day}/${typed('serial')}`
  const [on = day, serial = ''] = original.split('/')
  return [same(original, { row: { day: on, serial: Number(serial) } }), same(typed('reason'))]
}
