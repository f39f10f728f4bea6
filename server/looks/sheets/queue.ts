/** The queue of a day on paper: what each window did, and how long each code takes for a ticket (F149). */
import { type CodeTime, codeTimes, windowWork, type WindowWork } from '../../../core/queue/performance.ts'
import { numberOf } from '../../../core/registry/numbering.ts'
import { total } from '../../../core/std.ts'
import type { SheetCell, SheetQuery } from '../../../core/sheets.ts'
import { eventsAfter, ticketRows } from '../../store/tickets.ts'
import { codeName } from '../accountEntry.ts'
import { personIn, type Reader } from '../reader.ts'
import { column, counted, EMPTY, same, TOTAL } from './cells.ts'
import type { Made } from './made.ts'

const WINDOW = [
  column('窗口', 'Window'),
  column('柜员', 'Teller'),
  column('叫号', 'Called', true),
  column('办结', 'Served', true),
  column('过号', 'Missed', true),
  column('转出', 'Sent on', true),
  column('平均办理', 'Service, mean', true),
  column('空闲', 'Idle', true),
  column('暂停', 'Paused', true),
  column('平均等候', 'Wait, mean', true),
  column('最长等候', 'Wait, longest', true),
  column('超时', 'Too late', true),
  column('评价数', 'Ratings', true),
  column('平均评价', 'Score, mean', true),
]

/** `12:05`: minutes and seconds, as a stop watch shows them. */
const clock = (ms: number): SheetCell => {
  const seconds = Math.round(ms / 1000)
  return seconds === 0 ? EMPTY : same(`${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`)
}

const mean = (ms: number, count: number): SheetCell => (count === 0 ? EMPTY : clock(ms / count))

/**
 * 窗口服务表: by window and teller. One that is open counts until now, on an earlier day until the last event.
 */
export async function windowService(reader: Reader, { day }: SheetQuery): Promise<Made> {
  const { books, branch, parameters } = reader
  const [events, person] = await Promise.all([
    eventsAfter(books.pool, { branch: branch.code, day }, 0),
    personIn(reader),
  ])
  const until = day === branch.day ? books.now() : (events.at(-1)?.at ?? 0)
  const work = windowWork(events, until, parameters.queue)
  const rows = work.map(one => [same(String(one.window)), person(one.teller), ...figures(one)])
  return { columns: WINDOW, rows: [...rows, [TOTAL, EMPTY, ...figures(allOf(work))]], totals: 1 }
}

function figures(work: Omit<WindowWork, 'window' | 'teller'>): SheetCell[] {
  const { calls, served, missed, transferred, ratings } = work
  return [
    counted(calls),
    counted(served),
    counted(missed),
    counted(transferred),
    mean(work.servedMs, served + transferred),
    clock(work.idleMs),
    clock(work.pausedMs),
    mean(work.waitedMs, work.waits),
    clock(work.longestMs),
    counted(work.late),
    counted(ratings),
    ratings === 0 ? EMPTY : same((work.score / ratings).toFixed(1)),
  ]
}

/** All windows as one. */
function allOf(work: readonly WindowWork[]): Omit<WindowWork, 'window' | 'teller'> {
  const all = (of: (one: WindowWork) => number) => total(work, of)
  return {
    calls: all(({ calls }) => calls),
    served: all(({ served }) => served),
    missed: all(({ missed }) => missed),
    transferred: all(({ transferred }) => transferred),
    servedMs: all(({ servedMs }) => servedMs),
    idleMs: all(({ idleMs }) => idleMs),
    pausedMs: all(({ pausedMs }) => pausedMs),
    waits: all(({ waits }) => waits),
    waitedMs: all(({ waitedMs }) => waitedMs),
    longestMs: Math.max(0, ...work.map(({ longestMs }) => longestMs)),
    late: all(({ late }) => late),
    ratings: all(({ ratings }) => ratings),
    score: all(({ score }) => score),
  }
}

const CODE = [
  column('交易码', 'Code'),
  column('名称', 'Name'),
  column('笔数', 'Rows', true),
  column('平均用时', 'Mean', true),
  column('最长用时', 'Longest', true),
]

/** 交易用时表: of what was done for tickets. */
export async function codeService(reader: Reader, { day }: SheetQuery): Promise<Made> {
  const { books, branch, parameters } = reader
  const [events, rows] = await Promise.all([
    eventsAfter(books.pool, { branch: branch.code, day }, 0),
    ticketRows(books.pool, branch.code, day),
  ])
  const times = codeTimes(events, rows)
  const cells = ({ code, rows: count, ms, longestMs }: CodeTime): SheetCell[] => [
    same(numberOf(parameters.numbers, code)),
    codeName(code),
    counted(count),
    mean(ms, count),
    clock(longestMs),
  ]
  return { columns: CODE, rows: times.map(cells), totals: 0 }
}
