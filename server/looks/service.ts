/** The service processes for their page: figures, rounds of checks, education, who wants to leave. */
import { addDays, addMonths } from '../../core/dates.ts'
import { isOpen, type Item, itemKinds } from '../../core/items.ts'
import { displayMoney } from '../../core/money.ts'
import { mayLeadLobby } from '../../core/queue/access.ts'
import { amendmentWords } from '../../core/registry/amendment.ts'
import { receptionFigures, retained, roundsOn, taughtBy, triageFigures } from '../../core/service/figures.ts'
import { activities, lessonResults } from '../../core/service/lessons.ts'
import { rounds } from '../../core/service/places.ts'
import { leavingReasons, mayReadRetention, offers, signals } from '../../core/service/retaining.ts'
import { minutesOf, type Outage, outageCauses } from '../../core/service/outages.ts'
import { lineOn } from '../../core/service/script.ts'
import type { WireHallCheck, WireLesson, WireRetention, WireService } from '../../core/service/wire.ts'
import { total } from '../../core/std.ts'
import { alike, type Words } from '../../core/words.ts'
import type { QueueAt, Queues } from '../queues.ts'
import { listItems } from '../store/looks.ts'
import { outagesOpen } from './outages.ts'
import { openItemsIn, personIn, type Reader, seesAll } from './reader.ts'
import { timeOf } from './sheets/day.ts'

type Person = (id: string) => Words

export async function serviceOf(reader: Reader, queues: Queues, month: string | null): Promise<WireService> {
  const { branch, teller, books } = reader
  const of = month ?? branch.day.slice(0, 'yyyy-mm'.length)
  const leads = mayLeadLobby(teller.roles)
  const [at, person, checks, lessons, cases, amendments, outages] = await Promise.all([
    queues.at(branch.code),
    personIn(reader),
    itemsOf(reader, 'hallCheck', of),
    itemsOf(reader, 'lesson', of),
    itemsOf(reader, 'retention', of),
    openItemsIn(books, branch.code, 'amendment'),
    outagesOpen(reader, `${of}-01`, addDays(addMonths(`${of}-01`, 1), -1)),
  ])
  const seen = cases.filter(({ by, data }) => leads || by === teller.id || data.handler === teller.id)
  const taught = lessons.filter(({ by }) => leads || by === teller.id)
  return {
    day: branch.day,
    month: of,
    leads,
    figures: figuresOf(at, { checks, lessons, cases, outages }, person, reader),
    scheduled: scheduledIn(amendments),
    rounds: roundsOn(checks, branch.day).map(({ round, last }) => ({
      name: rounds[round],
      by: last && person(last.by),
      at: last && iso(last.data.at),
    })),
    checks: checks.map(one => wireCheck(one, reader, person)).toReversed(),
    lessons: taught.map(one => wireLesson(one, reader, person)).toReversed(),
    taught: taughtBy(taught).map(({ teller: id, ...counts }) => ({ person: person(id), ...counts })),
    cases: seen.map(one => wireRetention(one, reader, person)).toReversed(),
    retained: retainedWords(seen),
  }
}

const iso = (at: number): string => new Date(at).toISOString()

/** Those of a month, and those that are open whatever their month; the oldest first. */
async function itemsOf<K extends 'hallCheck' | 'lesson' | 'retention'>(
  { books, branch }: Reader,
  kind: K,
  month: string,
): Promise<Item<K>[]> {
  const states = Object.entries(itemKinds[kind].states)
  const named = (wanted: boolean) => states.filter(([, { open }]) => open === wanted).map(([name]) => name)
  const [open, done] = await Promise.all([
    listItems(books.pool, branch.code, [kind], named(true)),
    listItems(books.pool, branch.code, [kind], named(false), `${month}-01`),
  ])
  const all = [...open, ...done.filter(({ opened }) => opened.startsWith(month))] as Item<K>[]
  return all.toSorted((a, b) => orderOf(a) - orderOf(b) || (a.id < b.id ? -1 : 1))
}

/** As they came: by day, then by the serial in their number. */
const orderOf = ({ id }: Item): number => {
  const [, day = '0', serial = '0'] = id.split('-')
  return Number(day) * 1_000_000 + Number(serial)
}

/** The faults that nobody has mended, for the board of those in charge. */
export async function openFaults(reader: Reader): Promise<Words[]> {
  const { books, branch } = reader
  const [open, person] = await Promise.all([openItemsIn(books, branch.code, 'hallCheck'), personIn(reader)])
  return open.flatMap(item =>
    wireCheck(item, reader, person)
      .faults.filter(({ mended }) => mended === null)
      .map(({ found, mender }) => ({
        zh: `检查问题未整改：${found}（${mender.zh}，${item.data.due ?? ''} 前）`,
        en: `A check found “${found}”, not mended (${mender.en}, by ${item.data.due ?? ''})`,
      })),
  )
}

interface Records {
  readonly checks: readonly Item<'hallCheck'>[]
  readonly lessons: readonly Item<'lesson'>[]
  readonly cases: readonly Item<'retention'>[]
  readonly outages: readonly Outage[]
}

function figuresOf(
  { day }: QueueAt,
  { checks, lessons, cases, outages }: Records,
  person: Person,
  { branch }: Reader,
): WireService['figures'] {
  const reception = receptionFigures(day)
  const triage = triageFigures(day)
  const all = taughtBy(lessons)
  const doneIn = (round: string) => {
    const last = roundsOn(checks, branch.day).find(one => one.round === round)?.last ?? null
    return last ? person(last.by) : { zh: '未做', en: 'not done' }
  }
  const came = retained(cases)
  return {
    greeting: [
      figure('今日营业前检查', 'Checked before opening', doneIn('opening')),
      figure('今日巡查', 'Round today', doneIn('during')),
    ],
    reception: [
      figure('今日办结', 'Served today', alike(String(reception.served))),
      figure('平均办理分钟', 'Minutes each', alike(numberOr(reception.minutes))),
      figure('评价率', 'Rated', alike(numberOr(reception.ratedPercent, '%'))),
      figure('平均得分', 'Average rating', alike(numberOr(reception.score))),
    ],
    triage: [
      figure('今日引导', 'Guided today', alike(String(triage.guided))),
      figure('分流成功', 'Needed no window', alike(String(triage.away))),
      figure('客户不愿', 'Declined', alike(String(triage.declined))),
      figure('分流有误', 'Wrongly sent', alike(String(triage.misdirected))),
    ],
    education: [
      figure('本月教育', 'Taught this month', alike(String(total(all, ({ lessons: one }) => one)))),
      figure('本月激活', 'Activated', alike(String(total(all, ({ activated }) => activated)))),
    ],
    retention: [
      figure('本月挽留', 'Cases this month', alike(String(came.cases))),
      figure('留住率', 'Kept', alike(numberOr(came.percent, '%'))),
    ],
    incident: [
      figure('本月系统中断', 'Outages this month', alike(String(outages.length))),
      figure('中断分钟', 'Minutes of outage', alike(String(minutesOf(outages)))),
      ...outages.slice(-OUTAGES_SHOWN).map(outageFigure),
    ],
    farewell: [figure('今日关闭检查', 'Checked at closing', doneIn('closing'))],
  }
}

const figure = (zh: string, en: string, value: Words) => ({ label: { zh, en }, value })

/** The latest of the month. */
const OUTAGES_SHOWN = 3

const outageFigure = ({ since, until, cause }: Outage) =>
  figure(
    outageCauses[cause].zh,
    outageCauses[cause].en,
    alike(`${iso(since).slice(0, 'yyyy-mm-dd'.length)} ${timeOf(BigInt(since))}–${timeOf(BigInt(until))}`),
  )

const numberOr = (value: number | null, unit = ''): string => (value === null ? '—' : `${value}${unit}`)

const retainedWords = (cases: readonly Item<'retention'>[]): WireService['retained'] => {
  const { cases: count, open, kept, partly, lost, amount, stayed, percent } = retained(cases)
  return [
    figure('笔数', 'Cases', alike(String(count))),
    figure('跟进中', 'Open', alike(String(open))),
    figure('全部留住', 'Kept', alike(String(kept))),
    figure('部分留住', 'Kept in part', alike(String(partly))),
    figure('未留住', 'Lost', alike(String(lost))),
    figure('已结案拟转出', 'Was to go', alike(displayMoney(amount))),
    figure('留存金额', 'Stayed', alike(displayMoney(stayed))),
    figure('留住率', 'Kept of those decided', alike(numberOr(percent, '%'))),
  ]
}

const scheduledIn = (amendments: readonly Item<'amendment'>[]): WireService['scheduled'] =>
  amendments.flatMap(({ data: { amendment, from } }) =>
    amendment.of === 'script'
      ? [{ line: amendment.line, from, value: amendmentWords(amendment, {}).value }]
      : [],
  )

/** A row is seen by whoever made it, and by those who see everybody's. */
const opensTo = (reader: Reader, by: string): boolean => by === reader.teller.id || seesAll(reader)

function wireCheck(item: Item<'hallCheck'>, reader: Reader, person: Person): WireHallCheck {
  const { branch, parameters } = reader
  const { id, opened, by, data, state } = item
  const { step, zh, en } = rounds[data.round]
  return {
    id,
    opens: opensTo(reader, by),
    day: opened,
    at: iso(data.at),
    by: person(by),
    round: { zh, en },
    state: itemKinds.hallCheck.states[state] ?? alike(state),
    isOpen: isOpen(item),
    due: data.due,
    late: isOpen(item) && data.due !== null && data.due < branch.day,
    fine: data.looked.filter(({ wrong }) => wrong === null).length,
    faults: data.looked.flatMap(({ check, wrong }) => {
      if (!wrong) return []
      const mended = data.mended.find(one => one.check === check)
      return [
        {
          check,
          line: lineOn(parameters, `${step}.${check}`, opened) ?? alike(check),
          found: wrong.found,
          mender: person(wrong.mender),
          mended: mended ? { by: person(mended.by), day: mended.day, how: mended.how } : null,
        },
      ]
    }),
  }
}

const wireLesson = (
  { id, opened, by, state, data }: Item<'lesson'>,
  reader: Reader,
  person: Person,
): WireLesson => ({
  id,
  opens: opensTo(reader, by),
  day: opened,
  by: person(by),
  activity: activities[data.activity],
  result: lessonResults[data.result],
  customer: data.customer,
  ticket: data.ticket,
  corrected: state !== 'done',
})

function wireRetention(item: Item<'retention'>, reader: Reader, person: Person): WireRetention {
  const { branch } = reader
  const { id, opened, by, state, data } = item
  return {
    id,
    opens: by === reader.teller.id || mayReadRetention(item, reader.teller),
    day: opened,
    customer: data.customer,
    signal: signals[data.signal],
    reason: leavingReasons[data.reason],
    offer: offers[data.offer],
    amount: displayMoney(data.amount),
    kept: displayMoney(data.kept),
    by: person(by),
    handler: person(data.handler),
    state: itemKinds.retention.states[state] ?? alike(state),
    isOpen: isOpen(item),
    due: data.due,
    late: isOpen(item) && data.due !== null && data.due < branch.day,
    ticket: data.ticket,
    row: data.row,
    rowOpens: opensTo(reader, by),
  }
}
