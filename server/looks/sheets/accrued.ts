/** What deposits have earned and overdrafts owe up to the end of a day, by kind and rate, and as booked. */
import { addDays, type Day } from '../../../core/dates.ts'
import { OVERDRAFT_RECEIVABLE, PAYABLE } from '../../../core/counter/interest.ts'
import {
  accountsIn,
  type Earner,
  type Earning,
  earnedSegments,
  earnerName,
} from '../../../core/interest/earning.ts'
import { interestOf } from '../../../core/interest/segments.ts'
import { printRate } from '../../../core/fields/rate.ts'
import { products } from '../../../core/products.ts'
import type { SheetCell, SheetLink, SheetQuery } from '../../../core/sheets.ts'
import { groupBy, sum } from '../../../core/std.ts'
import { earningsOn } from '../../store/earnings.ts'
import type { Reader } from '../reader.ts'
import { balance, column, counted, EMPTY, money, same, TOTAL } from './cells.ts'
import type { Made } from './made.ts'
import { after, figuresOf, ledgerLink } from './period.ts'

export async function accrued(reader: Reader, { day }: SheetQuery): Promise<Made> {
  const { books, branch, parameters } = reader
  const lines = await earningsOn(books.pool, branch.code, day)
  const to = addDays(day, 1)
  const interest = (some: readonly Earning[]): bigint => interestOf(earnedSegments(some, to, parameters))
  const payable = lines.filter(({ product }) => product !== 'overdraft')
  const receivable = lines.filter(({ product }) => product === 'overdraft')
  const kinds = [...groupBy([...payable, ...receivable], ({ product }) => product)]
  const booked = await bookedOn(reader, day)
  const earned = sum(kinds.map(([earner, some]) => (earner === 'overdraft' ? 0n : interest(some))))
  const owed = interest(receivable)
  const owes = receivable.length > 0 || booked.receivable !== 0n
  return {
    about: { zh: `算至 ${day}（含当日）`, en: `Up to and with ${day}` },
    columns: [
      column('储种', 'Kind'),
      column('利率', 'Rate'),
      column('止息日', 'Until'),
      column('户数', 'Accounts', true),
      column('计息本金', 'Earning', true),
      column('积数', 'Products', true),
      column('应计利息', 'Interest', true),
    ],
    rows: [
      ...kinds.flatMap(([earner, some]): SheetCell[][] => [
        ...some.map(line => lineRow(line, to, reader)),
        [
          { zh: `${earnerName(earner).zh}小计`, en: `${earnerName(earner).en}, all` },
          EMPTY,
          EMPTY,
          counted(accountsIn(some)),
          balance(sum(some.map(({ base }) => base))),
          EMPTY,
          balance(interest(some), partsLink(earner, day)),
        ],
      ]),
      [
        owes ? { zh: '应付合计（不含透支）', en: 'Total payable, without overdrafts' } : TOTAL,
        EMPTY,
        EMPTY,
        counted(accountsIn(payable)),
        EMPTY,
        EMPTY,
        balance(earned),
      ],
      footing(
        { zh: '账面应付利息', en: 'Booked as payable' },
        balance(booked.payable, ledgerLink(PAYABLE, day, day)),
      ),
      footing({ zh: '应计而未记账', en: 'Earned and not booked' }, balance(earned - booked.payable)),
      ...(owes
        ? [
            footing(
              { zh: '账面应收透支利息', en: 'Booked as receivable' },
              balance(booked.receivable, ledgerLink(OVERDRAFT_RECEIVABLE, day, day)),
            ),
            footing(
              { zh: '透支应计而未记账', en: 'Owed on overdrafts and not booked' },
              balance(owed - booked.receivable),
            ),
          ]
        : []),
    ],
    totals: owes ? 5 : 3,
  }
}

const partsLink = (earner: Earner, day: Day): SheetLink => ({
  sheet: 'accruedParts',
  query: { day, gl: earner === 'overdraft' ? OVERDRAFT_RECEIVABLE : products[earner].gl },
})

/** A line of one kind, rate and last day: its interest is rounded with the others of its kind only. */
function lineRow(line: Earning, to: Day, { parameters }: Reader): SheetCell[] {
  const [segment] = earnedSegments([line], to, parameters)
  return [
    earnerName(line.product),
    same(`${printRate(segment?.ratePpm ?? 0)}%`),
    line.until === null ? EMPTY : same(line.until),
    counted(line.accounts),
    money(line.base),
    money(segment?.base ?? 0n),
    EMPTY,
  ]
}

const footing = (name: SheetCell, figure: SheetCell): SheetCell[] => [
  name,
  EMPTY,
  EMPTY,
  EMPTY,
  EMPTY,
  EMPTY,
  figure,
]

async function bookedOn(reader: Reader, day: Day) {
  const figures = await figuresOf(reader, day, day)
  const stands = (no: string) => sum(figures.filter(({ gl }) => gl === no).map(after))
  return { payable: -stands(PAYABLE), receivable: stands(OVERDRAFT_RECEIVABLE) }
}
