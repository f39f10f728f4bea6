/** Pages that listen, each to one branch: a text goes to all of a branch, and a beat keeps them awake. */
import type { ServerResponse } from 'node:http'

const BEAT_MS = 15_000

export class Streams {
  readonly #listeners = new Map<ServerResponse, string>()
  #beat: NodeJS.Timeout | null = null
  #closed = false

  /** False where nobody is taken any more. */
  listen(response: ServerResponse, branch: string): boolean {
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      connection: 'keep-alive',
      'x-accel-buffering': 'no',
    })
    response.write('retry: 1000\n\n')
    if (this.#closed) {
      response.end()
      return false
    }
    this.#listeners.set(response, branch)
    response.on('close', () => this.#leave(response))
    this.#beat ??= setInterval(() => this.#toAll(': beat\n\n'), BEAT_MS)
    return true
  }

  send(branch: string, text: string): void {
    for (const [response, listening] of this.#listeners) if (listening === branch) response.write(text)
  }

  get listening(): number {
    return this.#listeners.size
  }

  /** Those that somebody listens to. */
  branches(): Set<string> {
    return new Set(this.#listeners.values())
  }

  /** Ends every stream; pages find another server by themselves. */
  close(): void {
    this.#closed = true
    for (const response of this.#listeners.keys()) response.end()
    this.#listeners.clear()
    this.#rest()
  }

  #toAll(text: string): void {
    for (const response of this.#listeners.keys()) response.write(text)
  }

  #leave(response: ServerResponse): void {
    this.#listeners.delete(response)
    if (this.#listeners.size === 0) this.#rest()
  }

  #rest(): void {
    if (this.#beat) clearInterval(this.#beat)
    this.#beat = null
  }
}
