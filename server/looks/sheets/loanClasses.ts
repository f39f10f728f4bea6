/** Loans by their five classes (五级分类表, rules.md §2.6), as a day left them. */
import { typedOn } from '../../../core/fields/field.ts'
import type { Day } from '../../../core/dates.ts'
import { decodeFields } from '../../../core/ledger/journal.ts'
import { classNames } from '../../../core/loans/classes.ts'
import { OVERDUE } from '../../../core/loans/repay.ts'
import { type LoanClass, loanClasses } from '../../../core/loans/terms.ts'
import type { Account } from '../../../core/ledger/entities.ts'
import { type SheetCell, type SheetQuery, SHEET_ROWS_MAX } from '../../../core/sheets.ts'
import { groupBy, sum } from '../../../core/std.ts'
import { loanClass } from '../../../core/transactions/68-loans/6840-loan-class.ts'
import { rowsThatSaid } from '../../store/asOf.ts'
import { accountsDue } from '../../store/evenings.ts'
import { maskedNames } from '../customer.ts'
import { type Reader, recordsOf } from '../reader.ts'
import { balance, column, counted, EMPTY, money, same, TOTAL } from './cells.ts'
import type { Made } from './made.ts'
import { after, figuresOf, ledgerLink } from './period.ts'
import { shareOf } from './shares.ts'

const LOANS = '1303'

interface Owed {
  readonly account: string
  readonly customer: string | null
  readonly maturity: Day | null
  readonly principal: bigint
  readonly overdue: bigint
}

export async function loanClassTable(reader: Reader, { day }: SheetQuery): Promise<Made> {
  const loans = await owedOn(reader, day)
  const [classes, names, figures] = await Promise.all([
    classesOn(reader, day, loans),
    maskedNames(
      reader,
      loans.flatMap(({ customer }) => customer ?? []),
    ),
    figuresOf(reader, day, day),
  ])
  const booked = sum(figures.filter(({ gl }) => gl.startsWith(LOANS)).map(after))
  const all = sum(loans.map(({ principal }) => principal))
  const parts = loanClasses.map(name => ({
    name,
    own: loans.filter(({ account }) => (classes.get(account) ?? 'pass') === name),
  }))
  return {
    columns: [
      column('分类', 'Class'),
      column('贷款账号', 'Loan'),
      column('户名', 'Holder'),
      column('到期日', 'Due'),
      column('户数', 'Loans', true),
      column('本金余额', 'Principal', true),
      column('其中逾期', 'Of it overdue', true),
      column('占比', 'Share', true),
    ],
    rows: [
      ...parts.flatMap(({ name, own }) =>
        own.map(({ account, customer, maturity, principal, overdue }): SheetCell[] => [
          classNames[name],
          same(account, { sheet: 'account', query: { day, account } }),
          customer === null ? EMPTY : (names.get(customer) ?? EMPTY),
          same(maturity ?? ''),
          EMPTY,
          balance(principal),
          money(overdue),
          EMPTY,
        ]),
      ),
      ...parts.map(({ name, own }) => totalOf(classNames[name], own, all)),
      totalOf(
        { zh: '不良合计', en: 'Not performing' },
        parts.slice(2).flatMap(({ own }) => own),
        all,
      ),
      totalOf(TOTAL, loans, all),
      [
        { zh: '总账余额', en: 'General ledger' },
        EMPTY,
        EMPTY,
        EMPTY,
        EMPTY,
        balance(booked, ledgerLink(LOANS, day, day)),
        EMPTY,
        EMPTY,
      ],
    ],
    totals: loanClasses.length + 3,
  }
}

/** Every loan that stood in the books, with all of its principal. */
async function owedOn({ books, branch }: Reader, day: Day): Promise<Owed[]> {
  const lines = await accountsDue(books.pool, branch.code, day, OVERDUE, LOANS)
  return [...groupBy(lines, ({ account }) => account)].map(([account, own]): Owed => {
    const [first] = own
    const late = own.filter(({ gl }) => gl === OVERDUE)
    return {
      account,
      customer: first?.customer ?? null,
      maturity: own.find(({ maturity }) => maturity !== null)?.maturity ?? null,
      principal: sum(own.map(({ amount }) => amount)),
      overdue: sum(late.map(({ amount }) => amount)),
    }
  })
}

const totalOf = (name: SheetCell, own: readonly Owed[], all: bigint): SheetCell[] => {
  const principal = sum(own.map(loan => loan.principal))
  return [
    name,
    EMPTY,
    EMPTY,
    EMPTY,
    counted(own.length),
    balance(principal),
    money(sum(own.map(({ overdue }) => overdue))),
    shareOf(principal, all),
  ]
}

/** Of now from the loans themselves; of a past day by whoever classed each last by then. */
async function classesOn(
  { books, branch }: Reader,
  day: Day,
  loans: readonly Owed[],
): Promise<Map<string, LoanClass>> {
  if (day === branch.day) {
    const state = await recordsOf(
      books,
      branch.code,
      loans.map(({ account }) => `account:${account}` as const),
    )
    const classOf = (account: Account | undefined): LoanClass => account?.debt?.class ?? 'pass'
    return new Map(loans.map(({ account }) => [account, classOf(state.get('account', account))]))
  }
  const { code, fields } = loanClass
  const rows = await rowsThatSaid(books.pool, branch.code, code, '"classify"', day, SHEET_ROWS_MAX)
  // The newest first, so that the last to be set is the newest of each.
  return new Map(
    rows.toReversed().map(row => {
      const typed = typedOn(fields, decodeFields(row.fields))
      return [typed('account'), typed('class') as LoanClass]
    }),
  )
}
