/** Registers as sheets: special business, and cash from so much on, with who stood at the window. */
import { typedOn } from '../../../core/fields/field.ts'
import { decodeFields } from '../../../core/ledger/journal.ts'
import { abs } from '../../../core/std.ts'
import { writtenBeside } from '../../../core/ledger/units.ts'
import { displayMoney } from '../../../core/money.ts'
import { type Refusal, refuse } from '../../../core/refusals.ts'
import { numberOf } from '../../../core/registry/numbering.ts'
import { type SheetCell, type SheetQuery, SHEET_ROWS_MAX } from '../../../core/sheets.ts'
import { findTransaction } from '../../../core/transactions/catalogue.ts'
import { type CashRow, largeCashRows } from '../../store/lists.ts'
import { codeName } from '../accountEntry.ts'
import { maskedNames } from '../customer.ts'
import type { Reader } from '../reader.ts'
import { registerOf } from '../register.ts'
import { column, counted, EMPTY, money, same, TOTAL } from './cells.ts'
import { timeOf } from './day.ts'
import type { Made } from './made.ts'
import { period } from './period.ts'

/** Loss, freezing, inquiries, deductions and the rest (特殊业务登记簿), and how what each began stood then. */
export async function specialBusiness(reader: Reader, query: SheetQuery): Promise<Made | Refusal> {
  const from = query.from ?? query.day
  const asked = { from, to: query.day, teller: null, most: SHEET_ROWS_MAX }
  const { rows, cut } = await registerOf(reader, 'special', asked)
  if (cut) return refuse('sheetTooLong', { most: String(SHEET_ROWS_MAX) })
  return {
    about: period(from, query.day),
    columns: [
      column('日期', 'Day'),
      column('时间', 'Time'),
      column('流水号', 'No.', true),
      column('交易', 'Transaction'),
      column('机关', 'Authority'),
      column('文书号', 'Paper'),
      column('账号', 'Account'),
      column('金额', 'Amount', true),
      column('柜员', 'Teller'),
      column('授权', 'Signed by'),
      column('现状', 'Stands'),
    ],
    rows: [
      ...rows
        .toReversed()
        .map(({ day, serial, at, number, codeName: name, organ, ...row }): SheetCell[] => [
          same(day),
          same(timeOf(BigInt(Date.parse(at)))),
          same(String(serial), { row: { day, serial } }),
          { zh: `${number} ${name.zh}`, en: `${number} ${name.en}` },
          organ ?? EMPTY,
          same(row.document),
          row.account === null
            ? EMPTY
            : same(row.account, { sheet: 'account', query: { day: query.day, account: row.account } }),
          row.amount === null ? EMPTY : same(writtenBeside(row.unit, row.amount)),
          same(row.teller),
          same(row.authorisers.join(' ')),
          row.state,
        ]),
      [TOTAL, EMPTY, counted(rows.length), ...Array.from({ length: 8 }, () => EMPTY)],
    ],
    totals: 1,
  }
}

/** Cash of the threshold and more, row by row (大额现金登记簿, rules.md §5.3). */
export async function largeCashRegister(reader: Reader, query: SheetQuery): Promise<Made> {
  const { books, branch, parameters } = reader
  const from = query.from ?? query.day
  const least = parameters.cash.identityFrom
  const at = [books.pool, branch.code, branch.unit, least] as const
  const found = await largeCashRows(...at, from, query.day, SHEET_ROWS_MAX + 1)
  const names = await maskedNames(
    reader,
    found.flatMap(({ customer }) => customer ?? []),
  )
  const days = period(from, query.day)
  const shown = displayMoney(least)
  return {
    about: { zh: `${days.zh}　${shown} 及以上`, en: `${days.en}, ${shown} and more` },
    columns: [
      column('日期', 'Day'),
      column('时间', 'Time'),
      column('流水号', 'No.', true),
      column('交易', 'Transaction'),
      column('账号', 'Account'),
      column('户名', 'Holder'),
      column('收现', 'Received', true),
      column('付现', 'Paid', true),
      column('办理人', 'At the window'),
      column('身份核查', 'Identity check'),
      column('柜员', 'Teller'),
      column('复核授权', 'Signed by'),
    ],
    rows: [
      ...found.map((row): SheetCell[] => {
        const { zh, en } = codeName(row.code)
        const number = numberOf(parameters.numbers, row.code)
        return [
          same(row.day),
          same(timeOf(row.at)),
          same(String(row.serial), { row: { day: row.day, serial: row.serial } }),
          { zh: `${number} ${zh}`, en: `${number} ${en}` },
          row.account === null ? EMPTY : same(row.account),
          row.customer === null ? EMPTY : (names.get(row.customer) ?? EMPTY),
          money(row.amount > 0n ? row.amount : 0n),
          money(row.amount < 0n ? abs(row.amount) : 0n),
          chosen(row, 'actor'),
          chosen(row, 'identityResult'),
          same(row.teller),
          same(row.authorisers.join(' ')),
        ]
      }),
      [
        TOTAL,
        EMPTY,
        counted(found.length),
        EMPTY,
        EMPTY,
        EMPTY,
        ...[1n, -1n].map(sign => money(sumOf(found, sign))),
        ...Array.from({ length: 4 }, () => EMPTY),
      ],
    ],
    totals: 1,
  }
}

const sumOf = (rows: readonly CashRow[], sign: bigint): bigint =>
  rows.reduce((all, { amount }) => (amount * sign > 0n ? all + amount * sign : all), 0n)

/** What was chosen in a field of the form, in words. */
function chosen({ code, fields }: CashRow, name: string): SheetCell {
  const form = findTransaction(code)?.fields ?? {}
  const text = typedOn(form, decodeFields(fields))(name)
  const choice = form[name]?.options.choices?.find(({ value }) => value === text)
  return choice ? { zh: choice.zh, en: choice.en } : EMPTY
}
