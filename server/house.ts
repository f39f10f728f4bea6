/** What the routes work with: the books once they are open, and how far the start has come before. */
import type { FastifyReply } from 'fastify'
import { type Refusal, statusOf } from '../core/refusals.ts'
import type { Words } from '../core/words.ts'
import type { Submit } from './actors.ts'
import type { Books } from './books.ts'
import { type Gatherer, gatherer } from './gather.ts'
import type { Institution } from './institution.ts'
import { runDayEnd } from './jobs/dayEnd.ts'
import { Live } from './live.ts'
import type { Reader } from './looks/reader.ts'
import type { Hint } from './demo/people.ts'
import { wireRefusal } from './wire.ts'

export interface StartProgress {
  readonly label: Words
  readonly done: number
  readonly total: number
}

export interface OpenHouse {
  readonly books: Books
  readonly gather: Gatherer
  readonly submit: Submit
  readonly live: Live
  /** Only in demo mode. */
  readonly hints: readonly Hint[]
  readonly dayEnd: DayEnd
}

export interface House {
  open: OpenHouse | null
  progress: StartProgress | null
}

export function openHouse(institution: Institution, hints: readonly Hint[]): OpenHouse {
  const { books } = institution
  const gather = gatherer(books)
  const live = new Live(books)
  institution.moves.add(branches => live.moved(branches))
  const dayEnd = new DayEnd(books, gather.submit)
  return { books, gather, submit: gather.submit, live, hints, dayEnd }
}

/** The day ends that this server is running, by branch. */
export class DayEnd {
  readonly #books: Books
  readonly #submit: Submit
  readonly #running = new Map<string, string | null>()
  readonly #stopped = new Map<string, readonly Words[]>()

  constructor(books: Books, submit: Submit) {
    this.#books = books
    this.#submit = submit
  }

  stepOf(branch: string): string | null {
    return this.#running.get(branch) ?? null
  }

  /** What the last run here stopped at. */
  troubleOf(branch: string): readonly Words[] {
    return this.#stopped.get(branch) ?? []
  }

  /**
   * Runs what is left, once at a time. What stops it is kept for the page, from which it can be continued.
   */
  async run({ branch }: Pick<Reader, 'branch'>): Promise<void> {
    if (this.#running.has(branch.code)) return
    this.#running.set(branch.code, null)
    try {
      const stopped = await runDayEnd(this.#books, this.#submit, branch, step => {
        this.#running.set(branch.code, step)
        this.#books.moved([branch.code])
      })
      this.#stopped.set(branch.code, stopped)
    } catch (error) {
      const { message } = error as Error
      this.#stopped.set(branch.code, [
        { zh: `日终中断：${message}`, en: `The day end broke off: ${message}` },
      ])
    } finally {
      this.#running.delete(branch.code)
      this.#books.moved([branch.code])
    }
  }
}

/** Sends a refusal with its status. */
export const sendRefusal = (reply: FastifyReply, refusal: Refusal) =>
  reply.code(statusOf(refusal)).send({ refusal: wireRefusal(refusal) })
