/**
 * The live stream: pages hear that their branch has moved and look again; what hangs in the hall hears how
 * the queue stands. What this server does is heard at once, what another one does by a look each second, as
 * long as anybody listens.
 */
import type { ServerResponse } from 'node:http'
import type { WireMoved } from '../core/wire.ts'
import type { Books } from './books.ts'
import { boardOf } from './looks/queue.ts'
import type { Queues } from './queues.ts'
import { readStands } from './store/heads.ts'
import { Streams } from './streams.ts'

const POLL_MS = 1_000
/** Waits grow while nothing happens: so many looks, and the boards are written again. */
const LOOKS_A_BOARD = 30

export class Live {
  readonly #books: Books
  readonly #queues: Queues
  readonly #pages = new Streams()
  readonly #boards = new Streams()
  readonly #seen = new Map<string, string>()
  #poll: NodeJS.Timeout | null = null
  #looks = 0

  constructor(books: Books, queues: Queues) {
    this.#books = books
    this.#queues = queues
    queues.onMove(branch => this.#queueMoved(branch))
  }

  listen(response: ServerResponse, branch: string): void {
    if (this.#pages.listen(response, branch)) this.#attend(response)
  }

  /** For kiosks, displays and tablets: how the queue stands now, and whenever it has moved. */
  watch(response: ServerResponse, branch: string): void {
    if (!this.#boards.listen(response, branch)) return
    this.#attend(response)
    void this.#board(branch).then(text => text && response.write(text))
  }

  moved(branches: readonly string[]): void {
    if (this.#pages.listening > 0 && branches.length > 0) void this.#lookAtHeads(branches)
  }

  /** How many pages listen. */
  get listening(): number {
    return this.#pages.listening + this.#boards.listening
  }

  close(): void {
    this.#pages.close()
    this.#boards.close()
    this.#rest()
  }

  #attend(response: ServerResponse): void {
    this.#poll ??= setInterval(() => void this.#look(), POLL_MS)
    response.on('close', () => this.listening === 0 && this.#rest())
  }

  #rest(): void {
    if (this.#poll) clearInterval(this.#poll)
    this.#poll = null
  }

  async #look(): Promise<void> {
    this.#looks += 1
    if (this.#looks % LOOKS_A_BOARD === 0)
      for (const branch of this.#boards.branches()) void this.#sendBoard(branch)
    const branches = new Set([...this.#pages.branches(), ...this.#boards.branches()])
    await Promise.all([
      this.#lookAtHeads(),
      ...[...branches].map(branch => this.#queues.refresh(branch).catch(() => undefined)),
    ])
  }

  async #lookAtHeads(always: readonly string[] = []): Promise<void> {
    try {
      for (const { branch, day, serial, images } of await readStands(this.#books.pool)) {
        const position = `${day}/${serial}/${images}`
        if (this.#seen.get(branch) === position && !always.includes(branch)) continue
        this.#seen.set(branch, position)
        const moved: WireMoved = { branch, day, serial }
        this.#pages.send(branch, `data: ${JSON.stringify(moved)}\n\n`)
      }
    } catch {
      // No database for a moment: the pages notice it by themselves, and the next look may succeed.
    }
  }

  #queueMoved(branch: string): void {
    this.#pages.send(branch, 'event: queue\ndata: {}\n\n')
    if (this.#boards.branches().has(branch)) void this.#sendBoard(branch)
  }

  async #sendBoard(branch: string): Promise<void> {
    const text = await this.#board(branch)
    if (text) this.#boards.send(branch, text)
  }

  /** Written once for all who watch; null without a database. */
  async #board(branch: string): Promise<string | null> {
    const board = await boardOf(this.#queues, branch).catch(() => null)
    return board && `data: ${JSON.stringify(board)}\n\n`
  }
}
