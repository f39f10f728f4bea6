/** The demo's queue: a few tickets of every day, called at the windows and rated. */
import type { Level } from '../../core/queue/business.ts'
import type { QueueAct } from '../../core/queue/act.ts'
import { isRefusal } from '../../core/refusals.ts'
import type { Books } from '../books.ts'
import { Queues } from '../queues.ts'
import { DEMO_BRANCH } from './branch.ts'
import { TELLERS } from './people.ts'

const MINUTE_MS = 60_000

interface Visit {
  readonly business: 'A' | 'B'
  readonly level: Level
  /** How long he waits, and is served, in minutes. */
  readonly waits: number
  readonly served: number
  readonly score: number | null
}

const VISITS: readonly Visit[] = [
  { business: 'B', level: 'normal', waits: 6, served: 8, score: 5 },
  { business: 'B', level: 'normal', waits: 14, served: 5, score: 4 },
  { business: 'A', level: 'gold', waits: 3, served: 12, score: 5 },
  { business: 'B', level: 'normal', waits: 21, served: 6, score: 2 },
  { business: 'B', level: 'normal', waits: 9, served: 4, score: null },
]

/** The morning before now, by a clock of its own: customers come one after the other. */
export class Tickets {
  readonly #queues: Queues
  readonly #books: Books
  #clock = 0

  constructor(books: Books) {
    this.#books = books
    this.#queues = new Queues({ ...books, now: () => this.#clock })
  }

  async day(index: number): Promise<void> {
    const minutes = VISITS.reduce((sum, { waits, served }) => sum + waits + served, 0)
    this.#clock = this.#books.now() - minutes * MINUTE_MS
    for (const [position, [teller]] of TELLERS.entries())
      await this.#act({ do: 'open', window: position + 1, skills: ['A', 'B'] }, teller)
    for (const [position, visit] of VISITS.entries())
      await this.#serve(visit, TELLERS[(index + position) % TELLERS.length]?.[0] ?? '', String(position))
  }

  async #serve({ business, level, waits, served, score }: Visit, teller: string, request: string) {
    const taken = await this.#act(
      { do: 'take', business, level, flags: [], appointment: null, request },
      'hall',
    )
    const ticket = taken.what === 'taken' ? taken.ticket : ''
    this.#clock += waits * MINUTE_MS
    await this.#act({ do: 'call' }, teller)
    await this.#act({ do: 'start', ticket }, teller)
    this.#clock += served * MINUTE_MS
    await this.#act({ do: 'end', ticket }, teller)
    if (score !== null) await this.#act({ do: 'rate', ticket, score }, 'hall')
  }

  async #act(asked: QueueAct, by: string) {
    const event = await this.#queues.act(DEMO_BRANCH, asked, by)
    if (isRefusal(event)) throw new Error(`the queue of the demo refuses ${asked.do}: ${event.refused}`)
    return event
  }
}
