/**
 * One look at a time for each thing: whoever asks while one is under way shares the next with all who ask
 * until it begins. It begins after he has asked, so it sees all that was there by then.
 */
export class SharedLooks<T> {
  readonly #running = new Map<string, Promise<T>>()
  readonly #next = new Map<string, Promise<T>>()

  ask(key: string, look: () => Promise<T>): Promise<T> {
    const waiting = this.#next.get(key)
    if (waiting) return waiting
    const begin = () => this.#begin(key, look)
    const running = this.#running.get(key)
    if (!running) return begin()
    const next = running.then(begin, begin)
    this.#next.set(key, next)
    return next
  }

  #begin(key: string, look: () => Promise<T>): Promise<T> {
    this.#next.delete(key)
    const now = look()
    this.#running.set(key, now)
    const end = () => {
      if (this.#running.get(key) === now) this.#running.delete(key)
    }
    now.then(end, end)
    return now
  }
}
