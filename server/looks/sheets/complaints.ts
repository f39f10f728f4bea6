/** Complaints on paper: each of a period, and what they come to by reason, business, channel and grade. */
import { maySeeComplaint } from '../../../core/complaints/access.ts'
import {
  complaintFacets,
  type ComplaintFigures,
  figuresOfComplaints,
  periodBefore,
  valuesOf,
} from '../../../core/complaints/analysis.ts'
import { businesses, channels, grades, reasons } from '../../../core/complaints/facets.ts'
import { type Item, itemKinds, serialOf } from '../../../core/items.ts'
import type { Day } from '../../../core/dates.ts'
import { type SheetCell, type SheetChart, type SheetQuery, SHEET_ROWS_MAX } from '../../../core/sheets.ts'
import type { Words } from '../../../core/words.ts'
import { itemsOpened } from '../past.ts'
import { personIn, type Reader } from '../reader.ts'
import { column, counted, EMPTY, fromOf, same, TOTAL } from './cells.ts'
import type { Made } from './made.ts'
import { period } from './period.ts'
import { shareOf } from './shares.ts'

type Complaint = Item<'complaint'>

const openedIn = ({ books, branch }: Reader, from: Day, to: Day): Promise<Complaint[]> =>
  itemsOpened(books.pool, branch.code, 'complaint', from, to, SHEET_ROWS_MAX + 1)

/** 投诉清单: who is party to one does not find it here. */
export async function complaintList(reader: Reader, query: SheetQuery): Promise<Made> {
  const from = fromOf(query)
  const [all, person] = await Promise.all([openedIn(reader, from, query.day), personIn(reader)])
  const seen = all.filter(one => maySeeComplaint(one, reader.teller))
  return {
    about: period(from, query.day),
    columns: [
      column('登记日期', 'Registered'),
      column('编号', 'No.'),
      column('原因', 'Reason'),
      column('业务', 'Business'),
      column('渠道', 'Channel'),
      column('等级', 'Grade'),
      column('处理人', 'Handled by'),
      column('现状', 'Stands'),
      column('法定期限', 'Due by law'),
      column('答复日期', 'Answered'),
      column('满意度', 'Satisfaction', true),
    ],
    rows: [...seen.map(one => complaintRow(one, person)), totalRow(seen)],
    totals: 1,
  }
}

function complaintRow({ id, opened, state, data }: Complaint, person: (id: string) => Words): SheetCell[] {
  const isOurs = state !== 'imported'
  return [
    same(opened),
    same(id, { row: { day: opened, serial: serialOf(id) } }),
    reasons[data.reason],
    businesses[data.business],
    channels[data.channel],
    grades[data.grade],
    person(data.handler),
    itemKinds.complaint.states[state] ?? same(state),
    isOurs ? same(data.legalDue) : EMPTY,
    same(data.answered ?? ''),
    same(data.satisfaction === null ? '' : String(data.satisfaction)),
  ]
}

const totalRow = (seen: readonly Complaint[]): SheetCell[] => [
  TOTAL,
  counted(seen.length),
  ...Array.from({ length: 9 }, () => EMPTY),
]

/** 投诉分析表: a month where nothing else is said, beside the month before. */
export async function complaintAnalysis(reader: Reader, query: SheetQuery): Promise<Made> {
  const { day } = query
  const from = fromOf(query)
  const [start, end] = periodBefore(from, day)
  const [all, before, person] = await Promise.all([
    openedIn(reader, from, day),
    openedIn(reader, start, end),
    personIn(reader),
  ])
  const line = (labels: readonly SheetCell[], own: readonly Complaint[], then: readonly Complaint[]) => [
    ...labels,
    ...figureCells(figuresOfComplaints(own, then, day), all.length),
  ]
  return {
    about: {
      zh: `${from} 至 ${day}，上期 ${start} 至 ${end}`,
      en: `${from} to ${day}, the period before ${start} to ${end}`,
    },
    columns: ANALYSIS,
    rows: [
      ...complaintFacets.flatMap(facet =>
        valuesOf(facet, all, before).map(({ value, own, before: then }, place) =>
          line([place === 0 ? facet : EMPTY, facet.values?.[value] ?? person(value)], own, then),
        ),
      ),
      line([TOTAL, EMPTY], all, before),
    ],
    totals: 1,
    chart: byReason(all, before),
  }
}

const ANALYSIS = [
  column('维度', 'By'),
  column('类别', 'Kind'),
  column('本期', 'Now', true),
  column('占比', 'Share', true),
  column('上期', 'Before', true),
  column('增减', 'Change', true),
  column('其中导入', 'Imported', true),
  column('未结', 'Open', true),
  column('已答复', 'Answered', true),
  column('按期', 'In time', true),
  column('逾期', 'Late', true),
  column('平均答复天数', 'Days to answer', true),
  column('未达成共识', 'Not agreed', true),
  column('重新处理', 'Again', true),
  column('满意度', 'Satisfaction', true),
]

const mean = (total: number, count: number): SheetCell =>
  count === 0 ? EMPTY : same((total / count).toFixed(1))

const signed = (change: number): SheetCell =>
  change === 0 ? EMPTY : same(change > 0 ? `+${change}` : String(change))

const figureCells = (own: ComplaintFigures, all: number): SheetCell[] => [
  counted(own.count),
  shareOf(BigInt(own.count), BigInt(all)),
  counted(own.before),
  signed(own.count - own.before),
  counted(own.imported),
  counted(own.open),
  counted(own.answered),
  shareOf(BigInt(own.inTime), BigInt(own.answered)),
  counted(own.late),
  mean(own.days, own.answered),
  counted(own.disagreed),
  counted(own.again),
  mean(own.score, own.scores),
]

function byReason(all: readonly Complaint[], before: readonly Complaint[]): SheetChart {
  const [facet] = complaintFacets
  const values = facet ? valuesOf(facet, all, before) : []
  return {
    kind: 'bars',
    labels: values.map(({ value }) => facet?.values?.[value] ?? same(value)),
    series: [
      { name: { zh: '本期', en: 'Now' }, values: values.map(({ own }) => own.length) },
      { name: { zh: '上期', en: 'Before' }, values: values.map(({ before: then }) => then.length) },
    ],
  }
}
