/** Entry by entry: what went into deposits and came out of them, and what loans earned. */
import { OVERDRAFT_RECEIVABLE } from '../../../core/counter/interest.ts'
import { glOf } from '../../../core/ledger/chart.ts'
import { INTEREST_INCOME, OFF_BOOKS, RECEIVABLE } from '../../../core/loans/repay.ts'
import { numberOf } from '../../../core/registry/numbering.ts'
import { type SheetCell, type SheetQuery, SHEET_ROWS_MAX } from '../../../core/sheets.ts'
import { sum } from '../../../core/std.ts'
import { entriesUnder, type ListedEntry } from '../../store/lists.ts'
import { codeName } from '../accountEntry.ts'
import { maskedNames } from '../customer.ts'
import type { Reader } from '../reader.ts'
import { balance, column, counted, EMPTY, fromOf, money, same, TOTAL } from './cells.ts'
import { timeOf } from './day.ts'
import type { Made } from './made.ts'
import { ledgerLink, period } from './period.ts'

const ENTRY = [
  column('日期', 'Day'),
  column('时间', 'Time'),
  column('流水号', 'No.', true),
  column('摘要', 'What'),
  column('账号', 'Account'),
  column('户名', 'Holder'),
]

type Names = ReadonlyMap<string, SheetCell>

function entryOf(entry: ListedEntry, names: Names, { parameters }: Reader): SheetCell[] {
  const { day, serial, at, code, account, customer } = entry
  const { zh, en } = codeName(code)
  const number = numberOf(parameters.numbers, code)
  return [
    same(day),
    same(timeOf(at)),
    same(String(serial), { row: { day, serial } }),
    { zh: `${number} ${zh}`, en: `${number} ${en}` },
    account === null ? EMPTY : same(account, { sheet: 'account', query: { day, from: day, account } }),
    customer === null ? EMPTY : (names.get(customer) ?? EMPTY),
  ]
}

const namesOf = (reader: Reader, entries: readonly ListedEntry[]) =>
  maskedNames(
    reader,
    entries.flatMap(({ customer }) => customer ?? []),
  )

const DEPOSITS = '2011'

/** Every entry on deposits (存款日记), with what stood on the account after it. */
export async function depositJournal(reader: Reader, query: SheetQuery): Promise<Made> {
  const { books, branch } = reader
  const from = query.from ?? query.day
  const at = [books.pool, branch.code, branch.unit] as const
  const found = await entriesUnder(...at, [DEPOSITS], from, query.day, SHEET_ROWS_MAX + 1)
  const names = await namesOf(reader, found)
  const all = (isDebit: boolean) =>
    sum(found.filter(row => row.isDebit === isDebit).map(({ amount }) => amount))
  return {
    about: period(from, query.day),
    columns: [
      ...ENTRY,
      column('存入', 'Paid in', true),
      column('支取', 'Paid out', true),
      column('余额', 'Balance', true),
      column('柜员', 'Teller'),
    ],
    rows: [
      ...found.map(row => [
        ...entryOf(row, names, reader),
        row.isDebit ? EMPTY : money(row.amount),
        row.isDebit ? money(row.amount) : EMPTY,
        balance(-row.balance),
        same(row.teller),
      ]),
      [
        TOTAL,
        EMPTY,
        counted(found.length),
        EMPTY,
        EMPTY,
        EMPTY,
        money(all(false), ledgerLink(DEPOSITS, from, query.day)),
        money(all(true), ledgerLink(DEPOSITS, from, query.day)),
        EMPTY,
        EMPTY,
      ],
    ],
    totals: 1,
  }
}

/** Where interest of loans and overdrafts is booked: income, receivable, and off the balance. */
const INTEREST = [INTEREST_INCOME, RECEIVABLE, OVERDRAFT_RECEIVABLE, OFF_BOOKS]

/** What loans and overdrafts earned, were paid and owe (贷款利息清单), also what is off the balance. */
export async function loanInterest(reader: Reader, query: SheetQuery): Promise<Made> {
  const { books, branch } = reader
  const from = fromOf(query)
  const at = [books.pool, branch.code, branch.unit] as const
  const found = await entriesUnder(...at, INTEREST, from, query.day, SHEET_ROWS_MAX + 1)
  const names = await namesOf(reader, found)
  const side = (rows: readonly ListedEntry[], isDebit: boolean) =>
    sum(rows.filter(row => row.isDebit === isDebit).map(({ amount }) => amount))
  const used = INTEREST.filter(gl => found.some(row => isUnder(row.gl, gl)))
  return {
    about: period(from, query.day),
    columns: [
      ...ENTRY,
      column('科目', 'GL'),
      column('名称', 'Name'),
      column('借方、收入', 'Debit, receipt', true),
      column('贷方、付出', 'Credit, payment', true),
    ],
    rows: [
      ...found.map(row => [
        ...entryOf(row, names, reader),
        same(row.gl),
        glOf(row.gl).name,
        row.isDebit ? money(row.amount) : EMPTY,
        row.isDebit ? EMPTY : money(row.amount),
      ]),
      ...used.map((gl): SheetCell[] => {
        const own = found.filter(row => isUnder(row.gl, gl))
        const opens = ledgerLink(gl, from, query.day)
        return [
          TOTAL,
          EMPTY,
          counted(own.length),
          EMPTY,
          EMPTY,
          EMPTY,
          same(gl),
          glOf(gl).name,
          money(side(own, true), opens),
          money(side(own, false), opens),
        ]
      }),
    ],
    totals: used.length,
  }
}

const isUnder = (gl: string, above: string): boolean => gl === above || gl.startsWith(`${above}-`)
