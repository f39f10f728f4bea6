/** The general ledger, the balances under a GL account, and the off-balance register. */
import { glOf } from '../../../core/ledger/chart.ts'
import { products } from '../../../core/products.ts'
import { type Refusal, refuse } from '../../../core/refusals.ts'
import { type SheetCell, type SheetLink, type SheetQuery, SHEET_ROWS_MAX } from '../../../core/sheets.ts'
import { sum } from '../../../core/std.ts'
import type { Words } from '../../../core/words.ts'
import { balancesOver, type MovedBalance } from '../../store/balances.ts'
import { glDays, glOpening } from '../../store/ledgers.ts'
import { maskedNames } from '../customer.ts'
import type { Reader } from '../reader.ts'
import {
  balance,
  BROUGHT,
  column,
  EMPTY,
  fromOf,
  inUnit,
  money,
  moneyIn,
  ofLedger,
  opensVouchers,
  same,
  sides,
  TOTAL,
} from './cells.ts'
import type { Made } from './made.ts'

/** A GL account day by day: brought forward, turnover, balance; both sides where it may stand on either. */
export async function general({ books, branch }: Reader, query: SheetQuery): Promise<Made> {
  const gl = query.gl ?? ''
  const from = fromOf(query)
  const unit = query.unit ?? branch.unit
  const at = [books.pool, branch.code, unit, gl] as const
  const [opening, days] = await Promise.all([glOpening(...at, from), glDays(...at, from, query.day)])
  const cash = moneyIn(unit)
  let stands = opening
  const lines = days.map(({ day, debit, credit }): SheetCell[] => {
    stands += debit - credit
    const opens: SheetLink = { sheet: 'balances', query: { day, gl, unit } }
    return [
      same(day),
      cash(debit, opensVouchers({ day, gl, unit }, 'debit')),
      cash(credit, opensVouchers({ day, gl, unit }, 'credit')),
      ...sides(stands).map(side => cash(side, opens)),
    ]
  })
  const [debit, credit] = [sum(days.map(row => row.debit)), sum(days.map(row => row.credit))]
  return {
    about: inUnit(ofLedger(gl, from, query.day), unit, branch.unit),
    columns: [
      column('日期', 'Day'),
      column('借方发生', 'Debit', true),
      column('贷方发生', 'Credit', true),
      column('借方余额', 'Balance, debit', true),
      column('贷方余额', 'Balance, credit', true),
    ],
    rows: [
      [BROUGHT, EMPTY, EMPTY, ...sides(opening).map(side => cash(side))],
      ...lines,
      [TOTAL, cash(debit), cash(credit), ...sides(stands).map(side => cash(side))],
    ],
    totals: 1,
  }
}

/**
 * All accounts under a GL account (余额表): what each brought into a day or a period, what moved and what
 * stands; together they are the balance of the GL account.
 */
export async function balances(reader: Reader, query: SheetQuery): Promise<Made> {
  const { books, branch } = reader
  const { day } = query
  const from = query.from ?? day
  const gl = query.gl ?? ''
  const unit = query.unit ?? branch.unit
  const at = [books.pool, branch.code, unit, gl] as const
  const [found, opening, days] = await Promise.all([
    balancesOver(...at, beginningsOf(gl, branch.code), from, day, SHEET_ROWS_MAX + 1),
    glOpening(...at, from),
    glDays(...at, from, day),
  ])
  const holders = await holdersOf(reader, gl, found)
  const all = (name: 'before' | 'debit' | 'credit' | 'balance') => sum(found.map(row => row[name]))
  const moved = { debit: sum(days.map(row => row.debit)), credit: sum(days.map(row => row.credit)) }
  const ledger = { before: opening, ...moved, balance: opening + moved.debit - moved.credit }
  const of = ofLedger(gl, from, day)
  const about = { zh: `${of.zh}　${found.length} 户`, en: `${of.en}, ${found.length} accounts` }
  const figures = (row: typeof ledger, opens: readonly (SheetLink | undefined)[] = []): SheetCell[] =>
    [...sides(row.before), row.debit, row.credit, ...sides(row.balance)].map((figure, index) =>
      moneyIn(unit)(figure, opens[index]),
    )
  return {
    about: inUnit(about, unit, branch.unit),
    columns: [
      column('账号', 'Account'),
      column('户名', 'Holder'),
      column('储种', 'Product'),
      column('末次发生', 'Last moved'),
      column('期初借方', 'Before, debit', true),
      column('期初贷方', 'Before, credit', true),
      column('借方发生', 'Debit', true),
      column('贷方发生', 'Credit', true),
      column('借方余额', 'Balance, debit', true),
      column('贷方余额', 'Balance, credit', true),
    ],
    rows: [
      ...found.map((row, index): SheetCell[] => {
        const opens: SheetLink = { sheet: 'account', query: { day, from, account: row.account } }
        return [
          same(row.account, { sheet: 'account', query: { day, account: row.account } }),
          holders[index] ?? EMPTY,
          row.product === null ? EMPTY : products[row.product].name,
          same(row.day, { row: { day: row.day, serial: row.serial } }),
          ...figures(row, [undefined, undefined, opens, opens]),
        ]
      }),
      [
        TOTAL,
        EMPTY,
        EMPTY,
        EMPTY,
        ...figures({
          before: all('before'),
          debit: all('debit'),
          credit: all('credit'),
          balance: all('balance'),
        }),
      ],
      [{ zh: '总账余额', en: 'General ledger' }, EMPTY, EMPTY, EMPTY, ...figures(ledger)],
    ],
    totals: 2,
  }
}

/** Whose an account is; of a person the middle of the name is hidden. */
async function holdersOf(reader: Reader, gl: string, rows: readonly MovedBalance[]): Promise<Words[]> {
  const names = await maskedNames(
    reader,
    rows.flatMap(({ customer }) => customer ?? []),
  )
  return rows.map(({ customer, title }) => {
    if (title !== null) return same(title)
    return customer === null ? glOf(gl).name : (names.get(customer) ?? EMPTY)
  })
}

/** A loan moves among these with its term and its arrears. */
const isLoan = (gl: string): boolean => gl.startsWith('1303')

/** How the numbers of accounts under a GL account begin: customers’ by product, the bank’s own by the GL. */
export function beginningsOf(gl: string, branch: string): string[] {
  const digits = Object.values(products)
    .filter(product => `${product.gl}-`.startsWith(`${gl}-`) || [gl, product.gl].every(isLoan))
    .map(product => branch + product.digits)
  return [...new Set([...digits, gl])].sort()
}

/** Receipts, payments and balance of an off-balance account, single-sided (rules.md §1.1). */
export async function offBalance({ books, branch }: Reader, query: SheetQuery): Promise<Made | Refusal> {
  const gl = query.gl ?? ''
  if (glOf(gl).side !== 'offBalance') return { ...refuse('glNotOffBalance', { gl }), field: 'gl' }
  const from = fromOf(query)
  const unit = query.unit ?? branch.unit
  const at = [books.pool, branch.code, unit, gl] as const
  const [opening, days] = await Promise.all([glOpening(...at, from), glDays(...at, from, query.day)])
  let stands = opening
  return {
    about: ofLedger(gl, from, query.day),
    columns: [
      column('日期', 'Day'),
      column('收入', 'Receipts', true),
      column('笔数', 'Count', true),
      column('付出', 'Payments', true),
      column('笔数', 'Count', true),
      column('余额', 'Balance', true),
    ],
    rows: [
      [BROUGHT, EMPTY, EMPTY, EMPTY, EMPTY, balance(opening)],
      ...days.map(({ day, debit, credit, debits, credits }): SheetCell[] => {
        stands += debit - credit
        return [
          same(day),
          money(debit, opensVouchers({ day, gl, unit }, 'debit')),
          same(String(debits)),
          money(credit, opensVouchers({ day, gl, unit }, 'credit')),
          same(String(credits)),
          balance(stands),
        ]
      }),
    ],
    totals: 0,
  }
}
