/**
 * Large and suspicious transactions of a period (rules.md §5.5), and what is behind a line of either.
 * Customers must not be told, so that these are for those who decide what is reported.
 */
import { type Refusal, refuse } from '../../../core/refusals.ts'
import { numberOf } from '../../../core/registry/numbering.ts'
import { suspicionRules } from '../../../core/reporting.ts'
import { NOT_REPORTED } from '../../../core/reports.ts'
import {
  type SheetCell,
  type SheetLink,
  type SheetName,
  type SheetQuery,
  SHEET_ROWS_MAX,
} from '../../../core/sheets.ts'
import { given, groupBy, sum } from '../../../core/std.ts'
import { type Words, yesOrNo } from '../../../core/words.ts'
import { dealingsOf, type LargeSum } from '../../store/reporting.ts'
import { codeName } from '../accountEntry.ts'
import { type Reader, recordsOf } from '../reader.ts'
import {
  asReportable,
  asSuspicious,
  dealt,
  type Filing,
  filingsOf,
  isLate,
  largeOf,
  suspicionsOf,
} from '../reportable.ts'
import { column, counted, EMPTY, fromOf, money, same, TOTAL } from './cells.ts'
import type { Made } from './made.ts'
import { period } from './period.ts'

/** Whose a line of either list is. */
const ABOUT_CUSTOMER = [column('日期', 'Day'), column('客户号', 'Customer'), column('客户类别', 'Kind')]

/** What of it was taken back on a later day: the list stands, for it had happened. */
const TAKEN_BACK = column('其中日后冲正', 'Of it reversed later', true)

/** By when it is reported, and whether it was (9506). */
const REPORT = [column('报告期限', 'Report due'), column('报告', 'Report')]

function filed(reader: Reader, filing: Filing | undefined): SheetCell[] {
  const { due, number } = given(filing, 'a filing a line')
  if (number === NOT_REPORTED) return [same(due), { zh: NOT_REPORTED, en: 'nothing to report' }]
  if (number !== null) return [same(due), same(number)]
  return [same(due), isLate(due, number, reader) ? LATE : NOT_YET]
}

const LATE: Words = { zh: '逾期未报', en: 'late' }
const NOT_YET: Words = { zh: '待报', en: 'not yet' }

/** Sums that are to be reported: by customer and day, received and paid apart. */
export async function largeValue(reader: Reader, query: SheetQuery): Promise<Made> {
  const from = fromOf(query)
  const found = await largeOf(reader, from, query.day)
  const filings = await filingsOf(reader, found.map(asReportable))
  return {
    about: period(from, query.day),
    columns: [
      ...ABOUT_CUSTOMER,
      column('方向', 'Way'),
      column('方式', 'Medium'),
      column('笔数', 'Entries', true),
      column('当日累计', 'Sum of the day', true),
      column('末笔流水', 'Last row', true),
      TAKEN_BACK,
      ...REPORT,
    ],
    rows: found.map((row, index): SheetCell[] => {
      const { day, customer, isReceived, isCash, serial } = row
      const opens = customer === null ? undefined : opensDealings({ ...row, customer, from: day })
      return [
        same(day),
        same(customer ?? ''),
        kindOf(row.kind),
        wayOf(isReceived),
        mediumOf(isCash),
        counted(row.entries),
        money(row.amount, opens),
        same(String(serial), { row: { day, serial } }),
        money(row.takenBack),
        ...filed(reader, filings[index]),
      ]
    }),
    totals: 0,
  }
}

function kindOf(kind: string | null): Words {
  if (kind === null) return { zh: '无本行账户', en: 'no account here' }
  return kind === 'person' ? { zh: '个人', en: 'person' } : { zh: '单位', en: 'company' }
}

const wayOf = (isReceived: boolean): Words =>
  isReceived ? { zh: '收', en: 'received' } : { zh: '付', en: 'paid' }

const mediumOf = (isCash: boolean): Words =>
  isCash ? { zh: '现金', en: 'cash' } : { zh: '转账', en: 'transfer' }

interface Behind {
  readonly customer: string
  readonly from: string
  readonly day: string
  readonly isReceived: boolean | null
  readonly isCash: boolean | null
}

/** A customer's account is credited with what he receives. */
const opensDealings = ({ customer, from, day, isReceived, isCash }: Behind): SheetLink => ({
  sheet: 'dealings',
  query: {
    day,
    from,
    customer,
    side: isReceived === null ? null : isReceived ? 'credit' : 'debit',
    medium: isCash === null ? null : isCash ? 'cash' : 'transfer',
  },
})

/** What looks as if it should be reported, by which rule, and why. */
export async function suspicious(reader: Reader, query: SheetQuery): Promise<Made> {
  const from = fromOf(query)
  const found = await suspicionsOf(reader, from, query.day)
  const filings = await filingsOf(reader, found.map(asSuspicious))
  return {
    about: period(from, query.day),
    columns: [
      ...ABOUT_CUSTOMER,
      column('规则', 'Rule'),
      column('理由', 'Why'),
      column('笔数', 'Entries', true),
      column('金额', 'Amount', true),
      TAKEN_BACK,
      ...REPORT,
    ],
    rows: found.map((one, index): SheetCell[] => [
      same(one.day),
      same(one.customer),
      kindOf(one.kind),
      suspicionRules[one.rule],
      one.why,
      counted(one.entries),
      money(one.amount, opensDealings(one)),
      money(one.takenBack),
      ...filed(reader, filings[index]),
    ]),
    totals: 0,
  }
}

/** How much of either there was, by type (反洗钱汇总表): large sums by kind, medium and way; suspicions by rule. */
export async function reportingSummary(reader: Reader, query: SheetQuery): Promise<Made> {
  const from = fromOf(query)
  const [large, suspect] = [
    await largeOf(reader, from, query.day),
    await suspicionsOf(reader, from, query.day),
  ]
  const types = [...groupBy(large, ({ kind, isCash, isReceived }) => `${kind} ${isCash} ${isReceived}`)]
  const opens = (sheet: SheetName): SheetLink => ({ sheet, query: { day: query.day, from } })
  const row = (
    report: SheetCell,
    type: Words,
    some: readonly { amount: bigint; entries: number }[],
    link: SheetLink,
  ) => [
    report,
    type,
    same(String(some.length), link),
    counted(some.reduce((all, { entries }) => all + entries, 0)),
    money(sum(some.map(({ amount }) => amount))),
  ]
  return {
    about: period(from, query.day),
    columns: [
      column('报告', 'Report'),
      column('类型', 'Type'),
      column('份数', 'Reports', true),
      column('交易笔数', 'Entries', true),
      column('金额', 'Amount', true),
    ],
    rows: [
      ...types
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, some]) => row(LARGE, typeOf(some), some, opens('largeValue'))),
      ...Object.entries(suspicionRules).map(([rule, words]) =>
        row(
          SUSPECT,
          words,
          suspect.filter(one => one.rule === rule),
          opens('suspicious'),
        ),
      ),
      row(TOTAL, LARGE, large, opens('largeValue')),
      row(TOTAL, SUSPECT, suspect, opens('suspicious')),
    ],
    totals: 2,
  }
}

const LARGE: Words = { zh: '大额', en: 'large' }
const SUSPECT: Words = { zh: '可疑', en: 'suspicious' }

function typeOf([one]: readonly LargeSum[]): Words {
  if (!one) return EMPTY
  const parts = [kindOf(one.kind), mediumOf(one.isCash), wayOf(one.isReceived)]
  return { zh: parts.map(({ zh }) => zh).join('、'), en: parts.map(({ en }) => en).join(', ') }
}

/** What a customer received and paid over a period, of what counts for these lists. */
export async function dealings(reader: Reader, query: SheetQuery): Promise<Made | Refusal> {
  const { side, medium } = query
  const customer = (query.customer ?? '').padStart(9, '0')
  const known = await recordsOf(reader.books, reader.branch.code, [
    `customer:${customer}`,
    `index:accountsOf/${customer}`,
  ])
  if (!known.get('customer', customer))
    return { ...refuse('customerUnknown', { customer: query.customer ?? '' }), field: 'customer' }
  const accounts = known.get('index', `accountsOf/${customer}`)?.keys ?? []
  const only = {
    isReceived: side === null ? null : side === 'credit',
    isCash: medium === null ? null : medium === 'cash',
  }
  const of = dealt(reader, fromOf(query), query.day)
  const found = await dealingsOf(reader.books.pool, of, accounts, only, SHEET_ROWS_MAX + 1)
  const total = (wanted: boolean) =>
    sum(found.filter(({ isReceived }) => isReceived === wanted).map(({ amount }) => amount))
  const days = period(of.from, query.day)
  return {
    about: { zh: `${customer}　${days.zh}`, en: `${customer}, ${days.en}` },
    columns: [
      column('日期', 'Day'),
      column('流水号', 'No.', true),
      column('交易码', 'Code'),
      column('名称', 'Name'),
      column('柜员', 'Teller'),
      column('账号', 'Account'),
      column('方式', 'Medium'),
      column('收', 'Received', true),
      column('付', 'Paid', true),
      column('本人账户间', 'Between own accounts'),
      column('冲正日', 'Reversed on'),
    ],
    rows: [
      ...found.map((one): SheetCell[] => [
        same(one.day),
        same(String(one.serial), { row: { day: one.day, serial: one.serial } }),
        same(numberOf(reader.parameters.numbers, one.code)),
        codeName(one.code),
        same(one.teller),
        same(one.account, { sheet: 'account', query: { day: query.day, account: one.account } }),
        mediumOf(one.isCash),
        one.isReceived ? money(one.amount) : EMPTY,
        one.isReceived ? EMPTY : money(one.amount),
        one.isOwn ? yesOrNo(true) : EMPTY,
        one.takenBack === null ? EMPTY : same(one.takenBack),
      ]),
      [
        TOTAL,
        ...Array.from({ length: 6 }, () => EMPTY),
        money(total(true)),
        money(total(false)),
        EMPTY,
        EMPTY,
      ],
    ],
    totals: 1,
  }
}
