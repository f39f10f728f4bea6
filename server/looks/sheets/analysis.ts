/** What is looked at rather than signed: structure of deposits, volumes. */
import { type Day, dayNumber } from '../../../core/dates.ts'
import { glOf } from '../../../core/ledger/chart.ts'
import { divideHalfUp } from '../../../core/money.ts'
import { numberOf } from '../../../core/registry/numbering.ts'
import { weightOf } from '../../../core/registry/attributes.ts'
import { type SheetCell, type SheetChart, type SheetQuery, SHEET_ROWS_MAX } from '../../../core/sheets.ts'
import { counts, errorRate } from '../../../core/supervision/points.ts'
import { groupBy, sum } from '../../../core/std.ts'
import { type GlFigure, type GlMove, glMoves, workDays, workDone } from '../../store/statements.ts'
import { codeName } from '../accountEntry.ts'
import { itemsOpened } from '../past.ts'
import type { Reader } from '../reader.ts'
import { balance, column, counted, EMPTY, fromOf, inYuan, money, same, TOTAL } from './cells.ts'
import type { Made } from './made.ts'
import { after, figuresOf, ledgerLink, period } from './period.ts'
import { shareOf } from './shares.ts'

/** Deposits by kind: what stood before, what stands, what stood on an average day, its share. */
export async function depositStructure(reader: Reader, query: SheetQuery): Promise<Made> {
  const from = fromOf(query)
  const { day } = query
  const own = (await figuresOf(reader, from, day)).filter(({ gl }) => /^2011-(0[1-4]|1)/.test(gl))
  const all = -sum(own.map(after))
  const gls = own.map(({ gl }) => gl)
  const moves = await glMoves(reader.books.pool, reader.branch.code, gls, from, day)
  const average = (rows: readonly GlFigure[]) => balance(-averageOf(rows, moves, from, day))
  const share = (amount: bigint) => shareOf(amount, all)
  return {
    about: period(from, day),
    columns: [
      column('科目', 'GL'),
      column('储种', 'Kind'),
      column('期初', 'Before', true),
      column('期末', 'At the end', true),
      column('增减', 'Change', true),
      column('日均余额', 'Average of a day', true),
      column('占比', 'Share', true),
    ],
    rows: [
      ...own.map((row): SheetCell[] => [
        same(row.gl, { sheet: 'balances', query: { day, gl: row.gl } }),
        glOf(row.gl).name,
        money(-row.before),
        balance(-after(row), ledgerLink(row.gl, from, day)),
        money(row.before - after(row)),
        average([row]),
        share(-after(row)),
      ]),
      [
        TOTAL,
        EMPTY,
        balance(-sum(own.map(row => row.before))),
        balance(all),
        money(sum(own.map(row => row.before - after(row)))),
        average(own),
        share(all),
      ],
    ],
    totals: 1,
    chart: depositsByDay(own, moves),
  }
}

/** What stood at the end of a day, on average of a period; cut to the fen, for it is read, not added. */
function averageOf(own: readonly GlFigure[], moves: readonly GlMove[], from: Day, to: Day): bigint {
  const end = dayNumber(to) + 1
  const days = BigInt(end - dayNumber(from))
  const mine = moves.filter(({ gl }) => own.some(row => row.gl === gl))
  const stood = mine.map(({ day, moved }) => moved * BigInt(end - dayNumber(day)))
  return divideHalfUp(sum(own.map(({ before }) => before)) * days + sum(stood), days)
}

/** Where each kind stood at the end of the days on which any of them moved. */
function depositsByDay(own: readonly GlFigure[], moves: readonly GlMove[]): SheetChart {
  const days = [...groupBy(moves, ({ day }) => day)]
  return {
    kind: 'days',
    labels: days.map(([day]) => same(day)),
    series: own.map(({ gl, before }) => {
      let stands = before
      const values = days.map(([, rows]) => {
        stands += rows.find(row => row.gl === gl)?.moved ?? 0n
        return inYuan(-stands)
      })
      return { name: glOf(gl).name, values }
    }),
  }
}

/** Who did how much of what, weighted, and how many of ten thousand were wrong; what waited is beside it. */
export async function volumes(reader: Reader, query: SheetQuery): Promise<Made> {
  const from = fromOf(query)
  const { books, branch, parameters } = reader
  const [found, notices] = await Promise.all([
    workDone(books.pool, branch.code, from, query.day),
    itemsOpened(books.pool, branch.code, 'errorNotice', from, query.day, SHEET_ROWS_MAX),
  ])
  const errors = notices.filter(counts).map(({ data }) => data)
  const figures = (rows: typeof found, wrong: number): SheetCell[] => {
    const of = (name: 'posted' | 'parked') => rows.reduce((all, row) => all + row[name], 0)
    const tenths = rows.reduce((all, { posted, code }) => all + posted * weightOf(parameters, code), 0)
    return [
      counted(of('posted')),
      same((tenths / 10).toFixed(1)),
      counted(of('parked')),
      counted(wrong),
      wrong === 0 ? EMPTY : same(errorRate(wrong, of('posted')) ?? ''),
    ]
  }
  const people = [...groupBy(found, ({ teller }) => teller)]
  return {
    about: period(from, query.day),
    columns: [
      column('柜员', 'Teller'),
      column('交易码', 'Code'),
      column('名称', 'Name'),
      column('系数', 'Weight', true),
      column('入账笔数', 'Posted', true),
      column('折算业务量', 'Weighted', true),
      column('待授权笔数', 'Parked', true),
      column('差错', 'Errors', true),
      column('差错率（万分）', 'Of ten thousand', true),
    ],
    rows: [
      ...people.flatMap(([teller, rows]) => {
        const own = errors.filter(error => error.teller === teller)
        return [
          ...rows.map((row): SheetCell[] => [
            same(teller),
            same(numberOf(parameters.numbers, row.code)),
            codeName(row.code),
            same((weightOf(parameters, row.code) / 10).toFixed(1)),
            ...figures([row], own.filter(({ code }) => code === row.code).length),
          ]),
          [same(teller), EMPTY, { zh: '小计', en: 'Sum' }, EMPTY, ...figures(rows, own.length)],
        ]
      }),
      [TOTAL, EMPTY, EMPTY, EMPTY, ...figures(found, errors.length)],
    ],
    totals: 1,
    chart: await workByDay(reader, from, query.day),
  }
}

/** What each posted on each day. */
async function workByDay({ books, branch }: Reader, from: Day, to: Day): Promise<SheetChart> {
  const done = await workDays(books.pool, branch.code, from, to)
  const days = [...groupBy(done, ({ day }) => day)]
  const people = [...groupBy(done, ({ teller }) => teller).keys()].sort()
  return {
    kind: 'days',
    labels: days.map(([day]) => same(day)),
    series: people.map(teller => ({
      name: same(teller),
      values: days.map(([, rows]) => rows.find(row => row.teller === teller)?.posted ?? 0),
    })),
  }
}
