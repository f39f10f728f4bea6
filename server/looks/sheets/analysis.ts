/** What is looked at rather than signed: structure of deposits, maturities, volumes, large sums. */
import { addMonths, type Day } from '../../../core/dates.ts'
import { SYSTEM_TELLER } from '../../../core/founding.ts'
import { glOf } from '../../../core/ledger/chart.ts'
import { type Refusal, refuse } from '../../../core/refusals.ts'
import { numberOf } from '../../../core/registry/numbering.ts'
import type { SheetCell, SheetQuery } from '../../../core/sheets.ts'
import { groupBy, sum } from '../../../core/std.ts'
import type { Words } from '../../../core/words.ts'
import { largeSums, maturing, workDone } from '../../store/statements.ts'
import { codeName } from '../accountEntry.ts'
import type { Reader } from '../reader.ts'
import { balance, column, counted, EMPTY, fromOf, money, same, TOTAL } from './cells.ts'
import type { Made } from './made.ts'
import { after, figuresOf, ledgerLink, period } from './period.ts'

/** Deposits by kind: what stood before, what stands, its share. */
export async function depositStructure(reader: Reader, query: SheetQuery): Promise<Made> {
  const from = fromOf(query)
  const { day } = query
  const own = (await figuresOf(reader, from, day)).filter(({ gl }) => /^2011-(0[1-4]|1)/.test(gl))
  const all = -sum(own.map(after))
  const share = (amount: bigint) => (all === 0n ? EMPTY : same(`${percent(amount, all)}%`))
  return {
    about: period(from, day),
    columns: [
      column('科目', 'GL'),
      column('储种', 'Kind'),
      column('期初', 'Before', true),
      column('期末', 'At the end', true),
      column('增减', 'Change', true),
      column('占比', 'Share', true),
    ],
    rows: [
      ...own.map((row): SheetCell[] => [
        same(row.gl, { sheet: 'balances', query: { day, gl: row.gl } }),
        glOf(row.gl).name,
        money(-row.before),
        balance(-after(row), ledgerLink(row.gl, from, day)),
        money(row.before - after(row)),
        share(-after(row)),
      ]),
      [
        TOTAL,
        EMPTY,
        balance(-sum(own.map(row => row.before))),
        balance(all),
        money(sum(own.map(row => row.before - after(row)))),
        share(all),
      ],
    ],
    totals: 1,
    chart: { kind: 'bar', labels: 1, values: 3 },
  }
}

/** Hundredths of a percent, cut: shares are read, not added. */
function percent(part: bigint, whole: bigint): string {
  const hundredths = (part * 10_000n) / whole
  return `${hundredths / 100n}.${(hundredths % 100n).toString().padStart(2, '0')}`
}

const BUCKETS: readonly { readonly months: number; readonly name: Words }[] = [
  { months: 1, name: { zh: '一个月以内', en: 'Within a month' } },
  { months: 3, name: { zh: '一至三个月', en: 'One to three months' } },
  { months: 6, name: { zh: '三至六个月', en: 'Three to six months' } },
  { months: 12, name: { zh: '六个月至一年', en: 'Six months to a year' } },
  { months: 36, name: { zh: '一至三年', en: 'One to three years' } },
  { months: 1200, name: { zh: '三年以上', en: 'Beyond three years' } },
]

/** What falls due when, of deposits and of loans, as accounts stand now. */
export async function maturityLadder(reader: Reader, { day }: SheetQuery): Promise<Made | Refusal> {
  const { books, branch } = reader
  if (day !== branch.day) return { ...refuse('sheetOnlyToday', { day: branch.day }), field: 'day' }
  const all = await maturing(books.pool, branch.code)
  const rung = (from: Day, to: Day | null, name: Words): SheetCell[] => {
    const within = all.filter(({ maturity }) => maturity >= from && (to === null || maturity < to))
    const of = (gl: RegExp) => within.filter(row => gl.test(row.gl)).map(row => row.balance)
    const [deposits, loans] = [-sum(of(/^2011/)), sum(of(/^1303/))]
    return [name, money(deposits), money(loans), money(loans - deposits)]
  }
  const edges = BUCKETS.map(({ months }) => addMonths(day, months))
  const rows = [
    rung('0001-01-01', day, { zh: '已到期', en: 'Due already' }),
    ...BUCKETS.map(({ name }, index) =>
      rung(
        index === 0 ? day : (edges[index - 1] ?? day),
        index === BUCKETS.length - 1 ? null : (edges[index] ?? null),
        name,
      ),
    ),
  ]
  const of = (gl: RegExp) => sum(all.filter(row => gl.test(row.gl)).map(row => row.balance))
  const [deposits, loans] = [-of(/^2011/), of(/^1303/)]
  return {
    columns: [
      column('到期', 'Due'),
      column('存款', 'Deposits', true),
      column('贷款', 'Loans', true),
      column('缺口', 'Gap', true),
    ],
    rows: [...rows, [TOTAL, balance(deposits), balance(loans), balance(loans - deposits)]],
    totals: 1,
    chart: { kind: 'bar', labels: 0, values: 1 },
  }
}

/** Who did how much of what; what waited for a signature is counted beside it. */
export async function volumes(reader: Reader, query: SheetQuery): Promise<Made> {
  const from = fromOf(query)
  const { books, branch, parameters } = reader
  const found = await workDone(books.pool, branch.code, from, query.day)
  const of = (rows: typeof found, name: 'posted' | 'parked') => rows.reduce((all, row) => all + row[name], 0)
  const people = [...groupBy(found, ({ teller }) => teller)]
  return {
    about: period(from, query.day),
    columns: [
      column('柜员', 'Teller'),
      column('交易码', 'Code'),
      column('名称', 'Name'),
      column('入账笔数', 'Posted', true),
      column('待授权笔数', 'Parked', true),
    ],
    rows: [
      ...people.flatMap(([teller, rows]) => [
        ...rows.map(({ code, posted, parked }): SheetCell[] => [
          same(teller),
          same(numberOf(parameters.numbers, code)),
          codeName(code),
          counted(posted),
          counted(parked),
        ]),
        [
          same(teller),
          EMPTY,
          { zh: '小计', en: 'Sum' },
          counted(of(rows, 'posted')),
          counted(of(rows, 'parked')),
        ],
      ]),
      [TOTAL, EMPTY, EMPTY, counted(of(found, 'posted')), counted(of(found, 'parked'))],
    ],
    totals: 1,
  }
}

/** Sums that are to be reported: by customer and day, received and paid apart (rules.md §5.5). */
export async function largeValue(reader: Reader, query: SheetQuery): Promise<Made> {
  const from = fromOf(query)
  const { books, branch, parameters } = reader
  const { cashFrom, personFrom, companyFrom } = parameters.reporting
  const least = { cash: cashFrom, person: personFrom, company: companyFrom }
  const found = await largeSums(books.pool, branch.code, from, query.day, least, SYSTEM_TELLER)
  return {
    about: period(from, query.day),
    columns: [
      column('日期', 'Day'),
      column('客户号', 'Customer'),
      column('客户类别', 'Kind'),
      column('方向', 'Way'),
      column('方式', 'Medium'),
      column('笔数', 'Entries', true),
      column('当日累计', 'Sum of the day', true),
      column('末笔流水', 'Last row', true),
    ],
    rows: found.map((row): SheetCell[] => [
      same(row.day),
      same(row.customer),
      row.kind === 'person' ? { zh: '个人', en: 'person' } : { zh: '单位', en: 'company' },
      row.isReceived ? { zh: '收', en: 'received' } : { zh: '付', en: 'paid' },
      row.isCash ? { zh: '现金', en: 'cash' } : { zh: '转账', en: 'transfer' },
      counted(row.entries),
      money(row.amount),
      same(String(row.serial), { row: { day: row.day, serial: row.serial } }),
    ]),
    totals: 0,
  }
}
