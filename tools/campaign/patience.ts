import { setTimeout as sleep } from 'node:timers/promises'

const PATIENCE_MS = 30_000
const AGAIN_MS = 50

/** Does something until it can be done: the database may still be on its way back. */
export async function untilAnswering(work: () => Promise<unknown>): Promise<void> {
  const since = performance.now()
  for (;;) {
    try {
      await work()
      return
    } catch (error) {
      if (performance.now() - since > PATIENCE_MS) throw error
      await sleep(AGAIN_MS)
    }
  }
}
