/**
 * Says from time to time that a server is there. What lies between two signs of life, of any server of these
 * books, is an outage: the next sign writes it down, after a start or once the database is back. While one
 * of several servers is away the others write, and nothing was interrupted.
 */
import type { Books } from '../books.ts'
import { addBeat, beginBeats } from '../store/outages.ts'

const BEAT_MS = 5_000
/** Two beats may come late under load; three are a gap. */
const GAP_MS = 3 * BEAT_MS

export class Heartbeat {
  readonly #books: Books
  readonly #began: number
  /** Whether the place of the beats is known to be there. */
  #isBegun = false
  #beating: Promise<void> | null = null
  #watching: NodeJS.Timeout | null = null

  constructor(books: Books) {
    this.#books = books
    this.#began = books.now()
  }

  watch(): void {
    this.#watching = setInterval(() => void this.beat(), BEAT_MS)
    void this.beat()
  }

  /** One at a time: where the database does not answer, none waits behind another. */
  beat(): Promise<void> {
    this.#beating ??= this.#write().finally(() => {
      this.#beating = null
    })
    return this.#beating
  }

  /** The last sign of life of whoever leaves in order. */
  async leave(): Promise<void> {
    if (this.#watching) clearInterval(this.#watching)
    await this.#beating
    await this.beat()
  }

  async #write(): Promise<void> {
    const { pool, now } = this.#books
    try {
      if (!this.#isBegun) await beginBeats(pool)
      this.#isBegun = true
      await addBeat(pool, { now: now(), began: this.#began, gapMs: GAP_MS })
    } catch {
      // No database for a moment: the next beat finds the gap.
    }
  }
}
