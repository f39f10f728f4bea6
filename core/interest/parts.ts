/**
 * What was rounded once for many accounts is shared out among them: each gets what the rounded sum grows by
 * when it is added, in the order of the accounts. So the parts add up to what is booked, to the fen, wherever
 * a list of them is cut into pages, and no part is a fen or more from what it is exactly.
 */
import { divideHalfUp } from '../money.ts'
import { exactInterest, type Segment } from './segments.ts'

export class Parts {
  #numerator = 0n
  #shared = 0n

  /** What all so far have together, in fen. */
  get shared(): bigint {
    return this.#shared
  }

  /** The part of the next account, in fen. */
  next(segments: readonly Segment[]): bigint {
    const { numerator, denominator } = exactInterest(segments)
    this.#numerator += numerator
    const before = this.#shared
    this.#shared = divideHalfUp(this.#numerator, denominator)
    return this.#shared - before
  }
}
