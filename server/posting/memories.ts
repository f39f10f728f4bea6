/**
 * The memories of all branches that this process has had to do with, and the work that goes on behind them.
 */
import type pg from 'pg'
import { isAfter } from '../../core/ledger/position.ts'
import { readHeads } from '../store/heads.ts'
import { lastRows } from '../store/journal.ts'
import { projectPending } from './behind.ts'
import type { BranchMemory } from './memory.ts'
import { catchUp, openMemory } from './tail.ts'

/** So far behind the journal are the projections when nobody asks for them. */
const BEHIND_MS = 100

export class Memories {
  readonly #pool: pg.Pool
  readonly #known = new Map<string, BranchMemory>()
  readonly #projecting = new Map<string, Promise<void>>()
  readonly #soon = new Map<string, NodeJS.Timeout>()
  #last: Promise<unknown> = Promise.resolve()
  readonly #moved: (branches: readonly string[]) => void

  /** `moved` hears of branches whose projections have moved. */
  constructor(pool: pg.Pool, moved: (branches: readonly string[]) => void) {
    this.#pool = pool
    this.#moved = moved
  }

  /** One at a time, in the order of asking: whoever decides, or reads the tail of the journal. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work, work)
    this.#last = result.catch(() => undefined)
    return result
  }

  /** The memory of a branch, read from the journal at the first time; null where there is no such branch. */
  async of(branch: string): Promise<BranchMemory | null> {
    const known = this.#known.get(branch)
    if (known) return known
    const opened = await openMemory(this.#pool, branch)
    if (opened) this.#known.set(branch, opened)
    return opened
  }

  /** Reads what others have written. */
  async catchUp(branches: Iterable<string>): Promise<void> {
    for (const branch of branches) {
      const memory = this.#known.get(branch)
      if (memory) await catchUp(this.#pool, memory)
    }
  }

  /** After trouble nothing is believed: the next one who asks reads it again. */
  forget(branches: Iterable<string>): void {
    for (const branch of branches) this.#known.delete(branch)
  }

  /**
   * Lets what these branches have pending be projected soon: what many rows change is then written once.
   * Trouble is left to whoever is next.
   */
  project(branches: Iterable<string>): void {
    for (const branch of branches) {
      if (this.#soon.has(branch)) continue
      const project = () => {
        this.#soon.delete(branch)
        void this.#project(branch).catch(() => undefined)
      }
      this.#soon.set(branch, setTimeout(project, BEHIND_MS))
    }
  }

  #project(branch: string): Promise<void> {
    const running = this.#projecting.get(branch)
    if (running) return running
    const memory = this.#known.get(branch)
    if (!memory) return Promise.resolve()
    const work = projectPending(this.#pool, memory).finally(() => {
      this.#projecting.delete(branch)
      this.#moved([branch])
    })
    this.#projecting.set(branch, work)
    return work
  }

  /** Resolves when the projections of a branch hold every row that the journal had when this was asked. */
  async caughtUp(branch: string): Promise<void> {
    const [last] = await lastRows(this.#pool, [branch])
    if (!last) return
    for (;;) {
      const memory = await this.alone(() => this.of(branch))
      if (!memory || !isAfter(last, memory.projected)) return
      const isBehind = isAfter(last, memory.head) || memory.pending.length === 0
      if (isBehind) await this.alone(() => this.catchUp([branch]))
      await this.#project(branch)
    }
  }

  /** As `caughtUp`, for all branches there are. */
  async allCaughtUp(): Promise<void> {
    for (const { branch } of await readHeads(this.#pool)) await this.caughtUp(branch)
  }

  /** Resolves when nothing is on its way behind any branch. */
  async drained(): Promise<void> {
    await this.#last
    for (const timer of this.#soon.values()) clearTimeout(timer)
    this.#soon.clear()
    for (const branch of this.#known.keys()) await this.#project(branch)
  }
}
