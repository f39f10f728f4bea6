/**
 * Group commit: requests that come while a batch is on its way wait together and become the next one, so
 * that a commit serves everyone who was waiting. A lonely request waits for nobody.
 */
import type { Answer } from './answers.ts'
import type { Books } from './books.ts'
import { noteAnswer, noteBatch } from './metrics.ts'
import type { Incoming } from './pending.ts'
import { perform } from './perform.ts'

const BATCH_MAX = 4_096

interface Waiting {
  readonly incoming: Incoming
  resolve(answer: Answer): void
  reject(error: unknown): void
}

export interface Gatherer {
  /** Performs one request, together with whoever else is waiting. */
  submit(incoming: Incoming): Promise<Answer>
  /** How many wait for the next batch. */
  waiting(): number
  /** Resolves when nothing is waiting or on its way. */
  drained(): Promise<void>
}

export function gatherer(books: Books): Gatherer {
  let queue: Waiting[] = []
  let running: Promise<void> | null = null

  async function run(): Promise<void> {
    // One turn of the event loop lets those that arrive together go together.
    await new Promise(setImmediate)
    while (queue.length > 0) {
      const batch = queue.slice(0, BATCH_MAX)
      queue = queue.slice(BATCH_MAX)
      await serve(books, batch)
    }
    running = null
  }

  return {
    submit(incoming) {
      return new Promise((resolve, reject) => {
        queue.push({ incoming, resolve, reject })
        running ??= run()
      })
    },
    waiting: () => queue.length,
    async drained() {
      while (running) await running
    },
  }
}

/**
 * What breaks a batch is a bug of ours in one of its requests. Nothing of it has been kept, so its halves
 * are tried alone, until only the culprit is told; the others never hear of it.
 */
async function serve(books: Books, batch: readonly Waiting[]): Promise<void> {
  try {
    const answers = await perform(
      books,
      batch.map(waiting => waiting.incoming),
    )
    noteBatch(batch.length)
    for (const [index, waiting] of batch.entries()) {
      const answer = answers[index] as Answer
      noteAnswer(waiting.incoming.code, answer.outcome)
      waiting.resolve(answer)
    }
  } catch (error) {
    if (batch.length === 1) {
      noteAnswer(batch[0]?.incoming.code ?? '', 'failed')
      return batch[0]?.reject(error)
    }
    const middle = batch.length >> 1
    await serve(books, batch.slice(0, middle))
    await serve(books, batch.slice(middle))
  }
}
