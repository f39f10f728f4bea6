/**
 * Who runs the day end of a branch: one server at a time, which holds a lock for it in the database. When
 * that server dies its connection ends, and with it the lock; another one finds the branch closing with
 * nobody at it, and goes on. Two at once would do no harm, for each step is one request, but their work would
 * be in vain.
 */
import type { Submit } from '../actors.ts'
import type { Books } from '../books.ts'
import { isAtNight } from '../../core/day/night.ts'
import type { Branch } from '../../core/ledger/entities.ts'
import { refuse } from '../../core/refusals.ts'
import type { Words } from '../../core/words.ts'
import { isDiskFull } from '../postgres/trouble.ts'
import { readerFor } from '../looks/reader.ts'
import { closingBranches } from '../store/closing.ts'
import { tryLock } from '../store/locks.ts'
import { SYSTEM_TELLER } from '../../core/founding.ts'
import { NotNow, runDayEnd } from './dayEnd.ts'

const LOOK_MS = 2_000
/** What broke off for a reason that may pass, such as a lost connection, is tried again after this. */
const AGAIN_MS = 30_000

/** The step that runs, and how many of its parts are done. */
interface Running {
  readonly code: string
  readonly parts: { readonly done: number; readonly of: number } | null
}

interface Stood {
  readonly day: string
  readonly trouble: readonly Words[]
  /** When to try again unasked: never where the books do not agree. */
  readonly again: number
}

export class DayEnds {
  readonly #books: Books
  readonly #submit: Submit
  readonly #running = new Map<string, { step: Running | null; done: Promise<void> }>()
  /** Where the last run here stopped. */
  readonly #stood = new Map<string, Stood>()
  #watching: NodeJS.Timeout | null = null
  #leaving = false

  constructor(books: Books, submit: Submit) {
    this.#books = books
    this.#submit = submit
  }

  stepOf(branch: string): Running | null {
    return this.#running.get(branch)?.step ?? null
  }

  troubleOf({ code, day }: Pick<Branch, 'code' | 'day'>): readonly Words[] {
    const stood = this.#stood.get(code)
    return stood?.day === day ? stood.trouble : []
  }

  /** Goes on with whatever day end nobody is at, now and from time to time. */
  watch(): void {
    this.#watching = setInterval(() => void this.#look(), LOOK_MS)
    void this.#look()
  }

  /** Finishes the step that runs, and begins no other. */
  async leave(): Promise<void> {
    this.#leaving = true
    if (this.#watching) clearInterval(this.#watching)
    await Promise.all([...this.#running.values()].map(({ done }) => done))
  }

  /**
   * Runs what is left, unless somebody does. What stops it is kept for the page, from which it can be
   * continued.
   */
  run({ branch }: { readonly branch: Branch }): Promise<void> {
    const running = this.#running.get(branch.code)
    if (running) return running.done
    const done = this.#runAlone(branch).finally(() => {
      this.#running.delete(branch.code)
      this.#books.moved([branch.code])
    })
    this.#running.set(branch.code, { step: null, done })
    return done
  }

  async #look(): Promise<void> {
    try {
      for (const branch of await closingBranches(this.#books.pool)) {
        if (this.#leaving || this.#running.has(branch)) continue
        const reader = await readerFor(this.#books, branch, SYSTEM_TELLER, 'day-end')
        if (isAtNight(reader.branch) && this.#mayTry(reader.branch)) void this.run(reader)
      }
    } catch {
      // No database for a moment: the next look may succeed.
    }
  }

  #mayTry({ code, day }: Branch): boolean {
    const stood = this.#stood.get(code)
    return stood?.day !== day || this.#books.now() >= stood.again
  }

  #stand({ code, day }: Branch, trouble: readonly Words[], again: number): void {
    this.#stood.set(code, { day, trouble, again })
  }

  async #runAlone(branch: Branch): Promise<void> {
    try {
      const release = await tryLock(this.#books.pool, `day end ${branch.code}`)
      if (!release) return
      try {
        this.#stand(branch, await this.#steps(branch), Infinity)
      } finally {
        await release()
      }
    } catch (error) {
      if (error instanceof Leaving) return
      const { zh, en } = wordsOf(error as Error)
      const broken = { zh: `日终中断：${zh}`, en: `The day end broke off: ${en}` }
      this.#stand(branch, [broken], this.#books.now() + AGAIN_MS)
    }
  }

  #steps(branch: Branch): Promise<readonly Words[]> {
    return runDayEnd(this.#books, this.#submit, branch, (step, parts) => {
      if (this.#leaving && step) throw new Leaving()
      const running = this.#running.get(branch.code)
      if (running) running.step = step === null ? null : { code: step, parts: parts ?? null }
      this.#books.moved([branch.code])
    })
  }
}

const wordsOf = (error: Error): Words => {
  if (error instanceof NotNow) return error.words
  if (isDiskFull(error)) return new NotNow(refuse('diskFull')).words
  return { zh: error.message, en: error.message }
}

/** Between two steps the server has been told to leave. */
class Leaving extends Error {}
