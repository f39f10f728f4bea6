/**
 * The queue of each branch (docs/decisions/queue-beside-the-journal.md). What happens is decided by the core
 * on the day as it stands, and written under the next number: where another server has written that number,
 * its events are read and it is decided again. Nothing is kept in memory that the table does not say.
 */
import { addDays, type Day } from '../core/dates.ts'
import { act, type QueueAct } from '../core/queue/act.ts'
import { after, emptyQueue, type QueueDay, servedBy } from '../core/queue/day.ts'
import type { QueueEvent } from '../core/queue/events.ts'
import type { QueueRules } from '../core/queue/rules.ts'
import { type Means, meansOf, type StaysByBusiness } from '../core/queue/wait.ts'
import type { Branch } from '../core/ledger/entities.ts'
import { isRefusal, type Refusal, refuse } from '../core/refusals.ts'
import { given } from '../core/std.ts'
import type { Books } from './books.ts'
import { recordsOf } from './looks/reader.ts'
import { SharedLooks } from './sharedLooks.ts'
import { addEvent, eventsAfter, staysBetween } from './store/tickets.ts'

/** The queue of a branch at a moment, with what is needed to look at it. */
export interface QueueAt {
  readonly branch: Branch
  readonly day: QueueDay
  readonly rules: QueueRules
  readonly now: number
  readonly means: Means
}

interface Known {
  readonly of: Day
  readonly day: QueueDay
}

export class Queues {
  readonly #books: Books
  readonly #known = new Map<string, Known>()
  readonly #past = new Map<string, Promise<StaysByBusiness>>()
  readonly #last = new Map<string, Promise<unknown>>()
  readonly #moves = new Set<(branch: string) => void>()
  readonly #looks = new SharedLooks<QueueDay>()

  constructor(books: Books) {
    this.#books = books
  }

  /** Hears of every branch whose queue has moved. */
  onMove(hear: (branch: string) => void): void {
    this.#moves.add(hear)
  }

  /**
   * The ticket that somebody serves, of the day that he works on; null for none. Every transaction asks:
   * those that ask while a look at the table is on its way share the next one, so that a busy branch costs
   * no more looks than a quiet one, and nobody misses what another server has written before he asked.
   */
  async serving(branch: string, of: Day, teller: string): Promise<string | null> {
    const day = await this.#looks.ask(`${branch}/${of}`, () => this.#caughtUp(branch, of))
    return servedBy(day, teller)
  }

  async at(branch: string): Promise<QueueAt> {
    const { record, rules } = await this.#standing(branch)
    const day = await this.#caughtUp(branch, record.day)
    const means = meansOf(day, await this.#pastOf(branch, record.day, rules), rules)
    return { branch: record, day, rules, now: this.#books.now(), means }
  }

  /** Reads what other servers have written. */
  async refresh(branch: string): Promise<void> {
    const known = this.#known.get(branch)
    if (known) await this.#caughtUp(branch, known.of)
  }

  /** One after the other in each branch; gives the event, and for a ticket taken before the one of then. */
  act(branch: string, asked: QueueAct, by: string): Promise<QueueEvent | Refusal> {
    const work = () => this.#act(branch, asked, by)
    const result = (this.#last.get(branch) ?? Promise.resolve()).then(work, work)
    this.#last.set(
      branch,
      result.catch(() => undefined),
    )
    return result
  }

  async #act(branch: string, asked: QueueAct, by: string): Promise<QueueEvent | Refusal> {
    const { record, rules } = await this.#standing(branch)
    if (record.state !== 'open' && OPEN_ONLY.includes(asked.do)) return refuse('queueClosed')
    const past = await this.#pastOf(branch, record.day, rules)
    for (;;) {
      const day = await this.#caughtUp(branch, record.day)
      const again = asked.do === 'take' ? takenBefore(day, asked.request) : null
      if (again) return again
      const now = this.#books.now()
      const happened = act(day, asked, { by, now, rules, means: () => meansOf(day, past, rules) })
      if (isRefusal(happened)) return happened
      const event: QueueEvent = { seq: day.seq + 1, at: now, by, ...happened }
      if (!(await addEvent(this.#books.pool, { branch, day: record.day }, event))) continue
      await this.#caughtUp(branch, record.day)
      return event
    }
  }

  async #standing(branch: string): Promise<{ record: Branch; rules: QueueRules }> {
    await this.#books.memories.caughtUp(branch)
    const state = await recordsOf(this.#books, branch, [`branch:${branch}`, 'parameters:current'])
    const record = given(state.get('branch', branch), `branch ${branch}`)
    return { record, rules: given(state.get('parameters', 'current'), `parameters of ${branch}`).queue }
  }

  /** The day with all that the table has of it; whoever listens hears of what is new. */
  async #caughtUp(branch: string, of: Day): Promise<QueueDay> {
    const known = this.#dayKnown(branch, of)
    const events = await eventsAfter(this.#books.pool, { branch, day: of }, known.seq)
    // Somebody else may have read them meanwhile.
    const now = this.#dayKnown(branch, of)
    const day = after(
      now,
      events.filter(({ seq }) => seq > now.seq),
    )
    if (day.seq > now.seq && this.#keep(branch, { of, day })) for (const hear of this.#moves) hear(branch)
    return day
  }

  #dayKnown(branch: string, of: Day): QueueDay {
    const known = this.#known.get(branch)
    return known?.of === of ? known.day : emptyQueue
  }

  /** Whether it is kept: earlier days than the latest are asked for by a request that is sent again. */
  #keep(branch: string, fresh: Known): boolean {
    const known = this.#known.get(branch)
    if (known && fresh.of < known.of) return false
    this.#known.set(branch, fresh)
    return true
  }

  /** Earlier days do not change: they are asked once a day. */
  #pastOf(branch: string, day: Day, { learnDays }: QueueRules): Promise<StaysByBusiness> {
    const key = `${branch}/${day}/${learnDays}`
    const known = this.#past.get(key)
    if (known) return known
    const asked = staysBetween(this.#books.pool, branch, addDays(day, -learnDays), day)
    this.#past.set(key, asked)
    asked.catch(() => this.#past.delete(key))
    return asked
  }
}

/** What is only done while the branch is open; who is at a window is served to the end. */
const OPEN_ONLY: readonly QueueAct['do'][] = ['take', 'open', 'call']

/** A kiosk that has heard nothing asks again, and gets the ticket that it has. */
function takenBefore(day: QueueDay, request: string): QueueEvent | null {
  const no = day.requests.get(request)
  const ticket = no === undefined ? undefined : day.tickets.get(no)
  if (!ticket) return null
  const { order, taken: at, no: number, business, level, flags, appointment, told } = ticket
  const taken = { business, level, flags, appointment, request, told }
  return { seq: order, at, by: '', what: 'taken', ticket: number, ...taken }
}
