/**
 * The live stream: pages hear that their branch has moved and look again. Commits of this server are heard
 * at once, those of another one by a look at the heads each second, as long as anybody listens.
 */
import type { ServerResponse } from 'node:http'
import type { WireMoved } from '../core/wire.ts'
import type { Books } from './books.ts'
import { readHeads } from './store/heads.ts'

const POLL_MS = 1_000
const BEAT_MS = 15_000

export class Live {
  readonly #books: Books
  readonly #listeners = new Map<ServerResponse, string>()
  readonly #seen = new Map<string, string>()
  #poll: NodeJS.Timeout | null = null
  #beat: NodeJS.Timeout | null = null
  #closed = false

  constructor(books: Books) {
    this.#books = books
  }

  listen(response: ServerResponse, branch: string): void {
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      connection: 'keep-alive',
      'x-accel-buffering': 'no',
    })
    response.write('retry: 1000\n\n')
    if (this.#closed) return void response.end()
    this.#listeners.set(response, branch)
    response.on('close', () => this.#leave(response))
    this.#poll ??= setInterval(() => void this.#lookAtHeads(), POLL_MS)
    this.#beat ??= setInterval(() => this.#send(() => ': beat\n\n'), BEAT_MS)
  }

  moved(branches: readonly string[]): void {
    if (this.#listeners.size > 0 && branches.length > 0) void this.#lookAtHeads(branches)
  }

  /** How many pages listen. */
  get listening(): number {
    return this.#listeners.size
  }

  /** Ends every stream; pages find another server by themselves. */
  close(): void {
    this.#closed = true
    for (const response of this.#listeners.keys()) response.end()
    this.#listeners.clear()
    this.#rest()
  }

  #leave(response: ServerResponse): void {
    this.#listeners.delete(response)
    if (this.#listeners.size === 0) this.#rest()
  }

  #rest(): void {
    if (this.#poll) clearInterval(this.#poll)
    if (this.#beat) clearInterval(this.#beat)
    this.#poll = null
    this.#beat = null
  }

  async #lookAtHeads(always: readonly string[] = []): Promise<void> {
    try {
      for (const { branch, day, serial } of await readHeads(this.#books.pool)) {
        const position = `${day}/${serial}`
        if (this.#seen.get(branch) === position && !always.includes(branch)) continue
        this.#seen.set(branch, position)
        const moved: WireMoved = { branch, day, serial }
        this.#send(listening => (listening === branch ? `data: ${JSON.stringify(moved)}\n\n` : null))
      }
    } catch {
      // No database for a moment: the pages notice it by themselves, and the next look may succeed.
    }
  }

  #send(textFor: (branch: string) => string | null): void {
    for (const [response, branch] of this.#listeners) {
      const text = textFor(branch)
      if (text) response.write(text)
    }
  }
}
