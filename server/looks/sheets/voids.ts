/** Void papers (作废凭证, F73): how many each teller has spoilt of what he used, and which they are. */
import { typedOn } from '../../../core/fields/field.ts'
import { kindOfAccount, voucherAccountOf } from '../../../core/ledger/complete.ts'
import { decodeFields } from '../../../core/ledger/journal.ts'
import { rangeWords, voucherWords } from '../../../core/parameters.ts'
import { numberOf } from '../../../core/registry/numbering.ts'
import { type SheetCell, type SheetLink, type SheetQuery, SHEET_ROWS_MAX } from '../../../core/sheets.ts'
import { groupBy, given } from '../../../core/std.ts'
import { findTransaction } from '../../../core/transactions/catalogue.ts'
import { papersSpent, type Spent, type SpentLine, spentLines } from '../../store/voids.ts'
import { codeName } from '../accountEntry.ts'
import { peopleNames, type Reader } from '../reader.ts'
import { column, counted, EMPTY, fromOf, same, TOTAL } from './cells.ts'
import type { Made } from './made.ts'
import { period } from './period.ts'

/** By teller and kind, over the month so far where no day is said from which. */
export async function voidTable(reader: Reader, query: SheetQuery): Promise<Made> {
  const { books, branch, parameters } = reader
  const from = fromOf(query)
  const [found, people] = await Promise.all([
    papersSpent(books.pool, branch.code, from, query.day),
    peopleNames(reader),
  ])
  const figures = (
    own: readonly Spent[],
    of: { teller: string | null; kind: string | null },
  ): SheetCell[] => {
    const [spent, voided] = [total(own, 'spent'), total(own, 'voided')]
    const account = of.kind === null ? null : voucherAccountOf(of.kind)
    const opens = (sheet: 'papersSpent' | 'papersVoided'): SheetLink => ({
      sheet,
      query: { day: query.day, from, teller: of.teller, account },
    })
    return [
      counted(spent, opens('papersSpent')),
      counted(voided, opens('papersVoided')),
      share(voided, spent),
    ]
  }
  const rows = [...groupBy(found, ({ teller }) => teller)].flatMap(([teller, own]): SheetCell[][] => {
    const who = [same(teller), people.get(teller) ?? EMPTY]
    const lines = own.map(one => [
      ...who,
      voucherWords(parameters, one.kind),
      ...figures([one], { teller, kind: one.kind }),
    ])
    return [...lines, [...who, { zh: '小计', en: 'Sum' }, ...figures(own, { teller, kind: null })]]
  })
  return {
    about: period(from, query.day),
    columns: [
      column('柜员', 'Teller'),
      column('姓名', 'Name'),
      column('凭证种类', 'Kind'),
      column('用出份数', 'Used', true),
      column('作废份数', 'Void', true),
      column('作废率', 'Share void', true),
    ],
    rows: [...rows, [TOTAL, EMPTY, EMPTY, ...figures(found, { teller: null, kind: null })]],
    totals: 1,
  }
}

const total = (own: readonly Spent[], of: 'spent' | 'voided'): number =>
  own.reduce((all, one) => all + one[of], 0)

/** In tenths of a percent; nothing where nothing was used. */
const share = (voided: number, spent: number): SheetCell =>
  spent > 0 ? same(`${(Math.round((voided * 1000) / spent) / 10).toFixed(1)}%`) : EMPTY

export const voidedPapers = (reader: Reader, query: SheetQuery): Promise<Made> => listed(reader, query, true)

export const spentPapers = (reader: Reader, query: SheetQuery): Promise<Made> => listed(reader, query, false)

/** Number by number, with the row that it went by; of one teller, or one kind, where a figure was opened. */
async function listed(reader: Reader, query: SheetQuery, voided: boolean): Promise<Made> {
  const { books, branch, parameters } = reader
  const from = fromOf(query)
  const only = { teller: query.teller, kind: query.account && kindOfAccount(query.account), voided }
  const limit = SHEET_ROWS_MAX + 1
  const found = await spentLines(books.pool, branch.code, from, query.day, only, limit)
  const piecesOf = (line: SpentLine): number => (voided ? line.voided : line.spent)
  return {
    about: period(from, query.day),
    columns: [
      column('日期', 'Day'),
      column('流水号', 'No.', true),
      column('交易码', 'Code'),
      column('名称', 'Name'),
      column('柜员', 'Teller'),
      column('凭证种类', 'Kind'),
      column('号码', 'Numbers'),
      column('份数', 'Pieces', true),
      column('原因', 'Reason'),
    ],
    rows: [
      ...found.map((line): SheetCell[] => [
        same(line.day),
        same(String(line.serial), { row: { day: line.day, serial: line.serial } }),
        same(numberOf(parameters.numbers, line.code)),
        codeName(line.code),
        same(line.teller),
        voucherWords(parameters, line.kind),
        same(rangeWords(parameters, line.kind, rangeOf(line.numbers))),
        counted(piecesOf(line)),
        same(reasonOf(line)),
      ]),
      [
        TOTAL,
        ...Array.from({ length: 6 }, () => EMPTY),
        counted(found.reduce((all, line) => all + piecesOf(line), 0)),
        EMPTY,
      ],
    ],
    totals: 1,
  }
}

function rangeOf(numbers: string): readonly [number, number] {
  const [, first, last] = given(/^(\d+)-(\d+)$/.exec(numbers), numbers)
  return [Number(first), Number(last)]
}

/** Why, where the form of the code has asked. */
function reasonOf({ code, fields }: SpentLine): string {
  const transaction = findTransaction(code)
  return transaction ? typedOn(transaction.fields, decodeFields(fields))('reason') : ''
}
