/** The sheets of a day: voucher list, daily slips, daily statement, journal, the vouchers of a GL account. */
import { type SheetCell, type SheetLink, type SheetQuery, SHEET_ROWS_MAX } from '../../../core/sheets.ts'
import type { Day } from '../../../core/dates.ts'
import { glOf } from '../../../core/ledger/chart.ts'
import { displayBeside } from '../../../core/ledger/units.ts'
import { numberOf } from '../../../core/registry/numbering.ts'
import { sum } from '../../../core/std.ts'
import type { Words } from '../../../core/words.ts'
import { trialBalance } from '../../store/figures.ts'
import { entriesOfGl, type JournalLine, journalOf } from '../../store/ledgers.ts'
import { dailySlips, type SlipRow, vouchersByCode } from '../../store/sheets.ts'
import { codeName } from '../accountEntry.ts'
import type { Reader } from '../reader.ts'
import { column, counted, EMPTY, inUnit, moneyIn, opensVouchers, same, sides, TOTAL } from './cells.ts'
import { entryCells, entryColumns } from './entries.ts'
import type { Made } from './made.ts'

type Of = Pick<SlipRow, 'gl' | 'unit'>

const opensLedger = ({ gl, unit }: Of, day: Day): SheetCell =>
  same(gl, { sheet: 'general', query: { day, gl, unit } })

/** A GL account in a currency beside the branch's own says which. */
const nameIn = ({ gl, unit }: Of, own: string): SheetCell => inUnit(glOf(gl).name, unit, own)

/** The branch's own currency first; each has a total of its own. */
const unitsOf = (rows: readonly Of[], own: string): string[] => [
  own,
  ...new Set(rows.map(({ unit }) => unit).filter(unit => unit !== own)),
]

export async function voucherList({ books, branch, parameters }: Reader, { day }: SheetQuery): Promise<Made> {
  const found = await vouchersByCode(books.pool, branch.code, day)
  const rows = found.map(({ code, rows: count, vouchers, first, last, reversed }): SheetCell[] => [
    same(numberOf(parameters.numbers, code)),
    codeName(code),
    counted(count),
    counted(vouchers),
    same(String(first), { row: { day, serial: first } }),
    same(String(last), { row: { day, serial: last } }),
    counted(reversed),
  ])
  const all = (name: 'rows' | 'vouchers' | 'reversed') =>
    counted(found.reduce((total, row) => total + row[name], 0))
  return {
    columns: [
      column('交易码', 'Code'),
      column('名称', 'Name'),
      column('笔数', 'Rows', true),
      column('传票张数', 'Vouchers', true),
      column('首号', 'First', true),
      column('末号', 'Last', true),
      column('已冲正', 'Reversed', true),
    ],
    rows: [...rows, [TOTAL, EMPTY, all('rows'), all('vouchers'), EMPTY, EMPTY, all('reversed')]],
    totals: 1,
  }
}

type SlipFigures = Omit<SlipRow, 'gl' | 'unit'>

const SLIP_SIDES = [
  ['debitCash', 'debit', 'cash'],
  ['debitTransfer', 'debit', 'transfer'],
  ['creditCash', 'credit', 'cash'],
  ['creditTransfer', 'credit', 'transfer'],
] as const

/** One slip a GL account: cash and transfer, amount and number of vouchers, on each side (rules.md §1.4). */
export async function slips({ books, branch }: Reader, { day }: SheetQuery): Promise<Made> {
  const found = await dailySlips(books.pool, branch.code, day)
  const onBalance = found.filter(({ gl }) => glOf(gl).side !== 'offBalance')
  const cells = (slip: SlipFigures, unit: string, gl: string | null): SheetCell[] =>
    SLIP_SIDES.flatMap(([name, side, medium]) => [
      moneyIn(unit)(slip[name], gl === null ? undefined : opensVouchers({ day, gl, unit }, side, medium)),
      counted(slip[`${name}Count`]),
    ])
  const units = unitsOf(found, branch.unit)
  const totalOf = (unit: string): SheetCell[] => {
    const own = onBalance.filter(slip => slip.unit === unit)
    const total = Object.fromEntries(
      SLIP_SIDES.flatMap(([name]) => [
        [name, sum(own.map(slip => slip[name]))],
        [`${name}Count`, own.reduce((count, slip) => count + slip[`${name}Count`], 0)],
      ]),
    ) as unknown as SlipFigures
    const label = inUnit({ zh: '表内', en: 'On balance' }, unit, branch.unit)
    return [TOTAL, label, ...cells(total, unit, null)]
  }
  return {
    columns: [
      column('科目', 'GL'),
      column('名称', 'Name'),
      column('借方现金', 'Debit, cash', true),
      column('借现张数', 'Count, cash', true),
      column('借方转账', 'Debit, transfer', true),
      column('借转张数', 'Count, transfer', true),
      column('贷方现金', 'Credit, cash', true),
      column('贷现张数', 'Count, credit cash', true),
      column('贷方转账', 'Credit, transfer', true),
      column('贷转张数', 'Count, credit transfer', true),
    ],
    rows: [
      ...found.map(slip => [
        opensLedger(slip, day),
        nameIn(slip, branch.unit),
        ...cells(slip, slip.unit, slip.gl),
      ]),
      ...units.map(totalOf),
    ],
    totals: units.length,
  }
}

/** What each GL account brought into the day, its turnover, where it stands. */
export async function daily({ books, branch }: Reader, { day }: SheetQuery): Promise<Made> {
  const trial = await trialBalance(books.pool, branch.code, day)
  const onBalance = trial.filter(({ gl }) => glOf(gl).side !== 'offBalance')
  const figures = ({ opening, debit, credit }: (typeof trial)[number]): bigint[] => [
    ...sides(opening),
    debit,
    credit,
    ...sides(opening + debit - credit),
  ]
  const units = unitsOf(onBalance, branch.unit)
  const totalOf = (unit: string): SheetCell[] => {
    const all = onBalance.filter(row => row.unit === unit).map(figures)
    const totals = Array.from({ length: 6 }, (_, index) => sum(all.map(row => row[index] ?? 0n)))
    const label = unit === branch.unit ? EMPTY : same(unit)
    return [TOTAL, label, ...totals.map(total => moneyIn(unit)(total))]
  }
  const links = ({ gl, unit }: Of): SheetLink[] => {
    const query = { day, gl, unit }
    const balances: SheetLink = { sheet: 'balances', query }
    const ledger: SheetLink = { sheet: 'general', query }
    const [debit, credit] = [opensVouchers(query, 'debit'), opensVouchers(query, 'credit')]
    return [ledger, ledger, debit, credit, balances, balances]
  }
  return {
    columns: [
      column('科目', 'GL'),
      column('名称', 'Name'),
      column('昨日借方', 'Before, debit', true),
      column('昨日贷方', 'Before, credit', true),
      column('借方发生', 'Debit', true),
      column('贷方发生', 'Credit', true),
      column('今日借方', 'Balance, debit', true),
      column('今日贷方', 'Balance, credit', true),
    ],
    rows: [
      ...onBalance.map(row => {
        const opens = links(row)
        return [
          opensLedger(row, day),
          nameIn(row, branch.unit),
          ...figures(row).map((figure, index) => moneyIn(row.unit)(figure, opens[index])),
        ]
      }),
      ...units.map(totalOf),
    ],
    totals: units.length,
  }
}

/** Every row of the day in the order of its number, erased and waiting ones too: a gap would be seen. */
export async function journal(reader: Reader, { day, teller, code }: SheetQuery): Promise<Made> {
  const { books, branch, parameters } = reader
  const found = await journalOf(books.pool, branch.code, day, { teller, code }, SHEET_ROWS_MAX + 1)
  return {
    about: only(teller, code === null ? null : numberOf(parameters.numbers, code)),
    columns: [
      column('流水号', 'No.', true),
      column('时间', 'Time'),
      column('交易码', 'Code'),
      column('名称', 'Name'),
      column('账号', 'Account'),
      column('金额', 'Amount', true),
      column('传票', 'Vouchers', true),
      column('柜员', 'Teller'),
      column('授权', 'Signed by'),
      column('状态', 'State'),
    ],
    rows: found.map((row): SheetCell[] => [
      same(String(row.serial), { row: { day, serial: row.serial } }),
      same(timeOf(row.at)),
      same(numberOf(parameters.numbers, row.code)),
      codeName(row.code),
      same(row.account ?? ''),
      amountOf(row, branch.unit),
      counted(row.vouchers),
      same(row.teller),
      same(row.authorisers.join(' ')),
      stateOf(row),
    ]),
    totals: 0,
  }
}

const only = (teller: string | null, code: string | null): Words => ({
  zh: [teller && `柜员 ${teller}`, code && `交易码 ${code}`].filter(Boolean).join('　'),
  en: [teller && `teller ${teller}`, code && `code ${code}`].filter(Boolean).join(', '),
})

/** The amount that a row is known by, with its currency where that is not the branch's own. */
export const amountOf = ({ amount, unit }: Pick<JournalLine, 'amount' | 'unit'>, own: string): SheetCell =>
  amount === null || amount === 0n || unit === null ? EMPTY : same(displayBeside(own, unit, amount))

/** Wall clock in the time zone of the outlets. */
export const timeOf = (at: bigint): string => new Date(Number(at) + 8 * 3_600_000).toISOString().slice(11, 19)

function stateOf({ outcome, reversedBy }: { outcome: string; reversedBy: number | null }): SheetCell {
  if (reversedBy !== null) return { zh: `已冲正（${reversedBy}）`, en: `reversed (${reversedBy})` }
  return outcome === 'parked' ? { zh: '待授权', en: 'parked' } : { zh: '已入账', en: 'posted' }
}

/** The vouchers of a GL account on a day, whole or narrowed to a side and a medium. */
export async function entries(reader: Reader, { day, gl, unit, side, medium }: SheetQuery): Promise<Made> {
  const currency = unit ?? reader.branch.unit
  const filter = {
    unit: currency,
    gl: gl ?? '',
    day,
    isDebit: side === null ? null : side === 'debit',
    isCash: medium === null ? null : medium === 'cash',
  }
  const found = await entriesOfGl(reader.books.pool, reader.branch.code, filter, SHEET_ROWS_MAX + 1)
  const of = (wanted: 'debit' | 'credit') =>
    sum(found.filter(entry => isDebit(entry.side) === (wanted === 'debit')).map(({ amount }) => amount))
  const { name } = glOf(gl ?? '')
  const cash = moneyIn(currency)
  return {
    about: inUnit({ zh: `${gl} ${name.zh}`, en: `${gl} ${name.en}` }, currency, reader.branch.unit),
    columns: [...entryColumns, column('账号', 'Account')],
    rows: [
      ...found.map((entry): SheetCell[] => [
        ...entryCells(entry, currency, reader),
        opensAccount(entry.account, day),
      ]),
      [TOTAL, ...Array.from({ length: 5 }, () => EMPTY), cash(of('debit')), cash(of('credit')), EMPTY],
    ],
    totals: 1,
  }
}

const isDebit = (side: string): boolean => side === 'D' || side === 'R'

const opensAccount = (account: string, day: Day): SheetCell =>
  same(account, { sheet: 'account', query: { day, account } })
