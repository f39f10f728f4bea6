/** The papers of post-supervision: what a day hands over, and what was found. */
import { typedOn } from '../../../core/fields/field.ts'
import { classNames, type ErrorClass, printPoints } from '../../../core/errorCatalogue.ts'
import type { Item } from '../../../core/items.ts'
import type { Day } from '../../../core/dates.ts'
import { SYSTEM_TELLER } from '../../../core/founding.ts'
import { decodeFields } from '../../../core/ledger/journal.ts'
import { imageDue } from '../../../core/registry/attributes.ts'
import { displayMoney, parseMoney } from '../../../core/money.ts'
import { numberOf } from '../../../core/registry/numbering.ts'
import { type SheetCell, type SheetQuery, SHEET_ROWS_MAX } from '../../../core/sheets.ts'
import { groupBy } from '../../../core/std.ts'
import { counts, errorRate, pointsOf } from '../../../core/supervision/points.ts'
import { ruledOut } from '../../../core/supervision/ruledOut.ts'
import { samplingRules } from '../../../core/supervision/sampling.ts'
import { transactionOf } from '../../../core/transactions/catalogue.ts'
import type { WireVoucher } from '../../../core/wire.ts'
import { joined } from '../../../core/words.ts'
import { itemKinds } from '../../../core/items.ts'
import { postedOver } from '../../store/ledgers.ts'
import { listItems } from '../../store/looks.ts'
import { workDone } from '../../store/statements.ts'
import { itemsOn } from '../past.ts'
import { peopleNames, type Reader } from '../reader.ts'
import { packageOf } from '../supervision.ts'
import { column, counted, EMPTY, fromOf, same, TOTAL } from './cells.ts'
import type { Made } from './made.ts'
import { period } from './period.ts'

/** Every voucher of a day, by teller, with the digest of all: who hands over and who takes both sign it. */
export async function voucherPackage(reader: Reader, { day }: SheetQuery): Promise<Made> {
  const { vouchers, rows, sha256 } = await packageOf(reader, day)
  const { numbers } = reader.parameters
  const people = [...groupBy(vouchers, ({ teller }) => teller)].toSorted(([a], [b]) => a.localeCompare(b))
  const sumOf = (label: SheetCell, own: readonly WireVoucher[]): SheetCell[] => [
    label,
    counted(own.length),
    EMPTY,
    EMPTY,
    EMPTY,
    counted(own.filter(({ images }) => images.length > 0).length),
    counted(own.filter(({ sampled }) => sampled.length > 0).length),
  ]
  return {
    about: {
      zh: `${day}　流水 ${rows} 笔，传票 ${vouchers.length} 张　SHA-256 ${sha256}`,
      en: `${day}, ${rows} rows, ${vouchers.length} vouchers, SHA-256 ${sha256}`,
    },
    columns: [
      column('柜员', 'Teller'),
      column('流水号', 'No.', true),
      column('交易码', 'Code'),
      column('名称', 'Name'),
      column('金额', 'Amount', true),
      column('影像', 'Images', true),
      column('必查', 'Looked at for'),
    ],
    rows: [
      ...people.flatMap(([teller, own]) => [
        ...own.map((voucher): SheetCell[] => [
          same(teller),
          same(String(voucher.serial), { row: { day, serial: voucher.serial } }),
          same(numberOf(numbers, voucher.code)),
          voucher.codeName,
          same(voucher.amount === null ? '' : displayMoney(parseMoney(voucher.amount) ?? 0n)),
          counted(voucher.images.length),
          joined(voucher.sampled.map(name => samplingRules[name])),
        ]),
        sumOf({ zh: `${teller} 小计`, en: `${teller}, sum` }, own),
      ]),
      sumOf(TOTAL, vouchers),
    ],
    totals: 1,
  }
}

type Notice = Item<'errorNotice'>

/** How many errors each made among how many rows, and what became of them. */
export async function errors(reader: Reader, query: SheetQuery): Promise<Made> {
  const { books, branch, parameters } = reader
  const from = fromOf(query)
  const year = `${query.day.slice(0, 4)}-01-01`
  const [all, ofYear, people, answers] = await Promise.all([
    workDone(books.pool, branch.code, from, query.day),
    noticesOn(reader, year < from ? year : from, query.day),
    peopleNames(reader),
    answersSince(reader, from, query.day),
  ])
  // Signing on and signing for others leaves no voucher, and is no business that could be wrong.
  const work = all.filter(
    ({ code, teller }) => teller !== SYSTEM_TELLER && imageDue(parameters, code, query.day) !== null,
  )
  const points = pointsOf(
    ofYear.filter(({ data }) => data.day >= year).map(({ data, state }) => ({ ...data, state })),
    parameters.supervision.yearTenths,
  )
  const found = ofYear.filter(one => counts(one) && one.data.day >= from && one.data.day <= query.day)
  const rowsOf = (teller: string | null): number =>
    work.filter(one => teller === null || one.teller === teller).reduce((all, { posted }) => all + posted, 0)
  const line = (label: readonly SheetCell[], teller: string | null): SheetCell[] => {
    const own = found.filter(({ data }) => teller === null || data.teller === teller)
    return [
      ...label,
      counted(rowsOf(teller)),
      counted(own.length),
      same(errorRate(own.length, rowsOf(teller)) ?? ''),
      ...CLASSES.map(kind => counted(own.filter(({ data }) => data.class === kind).length)),
      teller === null ? EMPTY : pointsCell(points.get(teller) ?? 0),
      share(own.filter(one => onTime(one, answers, query.day)).length, own.length),
      counted(repeated(own)),
      share(own.filter(({ data }) => ruledOut(data.error, transactionOf(data.code))).length, own.length),
    ]
  }
  const tellers = [...new Set([...work.map(({ teller }) => teller), ...points.keys()])]
  const shown = tellers.filter(teller => people.has(teller)).toSorted()
  return {
    about: period(from, query.day),
    columns: [
      column('柜员', 'Teller'),
      column('姓名', 'Name'),
      column('业务笔数', 'Rows', true),
      column('差错', 'Errors', true),
      column('差错率（万分率）', 'Errors per 10,000', true),
      ...CLASSES.map(kind => column(classNames[kind].zh, classNames[kind].en, true)),
      column('本年扣分', 'Points this year', true),
      column('按期答复', 'Answered in time', true),
      column('重复差错', 'Repeated', true),
      column('系统已可杜绝', 'Now impossible', true),
    ],
    rows: [
      ...shown.map(teller => line([same(teller), people.get(teller) ?? EMPTY], teller)),
      line([TOTAL, EMPTY], null),
    ],
    totals: 1,
  }
}

const CLASSES: readonly ErrorClass[] = ['A', 'B', 'C']

const pointsCell = (tenths: number): SheetCell => (tenths === 0 ? EMPTY : same(printPoints(tenths)))

/** In whole percent; nothing where there is nothing to share. */
const share = (part: number, all: number): SheetCell =>
  all === 0 ? EMPTY : same(`${Math.round((part * 100) / all)}%`)

/** The notices that were touched since a day, as another left them. */
async function noticesOn({ books, branch }: Reader, since: Day, day: Day): Promise<Notice[]> {
  const states = Object.keys(itemKinds.errorNotice.states)
  const found = await listItems(books.pool, branch.code, ['errorNotice'], states, since)
  const ids = found.map(({ id }) => id)
  return [...(await itemsOn(books.pool, branch.code, ids, day)).values()] as Notice[]
}

/** The day on which each notice was first answered or appealed, by its number. */
async function answersSince({ books, branch }: Reader, from: Day, to: Day): Promise<Map<string, Day>> {
  const rows = await postedOver(books.pool, branch.code, ['9504'], from, to, SHEET_ROWS_MAX)
  const form = transactionOf('9504').fields
  const first = new Map<string, Day>()
  for (const { fields, day } of rows) {
    const typed = typedOn(form, decodeFields(fields))
    const answers = typed('step') === 'answer' || typed('step') === 'appeal'
    if (answers && !first.has(typed('notice'))) first.set(typed('notice'), day)
  }
  return first
}

/** Answered by its day; one whose day had not come by the end of the period is not late. */
const onTime = ({ id, data }: Notice, answers: ReadonlyMap<string, Day>, end: Day): boolean =>
  (answers.get(id) ?? end) <= data.due

/** Errors that the same person had made before in the period. */
const repeated = (own: readonly Notice[]): number =>
  [...groupBy(own, ({ data }) => `${data.teller}/${data.error}`).values()].reduce(
    (all, same) => all + same.length - 1,
    0,
  )
