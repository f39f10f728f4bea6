/**
 * What the books know about a complaint, found by itself: the row with its people and its ticket, how long
 * its signatures were waited for, what else was done for the customer and by whom it is about on that day,
 * and what was refused to him.
 */
import { signatoryNames } from '../../core/derive/permissions.ts'
import type { Day } from '../../core/dates.ts'
import { type Item, itemKinds, serialOf } from '../../core/items.ts'
import type { Position } from '../../core/ledger/entities.ts'
import { parsePosition } from '../../core/ledger/position.ts'
import { after, emptyQueue, type Ticket } from '../../core/queue/day.ts'
import { storyOf } from '../../core/queue/story.ts'
import { explainRefusal, type Refusal } from '../../core/refusals.ts'
import { outageWords, within } from '../../core/service/outages.ts'
import type { WireComplaintDetail } from '../../core/wire.ts'
import type { Words } from '../../core/words.ts'
import type { Connection } from '../store/connection.ts'
import { findRows } from '../store/journal.ts'
import { type JournalFilter, type ListedRow, listItems, listRows, rowTimes } from '../store/looks.ts'
import { listRefusals } from '../store/refusals.ts'
import { eventsAfter, type QueuePlace } from '../store/tickets.ts'
import { codeName } from './accountEntry.ts'
import { outagesOpen } from './outages.ts'
import { type Reader, recordsOf } from './reader.ts'
import { timeOf } from './sheets/day.ts'

type Links = WireComplaintDetail['links']

const ROWS_MAX = 12

export async function linksOf(reader: Reader, item: Item<'complaint'>, heardAt: number): Promise<Links> {
  const { data, opened } = item
  const row = data.row === null ? null : parsePosition(data.row)
  const day = row?.day ?? opened
  const about = data.about
  const [ofRow, waits, byHim, ofCustomer, refused, away, errors] = await Promise.all([
    row ? rowLines(reader, row) : [],
    waitLines(reader, day, { row, about }),
    about ? rowsOn(reader, { day, teller: about }, heardAt) : [],
    data.customer ? customerLines(reader, data.customer, day, heardAt) : [],
    about ? refusalLines(reader, day, about) : [],
    outageLines(reader, day, heardAt),
    cashErrorLines(reader, day, about ?? (await makerOf(reader, row))),
  ])
  return [
    { what: { zh: '所涉业务', en: 'The row itself' }, lines: ofRow },
    { what: { zh: '授权等候', en: 'Signatures waited for' }, lines: waits },
    { what: { zh: '客户当日业务', en: 'Done for the customer that day' }, lines: ofCustomer },
    { what: { zh: '被投诉人当日业务（最近）', en: 'Done by him that day, the latest' }, lines: byHim },
    { what: { zh: '被投诉人当日被拒', en: 'Refused to him that day' }, lines: refused },
    { what: { zh: '当日长短款', en: 'Overages and shortages that day' }, lines: errors },
    { what: { zh: '当日系统中断', en: 'Outages that day' }, lines: away },
  ].filter(({ lines }) => lines.length > 0)
}

async function rowLines({ books, branch }: Reader, position: Position): Promise<Words[]> {
  const [row] = await findRows(books.pool, [{ branch: branch.code, ...position }])
  if (!row) return []
  const { zh, en } = codeName(row.code)
  const head = `${row.day}/${row.serial} ${timeOf(row.at)} ${row.code}`
  const signers = row.authorisers.join('、')
  return [
    {
      zh: `${head} ${zh}，经办 ${row.teller}${signers ? `，授权 ${signers}` : '，无授权'}`,
      en: `${head} ${en}, by ${row.teller}${signers ? `, signed by ${signers}` : ', signed by nobody'}`,
    },
    ...(row.ticket ? await ticketLines({ branch: branch.code, day: row.day }, row.ticket, books) : []),
  ]
}

/** A ticket of a day, with all that became of it; null where our queue has none of that number. */
export async function ticketOf(place: QueuePlace, no: string, pool: Connection): Promise<Ticket | null> {
  return after(emptyQueue, await eventsAfter(pool, place, 0)).tickets.get(no) ?? null
}

/** Of a ticket of another queue than ours only its number is known. */
async function ticketLines(place: QueuePlace, no: string, { pool }: Reader['books']): Promise<Words[]> {
  const ticket = await ticketOf(place, no, pool)
  return ticket ? storyOf(ticket, at => timeOf(BigInt(at))) : [{ zh: `排队号 ${no}`, en: `Ticket ${no}` }]
}

interface Whose {
  readonly row: Position | null
  readonly about: string | null
}

/** Requests of that day that had to wait: for the row, or of whom it is about. */
async function waitLines({ books, branch }: Reader, day: Day, { row, about }: Whose): Promise<Words[]> {
  const states = Object.keys(itemKinds.parked.states)
  const parked = (await listItems(books.pool, branch.code, ['parked'], states, day)) as Item<'parked'>[]
  const own = parked.filter(
    ({ opened, by, data }) => opened === day && (row ? data.posted === row.serial : by === about),
  )
  const opened = own.map(({ id, opened: on }) => ({ day: on, serial: serialOf(id) }))
  const ended = own.flatMap(({ data }) => (data.posted === null ? [] : [{ day, serial: data.posted }]))
  const times = await rowTimes(books.pool, branch.code, [...opened, ...ended])
  return own.flatMap(({ state, data }, index) => {
    const [from, to] = [opened[index]?.serial, data.posted].map(serial => times.get(`${day}/${serial}`))
    const { zh, en } = codeName(data.code)
    const needs = data.needs.map(({ by }) => signatoryNames[by])
    const [needZh, needEn] = (['zh', 'en'] as const).map(language =>
      needs.map(one => one[language]).join('、'),
    )
    const seconds = from === undefined || to === undefined ? null : Number(to - from) / 1_000
    const standing = itemKinds.parked.states[state] ?? { zh: state, en: state }
    return [
      {
        zh: `${data.code} ${zh}，${standing.zh}，等 ${needZh}${seconds === null ? '' : ` ${Math.round(seconds)} 秒`}`,
        en: `${data.code} ${en}, ${standing.en}, waited for ${needEn}${seconds === null ? '' : ` ${Math.round(seconds)} s`}`,
      },
    ]
  })
}

/** The rows of a day before the complaint was heard, the latest first. */
async function rowsOn(
  { books, branch }: Reader,
  own: Pick<JournalFilter, 'day'> & Partial<JournalFilter>,
  heardAt: number,
): Promise<Words[]> {
  const filter = { teller: null, code: null, serial: null, account: null, status: null, before: 0 }
  const rows = await listRows(books.pool, {
    ...filter,
    branch: branch.code,
    limit: 10 * ROWS_MAX,
    ...own,
  })
  const before = rows.filter(({ at, code }) => Number(at) <= heardAt && !code.startsWith('96'))
  return before.slice(0, ROWS_MAX).map(rowWords)
}

function rowWords({ day, serial, at, code, teller, reversedBy }: ListedRow): Words {
  const { zh, en } = codeName(code)
  const head = `${day}/${serial} ${timeOf(at)} ${teller} ${code}`
  return {
    zh: `${head} ${zh}${reversedBy === null ? '' : `，已由 ${reversedBy} 冲正`}`,
    en: `${head} ${en}${reversedBy === null ? '' : `, reversed by ${reversedBy}`}`,
  }
}

async function customerLines(reader: Reader, customer: string, day: Day, heardAt: number): Promise<Words[]> {
  const name = `accountsOf/${customer}`
  const state = await recordsOf(reader.books, reader.branch.code, [`index:${name}`])
  const accounts = state.get('index', name)?.keys ?? []
  const lists = await Promise.all(accounts.map(account => rowsOn(reader, { day, account }, heardAt)))
  return [...new Map(lists.flat().map(line => [line.zh, line])).values()].slice(0, ROWS_MAX)
}

const makerOf = async ({ books, branch }: Reader, row: Position | null): Promise<string | null> =>
  (row && (await findRows(books.pool, [{ branch: branch.code, ...row }]))[0]?.teller) ?? null

/** What of that day he booked as over or short in his till, and what became of it. */
async function cashErrorLines(reader: Reader, day: Day, about: string | null): Promise<Words[]> {
  const { books, branch, parameters } = reader
  const { states, words } = itemKinds.cashError
  const found = await listItems(books.pool, branch.code, ['cashError'], Object.keys(states), day)
  return (found as Item<'cashError'>[])
    .filter(({ opened, by }) => opened === day && by === about)
    .map(({ id, data, state }) => {
      const told = words(data, { unit: branch.unit, parameters })
      const standing = states[state] ?? { zh: state, en: state }
      return { zh: `${id} ${told.zh}，${standing.zh}`, en: `${id} ${told.en}, ${standing.en}` }
    })
}

/** What was interrupted on that day before the complaint was heard. */
async function outageLines(reader: Reader, day: Day, heardAt: number): Promise<Words[]> {
  const outages = within(await outagesOpen(reader, day, day), [{ from: 0, until: heardAt }])
  return outages.map(one => outageWords(one, at => timeOf(BigInt(at))))
}

async function refusalLines(reader: Reader, day: Day, teller: string): Promise<Words[]> {
  const { books, branch, parameters } = reader
  const rows = await listRefusals(books.pool, branch.code, day, teller, ROWS_MAX)
  return rows.map(({ at, code, detail }) => {
    const say = (language: 'zh' | 'en') =>
      `${timeOf(at)} ${code} ${explainRefusal(detail as Refusal, language, parameters.numbers)}`
    return { zh: say('zh'), en: say('en') }
  })
}
