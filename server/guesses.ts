/**
 * Wrong passwords of colleagues at one terminal. They are counted by terminal and person, so that whoever
 * guesses locks out himself and nobody who signs elsewhere.
 */
const GUESSES_MAX = 10
const WINDOW_MS = 60_000

export class Guesses {
  readonly #now: () => number
  readonly #wrong = new Map<string, number[]>()

  constructor(now: () => number) {
    this.#now = now
  }

  mayTry(terminal: string, teller: string): boolean {
    return this.#recent(terminal, teller).length < GUESSES_MAX
  }

  wasWrong(terminal: string, teller: string): void {
    this.#wrong.set(`${terminal} ${teller}`, [...this.#recent(terminal, teller), this.#now()])
  }

  wasRight(terminal: string, teller: string): void {
    this.#wrong.delete(`${terminal} ${teller}`)
  }

  #recent(terminal: string, teller: string): number[] {
    const since = this.#now() - WINDOW_MS
    return (this.#wrong.get(`${terminal} ${teller}`) ?? []).filter(at => at > since)
  }
}
