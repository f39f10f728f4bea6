/** What deposits have earned up to the end of a day, kind by kind and rate by rate, beside what is booked. */
import { addDays, type Day } from '../../../core/dates.ts'
import { PAYABLE } from '../../../core/counter/interest.ts'
import { accountsIn, type Earning, earnedSegments } from '../../../core/interest/earning.ts'
import { interestOf } from '../../../core/interest/segments.ts'
import { printRate } from '../../../core/fields/rate.ts'
import { type Product, products } from '../../../core/products.ts'
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
  const kinds = [...groupBy(lines, ({ product }) => product)]
  const booked = await bookedOn(reader, day)
  const earned = sum(kinds.map(([, some]) => interest(some)))
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
      ...kinds.flatMap(([product, some]): SheetCell[][] => [
        ...some.map(line => lineRow(line, to, reader)),
        [
          { zh: `${products[product].name.zh}小计`, en: `${products[product].name.en}, all` },
          EMPTY,
          EMPTY,
          counted(accountsIn(some)),
          balance(sum(some.map(({ base }) => base))),
          EMPTY,
          balance(interest(some), partsLink(product, day)),
        ],
      ]),
      [TOTAL, EMPTY, EMPTY, counted(accountsIn(lines)), EMPTY, EMPTY, balance(earned)],
      footing(
        { zh: '账面应付利息', en: 'Booked as payable' },
        balance(booked, ledgerLink(PAYABLE, day, day)),
      ),
      footing({ zh: '应计而未记账', en: 'Earned and not booked' }, balance(earned - booked)),
    ],
    totals: 3,
  }
}

const partsLink = (product: Product, day: Day): SheetLink => ({
  sheet: 'accruedParts',
  query: { day, gl: products[product].gl },
})

/** A line of one kind, rate and last day: its interest is rounded with the others of its kind only. */
function lineRow(line: Earning, to: Day, { parameters }: Reader): SheetCell[] {
  const [segment] = earnedSegments([line], to, parameters)
  return [
    products[line.product].name,
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

async function bookedOn(reader: Reader, day: Day): Promise<bigint> {
  const figures = await figuresOf(reader, day, day)
  return -sum(figures.filter(({ gl }) => gl === PAYABLE).map(after))
}
