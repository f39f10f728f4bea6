/**
 * A day in the hall, by dice: people come with two peaks, most for personal business, a few with a level, a
 * flag or an appointment; some do not answer their calls, some are sent on to another window. What happens
 * is decided by the core alone; the dice only say who comes when and how long each keeps a window.
 */
import { act, type QueueAct } from '../../core/queue/act.ts'
import { type Business, flagNames, levelNames } from '../../core/queue/business.ts'
import { after, emptyQueue, type QueueDay } from '../../core/queue/day.ts'
import type { QueueEvent } from '../../core/queue/events.ts'
import { MINUTE_MS, nextFor } from '../../core/queue/order.ts'
import { type QueueRules, queueRules } from '../../core/queue/rules.ts'
import { meansOf, type StaysByBusiness } from '../../core/queue/wait.ts'
import { isRefusal } from '../../core/refusals.ts'
import { given, type Random, randomFrom } from '../../core/std.ts'

export interface DayPlan {
  readonly customers: number
  readonly windows: readonly (readonly Business[])[]
  readonly rules: QueueRules
  readonly past: StaysByBusiness
}

export const SIX_WINDOWS: readonly (readonly Business[])[] = [
  ['A', 'B', 'D'],
  ['B'],
  ['B', 'C'],
  ['B', 'C'],
  ['C', 'B'],
  ['D', 'A', 'B'],
]

export const dayPlan: DayPlan = { customers: 800, windows: SIX_WINDOWS, rules: queueRules, past: {} }

/** Minutes that a ticket of each business really keeps a window, on the average. */
const TRUE_MINUTES: Readonly<Record<Business, number>> = { A: 4, B: 2.65, C: 3.5, D: 6 }
const MIX: readonly Business[] = [...'BBBBBBBBBBBBBBBBBBBBCCCAD'] as Business[]
const OPEN_MINUTES = 8.5 * 60
const PEAKS = [90, 330]

export const SEEN_AT = Date.UTC(2026, 2, 2, 1)

export interface Told {
  readonly ticket: string
  readonly toldMs: number
  readonly waitedMs: number
}

export interface PlayedDay {
  readonly day: QueueDay
  readonly events: readonly QueueEvent[]
  readonly told: readonly Told[]
}

export function playDay(seed: number, plan: DayPlan = dayPlan, watch: Watch = () => undefined): PlayedDay {
  const random = randomFrom(seed)
  const hall = hallOf(plan, watch)
  const arrivals = arrivalsOf(plan.customers, random)
  const turns = plan.windows.map((skills, index) => {
    hall.do({ do: 'open', window: index + 1, skills }, SEEN_AT, tellerAt(index + 1))
    return again(index + 1)(SEEN_AT)
  })
  function again(no: number): (at: number) => Turn {
    return at => ({ at, go: now => call(no, now) })
  }
  /** Whoever finds nobody waiting looks again when the next one comes. */
  function call(no: number, now: number): Turn | null {
    const own = given(hall.day().windows.get(no), `window ${no}`)
    if (nextFor(hall.day(), own, { now, rules: plan.rules }))
      return serve(hall, random, { no, now, again: again(no) })
    const arrival = arrivals[0]
    return arrival === undefined ? null : again(no)(arrival)
  }
  while (turns.length > 0 || arrivals.length > 0) {
    const turn = turns.toSorted((a, b) => a.at - b.at)[0]
    const arrival = arrivals[0]
    if (arrival !== undefined && (!turn || arrival <= turn.at)) {
      arrivals.shift()
      comes(hall, random, arrival)
    } else if (turn) {
      const next = turn.go(turn.at)
      turns.splice(turns.indexOf(turn), 1, ...(next ? [next] : []))
    }
  }
  return { day: hall.day(), events: hall.events, told: toldIn(hall.day()) }
}

/** What a window does next, and when; null where it has nothing left to do. */
interface Turn {
  readonly at: number
  readonly go: (now: number) => Turn | null
}

/** What is asked before each call: the day, the window, the moment. */
export type Watch = (day: QueueDay, no: number, now: number) => void

const tellerAt = (no: number): string => `00${10 + no}`

function hallOf({ rules, past }: DayPlan, watch: Watch) {
  let day = emptyQueue
  const events: QueueEvent[] = []
  const attempt = (asked: QueueAct, now: number, by: string) => {
    const happened = act(day, asked, { by, now, rules, means: () => meansOf(day, past, rules) })
    if (isRefusal(happened)) return happened
    const event: QueueEvent = { seq: day.seq + 1, at: now, by, ...happened }
    events.push(event)
    day = after(day, [event])
    return event
  }
  return {
    events,
    rules,
    watch,
    day: () => day,
    attempt,
    do(asked: QueueAct, now: number, by: string): QueueEvent {
      const done = attempt(asked, now, by)
      if (isRefusal(done)) throw new Error(`${asked.do} is refused: ${done.refused}`)
      return done
    },
  }
}

type Hall = ReturnType<typeof hallOf>

function arrivalsOf(customers: number, random: Random): number[] {
  const minutes = Array.from({ length: customers }, () => {
    // Half of them around the peaks, the others all day.
    if (random.below(2) === 0) return random.next() * OPEN_MINUTES
    const spread = (random.next() + random.next() + random.next() - 1.5) * 130
    return Math.min(Math.max(random.pick(PEAKS) + spread, 0), OPEN_MINUTES)
  })
  return minutes.toSorted((a, b) => a - b).map(minute => Math.round(SEEN_AT + minute * MINUTE_MS))
}

function comes(hall: Hall, random: Random, now: number): void {
  const rare = <T>(one: T, part: number, other: T): T => (random.below(part) === 0 ? one : other)
  const request = `k-${hall.day().seq}`
  const business = random.pick(MIX)
  const level = rare(random.pick(levelNames), 12, 'normal' as const)
  const flags = rare([random.pick(flagNames)], 15, [])
  const appointment = rare('10:30', 40, null)
  hall.attempt({ do: 'take', business, level, flags, appointment, request }, now, 'kiosk')
}

/** Calls, and says what comes next: some do not answer, a few are sent on. */
function serve(hall: Hall, random: Random, { no, now, again }: Called): Turn {
  const by = tellerAt(no)
  hall.watch(hall.day(), no, now)
  const { ticket, business } = hall.do({ do: 'call' }, now, by) as Of<'called'>
  if (random.below(33) === 0) {
    const recall = { do: 'recall', ticket } as const
    const passed = () => {
      for (const asked of [recall, recall, { do: 'miss', ticket } as const])
        hall.do(asked, now + MINUTE_MS, by)
      return again(now + MINUTE_MS)
    }
    return { at: now + MINUTE_MS, go: passed }
  }
  const started = now + Math.round((0.2 + random.next() * 0.4) * MINUTE_MS)
  const ended = started + keeps(business, random)
  const isSentOn = business !== 'B' && random.below(50) === 0
  const last: QueueAct = isSentOn ? { do: 'transfer', ticket, business: 'B' } : { do: 'end', ticket }
  const end = () => {
    hall.do(last, ended, by)
    return again(ended)
  }
  const start = (): Turn => {
    hall.do({ do: 'start', ticket }, started, by)
    return { at: ended, go: end }
  }
  return { at: started, go: start }
}

interface Called {
  readonly no: number
  readonly now: number
  /** The next call of the window. */
  again(this: void, at: number): Turn
}

type Of<W extends QueueEvent['what']> = Extract<QueueEvent, { what: W }>

/** A few are done soon, and a few take long: two dice and a long tail. */
function keeps(business: Business, random: Random): number {
  const long = random.below(12) === 0 ? 2.2 : 0.89
  const shape = 0.3 + (random.next() + random.next()) * 0.7
  return Math.round(TRUE_MINUTES[business] * long * shape * MINUTE_MS)
}

/** Of those who were told a wait: what was told, and what it was until their first call. */
function toldIn({ tickets }: QueueDay): Told[] {
  return [...tickets.values()].flatMap(({ no, taken, told, servings }) => {
    const called = servings[0]?.called
    if (told.waitMs === null || called === undefined) return []
    return [{ ticket: no, toldMs: told.waitMs, waitedMs: called - taken }]
  })
}

/** Mean absolute error of the waits that were told, as a part of the mean wait. */
export function estimateError(told: readonly Told[]): number {
  const total = (of: (one: Told) => number) => told.reduce((all, one) => all + of(one), 0)
  return total(({ toldMs, waitedMs }) => Math.abs(toldMs - waitedMs)) / total(({ waitedMs }) => waitedMs)
}
